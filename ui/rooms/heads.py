"""The buttons at the top right of every page: the same everywhere, one of them filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from hearingdesk.words import _
from ui.actions import dress, press
from ui.rooms.acts.record import MENU
from ui.rooms.acts.view import said
from ui.rooms.bench import Bench

DECISIONS = ("cite.open", "cite.stay", "cite.lose")  # what else can be done with a line of a report


class Heads:
    """Makes them for one window."""

    def __init__(self, bench: Bench, menus: Mapping[str, QMenu]) -> None:
        self._bench, self._menus = bench, menus

    def buttons(self, primary: str) -> Sequence[QWidget]:
        """The day looked at from, undo, copy, edit, more, and the filled one."""
        commands = self._bench.commands
        made: list[QWidget] = []
        if self._bench.desk.as_of_chosen or primary in ("day.choose", "summons.serve"):
            made.append(self._day())
        made += [commands.tool("edit.undo"), commands.tool("copy.cite")]
        if primary in ("day.choose", "room.history"):
            return [*made, commands.button("pack.build", "primary")]
        if primary == "backup.restore":
            made += [commands.tool("backup.folder"), commands.tool("backup.read")]
        if primary == "profile.edit":
            made += [
                commands.tool("profile.export"),
                commands.tool("profile.copy"),
                commands.tool("record.remove"),
            ]
        if primary == "profile.copy":
            made.append(commands.tool("profile.export"))
        if primary.startswith(("rule.", "holiday.")):
            made.append(self._more())
        if primary.startswith("offer."):
            made.append(commands.tool("offer.source"))
        if primary.startswith(("change.", "outgoing.", "backup.", "rule.", "holiday.", "offer.", "profile.")):
            return [*made, commands.button(primary, "primary")]
        if primary.startswith("cite.accept"):
            others = [commands.tool(name) for name in DECISIONS if primary == "cite.accept"]
            return [*made, *others, commands.button(primary, "primary")]
        if primary == "summons.serve":
            made.append(commands.button("summons.try"))
        made += [commands.tool("record.edit"), self._more()]
        if primary:
            return [*made, commands.tool("pack.build"), commands.button(primary, "primary")]
        return [*made, commands.button("pack.build", "primary")]

    def _day(self) -> QWidget:
        button = press(_("As of {day}", day=said(self._bench.desk.as_of)), "calendar")
        button.setProperty("kind", "filter")
        button.clicked.connect(lambda: self._bench.commands.run("day.choose"))
        return button

    def _more(self) -> QWidget:
        button = dress(QToolButton(), "ellipsis", _("More"))
        menu = self._menus[MENU]
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(QPoint(0, button.height()))))
        return button
