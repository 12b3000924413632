"""No piece of the window stands on the screen as a window of its own, not even while a room is made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QMenu, QWidget

from tests.ui.windows import close, opened
from ui.desk import Place
from ui.rooms.register import BACKUPS, BUILDER, EVERY, HISTORY, HOLIDAYS, IMPORTS, PROFILES, RULES, SEARCH
from ui.window import Window

ROOMS = (*EVERY, HISTORY, SEARCH, RULES, HOLIDAYS, PROFILES, BACKUPS, BUILDER, IMPORTS)


class Watch(QObject):
    """Remembers every widget that is shown as a window, but for those that are meant to be one."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and not isinstance(watched, QMainWindow | QDialog | QMenu):
            self.seen.append(type(watched).__name__)
        return False


@pytest.fixture
def window(qtbot, look, tmp_path: Path) -> Iterator[Window]:
    window = opened(qtbot, tmp_path / "case.hearing")
    yield window
    close(window)


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    watch = Watch()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


def test_no_room_is_made_with_a_window_flashing(window, watch):
    flashed = {}
    for room in ROOMS:
        window.desk.visit(Place(room))
        window.desk.visit(Place("today"))
        flashed[room] = list(watch.seen)
        watch.seen.clear()
    assert {room: seen for room, seen in flashed.items() if seen} == {}


def test_a_room_entered_for_the_first_time_has_the_keyboard_where_one_walks(qtbot, window):
    window.activateWindow()
    typed = []
    for room in ROOMS:
        window.desk.visit(Place("today"))
        window.space().setFocus()
        qtbot.waitUntil(lambda: window.space().isAncestorOf(window.focusWidget()), timeout=30_000)
        window.desk.visit(Place(room))
        qtbot.waitUntil(lambda: window.space().isAncestorOf(window.focusWidget()), timeout=30_000)
        typed += [room] if isinstance(window.focusWidget(), QLineEdit) else []
    assert typed == [SEARCH]


def test_searching_everything_again_types_over_what_was_looked_for(qtbot, window):
    window.commands.run("go.search")
    space = window.space()
    qtbot.keyClicks(space.pane.search, "tunnel")
    window.commands.run("go.search")
    assert space.pane.search.selectedText() == "tunnel"
