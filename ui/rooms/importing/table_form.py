"""How a table is laid out, and what its rows and its dates are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from hearingdesk.exchange.preview.looks import TableLook
from hearingdesk.exchange.profiles.table_draft import SHAPES, TableDraft
from hearingdesk.exchange.tables import HEADER_LINES
from hearingdesk.exchange.tabular.days import days_of
from hearingdesk.words import N_, _, legible
from ui.theme import theme
from ui.widgets.label import Label

DELIMITERS: Mapping[str, str] = {
    ",": N_("Comma ,"),
    ";": N_("Semicolon ;"),
    "\t": N_("Tab"),
    "|": N_("Bar |"),
}
LEFT = "left"  # the dates stay as printed
_ORDERS: Mapping[str, str] = {"dmy": N_("The day first"), "mdy": N_("The month first")}


class DaysBox(QWidget):
    """Whether the day or the month stands first, where the file leaves it open: answered by nobody but the user."""

    chosen = Signal(str)  # "dmy", "mdy", LEFT

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        self._sentence = Label("", "small", "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        column.addWidget(self._sentence)
        for key in (*_ORDERS, LEFT):
            button = self.buttons[key] = QRadioButton()
            self._group.addButton(button)
            button.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            column.addWidget(button)

    def show_look(self, look: TableLook, left: bool) -> None:
        """What is in doubt, with the first of its cells read in both ways."""
        self.setVisible(bool(look.doubts or look.settled or look.draft.order))
        for button in self.buttons.values():
            button.setVisible(bool(look.doubts))
        if not look.doubts:
            order = look.draft.order or look.settled
            self._sentence.setText(
                _("Other dates of the column show it: {order}.", order=_(_ORDERS[order]).lower())
                if order
                else ""
            )
            return
        named = ", ".join(f"“{one.heading}”" for one in look.doubts)
        self._sentence.setText(
            _("In {columns} day and month could be either. Which comes first?", columns=named)
        )
        cell = look.doubts[0].cells[0]
        for key, words in _ORDERS.items():
            read = days_of([cell], key)[cell]
            told = read.say() if read else _("no day")
            self.buttons[key].setText(
                _("{order}: {cell} is {day}", order=_(words), cell=legible(cell.split(" ")[0]), day=told)
            )
        self.buttons[LEFT].setText(_("Leave them as printed, without a day"))
        self._group.setExclusive(False)
        for key, button in self.buttons.items():
            button.setChecked(key == (LEFT if left and not look.draft.order else look.draft.order))
        self._group.setExclusive(True)


class TableForm(QWidget):
    """Everything but the columns, which are on top of the rows."""

    changed = Signal(object)  # TableDraft
    left = Signal()  # the dates in doubt stay as printed

    def __init__(self) -> None:
        super().__init__()
        self._draft: TableDraft | None = None
        self.rows, self.delimiter, self.sheet = QComboBox(), QComboBox(), QComboBox()
        self.header, self.days = QSpinBox(), DaysBox()
        self.rest = QCheckBox(_("Keep the other columns as a note under each row"))
        for shape, words in SHAPES.items():
            self.rows.addItem(_(words), shape)
        for sign, words in DELIMITERS.items():
            self.delimiter.addItem(_(words), sign)
        self.header.setRange(0, HEADER_LINES)
        self.header.setSpecialValueText(_("None"))
        self.header.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.header.setFixedWidth(theme().px(84))
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(theme().px(8))
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for words, field in (
            (_("A row is"), self.rows),
            (_("Between cells"), self.delimiter),
            (_("Sheet"), self.sheet),
            (_("Line of the headings"), self.header),
        ):
            field.setAccessibleName(words)
            self._form.addRow(Label(words, "label", "text2"), field)
        self._form.addRow(Label(_("Dates"), "label", "text2"), self.days)
        self._form.addRow(self.rest)
        self._wire()

    def show_look(self, look: TableLook, left: bool) -> None:
        """The table as it is read now."""
        self._draft = None  # filling it in is no choice
        draft = look.draft
        self.rows.setCurrentIndex(self.rows.findData(draft.rows))
        self._row(self.delimiter, bool(look.delimiter))
        self._row(self.sheet, len(look.sheets) > 1)
        if look.delimiter and self.delimiter.findData(look.delimiter) < 0:
            self.delimiter.addItem(look.delimiter, look.delimiter)
        self.delimiter.setCurrentIndex(self.delimiter.findData(look.delimiter))
        self.sheet.clear()
        self.sheet.addItems([legible(one) for one in look.sheets])
        self.sheet.setCurrentIndex(look.sheets.index(look.sheet) if look.sheet in look.sheets else -1)
        header = draft.layout.header
        self.header.setValue(look.header if header is None else header)
        self.rest.setVisible(draft.rows == "turns")
        self.rest.setChecked(draft.rest)
        self.days.show_look(look, left)
        self._row(self.days, self.days.isVisibleTo(self) or bool(look.doubts or look.settled))
        self._draft = draft

    def _row(self, field: QWidget, shown: bool) -> None:
        self._form.setRowVisible(field, shown)

    def _wire(self) -> None:
        self.rows.activated.connect(
            lambda _at: self._draft and self.changed.emit(self._draft.shaped(self.rows.currentData()))
        )
        self.delimiter.activated.connect(lambda _at: self._lay(delimiter=self.delimiter.currentData()))
        self.sheet.activated.connect(lambda _at: self._lay(sheet=self.sheet.currentText()))
        self.header.valueChanged.connect(lambda line: self._lay(header=line))
        self.rest.clicked.connect(lambda on: self._change(rest=on))
        self.days.chosen.connect(self._ordered)

    def _lay(self, **change: Any) -> None:
        if self._draft is not None:
            self._change(layout=replace(self._draft.layout, **change))

    def _change(self, **change: Any) -> None:
        if self._draft is not None:
            self.changed.emit(replace(self._draft, **change))

    def _ordered(self, key: str) -> None:
        self._change(order="" if key == LEFT else key)
        if key == LEFT:
            self.left.emit()
