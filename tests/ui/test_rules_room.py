"""The rooms of rules and holidays: listed, searched, exported; overridden and added by form; counted with at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hearingdesk.procedure.verdicts import judge, law_for
from hearingdesk.records.memory import LocalRule
from hearingdesk.rulebook import number
from hearingdesk.when import When
from tests.ui.samples import sample_window, type_into
from tests.ui.windows import close, listed, sheet
from ui.desk import Place
from ui.rooms.ownrule import Preview
from ui.rooms.ruling import RulingView
from ui.window import Window

SERVE = Place("rule", "rule", number("KR-WIT-SERVE"))


@pytest.fixture
def window(qtbot: Any, look: Any, tmp_path: Path) -> Iterator[Window]:
    window = sample_window(qtbot, tmp_path / "sample.hearing")
    yield window
    close(window)


def room(qtbot: Any, window: Window, place: Place) -> Any:
    window.desk.visit(place)
    space: Any = window.space()
    qtbot.waitUntil(lambda: space.pane._count.text() not in ("", "0"), timeout=5000)
    qtbot.waitUntil(lambda: space.current().id != 0, timeout=5000)
    return space


def names(space: Any) -> list[str]:
    return [row.side.split(" · ")[0] for row in listed(space)]


def test_the_rules_of_the_matter_are_listed_searched_and_filtered(qtbot: Any, window: Window) -> None:
    space = room(qtbot, window, Place("rule"))
    assert len(names(space)) == 56
    assert all(name.startswith("KR-") for name in names(space))
    assert listed(space)[0].group == "Hearing"
    space.pane.filters.choose("all")
    qtbot.waitUntil(lambda: space.model.rowCount() == 87)
    space.pane.filters.choose("check")
    qtbot.waitUntil(lambda: "KR-CPL-EXT" in names(space) and space.model.rowCount() < 10)
    assert all("Check" in [chip.text for chip in row.chips] for row in listed(space))
    space.pane.filters.choose("")
    space.ask(words="송달")
    qtbot.waitUntil(lambda: set(names(space)) >= {"KR-WIT-SERVE", "KR-DOC-SERVE"} and len(names(space)) < 20)
    space.ask(words="", order="rule", down=True)
    qtbot.waitUntil(lambda: len(names(space)) == 56 and names(space)[0] == "KR-WIT-SERVE-CONF")


def test_the_list_of_rules_is_exported_as_it_is_shown(qtbot: Any, window: Window, tmp_path: Path) -> None:
    space = room(qtbot, window, Place("rule"))
    space.ask(filter="check")
    target = tmp_path / "rules.csv"
    window.voice.answers.append(target)
    with qtbot.waitSignal(window.desk.handed, timeout=5000):
        window.commands.run("case.export")
    lines = target.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("Short name,Name in English,Name in Korean,What it asks")
    assert any(line.startswith("KR-CPL-EXT,") and "two readings" in line for line in lines)


def test_a_rule_is_overridden_by_form_and_everything_counts_with_it(qtbot: Any, window: Window) -> None:
    space = room(qtbot, window, SERVE)
    window.commands.run("rule.override")
    form_sheet = sheet(window)
    preview = form_sheet.findChild(Preview)
    assert preview is not None
    preview.day.set(When("2025-12-17"))
    type_into(qtbot, form_sheet, "offset", "10")
    assert "7 Dec 2025 (Sun)" in preview.advice.accessibleName()
    assert "own rule of this case" in preview.advice.accessibleName()
    type_into(qtbot, form_sheet, "at", "25:00")
    assert "no hour" in preview.advice.accessibleName()
    form_sheet.save()
    assert "no hour" in form_sheet._form.box("at").message()
    type_into(qtbot, form_sheet, "at", "")
    form_sheet.save()
    assert form_sheet._form.box("basis").message() == "Source or decision is needed."
    type_into(qtbot, form_sheet, "basis", "Decision of the secretaries")
    form_sheet.save()
    (record,) = window.desk.view.local_rules.all()
    assert window.desk.place == Place("rule", "local_rule", record.id)
    summons = next(one for one in window.desk.view.summonses.all() if one.sitting)
    found = judge(window.desk.view, summons)
    assert str(found.last_day) == "2025-12-07"
    assert found.counted is not None
    assert found.counted.local
    assert "Overridden" in [chip.text for chip in space.leaf_chips()]
    said = [one.accessibleName() for one in space.findChildren(RulingView)]
    assert "Own rule of this case. Decision of the secretaries" in said
    window.commands.run("edit.undo")
    assert window.desk.view.local_rules.count() == 0
    assert space.current() == SERVE


def test_a_new_rule_is_added_edited_and_removed(qtbot: Any, window: Window) -> None:
    room(qtbot, window, Place("rule"))
    window.commands.run("rule.add")
    form_sheet = sheet(window)
    assert form_sheet._form.box("rule").field.get() == "OWN-1"
    for field, words in (
        ("title", "Questions to the staff"),
        ("basis", "Our practice"),
        ("trigger", "hearing_opens"),
        ("offset", "2"),
    ):
        if field == "trigger":
            form_sheet._form.box(field).field.set(words)
        else:
            type_into(qtbot, form_sheet, field, words)
    form_sheet.save()
    found = law_for(window.desk.view).count("OWN-1", When("2025-12-30"))
    assert (str(found.due), found.local) == ("2025-12-28", True)
    window.commands.run("record.edit")
    form_sheet = sheet(window)
    type_into(qtbot, form_sheet, "offset", "3")
    form_sheet.save()
    assert str(law_for(window.desk.view).count("OWN-1", When("2025-12-30")).due) == "2025-12-27"
    window.commands.run("record.remove")
    assert window.desk.view.local_rules.count() == 0


def test_two_versions_on_the_same_days_are_refused_with_the_reason(qtbot: Any, window: Window) -> None:
    with window.desk.change("Own") as edit:
        edit.add(LocalRule(rule="KR-WIT-SERVE", title="Ours", settings='{"offset": 9}', basis="b"))
    room(qtbot, window, SERVE)
    window.commands.run("record.edit")
    assert sheet(window)._form.box("offset").field.get() == 9
    sheet(window).reject()
    from ui.rooms.sheet import Adding

    form_sheet = window.editor.add(Adding("local_rule", {"rule": "KR-WIT-SERVE"}))
    type_into(qtbot, form_sheet, "basis", "again")
    form_sheet.save()
    assert "in force at once" in form_sheet.banner.words()
    window.voice.answers.append(True)
    form_sheet.reject()


def test_a_rule_that_cannot_be_read_is_listed_as_left_out(qtbot: Any, window: Window) -> None:
    with window.desk.change("Own") as edit:
        edit.add(LocalRule(rule="OWN-7", title="Broken", settings="{"))
    space = room(qtbot, window, Place("rule"))
    assert names(space)[0] == "OWN-7"
    assert [chip.text for chip in listed(space)[0].chips] == ["Left out"]
    said = " ".join(one.accessibleName() for one in space.findChildren(RulingView))
    assert "Its settings are no JSON" in said


def test_holidays_are_listed_by_calendar_and_year_with_whose_they_are(qtbot: Any, window: Window) -> None:
    space = room(qtbot, window, Place("holiday"))
    assert space.calendar.currentData() == "KR"
    assert {row.chips[0].text for row in listed(space)} == {"Base", "Correction"}
    space.year.setValue(2026)
    qtbot.waitUntil(lambda: any("Constitution Day" in row.title for row in listed(space)))
    marked = {row.title: row.chips[0].text for row in listed(space)}
    assert (marked["Labour Day"], marked["Christmas Day"]) == ("Correction", "Base")
    space.calendar.setCurrentIndex(space.calendar.findData("EU-INST"))
    qtbot.waitUntil(lambda: space.model.rowCount() == 0)
    assert "check" in space.nothing()


def test_a_holiday_of_the_case_moves_what_is_counted(qtbot: Any, window: Window) -> None:
    def due() -> str:
        return str(law_for(window.desk.view).count("KR-CPL-INV", When("2025-12-19")).due)

    space = room(qtbot, window, Place("holiday"))
    space.year.setValue(2026)
    window.commands.run("holiday.add")
    form_sheet = sheet(window)
    type_into(qtbot, form_sheet, "day", "19 Feb 2026")
    type_into(qtbot, form_sheet, "title", "Ad-hoc holiday")
    assert due() == "2026-02-19"
    form_sheet.save()
    assert due() == "2026-02-20"
    qtbot.waitUntil(lambda: "Of this case" in [row.chips[0].text for row in listed(space)])
    assert space.current().table == "holiday"
    window.commands.run("record.remove")
    assert due() == "2026-02-19"


def test_a_day_off_becomes_a_working_day_of_the_case(qtbot: Any, window: Window) -> None:
    space = room(qtbot, window, Place("holiday"))
    space.year.setValue(2026)
    window.desk.visit(Place("holiday", "day", When("2026-02-18").first.toordinal()))
    assert space.current().table == "day"
    window.commands.run("holiday.work")
    sheet(window).save()
    assert str(law_for(window.desk.view).count("KR-CPL-INV", When("2025-12-19")).due) == "2026-02-18"


def test_both_rooms_speak_korean(qtbot: Any, window: Window) -> None:
    from hearingdesk import words

    words.use("ko")
    space = room(qtbot, window, SERVE)
    assert any(row.title == "출석요구서 송달" for row in listed(space))
