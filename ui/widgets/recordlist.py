"""The list of a room: it speaks in ids, keeps the chosen record through a refresh, groups under heads."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui.models.paged import PagedModel
from ui.models.worker import FIRST
from ui.theme import theme
from ui.widgets.rows import RowDelegate


class RecordList(QTableView):
    """One column of ListRows over a PagedModel, at home with a million of them."""

    chosen = Signal(object)  # the id of the record that is now current
    lost = Signal()  # the chosen record is not among the rows any more
    opened = Signal(object)  # the id of the record that Enter or a double click was given

    def __init__(
        self, name: str, model: PagedModel, *, tall: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._id = 0  # the record to keep; 0 for none
        self._told = 0  # the id last emitted
        self._seeking = False  # a record is to be chosen as soon as its place is known
        self._delegate = RowDelegate(self, tall=tall)
        self.setAccessibleName(name)
        self.setItemDelegate(self._delegate)
        self._shape()
        self.setModel(model)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.doubleClicked.connect(lambda _index: self._open())
        model.shown.connect(self._shown)
        model.arrived.connect(self._arrived)
        model.settled.connect(self._settled)
        model.found.connect(self._found)
        theme().changed.connect(self._resize_rows)

    def ask(self, query: Any) -> None:
        """Show the answer to another question."""
        self._rows.ask(query, self._id)

    def refresh(self, query: Any = None) -> None:
        """The case has changed: ask the same again, or what is nearly the same, without losing the place."""
        self._rows.refresh(self._id, query)

    def current_id(self) -> int:
        """The id of the record to keep chosen, or 0."""
        return self._id

    def choose(self, id: int) -> None:
        """Make this record the chosen one, wherever it stands; nothing when it is not in the list."""
        self._id, self._seeking = id, True
        self._rows.seek(id)

    def choose_first(self) -> None:
        """Choose the first row, as when a room opens."""
        if self._rows.rowCount():
            self.selectRow(0)

    def moveCursor(self, cursorAction: Any, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End mean the list, not the columns of a table."""
        last = self._rows.rowCount() - 1
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: last}
        if cursorAction in ends and last >= 0:
            return self._rows.index(ends[cursorAction], 0)
        return super().moveCursor(cursorAction, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        current = self.currentIndex()  # where there was none, Qt has just made the first row it
        if current.isValid() and not self.selectionModel().hasSelection():
            self.selectRow(current.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        current = self.currentIndex()
        if current.isValid() and event.oldSize().height() <= 0:
            self.scrollTo(current)  # it was chosen before there was room to show it

    def _shape(self) -> None:
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._delegate.height())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setProperty("painted", True)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _resize_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._delegate.height())
        count = self._rows.rowCount()
        for place in range(count) if count <= 2000 else self._on_screen():
            self.setRowHeight(place, self._delegate.height())
        self._measure(*self._ends_on_screen())
        self.viewport().update()

    def _ends_on_screen(self) -> tuple[int, int]:
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        return first, last if last >= 0 else self._rows.rowCount() - 1

    def _on_screen(self) -> range:
        first, last = self._ends_on_screen()
        return range(first, last + 1)

    def _measure(self, first: int, last: int) -> None:
        """Give the first row of every group the room for its head; what is looked at stays where it is."""
        top = max(0, self.rowAt(0))
        before = self.rowViewportPosition(top)
        scrolled = self.verticalScrollBar().value() > 0
        plain, headed = self._delegate.height(), self._delegate.height() + self._delegate.head()
        for place in range(first, min(last + 2, self._rows.rowCount())):
            row, previous = self._rows.here(place), self._rows.here(place - 1) if place else None
            if row is None or (place and previous is None):
                continue
            wanted = headed if row.group and (previous is None or previous.group != row.group) else plain
            if self.rowHeight(place) != wanted:
                self.setRowHeight(place, wanted)
        moved = self.rowViewportPosition(top) - before
        if scrolled and moved:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)

    def _shown(self) -> None:
        self.scrollToTop()
        last = min(self._rows.rowCount(), FIRST) - 1
        self._measure(0, last)
        for place in range(last + 1 if self._id else 0):
            row = self._rows.here(place)
            if row is not None and row.id == self._id:
                self._go(place)
                return

    def _arrived(self, first: int, last: int) -> None:
        self._measure(first, last)
        place = self.currentIndex().row()
        if first <= place <= last and not self._seeking:
            self._tell(place)

    def _settled(self, kept: int, place: int) -> None:
        if kept != self._id or not kept:
            return  # something else has been chosen since
        if place >= 0:
            self._go(place)
        else:
            self._id = self._told = 0
            self.selectionModel().clear()
            self.lost.emit()

    def _found(self, id: int, place: int) -> None:
        self._seeking = self._seeking and id != self._id
        if id == self._id and place >= 0:
            self._go(place)
            self.scrollTo(self._rows.index(place, 0))

    def _go(self, place: int) -> None:
        """Choose the row without scrolling to it: what the user looks at stays where it is."""
        self.setAutoScroll(False)
        self.selectRow(place)
        self.setAutoScroll(True)
        self._tell(place)

    def _moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._rows.changing:
            self._seeking = False
            self._tell(current.row())

    def _tell(self, place: int) -> None:
        row = self._rows.row(place)
        if row is None or place != self.currentIndex().row():
            return  # its page is on the way; `_arrived` comes back here
        self._id = row.id
        if row.id != self._told:
            self._told = row.id
            self.chosen.emit(row.id)

    def _open(self) -> None:
        if self._id:
            self.opened.emit(self._id)
