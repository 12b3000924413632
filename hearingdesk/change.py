"""What happened to the case file: the one record behind undo, history, redraw and merging."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

Row = dict[str, Any]
Act = Literal["do", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after; None means the row does not exist. An update holds only the fields that differ."""

    table: str
    id: int
    before: Row | None
    after: Row | None

    def reversed(self) -> RowChange:
        return RowChange(self.table, self.id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class BulkChange:
    """Many rows of one table added (or taken away) at once: their range of ids, their number, a digest of them."""

    table: str
    first: int
    last: int
    count: int
    digest: str
    added: bool = True

    def reversed(self) -> BulkChange:
        return replace(self, added=not self.added)


@dataclass(frozen=True, slots=True)
class Change:
    """A named group of row changes that are done and undone together."""

    title: str
    rows: tuple[RowChange, ...] = ()
    bulk: tuple[BulkChange, ...] = ()
    id: int = 0
    desk: int = 0
    author: str = ""
    at: str = ""  # UTC, ISO, to the microsecond
    act: Act = "do"
    of: int = 0  # for an undo or redo: the change it takes back or does again
    note: str = ""  # for an import: importer, version, source hash
    moved: tuple[
        int, ...
    ] = ()  # the deadlines whose day moved with it; known while it is made, not in the log

    @property
    def tables(self) -> frozenset[str]:
        """The tables it touched: what a view asks before it redraws."""
        return frozenset(row.table for row in self.rows) | frozenset(part.table for part in self.bulk)

    @property
    def size(self) -> int:
        """How many rows it touched."""
        return len(self.rows) + sum(part.count for part in self.bulk)

    def reversed(self) -> Change:
        """The same change backwards."""
        rows = tuple(row.reversed() for row in reversed(self.rows))
        return replace(self, rows=rows, bulk=tuple(part.reversed() for part in reversed(self.bulk)))
