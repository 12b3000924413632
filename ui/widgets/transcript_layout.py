"""Paragraphs set in lines, only those on the screen: a million cost what a hundred cost."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

from hearingdesk.rows import MarginNote, Paragraph
from hearingdesk.words import legible
from ui import draw
from ui.theme import theme
from ui.units import Units

KEPT = 300  # paragraphs whose lines are kept
LEADING = 23  # pixels from line to line at 100 %: 1.5 times the words
GUTTER, RIGHT, GAP = 84, 28, 14  # pixels at 100 %: place column, right edge, between paragraphs
MEASURE = 780  # the longest line that is read with ease
SIDE, BETWEEN = 248, 28  # the column of margin notes, and the room before it
NARROWEST = 440, 176  # the words and the notes beside them; where there is less room, notes stand below
QUIET = ("scene", "reaction", "note", "oath")  # what is no speech
_LOOKS = {"heading": ("head", 22, "text"), **dict.fromkeys(QUIET, ("body", 19, "text3"))}


@dataclass(frozen=True, slots=True)
class LaidNote:
    """A margin note set for its column."""

    note: MarginNote
    layout: QTextLayout
    box: QRectF  # from the paragraph's top left corner
    inner: QPointF  # where its words begin


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph set for one width; without a paragraph, the room kept for one that is on the way."""

    paragraph: Paragraph | None
    layout: QTextLayout | None
    lines: tuple[QTextLine, ...]
    head: float  # height of the speaker's line
    height: float  # all of it, gap included
    leading: float = 0.0  # from line to line
    token: str = "text"  # the colour of the words
    notes: tuple[LaidNote, ...] = ()
    units: Units = Units("")

    def bands(self, start: int, end: int) -> Iterator[QRectF]:
        """The rectangles that cover these characters, from the text's top left corner."""
        start, end = self.units.theirs(start), self.units.theirs(end)
        for line in self.lines:
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line, first), _x(line, last)
                yield QRectF(left, line.y() - 1, right - left, line.height() + 2)

    def caret(self, at: int) -> QRectF:
        """The edge before this character, from the text's top left corner."""
        at = self.units.theirs(at)
        for line in reversed(self.lines):
            if line.textStart() <= at:
                return QRectF(_x(line, at), line.y() - 1, 1, line.height() + 2)
        return QRectF()

    def line_top(self, at: int) -> float:
        """How far below the paragraph's top the line with this character begins."""
        tops = [line.y() for line in self.lines if line.textStart() <= self.units.theirs(at)]
        return self.head + (tops[-1] if tops else 0.0)

    def line_ends(self, at: int) -> tuple[int, int]:
        """Where the line with this character begins and ends."""
        for line in reversed(self.lines):
            if line.textStart() <= self.units.theirs(at):
                ends = line.textStart(), line.textStart() + line.textLength()
                return self.units.ours(ends[0]), self.units.ours(ends[1])
        return 0, 0

    def place(self, x: float, y: float) -> int:
        """The character at this point of the text."""
        for line in self.lines:
            if y < line.y() + self.leading:
                return 0 if y < -self.head * 0.5 else self.units.ours(line.xToCursor(x))
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
        self._margin = False

    def clear(self) -> None:
        """Everything has to be set anew."""
        self._kept.clear()

    def set_width(self, width: float) -> None:
        """The width of the view."""
        if width != self._width:
            self._width = width
            self.clear()

    def set_margin(self, kept: bool) -> None:
        """Whether room is kept at the side for margin notes."""
        if kept != self._margin:
            self._margin = kept
            self.clear()

    def text_width(self) -> float:
        """What the gutter and the margin leave."""
        return self._widths()[0]

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

    def _widths(self) -> tuple[float, float]:
        """Of the words, and of the notes beside them; 0 where notes stand below."""
        px = theme().px
        room = max(px(120), self._width - px(GUTTER) - px(RIGHT))
        beside = min(px(SIDE), room - px(NARROWEST[0]) - px(BETWEEN))
        if not self._margin or beside < px(NARROWEST[1]):
            return min(px(MEASURE), room), 0.0
        return min(px(MEASURE), room - beside - px(BETWEEN)), beside

    def _set(self, paragraph: Paragraph) -> Laid:
        px = theme().px
        role, step, token = _LOOKS.get(paragraph.kind, ("read", LEADING, "text"))
        wide, _beside = self._widths()
        layout, lines, below = _lined(paragraph.text, role, wide, px(step))
        head = draw.line_height("strong") + px(4) if paragraph.speaker else 0.0
        laid = Laid(
            paragraph,
            layout,
            lines,
            head,
            head + below + px(GAP),
            px(step),
            token,
            units=Units(_set_lines(paragraph.text)),
        )
        return self._with_notes(laid, paragraph) if paragraph.notes else laid

    def _with_notes(self, laid: Laid, paragraph: Paragraph) -> Laid:
        """Notes at the height of the words they are about, none over another; below the words where it is narrow."""
        px = theme().px
        wide, beside = self._widths()
        left = px(GUTTER) + (wide + px(BETWEEN) if beside else 0)
        width = beside or min(wide, px(420))
        free = 0.0 if beside else laid.height - px(GAP) + px(6)
        notes: list[LaidNote] = []
        for note in paragraph.notes:
            top = max(free, laid.line_top(note.first) if beside else 0.0)
            layout, _lines, tall = _lined(note.text, "small", width - px(20), px(17))
            caption = draw.line_height("caption") + px(1) if note.by else 0.0
            box = QRectF(left, top, width, tall + caption + px(12))
            notes.append(LaidNote(note, layout, box, QPointF(left + px(12), top + px(6))))
            free = box.bottom() + px(6)
        height = max(laid.height, free + px(GAP) - px(6))
        return replace(laid, notes=tuple(notes), height=height)


def _lined(
    text: str, role: str, wide: float, leading: float
) -> tuple[QTextLayout, tuple[QTextLine, ...], float]:
    """A text broken into lines of this width, and how high they are together."""
    layout = QTextLayout(_set_lines(text), theme().font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    lines: list[QTextLine] = []
    below = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(wide)
        step = max(leading, round(line.height()))
        line.setPosition(QPointF(0, below + (step - line.height()) / 2))
        below += step
        lines.append(line)
    layout.endLayout()
    return layout, tuple(lines), below


def _x(line: QTextLine, at: int) -> float:
    found: Any = line.cursorToX(at)  # a pair in some versions of PySide
    return float(found[0] if isinstance(found, tuple) else found)


def _set_lines(text: str) -> str:
    """The same letters, with the lines of the source kept as lines: the layout knows no other break."""
    return legible(text).replace("\n", "\u2028")
