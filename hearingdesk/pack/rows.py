"""Rows of many columns: a table; in large print, where so many have no room, a paragraph for every row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hearingdesk.pack.cells import AnyCell, Cell, Col, Group, Row, Sign
from hearingdesk.pack.flow import Block
from hearingdesk.pack.fonts import NBSP
from hearingdesk.pack.kept import Item
from hearingdesk.pack.press import Press
from hearingdesk.pack.table import Table
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two, two
from hearingdesk.pack.wording import minor, phrase
from hearingdesk.words import N_

MOST = 5  # columns that letters of large print leave room for


def rows(press: Press, cols: Sequence[Col], lines: Iterable[Row | Group]) -> Iterator[Block]:
    """The rows as a table, or one under another with their heads before their words."""
    if not press.style("table").large or len(cols) <= MOST:
        yield Table(cols, lines)
        return
    for line in lines:
        if isinstance(line, Group):
            yield minor(press, two(line.title))
        else:
            yield Item("", _told(press, cols, line), rule=True, after=6.0)


def _told(press: Press, cols: Sequence[Col], row: Row) -> list[Block]:
    """A row: its number and its first words lead, the others follow under the names of their columns."""
    led = 2 if press.first(_words(row[0])).isdecimal() else 1
    lead = NBSP.join(press.first(_words(cell)) for cell in row[:led])
    link = next((cell.link for cell in row[:led] if isinstance(cell, Cell)), "")
    second = press.second(_words(row[led - 1]))
    head = [Run(lead, "bold", link), *([Run(f"{NBSP} {second}", "second")] if second else [])]
    others = zip(cols[led:], row[led:], strict=False)
    return [Words(head, "event", keeps=True), *(_cell(press, col, cell) for col, cell in others)]


def _cell(press: Press, col: Col, cell: AnyCell) -> Block:
    words = _words(cell)
    mark = cell.mark if isinstance(cell, Cell) else "plain"
    label = Run(press.first(phrase(N_("{label}:"), label=two(col.head))), "bold")
    first, second = press.first(words) or "–", press.second(words)
    said = [Run(first, mark), *([Run(f"{NBSP} {second}", "second")] if second else [])]
    return Words([label, Run(" "), *said], "source")


def _words(cell: AnyCell) -> Two:
    if isinstance(cell, Sign):
        return Two(cell.value, cell.value)
    return two(cell.text if isinstance(cell, Cell) else cell)
