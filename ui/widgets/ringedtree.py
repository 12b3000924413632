"""A tree whose row shows that it has the keyboard: the style sheet, which paints its rows, knows cells alone."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeWidget

from ui import draw
from ui.theme import theme


class RingedTree(QTreeWidget):
    """Wears the ring around its current row while it has the keyboard."""

    def drawRow(
        self,
        painter: QPainter,
        options: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().drawRow(painter, options, index)
        current = self.currentIndex()
        if self.hasFocus() and (index.row(), index.parent()) == (current.row(), current.parent()):
            row = QRectF(self.visualRect(index))
            row.setLeft(0)
            row.setRight(self.viewport().width())
            draw.ring(painter, row, theme().px(4))
