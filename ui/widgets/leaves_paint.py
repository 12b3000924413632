"""How a page of a source is drawn: its picture, and over it, as with a pen, what is found and what is selected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from hearingdesk.pdfium.letters import Letters
from ui.theme import theme
from ui.tokens import LIGHT

SELECTED = "#BFD0F7"  # on white: pages stay white in the dark, as they were printed


@dataclass(frozen=True, slots=True)
class PageInk:
    """One page in sight."""

    box: QRectF
    scale: float
    letters: Letters | None
    hits: Sequence[tuple[int, int]] = ()
    now: int = -1  # which of them is looked at
    chosen: tuple[int, int] | None = None

    def paint(self, painter: QPainter, image: QImage | None) -> None:
        """Draw the page; blank while its picture is on the way."""
        painter.fillRect(self.box, QColor("white"))
        if image is not None and not image.isNull():
            painter.drawImage(self.box, image)
        painter.setPen(QPen(theme().colour("line_strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.box.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self.letters is not None and (self.hits or self.chosen):
            self._marks(painter, self.letters)

    def _marks(self, painter: QPainter, letters: Letters) -> None:
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.setPen(Qt.PenStyle.NoPen)
        for at, span in enumerate(self.hits):
            painter.setBrush(QColor(LIGHT.mark_now if at == self.now else LIGHT.mark))
            for band in self._bands(letters, *span):
                painter.drawRoundedRect(band.adjusted(-1, -1, 1, 1), 2, 2)
        if self.chosen:
            painter.setBrush(QColor(SELECTED))
            for band in self._bands(letters, self.chosen[0], min(self.chosen[1], len(letters.text))):
                painter.drawRect(band)
        painter.restore()

    def _bands(self, letters: Letters, first: int, last: int) -> Iterator[QRectF]:
        for left, top, right, bottom in letters.boxes_of(first, last):
            corner = self.box.topLeft() + QPointF(left, top) * self.scale
            yield QRectF(corner.x(), corner.y(), (right - left) * self.scale, (bottom - top) * self.scale)
