"""Who came on which day: a row for each person, a column for each sitting, with a real model for screen readers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from hearingdesk.rows import Chip
from hearingdesk.words import _
from ui import draw
from ui.desk import Place
from ui.rooms.sheet import Grid
from ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
ROW, HEAD, NAMES = 44, 46, 230


def paint_state(
    painter: QPainter, box: QRectF, chip: Chip, known: bool, note: str = "", other: str = ""
) -> None:
    """A state that fills a cell: icon, word and colour, dashed where nothing is known; what stands behind it below."""
    px = theme().px
    tone = chip.tone if known else "text3"
    if known:
        draw.ground(painter, box, f"{chip.tone}_soft", px(6))
    else:
        pen = QPen(theme().colour("line_strong"), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, px(6), px(6))
    middle = box.center().y() - (px(8) if note else 0)
    left = box.x() + px(9)
    if chip.icon:
        draw.glyph(painter, left, middle - px(7), chip.icon, tone, px(14))
        left += px(20)
    room = QRectF(left, middle - px(9), box.right() - px(6) - left, px(18))
    taken = draw.words(painter, room, chip.text, "strong" if known else "body", tone)
    beside = room.adjusted(taken + px(6), 0, 0, 0)
    if other and draw.width(other, "small") <= beside.width():
        draw.words(painter, beside, other, "small", tone)
    if note:
        draw.words(painter, room.translated(0, px(17)), note, "small", "text2")


class _Model(QAbstractTableModel):
    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self.grid = grid

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.grid.columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        person, cells = self.grid.rows[index.row()]
        if index.column() == 0:
            return f"{person.title} {person.other}".strip()
        cell = cells[index.column() - 1]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            day = self.grid.columns[index.column() - 1][0]
            return ", ".join(part for part in (person.title, day, cell.chip.text, cell.note) if part)
        return " · ".join(part for part in (cell.chip.text, cell.note) if part)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        said = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if orientation == Qt.Orientation.Horizontal and role in said:
            if section == 0:
                return _("Person")
            return " · ".join(part for part in self.grid.columns[section - 1] if part)
        return None


class _Delegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px = theme().px
        model = index.model()
        assert isinstance(model, _Model)
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme().colour("line"))
        person, cells = model.grid.rows[index.row()]
        box = rect.adjusted(px(3), px(3), -px(3), -px(4))
        if index.column() == 0:
            room = rect.adjusted(px(8), 0, -px(8), 0)
            taken = draw.words(painter, room, person.title, "strong")
            draw.words(painter, room.adjusted(taken + px(6), 0, 0, 0), person.other, "body", "text2")
        else:
            cell = cells[index.column() - 1]
            paint_state(painter, box, cell.chip, cell.known, cell.note)
        if state & QStyle.StateFlag.State_Selected and option.widget.hasFocus():  # type: ignore[attr-defined]
            draw.ring(painter, box, px(6))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme().px(150), theme().px(ROW))


class GridView(QTableView):
    """By keyboard and mouse; Enter opens a person, or what is on file about a day."""

    opened = Signal(object)  # Place

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        px = theme().px
        self._grid = grid
        self.setModel(_Model(grid))
        self.model().setParent(self)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(grid.title)
        self.setProperty("painted", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        head = self.horizontalHeader()
        head.setFixedHeight(px(30))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFixedHeight(px(30) + px(ROW) * len(grid.rows) + px(6))
        self.doubleClicked.connect(self._open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px, room = theme().px, self.viewport().width()
        names = max(px(130), min(px(NAMES), room // 3))
        share = max(px(140), (room - names) // max(1, len(self._grid.columns)))
        self.setColumnWidth(0, names)
        for column in range(len(self._grid.columns)):
            self.setColumnWidth(column + 1, share)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: Any) -> None:
        """The page scrolls, not the grid."""
        event.ignore()

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        person, cells = self._grid.rows[index.row()]
        target = person.target if index.column() == 0 else cells[index.column() - 1].to
        if isinstance(target, Place):
            self.opened.emit(target)
