"""How a hit of a search is drawn: like any row, with the words that were found marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from hearingdesk.rows import ListRow
from ui import draw
from ui.theme import theme
from ui.widgets.rows import RowDelegate


class HitDelegate(RowDelegate):
    """Marks the terms in the second line, where the snippet stands."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._terms: Sequence[str] = ()

    def set_terms(self, terms: Sequence[str]) -> None:
        """The words to mark from now on."""
        self._terms = [term.casefold() for term in terms]

    def _names(self, painter: QPainter, room: QRectF, row: ListRow) -> None:
        px = theme().px
        self._marks(painter, room.translated(0, px(20)), row.sub)
        super()._names(painter, room, row)

    def _marks(self, painter: QPainter, room: QRectF, text: str) -> None:
        metrics = QFontMetricsF(theme().font("small"))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        folded = shown.casefold()
        for term in self._terms:
            at = folded.find(term)
            while at >= 0:
                left = metrics.horizontalAdvance(shown[:at])
                wide = metrics.horizontalAdvance(shown[at : at + len(term)])
                band = QRectF(room.x() + left - 1, room.y() + 1, wide + 2, room.height() - 2)
                draw.ground(painter, band, "mark", 3)
                at = folded.find(term, at + len(term))
