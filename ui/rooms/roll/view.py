"""The grid with the keyboard: arrows move, Enter opens, and in a roll call a digit marks."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from hearingdesk.words import _
from ui.desk import Place
from ui.rooms.roll.model import RollModel
from ui.rooms.roll.paint import DAY, ROW, SUMS, CellDelegate, Days, Names
from ui.theme import theme
from ui.widgets.label import Label

CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class RollView(QTableView):
    """People by sitting. It writes nothing: what is pressed is said."""

    opened = Signal(object)  # Place
    pressed_mark = Signal(str)  # a digit
    escaped = Signal()
    moved = Signal()  # the cursor stands elsewhere

    def __init__(self) -> None:
        super().__init__()
        self.rows = RollModel()
        self.whole_height = 0  # of all its rows, as wide as it is
        self._cells = CellDelegate(self)
        self._names, self._days = Names(), Days()
        self.setVerticalHeader(self._names)
        self.setHorizontalHeader(self._days)
        self.setModel(self.rows)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(_("Attendance"))
        self.setProperty("painted", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._names.setDefaultSectionSize(theme().px(ROW))
        self._corner = Label(_("Person"), "strong")
        self._corner.setParent(self)
        self._corner.setContentsMargins(theme().px(12), 0, 0, 0)
        self._names.sectionDoubleClicked.connect(self._open_person)
        self.doubleClicked.connect(self.open_at)

    @property
    def names(self) -> Names:
        return self._names

    @property
    def days(self) -> Days:
        return self._days

    def call(self, column: int) -> None:
        """Show that the roll of this column is called; -1 for none."""
        self._cells.called = self._days.called = column
        self.viewport().update()
        self._days.viewport().update()

    def fit(self) -> None:
        """Give names, days and sums their widths: the days share what is left, and scroll where that is too little."""
        px = theme().px
        self._names.setFixedWidth(self._names.width_wanted())
        days = len(self.rows.shown.heads)
        room = self.width() - self._names.width() - px(SUMS) - self.verticalScrollBar().sizeHint().width() - 2
        share = max(px(DAY), room // max(1, days))
        for column in range(days):
            self.setColumnWidth(column, share)
        self.setColumnWidth(days, px(SUMS))
        self._corner.setGeometry(0, 0, self._names.width(), self._days.height())
        wide = self._names.width() + self._days.length() > self.width()
        tall = self._days.height() + self._names.length() + 2
        self.whole_height = tall + (self.horizontalScrollBar().sizeHint().height() if wide else 0)

    def open_at(self, index: QModelIndex) -> None:
        """Go to what is on file in a cell, or to the person where nothing is."""
        if not index.isValid():
            return
        cell = self.rows.cell(index)
        if cell is not None and cell.ids:
            self.opened.emit(Place(table="attendance", id=cell.ids[-1]))
        else:
            self._open_person(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        self._names.viewport().update()
        self.moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._open_person(self.currentIndex().row())
        elif enter:
            self.open_at(self.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif plain and key in CLEARING:
            self.pressed_mark.emit("0")
        elif plain and event.text() and event.text() in "0123456789":
            self.pressed_mark.emit(event.text())
        elif event.text().strip() and plain:
            event.accept()  # letters would move the cursor to a name: a slip of the finger must not
        else:
            super().keyPressEvent(event)

    def _open_person(self, row: int) -> None:
        if 0 <= row < self.rows.rowCount():
            self.opened.emit(Place(table="party", id=self.rows.line(row).person.party.id))
