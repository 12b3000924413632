"""Where the pages of a source stand below each other, at one scale."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QRectF

from hearingdesk.facsimile import Size
from ui.theme import theme

GAP = 14  # pixels at 100 % between pages and around them


class Stack:
    """Pages by their sizes (points), `scale` pixels for a point."""

    def __init__(self, sizes: Sequence[Size] = ()) -> None:
        self.sizes = list(sizes)
        self.scale = 1.0
        self.tops: list[float] = []
        self.height = 0.0
        self.widest = max((width for width, _height in self.sizes), default=1.0)
        self.tallest = max((height for _width, height in self.sizes), default=1.0)

    def measure(self) -> None:
        """The scale is another."""
        gap = float(theme().px(GAP))
        self.tops, top = [], gap
        for _width, height in self.sizes:
            self.tops.append(top)
            top += height * self.scale + gap
        self.height = top

    @property
    def width(self) -> float:
        """Of the widest page with the room around it."""
        return self.widest * self.scale + 2 * theme().px(GAP)

    def tall(self, page: int) -> float:
        """How high a page is."""
        return self.sizes[page - 1][1] * self.scale

    def at(self, down: float) -> int:
        """The page so far down."""
        return max(1, bisect_right(self.tops, down))

    def box(self, page: int, room: float) -> QRectF:
        """Where a page stands, in the middle of so much room."""
        wide = self.sizes[page - 1][0] * self.scale
        return QRectF((max(room, self.width) - wide) / 2, self.tops[page - 1], wide, self.tall(page))
