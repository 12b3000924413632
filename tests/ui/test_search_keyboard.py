"""The keyboard between the line that searches and the rows that are found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.ui.windows import close, opened
from ui.desk import Place
from ui.rooms.savedsearches import Kept
from ui.rooms.search import Search
from ui.theme import theme
from ui.widgets.searchline import SearchLine
from ui.window import Window


@pytest.fixture
def window(qtbot, look, tmp_path: Path) -> Iterator[Window]:
    window = opened(qtbot, tmp_path / "case.hearing")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    yield window
    close(window)


def searched(qtbot: Any, window: Window, words: str) -> Search:
    """The room of searches, with the answer to these words."""
    window.desk.visit(Place("search"))
    space: Any = window.space()
    space.pane.search.selectAll()
    qtbot.keyClicks(space.pane.search, words)
    qtbot.waitUntil(lambda: space._query.words == words and not space.model.changing, timeout=30_000)
    return space


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_where_nothing_was_found_the_line_keeps_the_keyboard_for_the_next_words(qtbot, window, key):
    space = searched(qtbot, window, "zzzz")
    qtbot.waitUntil(space.pane.list.isHidden, timeout=30_000)
    qtbot.keyClick(space.pane.search, key)
    searched(qtbot, window, "loss")
    qtbot.waitUntil(lambda: space.model.rowCount() > 0, timeout=30_000)
    qtbot.waitUntil(space.pane.list.isVisible, timeout=30_000)
    assert window.focusWidget() is space.pane.search


def test_the_first_step_down_from_the_line_chooses_the_first_row(qtbot, window):
    space = searched(qtbot, window, "loss")
    qtbot.waitUntil(lambda: space.model.rowCount() > 0, timeout=30_000)
    qtbot.keyClick(space.pane.search, Qt.Key.Key_Down)
    assert [at.row() for at in space.pane.list.selectionModel().selectedRows()] == [0]


def test_the_line_that_searches_everything_says_so(window):
    window.desk.visit(Place("search"))
    assert window.focusWidget().accessibleName() == "Words to search everything for"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
@pytest.mark.parametrize("before", ["", "minutes"])
def test_who_types_and_goes_down_at_once_comes_to_the_first_row_of_the_answer(qtbot, window, key, before):
    window.desk.visit(Place("search"))
    space: Any = window.space()
    if before:
        searched(qtbot, window, before)
        qtbot.waitUntil(lambda: space.model.rowCount() > 0, timeout=30_000)
    space.pane.search.selectAll()
    qtbot.keyClicks(space.pane.search, "loss")
    qtbot.keyClick(space.pane.search, key)
    qtbot.waitUntil(space.pane.list.hasFocus, timeout=30_000)
    qtbot.waitUntil(lambda: space._query.words == "loss" and space.model.answered, timeout=30_000)
    assert [at.row() for at in space.pane.list.selectionModel().selectedRows()] == [0]
    assert space.pane.list.current_id() == space.model.read(0).id


def test_the_filters_of_the_search_stand_below_its_line(window):
    window.desk.visit(Place("search"))
    space: Any = window.space()
    assert space.bar.y() >= space.pane.search.geometry().bottom()


def test_a_saved_search_that_is_removed_leaves_the_keyboard_on_the_next_or_on_the_line(qtbot, window):
    window.desk.visit(Place("search"))
    space: Any = window.space()
    window.voice.answers += ["First", "Second"]
    for words in ("loss", "minutes"):
        space.saved.keep(Kept(words, names=True))
    for left in ("Saved search: Second", "Words to search everything for"):
        qtbot.waitUntil(lambda: space.saved._buttons[0].isVisible(), timeout=30_000)
        space.saved._buttons[0].setFocus()
        space.saved.remove(window.desk.view.saved_filters.where(room="search")[0])
        qtbot.waitUntil(lambda left=left: window.focusWidget().accessibleName() == left, timeout=30_000)


def test_the_glass_of_a_search_line_grows_with_its_words(qtbot, look):
    line = SearchLine("Search")
    qtbot.addWidget(line)
    widths = []
    for scale in (100, 150):
        look.use(scale=scale)
        line.resize(400, 60)
        line.show()
        image = line.grab().toImage()
        ground = image.pixelColor(image.width() - 20, image.height() // 2)
        glass = range(theme().px(6), theme().px(26))
        inked = [
            x for x in glass if any(image.pixelColor(x, y) != ground for y in range(8, image.height() - 8))
        ]
        widths.append(inked[-1] - inked[0])
        line.setPlaceholderText("")
    assert widths[1] >= widths[0] * 1.3
