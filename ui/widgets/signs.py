"""The small signs of what was made of testimony, drawn and never told by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme

TOKENS = {"undertook": "accent_text", "contradicted": "bad"}  # the others are of the colour of the words
SIZE = 12  # pixels at 100 %


def token(kind: str, own: bool = True) -> str:
    """The colour of a sign; another reviewer's is quieter."""
    return TOKENS.get(kind, "text2") if own else "text3"


def paint(painter: QPainter, box: QRectF, kind: str, *, own: bool = True) -> None:
    """Draw a sign into a square."""
    colour = theme().colour(token(kind, own))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = box.width()
    pen = QPen(colour, max(1.2, side * 0.13))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    at = _at(box)
    match kind:
        case "answered":
            painter.setBrush(QBrush(colour))
            painter.drawEllipse(box.adjusted(side * 0.12, side * 0.12, -side * 0.12, -side * 0.12))
        case "evaded":
            ring = box.adjusted(side * 0.12, side * 0.12, -side * 0.12, -side * 0.12)
            painter.drawEllipse(ring)
            painter.setBrush(QBrush(colour))
            painter.drawPie(ring, 90 * 16, 180 * 16)
        case "refused":
            painter.drawLine(at(0.2, 0.2), at(0.8, 0.8))
            painter.drawLine(at(0.8, 0.2), at(0.2, 0.8))
        case "undertook":
            painter.drawLine(at(0.06, 0.5), at(0.9, 0.5))
            painter.drawPolyline([at(0.58, 0.2), at(0.92, 0.5), at(0.58, 0.8)])
        case "contradicted":
            painter.drawLine(at(0.12, 0.36), at(0.88, 0.36))
            painter.drawLine(at(0.12, 0.66), at(0.88, 0.66))
            painter.drawLine(at(0.66, 0.1), at(0.34, 0.92))
    painter.restore()


def _at(box: QRectF):  # type: ignore[no-untyped-def]
    """A point of a square by its shares of the side."""
    return lambda x, y: QPointF(box.left() + x * box.width(), box.top() + y * box.height())


class SignLabel(QWidget):
    """A sign in a legend; what it means stands in words beside it."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(SIZE), theme().px(SIZE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint(painter, QRectF(0, 0, self.width(), self.height()), self._kind)
        painter.end()
