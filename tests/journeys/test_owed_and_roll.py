"""On the day: the roll is called, a promise is marked with one key, documents are chased, and both are printed."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from hearingdesk.records.demands import Demand, DemandItem
from hearingdesk.records.undertakings import Undertaking
from hearingdesk.when import When
from tests.journeys.test_desk_work import save, type_into
from tests.pack.reading import Reading, squeezed
from tests.ui.windows import close, enter, listed, opened, sheet
from ui.desk import Place
from ui.rooms.items import ItemList
from ui.rooms.reader import TranscriptPane


@pytest.fixture
def window(qtbot: Any, look: Any, tmp_path: Path) -> Iterator[Any]:
    window = opened(qtbot, tmp_path / "case.hearing")
    yield window
    close(window)


def party(window: Any, name: str) -> int:
    return window.desk.view.parties.by_name(name)[0].id


def reader(qtbot: Any, window: Any) -> TranscriptPane:
    """The transcript of the case, at a turn of Choi's."""
    talk = window.desk.view.transcripts.ids()[0]
    said = window.desk.view.turns.ids(window.desk.view.turns.said_in(talk))
    window.desk.visit(Place("transcript", "turn", said[3]))
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(TranscriptPane)))
    pane = next(one for one in window.findChildren(TranscriptPane) if one.isVisible())
    qtbot.waitUntil(lambda: pane.view.looked_at() == 3, timeout=5000)
    return pane


def test_a_mark_in_the_roll_call_stands_on_the_page_of_the_summons_at_once(qtbot: Any, window: Any) -> None:
    desk = window.desk
    space = enter(qtbot, window, "hearing")
    window.commands.run("attendance.call")
    roll = space.page.roll()
    assert roll is not None
    names = [line.title for line in roll.grid.rows.shown.lines]
    roll.grid.setCurrentIndex(roll.grid.rows.index(names.index("Choi Dae-won"), 0))
    qtbot.keyClick(roll.grid, "4")
    choi = party(window, "Choi Dae-won")
    assert [one.state for one in desk.view.attendances.where(party=choi)] == ["absent_no_paper"]
    assert desk.view.can_undo() == "Roll call, 24 Nov 2026: Choi Dae-won, Absent, no letter"
    summons = desk.view.summonses.first(party=choi)
    room = enter(qtbot, window, "summons")
    desk.go("summons", summons.id)
    row = next(row for row in listed(room) if row.title == "Choi Dae-won")
    qtbot.waitUntil(
        lambda: "Absent - no paper" in [chip.text for chip in listed(room)[0].chips + listed(room)[1].chips]
    )
    assert row.id == summons.id
    with desk.change("Correct it") as edit:
        edit.update(replace(next(iter(desk.view.attendances.where(party=choi))), state="present"))
    desk.visit(Place("hearing", "hearing", desk.view.hearings.ids()[0]))
    line = roll.grid.rows.line(names.index("Choi Dae-won"))
    assert line.cells[0].reads == "present"
    window.commands.run("edit.undo")
    window.commands.run("edit.undo")
    assert roll.grid.rows.line(names.index("Choi Dae-won")).cells[0].ids == ()


def test_the_grid_is_exported_as_it_is_looked_at(qtbot: Any, window: Any, tmp_path: Path) -> None:
    space = enter(qtbot, window, "hearing")
    space.page.choose("attendance")
    space.page.roll().choosing.use(words="Oh Se")
    target = tmp_path / "roll.csv"
    window.voice.answers.append(target)
    window.commands.run("case.export")
    qtbot.waitUntil(lambda: "roll.csv" in window.banner.words(), timeout=10_000)
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[0] for row in rows] == ["Name", "Oh Se-ra", "Sum"]
    assert rows[1][3] == "Present"
    assert rows[1][4].startswith("Not ")
    assert [one.note for one in window.desk.view.outgoing.all()][-1] == "attendance"


def test_one_key_on_a_turn_makes_a_promise_an_undertaking(qtbot: Any, window: Any) -> None:
    desk = window.desk
    pane = reader(qtbot, window)
    qtbot.keyClick(pane.view, "u")
    (made,) = desk.view.undertakings.all()
    (citation,) = desk.view.citations.on(made.id)
    turn = desk.view.turns.get(made.turn)
    assert (made.party, made.text) == (party(window, "Choi Dae-won"), turn.text)
    assert (citation.turn, citation.quote) == (turn.id, turn.text)
    assert desk.view.can_undo() == "Mark a promise: Choi Dae-won"
    assert "Undertaking of Choi Dae-won" in window.banner.words()
    assert pane.isVisible()  # one goes on reading
    window.commands.run("edit.undo")
    assert desk.view.undertakings.count() == desk.view.citations.count() - 1 == 0
    pane.view.select((3, 0), (3, 5))
    korean = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "ㅕ")
    QApplication.sendEvent(pane.view, korean)  # the same key with the Korean layout
    assert [one.text for one in desk.view.undertakings.all()] == [turn.text[:5].strip()]


def test_a_speaker_nobody_has_linked_is_asked_for_not_guessed(qtbot: Any, window: Any) -> None:
    desk = window.desk
    pane = reader(qtbot, window)
    pane.view.select((2, 0), (2, 4))  # the chair: a label, not yet a person
    qtbot.keyClick(pane.view, "u")
    assert desk.view.undertakings.count() == 0
    asked = sheet(window)
    assert "Chair" in asked.windowTitle()
    save(asked)
    assert desk.view.undertakings.count() == 0  # who promised it is needed
    asked._form.box("party").field.set(party(window, "Oh Se-ra"))
    save(asked)
    (made,) = desk.view.undertakings.all()
    assert (made.party, made.text) == (party(window, "Oh Se-ra"), "When")
    assert [one.quote for one in desk.view.citations.on(made.id)] == ["When"]
    assert desk.place.table == "turn"
    window.commands.run("edit.undo")
    assert desk.view.undertakings.count() == 0


