"""The items of a demand on its page: their states are set where they stand, new ones are typed in below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from hearingdesk import codes
from hearingdesk.edit import Edit
from hearingdesk.records.demands import DemandItem
from hearingdesk.words import _
from ui.actions import dress
from ui.desk import Place
from ui.icons import icon
from ui.rooms.sheet import ItemLine, Items
from ui.theme import theme
from ui.widgets.chips import ChipLabel
from ui.widgets.label import Label

Write = Callable[[str, Callable[[Edit], object]], object]


class ItemList(QWidget):
    """Every item: its number, its words, its state as a button, how it stands; a line to add one."""

    edited = Signal(object)  # Place: the item is to be edited on a sheet

    def __init__(self, card: Items, write: Write) -> None:
        super().__init__()
        px = theme().px
        self._card, self._write = card, write
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(2), px(12), px(12))
        column.setSpacing(px(8))
        if card.standing:
            column.addWidget(Label(card.standing, "small", "text2", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(9))
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(card.lines):
            self._add_line(grid, row, line)
        column.addLayout(grid)
        column.addWidget(self._entry())

    def _add_line(self, grid: QGridLayout, row: int, line: ItemLine) -> None:
        top = Qt.AlignmentFlag.AlignTop
        number = Label(_number(line), "body", "text3")
        number.setContentsMargins(0, theme().px(4), 0, 0)
        grid.addWidget(number, row, 0, top)
        words = QVBoxLayout()
        words.setContentsMargins(0, theme().px(4), 0, 0)
        words.setSpacing(theme().px(1))
        text = Label(line.text, "body", wrap=True, selectable=True)
        text.setAccessibleName(f"{_number(line)}. {line.text}")
        words.addWidget(text)
        for quiet in (line.other, line.note):
            if quiet:
                words.addWidget(Label(quiet, "small", "text2", wrap=True))
        grid.addLayout(words, row, 1)
        if line.age is not None:
            grid.addWidget(ChipLabel(line.age), row, 2, top)
        grid.addWidget(self._state(line), row, 3, top)
        pencil = dress(QToolButton(), "pencil", _("Edit: {what}", what=f"{_number(line)}. {line.text}"))
        pencil.setProperty("stays", f"edit-{line.record.id}")
        pencil.clicked.connect(lambda: self.edited.emit(Place(table="demand_item", id=line.record.id)))
        grid.addWidget(pencil, row, 4, top)

    def _state(self, line: ItemLine) -> QPushButton:
        button = QPushButton(f" {line.chip.text} ▾")
        button.setProperty("kind", "filter")
        button.setProperty("stays", f"state-{line.record.id}")
        button.setIcon(icon(line.chip.icon or "circle-dashed", line.chip.tone))
        name = _(
            "{filter}: {choice}",
            filter=_("State of item {number}", number=_number(line)),
            choice=line.chip.text,
        )
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self._open(button, line))
        return button

    def _open(self, button: QWidget, line: ItemLine) -> None:
        menu = QMenu(self)
        for code, entry in codes.entries("document_item").items():
            action = QAction(entry.label(), menu)
            action.setCheckable(True)
            action.setChecked(code == line.record.state)
            action.triggered.connect(partial(self.set_state, line, code))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def set_state(self, line: ItemLine, code: str, _on: bool = False) -> None:
        """Record another state of an item, and nothing else: when it was received only somebody can say."""
        state = codes.label("document_item", code)
        title = _("Item {number}: {state}", number=_number(line), state=state)

        self._write(title, lambda edit: edit.update(replace(line.record, state=code)))

    def _entry(self) -> QLineEdit:
        entry = QLineEdit()
        entry.setProperty("stays", "add-item")
        entry.setPlaceholderText(_("Add an item: say what is asked for, then Enter"))
        entry.setAccessibleName(_("Add an item"))
        entry.returnPressed.connect(lambda: self.add(entry.text()))
        return entry

    def add(self, words: str) -> None:
        """Add what was typed as the last item."""
        if not words.strip():
            return
        new = DemandItem(demand=self._card.demand, number=self._card.number, text=words.strip())
        self._write(_("Add: {what}", what=_("Item asked for")), lambda edit: edit.add(new))


def _number(line: ItemLine) -> str:
    return str(line.record.number or "–")
