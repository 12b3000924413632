"""What painted widgets and delegates share: words cut to fit, chips, grounds, the ring of focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from hearingdesk.rows import Chip
from hearingdesk.words import legible
from ui.icons import picture
from ui.theme import theme

Marking = Callable[[str], Sequence[tuple[int, int]]]  # which characters of a text to mark, in order

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
CHIP_HEIGHT = 20


def words(
    painter: QPainter,
    rect: QRectF,
    text: str,
    role: str = "body",
    token: str = "text",
    *,
    align: Qt.AlignmentFlag = LEFT,
    tabular: bool = False,
) -> float:
    """Draw one line of words, cut with … where it does not fit; the width it took."""
    if not text:
        return 0
    font = theme().font(role, tabular=tabular)
    metrics = QFontMetricsF(font)
    shown = legible(text)
    taken = metrics.horizontalAdvance(shown)
    if taken > rect.width():
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, rect.width())
        taken = metrics.horizontalAdvance(shown)
    painter.setFont(font)
    painter.setPen(theme().colour(token))
    painter.drawText(rect, int(align), shown)
    return taken


def width(text: str, role: str = "body", *, tabular: bool = False) -> float:
    """How wide the words are."""
    return QFontMetricsF(theme().font(role, tabular=tabular)).horizontalAdvance(legible(text))


def glyph(
    painter: QPainter, left: float, top: float, name: str, token: str, size: int, stroke: float = 1.75
) -> None:
    """Draw an icon with its top left corner here; `size` in pixels of the screen as it is scaled."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(QPointF(left, top), picture(name, token, size, ratio, stroke))


def chip_width(chip: Chip) -> float:
    """How wide a chip wants to be."""
    look = theme()
    return width(chip.text, "caption") + look.px(16) + (look.px(16) if chip.icon else 0)


def chip(painter: QPainter, left: float, top: float, what: Chip, room: float, height: float) -> float:
    """Draw a chip no wider than `room`; the width it took, 0 when there was no room for it."""
    look = theme()
    wide = min(chip_width(what), room)
    if wide < min(look.px(36), chip_width(what)):
        return 0
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(f"{what.tone}_soft"))
    painter.drawRoundedRect(QRectF(left, top, wide, height), height / 2, height / 2)
    start = left + look.px(8)
    if what.icon:
        size = look.px(13)
        glyph(painter, start - 1, top + (height - size) / 2, what.icon, what.tone, size, 2)
        start += look.px(16)
    words(
        painter, QRectF(start, top, left + wide - look.px(6) - start, height), what.text, "caption", what.tone
    )
    return wide


def ground(painter: QPainter, rect: QRectF, token: str, radius: float) -> None:
    """Fill a rounded ground."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour(token))
    painter.drawRoundedRect(rect, radius, radius)


def ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """The ring around what has the keyboard."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme().colour("focus"), 1.5))
    painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)


def line_height(role: str) -> float:
    """How high a line of words of this role is."""
    return QFontMetricsF(theme().font(role)).height()


def bold(font: QFont) -> QFont:
    """The same font, heavier."""
    heavier = QFont(font)
    heavier.setWeight(QFont.Weight.DemiBold)
    return heavier
