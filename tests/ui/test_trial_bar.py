"""Trying a date on the summons page: said as a trial, written nowhere, ended by Esc, recorded by its form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from hearingdesk.procedure.verdicts import judge
from hearingdesk.records.orders import IssuedOrder
from hearingdesk.records.summonses import Summons
from hearingdesk.when import When
from tests.ui.samples import sample_window, type_into
from tests.ui.windows import close, sheet
from ui.forms.sheet import Sheet
from ui.rooms.asides import Instruments
from ui.rooms.ruling import RulingView
from ui.window import Window


@pytest.fixture
def window(qtbot: Any, look: Any, tmp_path: Path) -> Iterator[Window]:
    window = sample_window(qtbot, tmp_path / "sample.hearing")
    yield window
    close(window)


def called(window: Window, who: str) -> Summons:
    view = window.desk.view
    found = (one for one in view.summonses.all() if view.parties.called(one.party, "en") == who)
    return next(one for one in found if one.sitting)


def shown(qtbot: Any, window: Window, who: str) -> Any:
    summons = called(window, who)
    window.desk.go("summons", summons.id)
    space: Any = window.space()
    qtbot.waitUntil(lambda: space.current().id == summons.id)
    return space.page


def banner(page: Any) -> str:
    """The newest one: those that were replaced go with the next turn of the event loop."""
    return page.findChildren(RulingView)[-1].accessibleName()


def test_a_trial_is_shown_and_written_nowhere_and_esc_ends_it(qtbot: Any, window: Window) -> None:
    page = shown(qtbot, window, "Kim Bom-suk")
    before, entries = window.desk.view.digest(), window.desk.view.log_length()
    assert banner(page).startswith("Open: enforceable only if it was served by 10 Dec 2025")
    window.commands.run("summons.try")
    assert banner(page).startswith("If this were so: Enforceable: served 7 days before")
    assert "Trying 3 entries, nothing saved" in banner(page)
    assert page._bar.isVisible()
    page._bar._served.set(When("2025-12-11"))
    page._bar._served.changed.emit()
    assert banner(page).startswith("If this were so: Voluntary: served 6 of 7 days before")
    page._bar._served.setText("31 Nov 2025")
    page._bar._served.changed.emit()
    assert page._bar._said.text()
    assert not page._bar._record_button.isEnabled()
    assert (window.desk.view.digest(), window.desk.view.log_length()) == (before, entries)
    qtbot.keyClick(page._bar._served, Qt.Key.Key_Escape)
    assert not page._bar.isVisible()
    assert banner(page).startswith("Open: enforceable only if it was served by 10 Dec 2025")


def test_another_record_ends_the_trial(qtbot: Any, window: Window) -> None:
    page = shown(qtbot, window, "Kim Bom-suk")
    window.commands.run("summons.try")
    shown(qtbot, window, "Park Dae-jun")
    assert not page._bar.isVisible()
    assert "If this were so" not in banner(page)


def test_what_was_tried_is_recorded_by_its_form_in_one_change(qtbot: Any, window: Window) -> None:
    page = shown(qtbot, window, "Kim Bom-suk")
    window.commands.run("summons.try")
    page._bar._record_button.click()
    form_sheet = sheet(window)
    assert form_sheet._form.box("served").field.get() == When("2025-12-10")
    assert form_sheet._form.box("states_sanctions").field.get() == "yes"
    form_sheet.save()
    found = judge(window.desk.view, called(window, "Kim Bom-suk"))
    assert (found.verdict, [one.code for one in found.offences]) == ("enforceable", ["absence"])
    assert banner(page).startswith("Enforceable: served 7 days before")
    assert not page._bar.isVisible()
    window.commands.run("edit.undo")
    assert judge(window.desk.view, called(window, "Kim Bom-suk")).verdict == "gap"
    assert window.desk.view.services.count() == 0


def test_entering_service_on_the_last_day_turns_the_verdict(qtbot: Any, window: Window) -> None:
    page = shown(qtbot, window, "Park Dae-jun")
    window.commands.run("summons.serve")
    form_sheet = sheet(window)
    assert form_sheet._form.box("states_time").field.get() == ""
    for field, words in (("served", "10 Dec 2025"), ("issued", "9 Dec 2025"), ("issuer", "the chair")):
        type_into(qtbot, form_sheet, field, words)
    form_sheet._form.box("method").field.set("personal")
    for name in ("states_time", "states_place", "states_sanctions"):
        form_sheet._form.box(name).field.set("yes")
    form_sheet.save()
    assert banner(page).startswith("Enforceable: served 7 days before")
    window.commands.run("summons.serve")
    form_sheet = sheet(window)
    assert "issued" not in form_sheet._form._boxes
    assert "states_gist" in form_sheet._form._boxes
    form_sheet.reject()


def test_for_the_witness_added_on_the_eve_no_date_helps(qtbot: Any, window: Window) -> None:
    page = shown(qtbot, window, "Kim Myung-gyu")
    assert banner(page).startswith("Voluntary: at most 1 of 7 days before")
    assert "No paper still missing can change this" in banner(page)
    window.commands.run("summons.try")
    assert banner(page).startswith("If this were so: Voluntary")


def test_the_last_day_of_each_way_of_serving_stands_on_the_page(qtbot: Any, window: Window) -> None:
    from datetime import date

    from ui.rooms.pages import ruled
    from ui.rooms.sheet import Here

    summons = called(window, "Kim Bom-suk")
    here = Here(window.desk.view, "en", date(2025, 12, 4))
    (verdict,) = ruled.verdicts(here, summons)
    card = ruled.starting(here, verdict)
    assert card is not None
    told = {line.label: line for line in card.lines}
    notice = told["Service by public notice"]
    assert "first notice by 3 Dec 2025 (Wed)" in notice.value
    assert "later one to the same witness by 9 Dec 2025 (Tue)" in notice.value
    assert "abroad and hard to serve" in notice.other
    assert told["Personal delivery"].value == "Hand it over by 10 Dec 2025 (Wed)."
    later = Here(window.desk.view, "en", date(2025, 12, 10))
    (verdict,) = ruled.verdicts(later, summons)
    card = ruled.starting(later, verdict)
    assert card is not None
    assert next(line for line in card.lines if line.label == "Service by public notice").value.startswith(
        "Too late now."
    )


def test_the_page_is_looked_at_from_any_day(qtbot: Any, window: Window) -> None:
    shown(qtbot, window, "Kim Bom-suk")
    window.voice.answers.append("2025-12-09")
    window.commands.run("day.choose")
    page = shown(qtbot, window, "Kim Bom-suk")
    assert banner(page).startswith("Open: enforceable only if it is served by 10 Dec 2025")


def test_an_order_that_the_hearing_lacks_is_explained_in_its_form(qtbot: Any, window: Window) -> None:
    shown(qtbot, window, "Kim Bom-suk")
    window.commands.run("order.add")
    form_sheet = sheet(window)
    advice = form_sheet.findChild(Instruments)
    assert advice is not None
    assert not advice.isVisible()
    form_sheet._form.box("instrument").field.set("accompany_order")
    advice.look()
    assert "This proceeding (Hearing) has no “Accompany order”" in advice.accessibleName()
    assert "What exists: Demand for attendance, Criminal complaint" in advice.accessibleName()
    form_sheet.save()  # what really happened is never blocked
    (order,) = window.desk.view.issued_orders.all()
    assert order.instrument == "accompany_order"
    window.desk.go("issued_order", order.id)
    assert "This kind of hearing lacks it" in banner(window)


def test_what_exists_instead_is_taken_with_one_press(qtbot: Any, window: Window) -> None:
    summons = called(window, "Kim Bom-suk")
    with window.desk.change("Order") as edit:
        order = edit.add(
            IssuedOrder(hearing=summons.hearing, party=summons.party, instrument="accompany_order")
        )
    window.desk.go("issued_order", order.id)
    window.commands.run("record.edit")
    form_sheet: Sheet = sheet(window)
    advice = form_sheet.findChild(Instruments)
    assert advice is not None
    advice._take("complaint")
    form_sheet.save()
    assert window.desk.view.issued_orders.get(order.id).instrument == "complaint"