def test_items_of_a_demand_are_added_and_answered_where_they_stand(qtbot: Any, window: Any) -> None:
    desk = window.desk
    with desk.change("Demand") as edit:
        demand = edit.add(
            Demand(party=party(window, "Hanbit Bank"), title="Minutes", due=When("2026-11-12"))
        ).id
    space = enter(qtbot, window, "demand")
    desk.go("demand", demand)

    def entry() -> QLineEdit:
        return [one for one in space.page.findChildren(QLineEdit) if one.property("stays") == "add-item"][-1]

    for words in ("Minutes of March", "Minutes of April"):
        entry().setFocus()
        qtbot.keyClicks(entry(), words)
        qtbot.keyClick(entry(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda words=words: desk.view.demands.items(demand)[-1].text == words)
        qtbot.waitUntil(
            lambda: space.page.focusWidget() is entry() and not entry().text()
        )  # ready for the next
    assert [(one.number, one.text, one.state) for one in desk.view.demands.items(demand)] == [
        (1, "Minutes of March", "asked"),
        (2, "Minutes of April", "asked"),
    ]
    items = space.page.findChildren(ItemList)[-1]
    items.set_state(items._card.lines[0], "submitted")
    first = desk.view.demands.items(demand)[0]
    assert (first.state, first.received) == ("submitted", None)  # the day only somebody can say
    assert desk.view.can_undo() == "Item 1: Submitted"
    chips = [chip.text for chip in space.page._sheet.chips]
    assert chips == ["Overdue"]
    assert ("file-check", "1 of 2 received · 1 awaited · 1 overdue") in space.page._sheet.facts
    qtbot.waitUntil(lambda: listed(space)[0].side == "1 of 2 received · 1 awaited · 1 overdue")
    assert desk.view.demands.get(demand).due == When("2026-11-12")


def owe(window: Any) -> None:
    """Something of both kinds, by two who owe it."""
    with window.desk.change("Owe") as edit:
        choi, bank = party(window, "Choi Dae-won"), party(window, "Hanbit Bank")
        edit.add(Undertaking(party=choi, text="We will send the list.", due=When("2026-11-12")))
        edit.add(Undertaking(party=choi, text="Done long ago.", state="kept"))
        demand = edit.add(Demand(party=bank, title="Minutes", served=When("2026-11-11"))).id
        edit.add(DemandItem(demand=demand, number=1, text="March", state="refused_trade"))


def test_what_is_outstanding_shows_on_the_pages_of_who_owes_it_and_of_the_hearing(
    qtbot: Any, window: Any
) -> None:
    owe(window)
    space = enter(qtbot, window, "undertaking")
    assert {tuple(chip.text for chip in row.chips) for row in listed(space)} == {
        ("4 days overdue", "Open"),
        ("Kept",),
    }
    window.desk.go("party", party(window, "Choi Dae-won"))
    page = window.space().page
    titles = [card.title for card in page._sheet.parts[0].cards() if hasattr(card, "title")]
    assert "Undertakings" in titles
    summons = window.desk.view.summonses.first(party=party(window, "Choi Dae-won"))
    window.desk.go("summons", summons.id)
    titles = [card.title for card in window.space().page._sheet.parts[0].cards() if hasattr(card, "title")]
    assert "Undertakings" in titles


def test_the_schedule_is_printed_and_exported(qtbot: Any, window: Any, tmp_path: Path) -> None:
    owe(window)
    target, table = tmp_path / "owed.pdf", tmp_path / "owed.csv"
    window.commands.run("owed.print")
    window.voice.answers.append(target)
    save(sheet(window))
    qtbot.waitUntil(lambda: "owed.pdf is ready" in window.banner.words(), timeout=30_000)
    said = Reading(target.read_bytes()).body()
    assert squeezed("We will send the list.") in said
    assert squeezed("Refused: trade secret") in said
    assert squeezed("Done long ago") not in said
    window.voice.answers.append(table)
    window.commands.run("owed.export")
    qtbot.waitUntil(lambda: "owed.csv" in window.banner.words(), timeout=10_000)
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[0] for row in rows[1:]] == ["Choi Dae-won", "Hanbit Bank"]
    assert rows[1][-2:] == ["", "4"]
    assert rows[2][2:] == ["Minutes: March", "", "2026-11-11", "", "Refused: trade secret", "5", ""]
    space = enter(qtbot, window, "hearing")
    assert space.current().id
    window.commands.run("attendance.print")
    window.voice.answers.append(tmp_path / "roll.pdf")
    save(sheet(window))
    qtbot.waitUntil(lambda: "roll.pdf is ready" in window.banner.words(), timeout=30_000)
    assert squeezed("Oh Se-ra") in Reading((tmp_path / "roll.pdf").read_bytes()).body()


def test_a_due_day_is_set_from_the_banner(qtbot: Any, window: Any) -> None:
    pane = reader(qtbot, window)
    qtbot.keyClick(pane.view, "u")
    assert window.banner._button.text().strip() == "Set the due day…"
    window.banner._button.click()
    form = sheet(window)
    type_into(qtbot, form, "due", "30 Nov 2026")
    save(form)
    assert [str(one.due) for one in window.desk.view.undertakings.all()] == ["2026-11-30"]
