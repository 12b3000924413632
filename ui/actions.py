"""Every command of the program, declared once: menus, buttons, shortcuts and palette read this register."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QPushButton, QToolButton, QWidget

from hearingdesk.store.connection import DatabaseError
from hearingdesk.words import _
from ui.icons import icon
from ui.theme import theme

Desk = Any  # the open case and everything around it: what every action is handed
Run = Callable[[Desk], None]
Named = Callable[[Desk], str]
TITLE = 60  # letters of a title that stand in a menu
_MNEMONIC = re.compile(r"\s*\(&\w\)|&(?=\w)")


def always(desk: Desk) -> bool:
    """For an action that can be done at any time."""
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One command. `name`: the room, then the verb; `text` and `menu` are declared with N_, shown with _."""

    name: str
    text: str
    run: Run
    menu: str = ""
    keys: str = ""
    icon: str = ""
    when: Callable[[Desk], bool] = always
    palette: bool = True  # False for what makes no sense as a typed command
    about: Named | None = None  # the title of what it would be done to now; "" for nothing

    def words(self, desk: Desk) -> str:
        """Its words in a menu now, with what it would be done to."""
        title = self.about(desk) if self.about else ""
        if not title:
            return _(self.text)
        title = title if len(title) <= TITLE else f"{title[: TITLE - 1].rstrip()}…"
        return _("{action}: {title}", action=_(self.text), title=title.replace("&", "&&"))

    def label(self) -> str:
        """Its words in the language in force, without the mark of the menu key."""
        return plain(_(self.text))


def plain(label: str) -> str:
    """A menu's words without the key mark: "&File" and "파일(&F)" alike."""
    return _MNEMONIC.sub("", label)


class Register:
    """Actions in the order they were declared."""

    def __init__(self) -> None:
        self._actions: dict[str, Action] = {}

    def declare(
        self,
        name: str,
        text: str,
        *,
        menu: str = "",
        keys: str = "",
        icon: str = "",
        when: Callable[[Desk], bool] = always,
        palette: bool = True,
        about: Named | None = None,
    ) -> Callable[[Run], Run]:
        """Declare the decorated function as a command. It stays an ordinary function."""

        def keep(run: Run) -> Run:
            if name in self._actions:
                raise ValueError(f"Two actions are called {name}.")
            self._actions[name] = Action(name, text, run, menu, keys, icon, when, palette, about)
            return run

        return keep

    def __iter__(self) -> Iterator[Action]:
        return iter(self._actions.values())

    def __getitem__(self, name: str) -> Action:
        return self._actions[name]

    def problems(self) -> list[str]:
        """What is missing or said twice, for the test of the register."""
        found: list[str] = []
        keys: dict[str, str] = {}
        for one in self:
            found += [f"{one.name} has no text"] if not one.text else []
            found += [f"{one.name} stands in no menu"] if not one.menu else []
            found += [f"{one.name} is not named room.verb"] if "." not in one.name else []
            if one.keys:
                written = QKeySequence(one.keys).toString()
                found += [f"{one.name}: {one.keys} is no shortcut"] if not written else []
                found += [f"{one.name} and {keys[written]} both want {written}"] if written in keys else []
                keys[written] = one.name
        return found


actions = Register()
action = actions.declare


class Commands(QObject):
    """The register brought to life for one window: QActions, menus and buttons, one way of running them."""

    failed = Signal(object)  # the exception; the window says it

    def __init__(self, window: QWidget, desk: Desk, register: Register = actions) -> None:
        super().__init__(window)
        self._desk, self._window, self._register = desk, window, register
        self._made: dict[str, QAction] = {one.name: self._make(one) for one in register}
        window.addActions(list(self._made.values()))
        self.refresh()

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def possible(self) -> list[Action]:
        """The actions that can be done now, for the palette."""
        return [one for one in self._register if one.palette and self._can(one)]

    def refresh(self) -> None:
        """Ask every action again whether it can be done."""
        for one in self._register:
            made = self._made[one.name]
            can = self._can(one)
            made.setEnabled(can)
            if one.about:
                made.setText(one.words(self._desk) if can else _(one.text))

    def run(self, name: str) -> None:
        """Do it, if it can be done; whatever it raises is emitted as `failed`."""
        one = self._register[name]
        if not self._can(one):
            return
        try:
            one.run(self._desk)
        except Exception as error:
            self.failed.emit(error)
        self.refresh()

    def fill(self, bar: QMenuBar, order: Sequence[str] = ()) -> dict[str, QMenu]:
        """Give the menu bar its menus: those of `order` first, then others as they were declared."""
        named = dict.fromkeys([*order, *(one.menu for one in self._register if one.menu)])
        menus = {menu: bar.addMenu(_(menu)) for menu in named}
        room = dict.fromkeys(named, "")
        for one in self._register:
            if one.menu:
                prefix = one.name.partition(".")[0]
                if room[one.menu] not in ("", prefix):
                    menus[one.menu].addSeparator()
                room[one.menu] = prefix
                menus[one.menu].addAction(self._made[one.name])
        for menu in menus.values():
            menu.aboutToShow.connect(self.refresh)
        return menus

    def tool(self, name: str) -> QToolButton:
        """A small button with the action's icon."""
        one, made = self._register[name], self._made[name]
        button = dress(QToolButton(), one.icon or "ellipsis", one.label(), one.keys)
        button.setEnabled(made.isEnabled())
        made.enabledChanged.connect(button.setEnabled)
        button.clicked.connect(lambda: self.run(name))
        return button

    def button(self, name: str, kind: str = "") -> QPushButton:
        """A button with words; kind "primary" for the one thing to do on a page."""
        one, made = self._register[name], self._made[name]
        button = press(one.label(), one.icon, kind)
        button.setToolTip(one.keys)
        button.setEnabled(made.isEnabled())
        made.enabledChanged.connect(button.setEnabled)
        button.clicked.connect(lambda: self.run(name))
        return button

    def _can(self, one: Action) -> bool:
        """Can it be done now? What cannot even be asked, of a damaged file, cannot be done either."""
        try:
            return bool(one.when(self._desk))
        except DatabaseError as error:
            self.failed.emit(error)
            return False

    def _make(self, one: Action) -> QAction:
        made = QAction(_(one.text), self)
        made.setObjectName(one.name)
        if one.icon:
            made.setIcon(icon(one.icon))
        if one.keys:
            made.setShortcut(QKeySequence(one.keys))
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        made.triggered.connect(lambda: self.run(one.name))
        return made


def press(words: str, picture: str = "", kind: str = "") -> QPushButton:
    """A button with words and, before them, an icon."""
    button = QPushButton(f"  {words}" if picture else words)
    button.setAccessibleName(words)
    button.setProperty("kind", kind)
    if picture:
        button.setIcon(icon(picture, "on_accent" if kind == "primary" else "text2"))
    return button


def dress(button: QToolButton, picture: str, name: str, keys: str = "") -> QToolButton:
    """Give a tool button its icon, the name a screen reader says, and a tip with its keys."""
    side = theme().px(16)
    button.setIcon(icon(picture))
    button.setIconSize(button.iconSize().scaled(side, side, Qt.AspectRatioMode.IgnoreAspectRatio))
    button.setAccessibleName(name)
    button.setToolTip(f"{name} ({keys})" if keys else name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
