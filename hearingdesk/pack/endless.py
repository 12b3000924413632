"""A table whose rows are read while its pages are filled: as long as one likes, a few pages of it in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from hearingdesk.pack.cells import Col, Group, Row
from hearingdesk.pack.flow import Block
from hearingdesk.pack.press import Press
from hearingdesk.pack.table import Table

if TYPE_CHECKING:
    from hearingdesk.pack.ink import Ink

AT_ONCE = 300  # rows that are read at a time
FEWEST = 80  # more than a page of the smallest type holds, so that no page is short before the rows end
_TALLER_THAN_ANY_PAGE = 1e9


class EndlessTable(Block):
    """Looks like a `Table`. The composer cuts a page off it as long as there are rows to come."""

    full = True
    after = 6.0

    def __init__(self, cols: Sequence[Col], rows: Iterator[Row | Group]) -> None:
        self._coming = rows
        self._over = False
        self.read = 0  # rows so far
        self._table = Table(cols, self._next())

    def height(self, press: Press, width: float) -> float:
        return self._table.height(press, width) if self._over else _TALLER_THAN_ANY_PAGE

    def least(self, press: Press, width: float) -> float:
        return self._table.least(press, width)

    def cut(self, press: Press, width: float, room: float) -> tuple[Block | None, Block | None]:
        self._replenish()
        first, rest = self._table.cut(press, width, room)
        if not isinstance(rest, Table):
            return first, None
        self._table = rest
        self._replenish()
        return first, self

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        self._table.draw(ink, x, y, width)

    def _replenish(self) -> None:
        """Have more rows than a page takes; a row that is begun is ended first."""
        if not self._over and not self._table.skip and self._table.waiting() < FEWEST:
            self._table = self._table.followed(self._next())

    def _next(self) -> list[Row | Group]:
        found = list(islice(self._coming, AT_ONCE))
        self._over = len(found) < AT_ONCE
        self.read += len(found)
        return found
