"""The room of searches: filters, names, saved searches, coverage, and the way on to the next hit."""

from __future__ import annotations

from typing import Any

import pytest

from hearingdesk.records.sources import Source
from tests.ui.windows import close, listed, opened
from ui.desk import Place
from ui.rooms.covered import Uncovered
from ui.rooms.namegrid import Names, open_names


@pytest.fixture
def window(qtbot, look, tmp_path):
    window = opened(qtbot, tmp_path / "case.hearing", "My search", "Another name")
    yield window
    close(window)


def search(qtbot: Any, window: Any, words: str) -> Any:
    window.desk.visit(Place("search", words=words))
    space = window.space()
    qtbot.waitUntil(lambda: space._query.words == words and space._listing.told is not None, timeout=8000)
    qtbot.waitUntil(lambda: space.covered.text() != "", timeout=8000)
    return space


def ask(qtbot: Any, space: Any, words: str) -> None:
    space.pane.search.set_words(words)
    qtbot.waitUntil(lambda: space._query.words == words, timeout=8000)


def test_a_hit_says_who_where_and_when_under_its_document(qtbot, window):
    space = search(qtbot, window, "보고받았습니다")
    rows = listed(space)
    assert len(rows) == 60
    assert {row.title for row in rows} == {"Choi Dae-won"}
    assert {row.group for row in rows} == {"Record of the third hearing"}
    assert rows[0].side == "2 · 24 Nov 2026"
    assert space.pane._count.text() == "60"


def test_filters_write_into_the_line_and_show_what_stands_there(qtbot, window):
    space = search(qtbot, window, "duty")
    with qtbot.waitSignal(space.model.counted, timeout=8000):
        space.bar.choose("kind", "Fact")
    assert space.pane.search.words() == "duty kind:Fact"
    assert space.bar._buttons["kind"].isChecked()
    assert space.pane._count.text() == "0"
    with qtbot.waitSignal(space.model.counted, timeout=8000):
        space.bar.choose("kind", "")
    assert space.pane.search.words() == "duty"
    assert space.pane._count.text() == "60"


def test_a_name_in_any_form_is_found_and_that_is_said(qtbot, window):
    space = search(qtbot, window, "최대원 kind:turn")
    assert space.pane._count.text() == "60"
    assert "Daewon Choi" in space.meant.text()
    with qtbot.waitSignal(space.model.counted, timeout=8000):
        space.bar.names.click()
    assert space.pane._count.text() == "0"
    assert not space.meant.isVisible()


def test_the_next_hit_is_reached_in_the_room_and_out_of_it(qtbot, window):
    space = search(qtbot, window, "bank")
    rows = listed(space)
    window.commands.run("go.next")
    assert space.pane.list.currentIndex().row() == 0
    window.commands.run("go.next")
    assert space.pane.list.currentIndex().row() == 1
    space._open(rows[1].id)
    assert window.desk.place.id == rows[1].id
    window.commands.run("go.next")
    assert window.desk.place.id == rows[2].id
    window.commands.run("go.before")
    window.commands.run("go.before")
    assert window.desk.place.id == rows[0].id
    with qtbot.waitSignal(window.desk.said) as said:
        window.commands.run("go.before")
    assert said.args[0].sentence == "That was the first hit."
    assert window.desk.place.id == rows[0].id


def test_in_a_document_that_was_not_opened_from_a_search_the_next_place_is_its_own(qtbot, window):
    turn = window.desk.view.turns.ids()[0]
    window.desk.go("turn", turn, words="minutes")
    reader = window.space().reader()
    qtbot.waitUntil(lambda: reader._hits.rowCount() == 60, timeout=8000)
    before = reader._hit
    window.commands.run("go.next")
    assert reader._hit == before + 1


def test_a_search_is_saved_run_renamed_and_removed(qtbot, window):
    space = search(qtbot, window, "duty kind:turn")
    window.commands.run("search.save")
    (kept,) = window.desk.view.saved_filters.where(room="search")
    assert kept.title == "My search"
    ask(qtbot, space, "minutes")
    (button,) = space.saved.findChildren(type(space.bar.names))
    button.click()
    qtbot.waitUntil(lambda: space._query.words == "duty kind:turn", timeout=8000)
    space.saved.rename(kept)
    (kept,) = window.desk.view.saved_filters.where(room="search")
    assert kept.title == "Another name"
    space.saved.remove(kept)
    assert not window.desk.view.saved_filters.where(room="search")
    window.desk.undo()
    assert window.desk.view.saved_filters.where(room="search")


def test_the_coverage_line_lists_what_was_not_searched(qtbot, window):
    with window.desk.change("Add") as edit:
        scan = edit.add(Source(title="A scan", state="unreadable"))
    space = search(qtbot, window, "duty")
    assert "not readable" in space.covered.text()
    space.covered.click()
    dialog = window.findChild(Uncovered)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2, timeout=8000)
    dialog.pane.list.choose(scan.id)
    qtbot.waitUntil(lambda: dialog.pane.list.current_id() == scan.id, timeout=8000)
    dialog._go(scan.id)
    assert (window.desk.place.table, window.desk.place.id) == ("source", scan.id)


def test_names_are_counted_and_a_cell_opens_its_hits(qtbot, window):
    dialog: Names = open_names(window)
    dialog.names.setPlainText("Choi Dae-won\nNobody Known")
    dialog.count()
    qtbot.waitUntil(lambda: dialog.grid is not None, timeout=8000)
    assert dialog.grid.cells() == (("Choi Dae-won", "60", "60"), ("Nobody Known", "0", "0"))
    dialog._open_cell(dialog.grid.index(0, 2))
    space = window.space()
    qtbot.waitUntil(lambda: space.pane._count.text() == "60", timeout=8000)


def test_what_cannot_be_searched_for_is_said(qtbot, window):
    space = search(qtbot, window, "duty")
    with qtbot.waitSignal(space.model.failed, timeout=8000):
        space.pane.search.set_words("duty kind:nothing")
    with qtbot.waitSignal(window.desk.said, timeout=8000):
        space.pane.search.set_words("duty on:whenever")
