"""A hearing of the US House and one of the Commons through the same screens: nothing there speaks Korean law."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.run import run
from hearingdesk.procedure.verdicts import judge
from hearingdesk.records.summonses import Summons
from hearingdesk.when import When
from tests.ui.samples import type_into
from tests.ui.voices import Script
from tests.ui.windows import close, listed, sheet
from ui.desk import Desk, Place
from ui.rooms.pages.register import sheet_of
from ui.rooms.ruling import RulingView
from ui.rooms.sheet import Beside, Column, Facts, Grid, Here, Links, Ribbon, Ruling, Strip, Words
from ui.window import Window

DAY = date(2026, 11, 22)
CASES = {
    "us-house": ("txt-us-chrg-hearings/CHRG-111hhrg52407.htm", "US-", ["Authorised", "Issued", "Served"]),
    "uk": ("csv-uk-oral-evidence/u1720146_CN8001_oral_20140618.csv", "UK-", ["Ordered", "Signed", "Served"]),
}
KOREAN_LAW = re.compile("Act on Testimony|National Assembly|Inspection and Investigation|KR-|[가-힣]|sworn")
EVERY = pytest.mark.parametrize("jurisdiction", CASES)


@pytest.fixture
def source(shared: Path) -> Path:
    return shared / "data" / "open"


@pytest.fixture
def window(qtbot: Any, look: Any) -> Iterator[Window]:
    from hearingdesk.settings import Settings

    desk = Desk()
    desk.settings = Settings(author="Tester", installation="test", language="")
    window = Window(desk, Script())
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    close(window)


def imported(qtbot: Any, window: Window, jurisdiction: str, path: Path, folder: Path) -> None:
    """A new case of that parliament, and the file brought in, as a person does it."""
    window.commands.run("file.new")
    form = sheet(window)
    type_into(qtbot, form, "title", "Elsewhere")
    form._form.box("jurisdiction").field.set(jurisdiction)
    window.voice.answers.append(folder / "elsewhere.hearing")
    form.save()
    window.desk.set_as_of(DAY)
    window.voice.answers.append([path])
    window.commands.run("case.import")
    qtbot.waitUntil(lambda: "Imported" in window.banner.words(), timeout=60_000)
    qtbot.waitUntil(lambda: window.desk.writable, timeout=60_000)


def summoned(window: Window) -> Summons:
    """A witness of the hearing, with a demand for attendance on file."""
    view = window.desk.view
    hearing = next(iter(view.hearings.all()))
    sitting = view.hearings.sittings(hearing.id)[0]
    witness = next(one for one in view.attendances.at(sitting.id) if one.capacity)
    with window.desk.change("Call a witness") as edit:
        return edit.add(Summons(hearing=hearing.id, sitting=sitting.id, party=witness.party))


def shown(cards: Sequence[Any]) -> Iterator[str]:
    """Every word of cards in the language of the page."""
    for card in cards:
        match card:
            case Beside():
                yield from shown([one for one, _share in card.cards])
            case Column():
                yield from shown(card.cards)
            case Facts():
                yield card.title
                yield from (f"{line.label} {line.value}" for line in card.lines)
            case Links():
                yield card.title
                yield from (
                    f"{one.title} {one.note} {one.chip.text if one.chip else ''}" for one in card.links
                )
            case Strip():
                *steps, verdict = card.steps  # under the verdict stands the same word in Korean
                for one in steps:
                    yield f"{one.title} {one.value} {one.note} {one.basis} {one.whole}"
                yield f"{verdict.title} {verdict.value}"
            case Ruling():
                yield f"{card.headline} {card.reason} {card.check}"
            case Ribbon():
                yield " ".join(card.words)
            case Grid():
                yield from (f"{cell.chip.text} {cell.note}" for _who, cells in card.rows for cell in cells)
            case Words():
                yield card.title


@EVERY
def test_every_screen_of_an_imported_hearing_speaks_its_own_law(
    qtbot: Any, window: Window, source: Path, tmp_path: Path, jurisdiction: str
) -> None:
    name, prefix, steps = CASES[jurisdiction]
    imported(qtbot, window, jurisdiction, source / name, tmp_path)
    summons = summoned(window)
    here = Here(window.desk.view, "en", DAY)
    for table, record in (
        ("summons", summons),
        ("hearing", window.desk.view.hearings.get(summons.hearing)),
    ):
        for part in sheet_of(here, table, record).parts:
            if part.key in ("overview", "witnesses", "instruments", "attendance", "days"):
                told = " \n".join(shown(part.cards()))
                assert not KOREAN_LAW.search(told), KOREAN_LAW.search(told)
    strip = next(
        card for card in sheet_of(here, "summons", summons).parts[0].cards() if isinstance(card, Strip)
    )
    assert [step.title for step in strip.steps] == [*steps, "Verdict"]
    window.desk.visit(Place("rule"))
    rules: Any = window.space()
    qtbot.waitUntil(lambda: rules.model.rowCount() > 2)
    assert all(row.side.startswith(prefix) for row in listed(rules))
    window.desk.visit(Place("holiday"))
    days: Any = window.space()
    assert days.calendar.currentData() == {"us-house": "US-FED", "uk": "UK-EW"}[jurisdiction]


@EVERY
def test_a_trial_and_a_service_turn_the_verdict_there_too(
    qtbot: Any, window: Window, source: Path, tmp_path: Path, jurisdiction: str
) -> None:
    imported(qtbot, window, jurisdiction, source / CASES[jurisdiction][0], tmp_path)
    summons = summoned(window)
    day = window.desk.view.sittings.get(summons.sitting).day.first
    window.desk.go("summons", summons.id)
    space: Any = window.space()
    qtbot.waitUntil(lambda: space.current().id == summons.id)
    window.commands.run("summons.try")
    assert not space.page._bar._stated.isVisible()
    said = space.page.findChildren(RulingView)[-1].accessibleName()
    assert said.startswith("If this were so: Enforceable: served before the day")
    space.page._bar._record_button.click()
    form = sheet(window)
    assert "states_time" not in form._form._boxes
    form.save()
    with window.desk.change("Resolved") as edit:
        from dataclasses import replace

        called = window.desk.view.summonses.get(summons.id)
        edit.update(replace(called, resolved=called.issued))
    found = judge(window.desk.view, window.desk.view.summonses.get(summons.id))
    assert (found.verdict, found.days) == ("enforceable", 0)
    assert all(one.certain is not any(c.code == "general" for c in found.checks) for one in found.offences)
    served = window.desk.view.summonses.services(summons.id)[0].served
    assert served is not None
    assert served.first < day


@EVERY
def test_the_commands_answer_there_too(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], jurisdiction: str
) -> None:
    name, prefix, _steps = CASES[jurisdiction]
    case = tmp_path / "elsewhere.hearing"
    assert run(["new", str(case), "--title", "Elsewhere", "--jurisdiction", jurisdiction]) == 0
    assert run(["import", str(case), str(source / name)]) == 0
    with CaseFile(case, "rw", "Test") as opened, opened.change("Call") as edit:
        hearing = next(iter(opened.hearings.all()))
        sitting = opened.hearings.sittings(hearing.id)[0]
        witness = next(one for one in opened.attendances.at(sitting.id) if one.capacity)
        edit.add(
            Summons(hearing=hearing.id, sitting=sitting.id, party=witness.party, resolved=When("2009-01-05"))
        )
    capsys.readouterr()
    assert run(["verdict", str(case), "--json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)["summonses"]
    assert found["verdict"] == "gap"
    assert not KOREAN_LAW.search(json.dumps([gap["text"]["en"] + gap["basis"] for gap in found["gaps"]]))
    rule = {"us-house": "US-H-NOTICE", "uk": "UK-GOV-RESP"}[jurisdiction]
    run(["count", rule, "--on", "2009-06-25", "--case", str(case), "--json"])
    counted = json.loads(capsys.readouterr().out)
    assert counted["due"] == {"US-": "2009-06-18", "UK-": "2009-08-25"}[prefix]
