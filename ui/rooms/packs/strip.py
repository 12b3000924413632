"""The strip of small pages under their labels: a bar where one changed, a ring where it is to be looked at."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView

from hearingdesk.facsimile import Size
from hearingdesk.words import _
from ui import draw
from ui.models.plates import Plates
from ui.theme import theme
from ui.tokens import LIGHT
from ui.widgets.smallpage import SmallPage, draw_paper

Index = QModelIndex | QPersistentModelIndex
WIDE, HIGH, EDGE, FOOT = 58, 82, 10, 22  # pixels at 100 %: a small page, the room around it, its label
BAR = 4  # how wide the bar of a page that changed is
_NOWHERE = QModelIndex()
_STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Right): 1}
_ENDS = {int(Qt.Key.Key_Home): 0, int(Qt.Key.Key_End): -1}


class StripModel(QAbstractListModel):
    """The pages, by what they are called."""

    def __init__(self) -> None:
        super().__init__()
        self.labels: Sequence[str] = ()
        self.changed: Collection[str] = frozenset()
        self.marked: Collection[int] = frozenset()

    def show(self, labels: Sequence[str]) -> None:
        """These pages instead of the earlier ones."""
        self.beginResetModel()
        self.labels = labels
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.labels)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> str | None:
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if role not in roles:
            return None
        page = self.labels[index.row()]
        changed, marked = page in self.changed, index.row() + 1 in self.marked
        if changed and marked:
            return _("Page {page}, changed, to be looked at", page=page)
        if changed:
            return _("Page {page}, changed", page=page)
        return _("Page {page}, to be looked at", page=page) if marked else _("Page {page}", page=page)


class Strip(QListView):
    """The small pages in a row; the one looked at is chosen. Arrows, Home and End go through them."""

    wanted = Signal(object)  # a page, counted from 1

    def __init__(self) -> None:
        super().__init__()
        self.pages = StripModel()
        self._plates: Plates | None = None
        self._sizes: Sequence[Size] = ()
        self.setModel(self.pages)
        self.setItemDelegate(SmallPage(self, WIDE + 2 * EDGE, HIGH + FOOT + 2 * EDGE, self.paint_page))
        self.setAccessibleName(_("Small pages"))
        self.setProperty("painted", True)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(theme().px(HIGH + FOOT + 2 * EDGE + 10))
        self.clicked.connect(lambda index: self.wanted.emit(index.row() + 1))

    def show_plates(self, plates: Plates | None, sizes: Sequence[Size], labels: Sequence[str]) -> None:
        """Show these pages."""
        self._plates, self._sizes = plates, sizes
        self.pages.show(labels[: len(sizes)])
        if plates is not None:
            plates.drawn.connect(self._drawn, Qt.ConnectionType.QueuedConnection)

    def mark(self, changed: Collection[str], marked: Collection[int]) -> None:
        """Which pages changed, by label, and which are to be looked at, by number."""
        self.pages.changed, self.pages.marked = changed, marked
        self.viewport().update()

    def choose(self, page: int) -> None:
        """The page looked at."""
        index = self.pages.index(page - 1)
        self.setCurrentIndex(index)
        if not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down are before and after here, as in the pages."""
        last = self.pages.rowCount() - 1
        if event.key() in _STEPS:
            self._go(max(0, min(self.currentIndex().row() + _STEPS[event.key()], last)))
        elif event.key() in _ENDS:
            self._go(_ENDS[event.key()] % (last + 1) if last >= 0 else 0)
        else:
            super().keyPressEvent(event)

    def paint_page(self, painter: QPainter, rect: QRectF, row: int, chosen: bool) -> None:
        """One small page."""
        px = theme().px
        width, height = self._sizes[row]
        room = QRectF(rect.left() + px(EDGE), rect.top() + px(EDGE), px(WIDE), px(HIGH))
        scale = min(room.width() / width, room.height() / height)
        box = QRectF(0, 0, width * scale, height * scale)
        box.moveCenter(room.center())
        draw_paper(painter, box, self._plates, row + 1, scale, self.devicePixelRatioF())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().colour("accent" if chosen else "line_strong"), 2 if chosen else 1))
        painter.drawRect(box)
        if self.pages.labels[row] in self.pages.changed:
            painter.fillRect(QRectF(box.left() - px(BAR), box.top(), px(BAR), box.height()), _blue())
        if row + 1 in self.pages.marked:
            painter.setPen(QPen(QColor(LIGHT.warn), px(2)))  # on a white page, in the dark too
            around = box.adjusted(px(3), px(3), -px(3), -px(3))
            painter.drawRoundedRect(around, px(5), px(5))
        foot = QRectF(rect.left(), room.bottom() + px(3), rect.width(), px(FOOT - 4))
        words = "accent_text" if chosen else "text2"
        draw.words(painter, foot, self.pages.labels[row], "caption", words, align=draw.CENTRE, tabular=True)

    def _drawn(self, page: int, scale: int) -> None:
        """A page is there, in some size."""
        self.viewport().update()

    def _go(self, row: int) -> None:
        self.choose(row + 1)
        self.wanted.emit(row + 1)


def _blue() -> QColor:
    return QColor(LIGHT.accent)
