"""The first rows of a table, with the meaning of every column on top of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFrame, QHeaderView, QTableView, QWidget

from hearingdesk.exchange.preview.looks import TableLook
from hearingdesk.exchange.profiles.table_draft import MEANING_NAMES
from hearingdesk.words import _, legible
from ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEAD, _BOX, _COLUMN = 66, 30, 200  # at 100 %


class RowModel(QAbstractTableModel):
    """Cells as they stand in the file."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: Sequence[str] = ()
        self._rows: Sequence[Sequence[str]] = ()

    def show_rows(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show these."""
        self.beginResetModel()
        self._columns, self._rows = columns, rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._rows[index.row()]
        cell = row[index.column()] if index.column() < len(row) else ""
        return legible(" ".join(cell.split()) if role == Qt.ItemDataRole.DisplayRole else cell[:200])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return legible(self._columns[section])
        return None


class MeaningHeader(QHeaderView):
    """The headings, and below each a box with what it means; boxes are made for the columns that come in sight."""

    chosen = Signal(str, str)  # heading, meaning

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setDefaultSectionSize(theme().px(_COLUMN))
        self._look: TableLook | None = None
        self._boxes: dict[int, QComboBox] = {}
        self.sectionResized.connect(lambda _at, _old, _new: self.place())
        view.horizontalScrollBar().valueChanged.connect(lambda _at: self.place())

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().px(_HEAD))

    def show_look(self, look: TableLook) -> None:
        """Another draft, or another table."""
        same = self._look is not None and (
            self._look.columns == look.columns and self._look.draft.rows == look.draft.rows
        )
        self._look = look
        if not same:
            for box in self._boxes.values():
                box.hide()
                box.deleteLater()
            self._boxes = {}
        for at, box in self._boxes.items():
            self._say(box, look.columns[at])
        self.place()

    def box(self, at: int) -> QComboBox:
        """The box of a column, made where it is not there."""
        assert self._look is not None
        if at not in self._boxes:
            self._boxes[at] = self._make(at, self._look.columns[at])
        return self._boxes[at]

    def place(self) -> None:
        """Put the boxes where their columns are."""
        if self._look is None:
            return
        px = theme().px
        for at in range(min(self.count(), len(self._look.columns))):
            left, wide = self.sectionViewportPosition(at), self.sectionSize(at)
            if left + wide < 0 or left > self.viewport().width():
                if at in self._boxes:
                    self._boxes[at].hide()
                continue
            box = self.box(at)
            box.setGeometry(left + px(4), px(_HEAD - _BOX - 6), wide - px(8), px(_BOX))
            box.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def _make(self, at: int, heading: str) -> QComboBox:
        assert self._look is not None
        box = QComboBox(self.viewport())
        box.setAccessibleName(_("Meaning of the column “{heading}”", heading=heading))
        box.addItem("", "")
        for meaning in self._look.draft.offered():
            box.addItem(_(MEANING_NAMES[meaning]), meaning)
        if heading in self._look.columns[:at]:
            box.setEnabled(False)
            box.setToolTip(_("Another column has this heading; the first is read."))
        self._say(box, heading)
        box.activated.connect(lambda _at: self.chosen.emit(heading, box.currentData()))
        return box

    def _say(self, box: QComboBox, heading: str) -> None:
        assert self._look is not None
        draft = self._look.draft
        kept = draft.rest or draft.rows != "turns"
        box.setItemText(0, _("Not read (note)") if kept else _("Not read"))
        box.setCurrentIndex(max(0, box.findData(draft.meanings.get(heading, ""))))


class RowsView(QTableView):
    """The table one scrolls through."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.rows = RowModel()
        self.setModel(self.rows)
        self.head = MeaningHeader(self)
        self.setHorizontalHeader(self.head)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerWidget(QWidget())  # the style would draw a corner of its own
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme().px(28))

    def show_look(self, look: TableLook) -> None:
        """Show the rows, where one had scrolled to."""
        at = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self.rows.show_rows(look.columns, look.rows)
        self.head.show_look(look)
        self.verticalScrollBar().setValue(at[0])
        self.horizontalScrollBar().setValue(at[1])
