"""The keyboard between the line that searches and the rows that are found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.ui.windows import close, opened
from ui.desk import Place
from ui.rooms.search import Search
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
