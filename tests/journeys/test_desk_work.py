"""A staffer at work, through the real window: find, record, undo, redo, add, edit, remove, save."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from hearingdesk import words
from hearingdesk.casefile import CaseFile
from hearingdesk.records.summonses import Service
from hearingdesk.when import When
from tests.ui.windows import close, enter, listed, opened, sheet
from ui.window import Window


@pytest.fixture
def window(qtbot, look, tmp_path: Path) -> Iterator[Window]:
    window = opened(qtbot, tmp_path / "case.hearing")
    yield window
    close(window)


def type_into(qtbot, form_sheet, field: str, typed: str) -> None:
    entry = form_sheet._form.box(field).field.entry()
    entry.setFocus()
    entry.clear()
    qtbot.keyClicks(entry, typed)


def save(form_sheet) -> None:
    button = next(one for one in form_sheet.findChildren(QPushButton) if one.property("kind") == "primary")
    button.click()


def test_find_a_witness_record_service_undo_and_redo(qtbot, window):
    desk = window.desk
    space = enter(qtbot, window, "summons")
    qtbot.keyClicks(space.pane.search, "Choi")
    qtbot.waitUntil(lambda: desk.view.summonses.count() and space.model.rowCount() <= 1)
    space.pane.search.clear()
    qtbot.waitUntil(lambda: space.model.rowCount() == 2)
    choi = desk.view.parties.by_name("Choi Dae-won")[0]
    summons = desk.view.summonses.first(party=choi.id)
    desk.go("summons", summons.id)
    window.commands.run("summons.serve")
    form_sheet = sheet(window)
    type_into(qtbot, form_sheet, "served", "12 Nov 2026")
    type_into(qtbot, form_sheet, "recipient", "Legal department")
    save(form_sheet)
    assert [one.served for one in desk.view.summonses.services(summons.id)] == [When("2026-11-12")]
    assert desk.place.id == summons.id
    window.commands.run("edit.undo")
    assert desk.view.services.count() == 0
    assert "Undone" in window.banner.words()
    window.commands.run("edit.redo")
    assert desk.view.services.count() == 1
    qtbot.waitUntil(lambda: "Served 12 Nov 2026" in [row.chips[0].text for row in listed(space) if row])


def test_what_is_added_on_a_page_stays_on_that_page_also_on_a_second_visit(qtbot, window):
    desk = window.desk
    space = enter(qtbot, window, "summons")
    summons = space.current().id
    enter(qtbot, window, "hearing")
    enter(qtbot, window, "summons")
    window.commands.run("summons.serve")
    form_sheet = sheet(window)
    save(form_sheet)
    assert "what else is known" in form_sheet._form.box("served").message()
    type_into(qtbot, form_sheet, "served", "12 Nov 2026")
    save(form_sheet)
    assert desk.place.id == space.current().id == summons
    assert window.banner.words() == "Added: Service, 12 Nov 2026"


def test_the_banner_never_offers_to_undo_another_change_than_it_says(qtbot, window):
    desk = window.desk
    space = enter(qtbot, window, "summons")
    window.commands.run("summons.serve")
    form_sheet = sheet(window)
    type_into(qtbot, form_sheet, "served", "12 Nov 2026")
    save(form_sheet)
    assert window.banner.words()
    with desk.change("Edit: Summons") as edit:
        edit.update(replace(desk.view.summonses.get(space.current().id), remark="Called by telephone."))
    assert window.banner.words() == ""


def test_when_the_record_shown_is_taken_back_the_chosen_row_is_shown(qtbot, window):
    desk = window.desk
    space = enter(qtbot, window, "summons")
    summons = space.current().id
    with desk.change("Record service") as edit:
        service = edit.add(Service(summons=summons, served=When("2026-11-12")))
    desk.go("service", service.id)
    assert space.current().id == service.id
    window.commands.run("edit.undo")
    assert space.current().id == summons


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_written(qtbot, window):
    desk = window.desk
    enter(qtbot, window, "party")
    before = desk.view.parties.count()
    window.commands.run("record.add")
    form_sheet = sheet(window)
    save(form_sheet)
    assert form_sheet.isVisible()
    assert form_sheet._form.box("name").message() == "Name is needed."
    type_into(qtbot, form_sheet, "name", "Seo Yun-a")
    save(form_sheet)
    assert desk.view.parties.count() == before + 1
    qtbot.waitUntil(lambda: desk.view.parties.called(window.space().current().id) == "Seo Yun-a")


def test_a_date_nobody_can_read_is_refused_in_words(qtbot, window):
    desk = window.desk
    enter(qtbot, window, "deadline")
    window.commands.run("record.edit")
    form_sheet = sheet(window)
    type_into(qtbot, form_sheet, "due", "31 Nov 2026")
    save(form_sheet)
    assert "There is no day 31" in form_sheet._form.box("due").message()
    type_into(qtbot, form_sheet, "due", "30 Nov 2026")
    save(form_sheet)
    assert desk.view.deadlines.first().due == When("2026-11-30")


def test_a_record_in_use_stays_and_the_window_says_why(qtbot, window):
    desk = window.desk
    enter(qtbot, window, "hearing")
    window.commands.run("record.remove")
    assert desk.view.hearings.count() == 1
    assert "still used by" in window.banner.words()


def test_a_record_in_use_is_said_in_korean_without_english(qtbot, window):
    enter(qtbot, window, "hearing")
    words.use("ko")
    window.commands.run("record.remove")
    assert not re.search("[A-Za-z]", window.banner.words())


def test_remove_and_take_it_back_from_the_banner(qtbot, window):
    desk = window.desk
    enter(qtbot, window, "claim")
    version = desk.view.claim_versions.ids()[0]
    desk.go("claim_version", version)
    window.commands.run("record.remove")
    assert desk.view.claim_versions.count() == 1
    window.banner._act()
    assert desk.view.claim_versions.count() == 2


def test_a_duplicate_is_a_new_record(qtbot, window):
    desk = window.desk
    enter(qtbot, window, "deadline")
    window.commands.run("record.duplicate")
    form_sheet = sheet(window)
    type_into(qtbot, form_sheet, "title", "Answer of the board")
    save(form_sheet)
    assert {one.title for one in desk.view.deadlines.all()} == {"Answer of the bank", "Answer of the board"}


def test_a_copy_is_saved_and_opens(qtbot, window, tmp_path):
    target = tmp_path / "copy.hearing"
    window.voice.answers.append(target)
    window.commands.run("case.copy")
    qtbot.waitUntil(lambda: "A copy was saved as copy.hearing" in window.banner.words())
    with CaseFile(target, "ro") as copy:
        assert copy.matter.title == window.desk.view.matter.title


def test_a_list_is_exported_as_it_is_shown(qtbot, window, tmp_path):
    target = tmp_path / "people.csv"
    space = enter(qtbot, window, "party")
    space.pane.filters.choose("person")
    qtbot.waitUntil(lambda: space.model.rowCount() == 2)
    window.voice.answers.append(target)
    window.commands.run("case.export")
    qtbot.waitUntil(lambda: "2 rows written" in window.banner.words())
    text = target.read_text("utf-8-sig")
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "Choi Dae-won,최대원" in text
    assert "Hanbit Bank,한빛은행" not in text


def test_a_case_in_use_opens_for_reading_and_says_so(qtbot, window, tmp_path):
    from tests.ui.cases import make
    from ui.desk import Desk

    path = tmp_path / "other.hearing"
    other = make(path)
    try:
        window.desk.open(path)
        assert "open for writing" in window.banner.words()
        assert not window.desk.writable
        window.desk.visit(window.desk.place)
        window.commands.refresh()
        assert not window.commands["record.add"].isEnabled()
        assert isinstance(window.desk, Desk)
    finally:
        window.desk.close()
        other.close()


def test_a_new_case_is_made_and_opened(qtbot, window, tmp_path):
    target = tmp_path / "new.hearing"
    window.commands.run("file.new")
    form_sheet = sheet(window)
    type_into(qtbot, form_sheet, "title", "Branch closures")
    window.voice.answers.append(target)
    save(form_sheet)
    assert window.desk.view.matter.title == "Branch closures"
    assert window.desk.view.matter.zone == "Asia/Seoul"


def test_closing_the_case_leaves_one_plain_file_and_a_welcome(qtbot, window, tmp_path):
    for room in ("hearing", "summons", "history", "search"):
        enter(qtbot, window, room)
    window.commands.run("case.close")
    assert window.space() is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.hearing"]
