"""Tables of any length: rows measured once, cut by bisection, the head on every page, no row torn in two.

Only a row taller than a whole page is cut, between its lines; it begins where the rows before it end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from hearingdesk.pack.breaking import spaced
from hearingdesk.pack.cells import Col, Group, Line, Row, SetCell, Setter, group_lines, head_lines
from hearingdesk.pack.flow import SLACK, Block
from hearingdesk.pack.identity import summed
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import HAIR, INK, TINT, Look
from hearingdesk.pack.tags import Seat, Tag
from hearingdesk.pack.widths import widths_of

if TYPE_CHECKING:
    from hearingdesk.pack.ink import Ink
    from hearingdesk.pack.paging import Paging

PAD = 3.0  # above and below the words of a row
LEADING, HEAD_LEADING = 11.0, 10.5  # that the two rises are meant for
GUTTER = 8.0  # right of the words of a cell
RISE = 8.6  # from the top of a row's first line to its baseline
HEAD_RISE = 9.0
PARTED = 12.0  # between tables of the same rows
COMPANY = 2  # rows that stand together at the foot and at the head of a page
FEWEST = 3  # lines of a cut row that a page keeps
ENDLESS = 0.9  # of a page: a row that is taller is cut

Drawn = tuple[float, float, str, Look, Tag | None]  # x and baseline of a line; the cell it belongs to


@dataclass(frozen=True, slots=True)
class _SetRow:
    """A row broken into lines, or a group line (then `group` is its title)."""

    cells: list[SetCell]
    lines: int
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class _Laid:
    """A whole table broken into lines for one width; every page's part of it shares this."""

    press: Press
    width: float
    lefts: list[float]
    widths: list[float]
    head: list[list[list[Line]]]
    head_height: float
    rows: list[_SetRow]
    tops: list[float]
    groups: list[int]  # for every row, the place of the group line above it, or -1
    table: Seat
    tags: dict[int, list[Tag]]  # the cells of every row that has been drawn: a row may stand on two pages


