"""Icons: Lucide drawings in the colour of a token, coloured when painted: a new look needs no new icons."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from hearingdesk.places import resources
from ui.theme import theme

STROKE = 1.75  # lighter than Lucide's own 2, to stand beside 13-pixel words


def icon(name: str, token: str = "text2") -> QIcon:
    """An icon for buttons and menus that follows the look in force."""
    return QIcon(_Engine(name, token))


def picture(name: str, token: str, size: int, ratio: float, stroke: float = STROKE) -> QPixmap:
    """The drawing in a token's colour, `size` pixels wide on a screen with this device pixel ratio."""
    colour = getattr(theme().tokens, token)
    key = f"hd/{name}/{colour}/{size}/{ratio}/{stroke}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawn = _draw(name, colour, size, ratio, stroke)
    QPixmapCache.insert(key, drawn)
    return drawn


def _draw(name: str, colour: str, size: int, ratio: float, stroke: float) -> QPixmap:
    pixels = max(1, round(size * ratio))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    source = _source(name).replace(b"currentColor", colour.encode())
    QSvgRenderer(QByteArray(source.replace(b'stroke-width="2"', f'stroke-width="{stroke}"'.encode()))).render(
        painter
    )
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@cache
def _source(name: str) -> bytes:
    return resources("icons", f"{name}.svg").read_bytes()


class _Engine(QIconEngine):
    """Reads the tokens at paint time."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name, self._token = name, token

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._token)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device else 1.0
        side = min(rect.width(), rect.height())
        left, top = rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2
        painter.drawPixmap(left, top, self._pixmap(side, ratio, mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._pixmap(min(size.width(), size.height()), 1.0, mode)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self._pixmap(round(min(size.width(), size.height()) / scale), scale, mode)

    def _pixmap(self, side: int, ratio: float, mode: QIcon.Mode) -> QPixmap:
        return picture(self._name, "text_off" if mode == QIcon.Mode.Disabled else self._token, side, ratio)
