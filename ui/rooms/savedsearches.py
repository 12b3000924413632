"""Searches kept under a name in the case: pressed they run, a menu renames and removes them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from hearingdesk.errors import HearingDeskError
from hearingdesk.records.memory import SavedFilter
from hearingdesk.words import _, legible
from ui.desk import Desk
from ui.rooms.register import SEARCH
from ui.widgets.flow import Flow

WIDE = 30  # letters of a name on a button
Ask = Callable[[str, str, str], str | None]  # a title, a sentence, what stands in the field


@dataclass(frozen=True, slots=True)
class Kept:
    """What is looked for, and whether in all forms of names."""

    words: str
    names: bool


class SavedSearches(QWidget):
    """The saved searches of the case as buttons in a flow."""

    ran = Signal(object)  # Kept
    failed = Signal(object)  # HearingDeskError
    emptied = Signal()  # the last one was taken away from under the keyboard

    def __init__(self, desk: Desk, ask: Ask) -> None:
        super().__init__()
        self._desk, self._ask = desk, ask
        self.setAccessibleName(_("Saved searches"))
        self._flow = Flow(self, gap=6)
        self._buttons: list[QPushButton] = []
        self.read()

    def read(self) -> None:
        """Show those there are; the keyboard stays among them while there is one."""
        at = next((at for at, button in enumerate(self._buttons) if button.hasFocus()), -1)
        found = self._desk.view.saved_filters.where(room=SEARCH)
        buttons = [self._button(one) for one in found]
        self._flow.clear()
        for button in buttons:
            self._flow.addWidget(button)
        self._buttons = buttons
        self.setVisible(bool(found))
        self.updateGeometry()
        if at >= 0 and buttons:
            near = buttons[min(at, len(buttons) - 1)]
            near.show()  # what is not shown yet takes no keyboard
            near.setFocus()
        elif at >= 0:
            self.emptied.emit()

    def keep(self, kept: Kept) -> None:
        """Ask for a name and keep a search under it; one of the same name is replaced."""
        sentence = _("A name for “{words}”.", words=kept.words)
        title = (self._ask(_("Save this search"), sentence, kept.words) or "").strip()
        if not title:
            return
        settings = json.dumps({"words": kept.words, "names": kept.names}, ensure_ascii=False)
        there = self._desk.view.saved_filters.first(room=SEARCH, title=title)
        with self._desk.change(_("Save the search “{title}”", title=title)) as edit:
            if there is None:
                edit.add(SavedFilter(title=title, room=SEARCH, settings=settings))
            else:
                edit.update(replace(there, settings=settings))

    def rename(self, one: SavedFilter) -> None:
        """Ask for another name. Raises HearingDeskError where another search has it."""
        sentence = _("Another name for “{title}”.", title=one.title)
        title = (self._ask(_("Rename"), sentence, one.title) or "").strip()
        if title and title != one.title:
            if self._desk.view.saved_filters.first(room=SEARCH, title=title) is not None:
                raise HearingDeskError(
                    _("A saved search is called “{title}” already. Give another name.", title=title)
                )
            with self._desk.change(_("Rename the search “{title}”", title=one.title)) as edit:
                edit.update(replace(one, title=title))

    def remove(self, one: SavedFilter) -> None:
        """Take it away; Undo brings it back."""
        with self._desk.change(_("Remove the search “{title}”", title=one.title)) as edit:
            edit.remove(one)

    def _button(self, one: SavedFilter) -> QPushButton:
        title = one.title if len(one.title) <= WIDE else f"{one.title[: WIDE - 1].rstrip()}…"
        button = QPushButton(legible(title))
        button.setProperty("kind", "filter")
        kept = _read(one)
        button.setToolTip(legible(kept.words))
        button.setAccessibleName(_("Saved search: {title}", title=one.title))
        button.setAccessibleDescription(_("The menu key renames or removes it."))
        button.clicked.connect(lambda: self.ran.emit(kept))
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.customContextMenuRequested.connect(lambda _at: self._menu(button, one))
        return button

    def _menu(self, button: QPushButton, one: SavedFilter) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, run in ((_("Rename…"), self.rename), (_("Remove"), self.remove)):
            menu.addAction(words).triggered.connect(lambda _on=False, run=run: self._try(lambda: run(one)))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _try(self, run: Callable[[], object]) -> None:
        try:
            run()
        except HearingDeskError as error:
            self.failed.emit(error)


def _read(one: SavedFilter) -> Kept:
    """What was kept; a settings text of another program means its words alone."""
    try:
        found = json.loads(one.settings)
        return Kept(str(found["words"]), bool(found.get("names", True)))
    except (ValueError, KeyError, TypeError, AttributeError):
        return Kept(one.settings, True)