class Table(Block):
    """Rows under the heads of their columns, with lines that name groups of them."""

    full = True
    after = 6.0

    def __init__(
        self, cols: Sequence[Col], rows: Iterable[Row | Group], *, key: str = "", more: bool = False
    ) -> None:
        """`more`: further columns of the table above it."""
        self.key = key
        self.before = PARTED if more else 0.0
        self._cols = cols
        self._rows = list(rows)
        self._laid: _Laid | None = None
        self._sums: list[str] | None = None
        self._seat: Seat | None = None  # of the table that this one goes on with
        self.start = 0
        self.end = len(self._rows)
        self.skip = 0  # lines of the first row that stand on earlier pages
        self.stop: int | None = None  # the line where the last row is cut

    def height(self, press: Press, width: float) -> float:
        laid = self._lay(press, width)
        rows = sum(self._row_height(laid, place) for place in self._ends())
        inner = range(self.start + 1, self.end - 1)
        if inner:
            rows += laid.tops[inner.stop] - laid.tops[inner.start]
        return self._head_height(laid) + rows

    def least(self, press: Press, width: float) -> float:
        laid = self._lay(press, width)
        few = range(self.start, self.end if self._is_small() else self.start + 3)
        return self._head_height(laid) + min(
            sum(self._row_height(laid, place) for place in few), press.sheet.depth / 2
        )

    def cut(self, press: Press, width: float, room: float) -> tuple[Block | None, Block | None]:
        laid = self._lay(press, width)
        if self._is_small() and room < self.least(press, width):
            return None, self
        space = room - self._head_height(laid) + SLACK
        offset = laid.tops[self.start] + self._skipped(laid)
        fit = end = min(bisect_right(laid.tops, space + offset) - 1, self.end)
        if self.start < fit < self.end and self._is_endless(press, laid, fit):
            begun = self._cut_at(laid, fit, self._lines(press, space + offset - laid.tops[fit]), 0)
            if begun is not None:
                return begun
        end = self._company(laid, end)
        while end > self.start and laid.rows[end - 1].group:
            end -= 1
        if end <= self.start and fit <= self.start + 1:
            return self._cut_row(press, laid, space)
        return self._parted(end if end > self.start else fit)

    def _is_small(self) -> bool:
        """Has it so few rows that they stay together?"""
        return self.end - self.start <= 2 * COMPANY and not self.skip and self.stop is None

    def _company(self, laid: _Laid, end: int) -> int:
        """Where to part so that no page holds a single row of them: as many go over as keep each other company."""
        fewer = max(self.end - COMPANY, self.start)
        if not fewer < end < self.end:
            return end
        kept = sum(not row.group for row in laid.rows[self.start : fewer])
        return fewer if kept >= COMPANY else end

    def waiting(self) -> int:
        """Rows that are in it still, the one that is begun included."""
        return self.end - self.start

    def followed(self, more: Iterable[Row | Group]) -> Table:
        """What is left of it with more rows after them, as one table; only where no row is begun."""
        place = self._laid.groups[self.start] if self._laid and self.start < self.end else -1
        begun = self.start > 0 and 0 <= place < self.start
        left = self._rows[self.start : self.end]
        made = Table(self._cols, [*([self._rows[place]] if begun else []), *left, *more])
        made.start = 1 if begun else 0
        made._seat = self._laid.table if self._laid else None
        return made

    def _parted(self, end: int) -> tuple[Block | None, Block | None]:
        """The rows before this one, and those from it on."""
        if end == self.end:
            return self, None
        first, rest = copy(self), copy(self)
        first.end, first.stop = end, None
        rest.start, rest.skip = end, 0
        rest.key = ""
        return first, rest

    def _cut_row(self, press: Press, laid: _Laid, space: float) -> tuple[Block | None, Block | None]:
        """Cut the first row between its lines, if no page could hold it whole."""
        group = laid.rows[self.start].group is not None
        place = self.start + group
        tall = self._row_height(laid, self.start) if group else 0.0
        if place >= self.end or not self._is_endless(press, laid, place, tall):
            return None, self
        skip = 0 if group else self.skip
        return self._cut_at(laid, place, self._lines(press, space - tall), skip) or (None, self)

    def _is_endless(self, press: Press, laid: _Laid, place: int, above: float = 0.0) -> bool:
        """Could no page hold this row whole, with so much standing above it?"""
        full = press.sheet.depth - self._head_height(laid) - above
        row = laid.rows[place]
        return row.group is None and row.lines * press.style("table").leading + 2 * PAD > full * ENDLESS

    def _lines(self, press: Press, space: float) -> int:
        """How many lines of a row stand in this space."""
        return int((space - 2 * PAD) / press.style("table").leading)

    def _cut_at(self, laid: _Laid, place: int, fit: int, skip: int) -> tuple[Block, Block] | None:
        """Cut the row at this place after so many lines; None where too few would stand on a page."""
        if fit < FEWEST or skip + fit >= laid.rows[place].lines:
            return None
        first, rest = copy(self), copy(self)
        first.end, first.stop = place + 1, skip + fit
        rest.start, rest.skip, rest.key = place, skip + fit, ""
        return first, rest

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        laid = self._lay(ink.press, width)
        if self.key:
            ink.target(self.key, y + 10)
        leading = ink.press.style("table-head").leading
        ink.rule(x, y, width, 0.8, INK)
        cells: list[Drawn] = []
        heads = self._head_tags(ink, laid)
        for place, lines in enumerate(laid.head):
            for row, shared in enumerate(lines):
                left = x + self._left(laid, place, shared)
                base = y - 2 - HEAD_RISE * leading / HEAD_LEADING - row * leading
                cells += [(left, base, spaced(line.text), line.look, heads[place]) for line in shared]
        y -= laid.head_height
        ink.rule(x, y, width, 0.4, INK)
        rules: list[float] = []
        if (again := self._group_again(laid)) is not None:
            y = self._draw_group(ink, laid, again, x, y, cells, None, again=True)
        for place in range(self.start, self.end):
            row = laid.rows[place]
            if row.group is not None:
                tag = self._row_tags(ink, laid, place)[0]
                y = self._draw_group(ink, laid, row.group, x, y, cells, tag, again=False)
                continue
            self._collect(ink, laid, place, x, y, cells)
            y -= self._row_height(laid, place)
            rules.append(y)
        ink.rules(x, rules[:-1], width, 0.3, HAIR)
        ink.cells(cells)
        ink.rule(x, y, width, 0.8, INK)

    def let_go(self) -> None:
        self._laid = None

    @property
    def rows(self) -> Sequence[Row | Group]:
        """What stands in it."""
        return self._rows

    def row_sums(self) -> Sequence[str]:
        """The sum of every row, as editions are compared."""
        if self._sums is None:
            self._sums = [summed(row) for row in self._rows]
        return self._sums

    def news(self, press: Press, width: float, paging: Paging) -> Iterator[tuple[float, float]]:
        """The rows that are new, one by one."""
        laid = self._lay(press, width)
        y = self._head_height(laid)
        for place in range(self.start, self.end):
            tall = self._row_height(laid, place)
            if not paging.knows_row(self.row_sums()[place]):
                yield y, tall
            y += tall

    def _head_tags(self, ink: Ink, laid: _Laid) -> list[Tag | None]:
        """The heads of the columns; said again on a later page, they are nothing new."""
        if ink.tags is None or laid.table.held(ink.tags) is not None:
            return [None] * len(laid.head)
        laid.tags.clear()
        row = laid.table.keep(ink.tags, ink.tags.here.add("Table")).add("TR")
        return [row.add("TH", scope="Column") for _head in laid.head]

    def _row_tags(self, ink: Ink, laid: _Laid, place: int) -> Sequence[Tag | None]:
        """The cells of a row, or the one of a group line."""
        row = laid.rows[place]
        table = laid.table.held(ink.tags)
        if table is None:
            return [None] * max(len(row.cells), 1)
        if place not in laid.tags:
            made = table.add("TR")
            wide = len(laid.head)
            cells = (
                [made.add("TH", scope="Row", span=wide)]
                if row.group is not None
                else [made.add("TD") for _cell in row.cells]
            )
            laid.tags[place] = cells
        return laid.tags[place]

    def _draw_group(
        self,
        ink: Ink,
        laid: _Laid,
        group: Group,
        x: float,
        y: float,
        cells: list[Drawn],
        tag: Tag | None,
        *,
        again: bool,
    ) -> float:
        style = ink.press.style("table-group")
        lines = group_lines(group.title, ink.press, laid.width - 8, again=again)
        tall = len(lines) * style.leading + 2 * PAD
        if ink.press.design.tinted:
            ink.box(x, y - tall, laid.width, tall - 0.4, TINT)
        else:
            ink.rule(x, y - tall, laid.width, 0.4, INK)
        base = y - PAD - RISE * style.leading / LEADING
        for row, line in enumerate(lines):
            cells.append((x + 4, base - row * style.leading, line, style.plain, tag))
        return y - tall

    def _collect(self, ink: Ink, laid: _Laid, place: int, x: float, y: float, cells: list[Drawn]) -> None:
        """Put the lines of a row with those to be drawn."""
        skip = self.skip if place == self.start else 0
        stop = self.stop if place == self.end - 1 else None
        leading = ink.press.style("table").leading
        tags = self._row_tags(ink, laid, place)
        for number, (lines, link) in enumerate(laid.rows[place].cells):
            base = y - PAD - RISE * leading / LEADING
            tag = tags[number]
            if tag is not None and link and ink.leads(link):
                tag = tag.add("Link")
            for row, shared in enumerate(lines[skip:stop], 1 + skip):
                left = x + self._left(laid, number, shared)
                for line in shared:
                    at = left + line.x
                    ends = row == len(lines) and line is shared[-1]
                    words = line.text if ends else spaced(line.text)
                    own = tag.add("Span", actual=ink.press.spoken(line.sign)) if tag and line.sign else tag
                    cells.append((at, base - line.sink, words, line.look, own))
                    if link:
                        ink.link(link, at, base - 2, line.width, leading - 1, line.text, tag)
                base -= leading

    def _left(self, laid: _Laid, place: int, shared: list[Line]) -> float:
        """Where what shares a line of a cell begins."""
        align = self._cols[place].align
        if align == "left":
            return laid.lefts[place]
        slack = laid.widths[place] - shared[-1].x - shared[-1].width
        return laid.lefts[place] + (slack / 2 if align == "center" else slack)

    def _ends(self) -> Iterator[int]:
        """The first and the last row, which may be cut."""
        if self.end > self.start:
            yield self.start
        if self.end - 1 > self.start:
            yield self.end - 1

    def _row_height(self, laid: _Laid, place: int) -> float:
        whole = laid.tops[place + 1] - laid.tops[place]
        start = self.skip if place == self.start else 0
        stop = self.stop if place == self.end - 1 else None
        if not start and stop is None:
            return whole
        lines = laid.rows[place].lines
        return (
            whole - (lines - ((lines if stop is None else stop) - start)) * laid.press.style("table").leading
        )

    def _skipped(self, laid: _Laid) -> float:
        return self.skip * laid.press.style("table").leading

    def _head_height(self, laid: _Laid) -> float:
        again = self._group_again(laid)
        if again is None:
            return laid.head_height
        style = laid.press.style("table-group")
        lines = group_lines(again.title, laid.press, laid.width - 8, again=True)
        return laid.head_height + len(lines) * style.leading + 2 * PAD

    def _group_again(self, laid: _Laid) -> Group | None:
        """The group that goes on at the top of this part."""
        begun = self.start > 0 or self.skip > 0
        if not begun or self.start >= len(laid.rows) or laid.rows[self.start].group:
            return None
        place = laid.groups[self.start]
        return laid.rows[place].group if place >= 0 else None

    def _lay(self, press: Press, width: float) -> _Laid:
        laid = self._laid
        if laid is None or laid.press is not press or laid.width != width:
            laid = self._laid = _lay(self._cols, self._rows, press, width, self._seat or Seat())
        return laid


def _lay(cols: Sequence[Col], rows: Sequence[Row | Group], press: Press, width: float, seat: Seat) -> _Laid:
    outer = widths_of(cols, rows, press, width, GUTTER)
    widths = [wide - (GUTTER if place < len(cols) - 1 else 0.0) for place, wide in enumerate(outer)]
    lefts = [0.0, *accumulate(outer)][: len(cols)]
    leading = press.style("table").leading
    setter = Setter(press, widths)
    made: list[_SetRow] = []
    groups: list[int] = []
    group = -1
    for place, row in enumerate(rows):
        if isinstance(row, Group):
            lines = len(group_lines(row.title, press, width - 8, again=False))
            made.append(_SetRow([], lines, row))
            group = place
        else:
            cells = setter.row(row)
            made.append(_SetRow(cells, max(len(lines) for lines, _link in cells)))
        groups.append(group)
    tops = [0.0, *accumulate(row.lines * leading + 2 * PAD for row in made)]
    head = [head_lines(col, press, wide) for col, wide in zip(cols, widths, strict=True)]
    tall = max((len(lines) for lines in head), default=0) * press.style("table-head").leading + 7
    return _Laid(press, width, lefts, widths, head, tall, made, tops, groups, seat, {})
