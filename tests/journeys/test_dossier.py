"""A staffer follows an absence through the window: every step recorded by keyboard, each undone in one step."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from hearingdesk.exchange.sample import build_sample
from hearingdesk.procedure.dossiers import dossier_of
from hearingdesk.settings import Settings
from hearingdesk.when import When
from tests.pack.reading import Reading, squeezed
from tests.ui.voices import Script
from tests.ui.windows import close, sheet
from ui.desk import Desk
from ui.rooms.strip import StripView
from ui.widgets.label import Label
from ui.window import Window

DAY = datetime.date(2025, 12, 23)


def opened(qtbot: Any, path: Path, *answers: Any) -> Window:
    build_sample(path).close()
    desk = Desk()
    desk.settings = Settings(author="Tester", installation="test", language="")
    window = Window(desk, Script(*answers))
    desk.open(path, as_of=DAY)
    with qtbot.waitExposed(window):
        window.show()
    window.resize(1440, 1400)
    return window


@pytest.fixture
def window(qtbot, look, tmp_path: Path) -> Iterator[Window]:
    window = opened(qtbot, tmp_path / "sample.hearing")
    yield window
    close(window)


def words_of(window: Window) -> str:
    """Everything that is read on the page."""
    QApplication.processEvents()
    labels = [one.text() for one in window.findChildren(Label) if one.isVisible()]
    strips = [one.accessibleName() for one in window.findChildren(StripView) if one.isVisible()]
    return " ".join([*labels, *strips])


def complaint(window: Window) -> Any:
    (found,) = window.desk.view.complaints.all()
    window.desk.go("complaint", found.id)
    return found


def fill(form_sheet: Any, **values: Any) -> None:
    for name, value in values.items():
        box = form_sheet._form.box(name)
        box.field.set(value)


def save(form_sheet: Any) -> None:
    button = next(one for one in form_sheet.findChildren(QPushButton) if one.property("kind") == "primary")
    button.click()


def record(qtbot: Any, window: Window, name: str) -> Any:
    """Choose a step of the strip with the arrows and press Enter; the sheet that opens."""
    QApplication.processEvents()
    strip = [one for one in window.findChildren(StripView) if one.isVisible()][-1]
    strip.setFocus()
    titles = [step.title for step in strip._steps]
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    for _n in range(titles.index(name)):
        qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert name in strip.accessibleDescription()
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    return sheet(window)


def test_the_sample_says_when_the_investigation_must_end_and_why_not_the_day_before(window) -> None:
    complaint(window)
    said = words_of(window)
    assert "If received on the day of filing, the investigation must end by 19 Feb 2026 (Thu): check" in said
    assert "Not 18 Feb 2026 (Wed" in said
    assert "day off rolls to the next working day" in said
    assert "14 Dec 2025 3 of 3 · In time" in said


def test_the_sample_says_that_the_letters_of_a_sunday_were_in_time_without_a_roll(window) -> None:
    desk = window.desk
    summons = next(
        one
        for one in desk.view.summonses.all()
        if desk.view.parties.called(one.party, "en") == "Park Dae-jun" and one.sitting
    )
    desk.go("summons", summons.id)
    window.space().page.choose("absence")
    said = words_of(window)
    assert "Received 14 Dec 2025 (Sun), in time: due by 14 Dec 2025 (Sun)." in said
    window.space().page.choose("overview")
    assert "D-3 from 17 Dec 2025, first day counted, calendar days, no roll: 14 Dec 2025 (Sun)" in words_of(
        window
    )


def test_the_sample_says_that_the_seven_days_ended_on_10_december(window) -> None:
    (decision,) = window.desk.view.decisions.all()
    window.desk.go("decision", decision.id)
    said = words_of(window)
    assert "the 7 days end on 10 Dec 2025 (Wed)" in said
    assert "7 days from 3 Dec 2025, first day not counted" in said
    assert "Improvement recommendation: No legal force" in said
    assert "Reported as: decided" in said


def test_the_sample_says_that_the_24_hour_report_was_late_in_one_version_and_in_time_in_the_other(
    window,
) -> None:
    deadline = next(one for one in window.desk.view.deadlines.all() if one.rule == "KR-NET-24")
    window.desk.go("deadline", deadline.id)
    said = words_of(window)
    assert "Done 19 Nov 2025, 21:35: in time" in said
    assert "late by about 29 h 35 min" in said


def test_receipt_is_recorded_by_keyboard_and_turns_the_condition_into_a_day(qtbot, window) -> None:
    found = complaint(window)
    form_sheet = record(qtbot, window, "Received")
    fill(form_sheet, received=When("2025-12-22"))
    save(form_sheet)
    view = window.desk.view
    assert view.complaints.get(found.id).received == When("2025-12-22")
    assert dossier_of(view, view.complaints.get(found.id), DAY).headline.en == (
        "Under investigation until 23 Feb 2026 (Mon)"
    )
    assert "Under investigation until 23 Feb 2026 (Mon)" in words_of(window)
    window.commands.run("edit.undo")
    assert view.complaints.get(found.id).received is None
    assert "must end by 19 Feb 2026" in words_of(window)


def test_steps_signatures_and_dispositions_are_each_one_change(qtbot, window) -> None:
    found = complaint(window)
    view = window.desk.view
    form_sheet = record(qtbot, window, "Investigation")
    fill(form_sheet, state="interim", day=When("2025-12-22"))
    save(form_sheet)
    assert [one.state for one in view.complaints.steps(found.id)][-1] == "interim"
    window.commands.run("complaint.sign")
    form_sheet = sheet(window)
    ticks = [name for name in form_sheet._form._boxes if name.startswith("member_")]
    fill(form_sheet, day=When("2025-12-18"), **dict.fromkeys(ticks[:2], True))
    save(form_sheet)
    assert len(view.complaints.signatures(found.id)) == 2
    window.commands.run("complaint.dispose")
    form_sheet = sheet(window)
    fill(form_sheet, disposition_0="indicted", disposed_0=When("2025-12-23"), disposition_2="no_indictment")
    save(form_sheet)
    assert [one.disposition for one in view.complaints.counts(found.id)] == ["indicted", "", "no_indictment"]
    window.commands.run("edit.undo")
    assert [one.disposition for one in view.complaints.counts(found.id)] == ["", "", ""]
    window.commands.run("edit.undo")
    assert view.complaints.signatures(found.id) == []


def test_signing_wants_a_tick(window) -> None:
    complaint(window)
    window.commands.run("complaint.sign")
    form_sheet = sheet(window)
    save(form_sheet)
    assert form_sheet._form.box("day").message() == "Tick who signed."
    form_sheet._form.show_record(form_sheet._form._base)
    form_sheet.reject()


def test_a_new_complaint_begins_with_what_the_file_knows_of_the_absence(qtbot, window) -> None:
    desk = window.desk
    desk.set_as_of(datetime.date(2026, 1, 10))
    summons = next(
        one
        for one in desk.view.summonses.all()
        if desk.view.parties.called(one.party, "en") == "Kim Yoo-seok"
    )
    desk.go("summons", summons.id)
    form_sheet = record(qtbot, window, "Counts")
    filled = form_sheet._form.result()
    assert (filled.accused, filled.offence, filled.offended) == (summons.party, "absence", When("2025-12-30"))
    assert "Act on Testimony art. 12(1)" in filled.article
    assert any("demand is open" in one.text() for one in form_sheet.findChildren(Label))
    save(form_sheet)
    complaint_id = desk.place.id
    assert desk.place.table == "complaint"
    (count,) = desk.view.complaints.counts(complaint_id)
    assert (count.accused, count.offence) == (summons.party, "absence")
    window.commands.run("edit.undo")
    assert desk.view.complaints.find(complaint_id) is None


def test_nobody_is_offered_absence_who_came_voluntarily(window) -> None:
    desk = window.desk
    summons = next(
        one
        for one in desk.view.summonses.all()
        if desk.view.parties.called(one.party, "en") == "Kim Myung-gyu"
    )
    desk.go("summons", summons.id)
    window.commands.run("absence.complain")
    form_sheet = sheet(window)
    assert form_sheet._form.result().offence == ""
    assert any("attendance was voluntary" in one.text() for one in form_sheet.findChildren(Label))
    form_sheet.reject()


def test_a_decision_is_served_and_its_measures_done_each_in_one_change(qtbot, window) -> None:
    desk = window.desk
    (decision,) = desk.view.decisions.all()
    desk.go("decision", decision.id)
    form_sheet = record(qtbot, window, "Served in writing")
    fill(form_sheet, notified=When("2025-12-05"), runs_from="disputed")
    save(form_sheet)
    assert "From the announcement on 3 Dec 2025: 10 Dec 2025 (Wed)." in words_of(window)
    assert "From service in writing on 5 Dec 2025: 12 Dec 2025 (Fri)." in words_of(window)
    window.commands.run("decision.done")
    form_sheet = sheet(window)
    fill(form_sheet, state_0="done", done_0=When("2025-12-11"))
    save(form_sheet)
    assert "whether in time hangs on the day it is counted from" in words_of(window)
    window.commands.run("edit.undo")
    assert all(one.done is None for one in desk.view.decisions.measures(decision.id))


def test_the_annex_is_printed_from_the_page(qtbot, look, tmp_path) -> None:
    out = tmp_path / "annex.pdf"
    window = opened(qtbot, tmp_path / "sample.hearing", out)
    complaint(window)
    window.commands.run("complaint.annex")
    save(sheet(window))
    qtbot.waitUntil(lambda: out.exists() and "ready" in window.banner.words(), timeout=20000)
    said = squeezed(Reading(out.read_bytes()).body())
    assert squeezed("must end by 19 Feb 2026 (Thu): check") in said
    assert squeezed("As of") in said
    assert squeezed("23 Dec 2025") in said
    close(window)


@pytest.mark.parametrize(
    ("jurisdiction", "source", "kind", "step", "law"),
    [
        (
            "us-house",
            "txt-us-chrg-hearings/CHRG-110hhrg46594.htm",
            "hearing",
            "Vote of the House",
            "2 U.S.C. 192",
        ),
        ("uk", "csv-uk-oral-evidence", "oral_evidence", "Reported to the House", "Erskine May 38.33"),
    ],
)
def test_an_imported_hearing_of_another_parliament_has_its_own_way(
    qtbot, look, tmp_path, shared, jurisdiction, source, kind, step, law
) -> None:
    from hearingdesk.casefile import CaseFile
    from hearingdesk.exchange.bring_in import bring_in
    from hearingdesk.records.attendance import Attendance
    from hearingdesk.records.matters import Matter
    from hearingdesk.records.parties import Party
    from hearingdesk.records.summonses import Service, Summons

    place = shared / "data" / "open" / source
    file = place if place.is_file() else next(iter(sorted(place.rglob("*.csv"))))
    path = tmp_path / "case.hearing"
    with CaseFile.create(path, Matter(title="Abroad", jurisdiction=jurisdiction)) as case:
        bring_in(case, file)
        hearing = next(one for one in case.hearings.all() if one.kind == kind)
        sitting = case.hearings.sittings(hearing.id)[0]
        before = When((sitting.day.first - datetime.timedelta(days=9)).isoformat())
        with case.change("Somebody stays away") as edit:
            party = edit.add(Party(name="Tom Tallow"))
            given = {"resolved": before, "issued": before, "issuer": "the Chair"}
            summons = edit.add(Summons(hearing=hearing.id, sitting=sitting.id, party=party.id, **given))
            edit.add(Service(summons=summons.id, method="personal", served=before, proof="signed"))
            edit.add(Attendance(sitting=sitting.id, party=party.id, state="absent_no_paper"))
    desk = Desk()
    desk.settings = Settings(author="Tester", installation="test", language="")
    window = Window(desk, Script())
    desk.open(path)
    with qtbot.waitExposed(window):
        window.show()
    window.resize(1440, 1400)
    desk.go("summons", summons.id)
    window.space().page.choose("absence")
    qtbot.waitUntil(lambda: step in words_of(window), timeout=3000)
    said = words_of(window)
    assert law in said
    assert "Act on Testimony" not in said
    assert "Investigation" not in said
    close(window)
