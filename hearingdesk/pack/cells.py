"""What stands in a table: columns, rows, group lines, cells of words in two weights, signs of attendance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple

from hearingdesk.pack.breaking import fill, shortened
from hearingdesk.pack.fonts import NBSP, clean, pair
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import ACCENT, INK, MUTED, Look, Style, marked
from hearingdesk.pack.two import Two, two
from hearingdesk.words import N_

SIGNED = 8.5  # size of the letters that the sizes of the signs are meant for
HEAD, GROUP = 0.4, 0.2  # of the depth of a page: what the heads of columns and a group line may take
CONTINUED = N_("{title}, continued")  # what stood on the page before goes on
BESIDE = 5.0  # between a cell's words and the second language beside them


class Sign(Enum):
    """Where somebody was, told by shape, never by colour alone."""

    PRESENT = "●"
    LEAVE = "○"
    ABSENT = "×"
    NOT_CALLED = "–"
    TICK = "□"

    @property
    def line(self) -> Line:
        """The sign as the line of a cell, on the middle of the words beside it."""
        look = _SIGNS[self]
        return Line(self.value, look, sink=0.6 if look.size > 10 else 0.0, sign=_SPOKEN[self])


class Line(NamedTuple):
    """A line of a cell, `x` right of where the cell's words begin and `sink` below the baseline."""

    text: str
    look: Look
    x: float = 0.0
    sink: float = 0.0
    sign: str = ""  # what a sign stands for, in words; declared with N_

    def sized(self, size: float) -> Line:
        """The same in a table whose letters have this size."""
        share = size / SIGNED
        return self._replace(look=replace(self.look, size=self.look.size * share), sink=self.sink * share)

    @property
    def width(self) -> float:
        return pair(self.look.face).width(self.text) * self.look.size


_SPOKEN = {
    Sign.PRESENT: N_("present"),
    Sign.LEAVE: N_("on leave"),
    Sign.ABSENT: N_("absent"),
    Sign.NOT_CALLED: N_("not called"),
    Sign.TICK: N_("to be ticked"),
}
_SIGNS = {
    Sign.PRESENT: Look("sans", 8.5, INK),
    Sign.LEAVE: Look("sans", 8.5, INK),
    Sign.ABSENT: Look("sans-bold", 11.5, ACCENT),
    Sign.NOT_CALLED: Look("sans", 9, MUTED),
    Sign.TICK: Look("sans", 10.5, INK),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """Words that need more than plain type: a mark (as a Run's), something quieter under them, a link."""

    text: Two | str
    under: str = ""
    mark: str = "plain"
    link: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A tinted line that names the rows under it; said again where they go on over the page."""

    title: Two | str


@dataclass(frozen=True, slots=True)
class Col:
    """A column: its head, its share of the width (points on A4), its words "left", "center" or "right"."""

    head: Two | str
    width: float
    align: str = "left"
    under: str = ""  # a second line of the head, the same in every language: a date


AnyCell = str | Two | Sign | Cell
Row = Sequence[AnyCell]


SetCell = tuple[list[list[Line]], str]  # rows of lines (two may share a row), the key they lead to


class Setter:
    """Breaks the cells of one table into lines; words without more to them take the shortest way."""

    def __init__(self, press: Press, widths: Sequence[float]) -> None:
        self._press = press
        self._widths = widths
        self._first = press.style("table-first")
        self._other = press.style("table")
        self._under = press.style("table-under").plain

    def row(self, row: Row) -> list[SetCell]:
        """The cells of a row, as many as the table has columns."""
        cells = [*row, *("" for _ in range(len(self._widths) - len(row)))]
        return [
            self._cell(cell, self._other if place else self._first, self._widths[place])
            for place, cell in enumerate(cells[: len(self._widths)])
        ]

    def _cell(self, cell: AnyCell, style: Style, width: float) -> SetCell:
        if isinstance(cell, str):
            return self._plain(cell, style.plain, width), ""
        if isinstance(cell, Sign):
            return [[cell.line.sized(style.size)]], ""
        if isinstance(cell, Two):
            cell = Cell(cell)
        phrase = two(cell.text)
        look = marked(style, cell.mark)
        lines = self._plain(self._press.first(phrase), look, width)
        under = cell.under or self._press.second(phrase)
        return (self._with_under(lines, under, look, width) if under else lines), cell.link

    def _plain(self, text: str, look: Look, width: float) -> list[list[Line]]:
        lines = fill(clean(text), pair(look.face), width / look.size)
        return [[Line(line, look)] for line in lines]

    def _with_under(self, lines: list[list[Line]], under: str, look: Look, width: float) -> list[list[Line]]:
        under = clean(under)
        taken = pair(look.face).width(lines[0][0].text) * look.size + BESIDE
        if len(lines) == 1 and taken + pair(self._under.face).width(under) * self._under.size <= width:
            return [[lines[0][0], Line(under, self._under, taken)]]
        return lines + self._plain(under, self._under, width)


def head_lines(col: Col, press: Press, width: float) -> list[list[Line]]:
    """The head of a column: its words, and under them the second language or its second line."""
    strong, quiet = press.style("table-head").plain, press.style("table-head-under").plain
    made: list[list[Line]] = []
    told = ((press.first(col.head), strong), (press.second(col.head), quiet), (col.under, quiet))
    share = HEAD / max(sum(bool(words) for words, _look in told), 1)
    for words, look in told:
        if words:
            lines = fill(clean(words), pair(look.face), width / look.size)
            made += [[Line(line, look)] for line in _held(lines, look, press, width, share)]
    return made


def group_lines(title: Two | str, press: Press, width: float, *, again: bool) -> list[str]:
    """The words of a group line; said again on a later page, they say so."""
    words = two(title)
    if again:
        words = Two(
            Two.said(CONTINUED, title=words.en).en if words.en else "",
            Two.said(CONTINUED, title=words.ko).ko if words.ko else "",
        )
    style = press.style("table-group")
    text = clean(words.line(press.lang, f"{NBSP} "))
    return _held(fill(text, pair(style.face), width / style.size), style.plain, press, width, GROUP)


def _held(lines: list[str], look: Look, press: Press, width: float, share: float) -> list[str]:
    """As many lines as leave a page its room: heads are said again on every page, and no page parts them.

    What is cut off so is no name any more; the record it stands in is told elsewhere.
    """
    most = int(press.sheet.depth * share / press.style("table-head").leading)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], shortened(" ".join(lines[most - 1 : most + 1]) + "…", look, width)]
