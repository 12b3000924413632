"""Two imports of one committee: labels led to people, entries joined, one undo each, namesakes apart."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from hearingdesk.casefile import CaseFile
from hearingdesk.records.matters import Matter
from tests.ui.windows import close, window_on
from ui.rooms.speakers.dialog import LISTED, SpeakersDialog
from ui.window import Window

FILES = Path(__file__).resolve().parents[1] / "files"
ORAL, SENATE = "uk-oral-20240312.csv", "chrg-senate.txt"


@pytest.fixture
def window(qtbot: Any, look: Any, tmp_path: Path) -> Iterator[Window]:
    path = tmp_path / "case.hearing"
    CaseFile.create(path, Matter(title="Umbrellas"), "Ada Wick").close()
    window = window_on(qtbot, path, author="Ada Wick")
    yield window
    close(window)


def another(tmp_path: Path, name: str, *words: tuple[str, str]) -> Path:
    """The same file of another day: other bytes, the same committee and people."""
    text = (FILES / name).read_text(encoding="utf-8")
    for old, new in words:
        assert old in text
        text = text.replace(old, new)
    target = tmp_path / f"later-{name}"
    target.write_text(text, encoding="utf-8")
    return target


def bring_in(qtbot: Any, window: Window, path: Path) -> None:
    window.voice.answers.append([path])  # type: ignore[attr-defined]
    window.commands.run("case.import")
    qtbot.waitUntil(lambda: f"Imported {path.name}" in window.banner.words(), timeout=20_000)
    qtbot.waitUntil(lambda: window.desk.writable)


def link_speakers(qtbot: Any, window: Window) -> SpeakersDialog:
    """Press what the banner of the import offers."""
    button = next(one for one in window.banner.findChildren(QPushButton) if one.text() == "Link speakers…")
    button.click()
    dialog = next(one for one in window.findChildren(SpeakersDialog) if one.isVisible())
    qtbot.waitUntil(lambda: bool(dialog.labels.counts) and bool(dialog.twins.counts), timeout=5000)
    qtbot.waitUntil(lambda: dialog.panel.state is not None, timeout=5000)
    return dialog


def write(qtbot: Any, window: Window, dialog: SpeakersDialog) -> None:
    dialog.link.click()
    qtbot.waitUntil(lambda: "linked." in window.banner.words(), timeout=10_000)
    qtbot.waitUntil(lambda: window.desk.writable)


def take_all(qtbot: Any, dialog: SpeakersDialog) -> None:
    out = dialog.labels.counts["stands_out"]
    dialog.all.click()
    qtbot.waitUntil(lambda: len(dialog.choices.labels()) == out, timeout=5000)


def everybody_is_who_is_there(qtbot: Any, dialog: SpeakersDialog) -> int:
    """Say of everyone listed that he is the other of his name; how many there are."""
    dialog.tabs.choose(LISTED)
    model = dialog.twins.model
    qtbot.waitUntil(lambda: model.rowCount() > 0)
    for at in range(model.rowCount()):
        state = model.read(at).state
        assert dialog.choices.same_as(state.id) == 0  # nothing is said beforehand
        dialog.choices.say_same(state.id, state.twin.others[0])
    return model.rowCount()


def linked(window: Window) -> list[str]:
    view = window.desk.view
    return [f"{turn.label}: {view.parties.called(turn.party)}" for turn in view.turns.all() if turn.party]


def test_members_and_witnesses_of_two_imports_are_joined_with_one_undo_each(
    qtbot: Any, window: Window, tmp_path: Path
) -> None:
    view = window.desk.view
    bring_in(qtbot, window, FILES / ORAL)
    first = link_speakers(qtbot, window)
    take_all(qtbot, first)
    write(qtbot, window, first)
    people, once = view.parties.count(), linked(window)
    assert "Dr Canopy: Dr Saoirse Canopy" in once
    assert "Mr Galosh: Mr Piers Galosh" in once
    bring_in(qtbot, window, another(tmp_path, ORAL, ("12 March", "19 March"), ("13 March", "20 March")))
    assert linked(window) == once  # an import links nobody
    twice, before = view.parties.count(), window.desk.view.log_length()
    assert twice > people
    second = link_speakers(qtbot, window)
    take_all(qtbot, second)
    joined = everybody_is_who_is_there(qtbot, second)
    write(qtbot, window, second)
    assert f"{joined} people joined." in window.banner.words()
    assert view.log_length() == before + 1
    assert view.parties.count() == twice - joined
    assert len(linked(window)) > len(once)
    canopy = view.parties.by_name("Dr Saoirse Canopy")
    assert len(canopy) == 1
    assert len({turn.transcript for turn in view.turns.where(party=canopy[0].id)}) == 2
    window.desk.undo()
    assert (view.parties.count(), linked(window)) == (twice, once)
    window.desk.undo()  # the second import
    assert (view.parties.count(), linked(window)) == (people, once)
    window.desk.undo()  # the first link
    assert linked(window) == []
    assert window.desk.case is not None
    assert window.desk.case.check().ok


def test_what_was_said_is_proposed_first_and_namesakes_stay_apart(
    qtbot: Any, window: Window, tmp_path: Path
) -> None:
    view = window.desk.view
    bring_in(qtbot, window, FILES / SENATE)
    first = link_speakers(qtbot, window)
    take_all(qtbot, first)
    assert first.choices.labels()
    write(qtbot, window, first)
    known = {label.text for label in view.labels.all()}
    assert known
    bring_in(qtbot, window, another(tmp_path, SENATE, ("General Thaddeus", "General Tobias")))
    second = link_speakers(qtbot, window)
    states = [second.labels.model.read(at).state for at in range(second.labels.model.rowCount())]
    again = {one.label.text: one for one in states if one.label.text in known}
    assert again.keys() == known
    assert all(one.proposals[0].reason == 1 for one in again.values())  # said before
    take_all(qtbot, second)
    write(qtbot, window, second)
    squalls = [party for party in view.parties.all() if "Squall" in party.name]
    assert len(squalls) == 2  # another first name, and nobody made one of them
    nimbus = [party for party in view.parties.all() if "Nimbus" in party.name]
    assert len(nimbus) == 2  # the same name: nobody but the user says that it is she
    assert window.desk.case is not None
    assert window.desk.case.check().ok


def test_the_banner_offers_it_only_where_somebody_speaks(qtbot: Any, window: Window) -> None:
    bring_in(qtbot, window, FILES / "calendar.ics")
    offers = [one.text() for one in window.banner.findChildren(QPushButton) if one.isVisible()]
    assert "Undo" in offers
    assert "Link speakers…" not in offers
