"""The rooms of one window, each made when it is first entered, and the way in while no case is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QStackedWidget

from hearingdesk.change import Change
from ui.desk import Desk, Place
from ui.rooms.base import Space
from ui.rooms.bench import Bench
from ui.rooms.build import build
from ui.rooms.opening import open_case
from ui.rooms.tools import PageTools

LATELY = 6  # files offered while no case is open


class Rooms(QStackedWidget):
    """Shows one of them at a time."""

    def __init__(self, desk: Desk, tools: PageTools) -> None:
        super().__init__()
        self._desk, self._tools = desk, tools
        self._spaces: dict[str, Space] = {}

    def space(self) -> Space | None:
        """The room one is in; None while no case is open."""
        current = self.currentWidget()
        return current if isinstance(current, Space) else None

    def enter(self, key: str, place: Place) -> Space:
        """Go into a room, to this place in it."""
        space = self._spaces.get(key)
        within = self.isAncestorOf(self.window().focusWidget())
        fresh = space is None
        if space is None:
            space = self._spaces[key] = build(key, self._desk, self._tools)
            self.addWidget(space)
        self.setCurrentWidget(space)
        if fresh and within:  # Qt would put the keyboard on the first that takes it: the line that searches
            space.focus_list()
        space.enter(place)
        return space

    def follow(self, change: Change) -> None:
        """Every room hears of a change."""
        for space in self._spaces.values():
            space.follow(change)

    def empty(self) -> None:
        """Let go of all rooms: no thread reads the case any more."""
        for space in self._spaces.values():
            space.close_down()
        self._spaces.clear()
        while (old := self.widget(0)) is not None:
            self.removeWidget(old)
            old.deleteLater()

    def welcome(self, bench: Bench) -> None:
        """Offer the ways to a case."""
        from ui.rooms.welcome import Welcome

        buttons = [
            bench.commands.button(name, kind)
            for name, kind in (("file.open", "primary"), ("file.new", ""), ("file.sample", ""))
        ]
        recent = [name for name in self._desk.settings.recent if Path(name).exists()][:LATELY]
        self.addWidget(Welcome(buttons, recent, lambda path: open_case(bench, path)))
        buttons[0].setFocus()
