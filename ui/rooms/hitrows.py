"""How a hit of a search is drawn: like any row, with the words that were found marked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from hearingdesk.rows import ListRow
from ui import draw
from ui.theme import theme
from ui.widgets.rows import RowDelegate


class HitDelegate(RowDelegate):
    """Marks what was found in the second line, where the snippet stands."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._marking: draw.Marking | None = None

    def set_marks(self, marking: draw.Marking | None) -> None:
        """What to mark from now on."""
        self._marking = marking

    def _names(self, painter: QPainter, room: QRectF, row: ListRow) -> None:
        px = theme().px
        self._marks(painter, room.translated(0, px(20)), row.sub)
        super()._names(painter, room, row)

    def _marks(self, painter: QPainter, room: QRectF, text: str) -> None:
        metrics = QFontMetricsF(theme().font("small"))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        for start, end in self._marking(shown) if self._marking else ():
            left = metrics.horizontalAdvance(shown[:start])
            wide = metrics.horizontalAdvance(shown[start:end])
            band = QRectF(room.x() + left - 1, room.y() + 1, wide + 2, room.height() - 2)
            draw.ground(painter, band, "mark", 3)
