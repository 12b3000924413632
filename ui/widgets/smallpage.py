"""Small pictures of pages in a list: what paints an item, and the paper of a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import draw
from ui.models.plates import Plates
from ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
Paint = Callable[[QPainter, QRectF, int, bool], object]  # where, of which row, is it the chosen one


class SmallPage(QStyledItemDelegate):
    """Items of one size (at 100 %), painted by the list they stand in, ringed where the keyboard is."""

    def __init__(self, parent: QAbstractItemView, wide: int, high: int, paint: Paint) -> None:
        super().__init__(parent)
        self._wide, self._high, self._paint = wide, high, paint

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme().px(self._wide), theme().px(self._high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = getattr(option, "state", QStyle.StateFlag.State_None)
        rect = QRectF(getattr(option, "rect"))  # noqa: B009 - the stubs do not know it
        self._paint(painter, rect, index.row(), bool(state & QStyle.StateFlag.State_Selected))
        if state & QStyle.StateFlag.State_HasFocus:
            draw.ring(painter, rect.adjusted(2, 2, -2, -2), theme().px(6))
        painter.restore()


def draw_paper(
    painter: QPainter, box: QRectF, plates: Plates | None, page: int, scale: float, ratio: float
) -> None:
    """White, and the picture of the page on it once it is here. `ratio`: pixels of the screen for one of Qt's."""
    painter.fillRect(box, QColor("white"))
    image = plates.picture(page, max(20, round(scale * ratio * 1000))) if plates else None
    if image is not None and not image.isNull():
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, image)
