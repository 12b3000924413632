"""The list of pages at the side: each small, with its number; those with hits say so."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView

from hearingdesk.facsimile import Size
from hearingdesk.words import _
from ui import draw
from ui.models.plates import Plates
from ui.theme import theme
from ui.tokens import LIGHT
from ui.widgets.smallpage import SmallPage, draw_paper

Index = QModelIndex | QPersistentModelIndex
WIDE, EDGE, FOOT = 96, 12, 22  # pixels at 100 %: a small page, the room around it, its number
_NOWHERE = QModelIndex()


class PageModel(QAbstractListModel):
    """The numbers of the pages."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self.hits: AbstractSet[int] = frozenset()

    def set_count(self, count: int) -> None:
        self.beginResetModel()
        self._count = count
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        page = index.row() + 1
        return _("Page {n}, with hits", n=page) if page in self.hits else _("Page {n}", n=page)


class PageList(QListView):
    """Small pages; the one looked at is chosen."""

    wanted = Signal(object)  # a page

    def __init__(self) -> None:
        super().__init__()
        self._model = PageModel()
        self._plates: Plates | None = None
        self._sizes: list[Size] = []
        self.setModel(self._model)
        self.setItemDelegate(SmallPage(self, WIDE + 2 * EDGE, 136 + FOOT + 8, self.paint_page))
        self.setAccessibleName(_("Pages"))
        self.setProperty("painted", True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(theme().px(WIDE + 2 * EDGE + 14))
        self.clicked.connect(lambda index: self.wanted.emit(index.row() + 1))
        self.activated.connect(lambda index: self.wanted.emit(index.row() + 1))

    def show_plates(self, plates: Plates | None, sizes: list[Size]) -> None:
        """List these pages."""
        self._plates, self._sizes = plates, sizes
        self._model.hits = frozenset()
        self._model.set_count(len(sizes))
        if plates is not None:
            plates.drawn.connect(self._drawn, Qt.ConnectionType.QueuedConnection)

    def choose(self, page: int) -> None:
        """The page looked at."""
        index = self._model.index(page - 1)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def set_hits(self, pages: AbstractSet[int]) -> None:
        """The pages on which something was found."""
        self._model.hits = pages
        self.viewport().update()

    def paint_page(self, painter: QPainter, rect: QRectF, row: int, chosen: bool) -> None:
        """One small page."""
        page = row + 1
        px = theme().px
        width, height = self._sizes[page - 1]
        room = QRectF(rect.left() + px(EDGE), rect.top() + px(6), px(WIDE), rect.height() - px(FOOT + 8))
        scale = min(room.width() / width, room.height() / height)
        box = QRectF(0, 0, width * scale, height * scale)
        box.moveCenter(room.center())
        draw_paper(painter, box, self._plates, page, scale, self.devicePixelRatioF())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().colour("accent" if chosen else "line_strong"), 2 if chosen else 1))
        painter.drawRect(box)
        if page in self._model.hits:
            dot = QRectF(box.right() - px(13), box.top() + px(4), px(9), px(9))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(LIGHT.mark_now))  # on a white page, in the dark too
            painter.drawEllipse(dot)
        foot = QRectF(rect.left(), rect.bottom() - px(FOOT), rect.width() - px(2), px(FOOT - 4))
        words = "accent_text" if chosen else "text3"
        draw.words(painter, foot, f"{page:,}", "caption", words, align=draw.CENTRE, tabular=True)

    def _drawn(self, page: int, scale: int) -> None:
        """A page is there; those drawn large are not shown here."""
        if scale < 400:
            self.viewport().update()
