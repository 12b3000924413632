"""Paragraphs set in lines, only those on the screen: a million cost what a hundred cost."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

from hearingdesk.rows import Paragraph
from hearingdesk.words import legible
from ui import draw
from ui.theme import theme

KEPT = 300  # paragraphs whose lines are kept
LEADING = 23  # pixels from line to line at 100 %: 1.5 times the words
GUTTER, RIGHT, GAP = 84, 28, 14  # pixels at 100 %: place column, right edge, between paragraphs


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph set for one width; without a paragraph, the room kept for one that is on the way."""

    paragraph: Paragraph | None
    layout: QTextLayout | None
    lines: tuple[QTextLine, ...]
    head: float  # height of the speaker's line
    height: float  # all of it, gap included

    def bands(self, start: int, end: int) -> Iterator[QRectF]:
        """The rectangles that cover these characters, from the text's top left corner."""
        for line in self.lines:
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line, first), _x(line, last)
                yield QRectF(left, line.y() - 1, right - left, line.height() + 2)

    def line_top(self, at: int) -> float:
        """How far below the paragraph's top the line with this character begins."""
        tops = [line.y() for line in self.lines if line.textStart() <= at]
        return self.head + (tops[-1] if tops else 0.0)

    def place(self, x: float, y: float) -> int:
        """The character at this point of the text."""
        for line in self.lines:
            if y < line.y() + theme().px(LEADING):
                return 0 if y < -self.head * 0.5 else line.xToCursor(x)
        return len(self.paragraph.text) if self.paragraph else 0

    def word(self, at: int) -> tuple[int, int]:
        """Where the word at this character begins and ends."""
        text = self.paragraph.text if self.paragraph else ""
        for found in re.finditer(r"\w+", text):
            if found.start() <= at <= found.end():
                return found.span()
        return at, at


class Layouts:
    """The paragraphs set last, for one width and one size of words."""

    def __init__(self, fetch: Callable[[int], Paragraph | None]) -> None:
        self._fetch = fetch
        self._kept: OrderedDict[int, Laid] = OrderedDict()
        self._width = 0.0

    def clear(self) -> None:
        """Everything has to be set anew."""
        self._kept.clear()

    def set_width(self, width: float) -> None:
        """The width of the view."""
        if width != self._width:
            self._width = width
            self.clear()

    def text_width(self) -> float:
        """What the gutter leaves."""
        px = theme().px
        return max(px(120), self._width - px(GUTTER) - px(RIGHT))

    def at(self, number: int) -> Laid:
        """One paragraph, set."""
        laid = self._kept.get(number)
        if laid is not None:
            self._kept.move_to_end(number)
            return laid
        paragraph = self._fetch(number)
        if paragraph is None:
            return Laid(None, None, (), 0, theme().px(60))
        laid = self._kept[number] = self._set(paragraph)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return laid

    def _set(self, paragraph: Paragraph) -> Laid:
        px = theme().px
        layout = QTextLayout(_set_lines(paragraph.text), theme().font("read"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        lines: list[QTextLine] = []
        below = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.text_width())
            step = max(px(LEADING), round(line.height()))
            line.setPosition(QPointF(0, below + (step - line.height()) / 2))
            below += step
            lines.append(line)
        layout.endLayout()
        head = draw.line_height("strong") + px(4) if paragraph.speaker else 0.0
        return Laid(paragraph, layout, tuple(lines), head, head + below + px(GAP))


def _x(line: QTextLine, at: int) -> float:
    found: Any = line.cursorToX(at)  # a pair in some versions of PySide
    return float(found[0] if isinstance(found, tuple) else found)


def _set_lines(text: str) -> str:
    """The same letters, with the lines of the source kept as lines: the layout knows no other break."""
    return legible(text).replace("\n", "\u2028")
