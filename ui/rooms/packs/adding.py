"""The dialog in which sources of the case are chosen as exhibits: found by words, several at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from hearingdesk import codes
from hearingdesk.pack.exhibits.offered import OFFERED, Offer, find_offers
from hearingdesk.view import View
from hearingdesk.words import _, language, legible, n_
from ui.desk import Desk
from ui.dialogs.base import SmallDialog
from ui.rooms.reading.steps import ask_aside
from ui.theme import theme
from ui.widgets.label import Label
from ui.widgets.searchline import SearchLine

SOURCE = int(Qt.ItemDataRole.UserRole)


class AddExhibits(SmallDialog):
    """Says `chosen` with the ids of the sources, in the order in which they were ticked."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, readers: str, known: Sequence[int], parent: QWidget | None = None) -> None:
        """`known` are sources that are exhibits already."""
        super().__init__(_("Add exhibits"), parent, width=620)
        self._desk, self._readers, self._known = desk, readers, set(known)
        self._ticked: dict[int, None] = {}
        self._asked = 0
        self._boxed: QListWidgetItem | None = (
            None  # its box was clicked: the row must not be turned once more
        )
        self.line = SearchLine(_("Find sources by title or by their words"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Sources"))
        self.list.setProperty("choices", True)
        self.list.setMinimumHeight(theme().px(380))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.told = Label("", "small", "text3", wrap=True)
        for widget in (self.line, self.list, self.told):
            self.body.addWidget(widget)
        self.button(_("Cancel")).clicked.connect(self.reject)
        self.go = self.button(_("Add"), "primary")
        self.go.clicked.connect(self.add)
        self.line.typed.connect(self._ask)
        self.line.left.connect(self._to_list)
        self.list.itemChanged.connect(self._turned)
        self.list.itemClicked.connect(self._clicked)
        self._count()
        self._ask("")
        self.line.setFocus()

    def add(self) -> None:
        """Hand over what is ticked; where nothing is, what the keyboard is on."""
        if not self._ticked and (item := self.list.currentItem()) is not None and _can(item):
            item.setCheckState(Qt.CheckState.Checked)
        if self._ticked:
            self.chosen.emit(list(self._ticked))
            self.accept()

    def done(self, result: int) -> None:
        """What is still being looked for is of no use any more."""
        self._asked += 1
        super().done(result)

    def _ask(self, words: str) -> None:
        self._asked += 1
        asked, readers = self._asked, self._readers

        def find(view: View) -> list[Offer]:
            return find_offers(view, words, readers)

        ask_aside(
            self._desk, find, lambda offers: self._fill(offers, words) if asked == self._asked else None
        )

    def _fill(self, offers: Sequence[Offer], words: str) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for one in offers:
            self.list.addItem(self._row(one))
        self.list.blockSignals(False)
        told = n_("{n} source", "{n} sources", len(offers))
        if not offers:
            told = _("No source has these words.") if words.strip() else _("There is no source in the case.")
        elif len(offers) == OFFERED:
            told = _("The first {n} sources. Words narrow them down.", n=OFFERED)
        self.told.setText(told)

    def _row(self, one: Offer) -> QListWidgetItem:
        """Two lines: its title; what it is, or why it cannot be an exhibit."""
        source = one.source
        known = source.id in self._known
        facts = [
            source.publisher,
            source.day.say() if source.day else "",
            codes.label("source_kind", source.kind),
            _("It is an exhibit already.") if known else _(one.why) if one.why else _shapes()[one.shape](source.pages),
        ]  # fmt: skip
        name = source.title_ko if language() == "ko" and source.title_ko else source.title
        item = QListWidgetItem(legible(f"{name}\n{' · '.join(filter(None, facts))}"))
        item.setData(SOURCE, source.id)
        if one.shape and not known:
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            on = source.id in self._ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        else:
            item.setFlags(Qt.ItemFlag.ItemIsSelectable)
        return item

    def _turned(self, item: QListWidgetItem) -> None:
        id = int(item.data(SOURCE))
        if item.checkState() == Qt.CheckState.Checked:
            self._ticked[id] = None
        else:
            self._ticked.pop(id, None)
        self._boxed = item
        QTimer.singleShot(0, self, self._forget)
        self._count()

    def _forget(self) -> None:
        self._boxed = None

    def _clicked(self, item: QListWidgetItem) -> None:
        """A click anywhere in a row turns its tick."""
        if item is not self._boxed and _can(item):
            on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _count(self) -> None:
        n = len(self._ticked)
        self.go.setText(n_("Add {n} exhibit", "Add {n} exhibits", n) if n else _("Add"))

    def _to_list(self) -> None:
        self.list.setFocus()
        if self.list.count() and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)


def _can(item: QListWidgetItem) -> bool:
    return bool(item.flags() & Qt.ItemFlag.ItemIsUserCheckable)


def _shapes() -> dict[str, Callable[[int | None], str]]:
    """What a source is shown as, in words."""
    return {
        "pdf": lambda pages: n_("PDF, {n} page", "PDF, {n} pages", pages) if pages else _("PDF"),
        "picture": lambda _pages: _("Picture"),
        "text": lambda _pages: _("Its text, set anew"),
    }
