"""The rows of a list of any length: the first ones at once, then the whole order, then pages as they are looked at.

The heavy part is one SQL statement into a temporary table, so a million rows cost the screen nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from hearingdesk.rows import PAGE, RowT
from hearingdesk.store.records import Filter
from hearingdesk.view import View

HEARTBEAT = 10_000  # database steps between two looks whether the question still stands


@dataclass(frozen=True, slots=True)
class ListQuery:
    """Which records of one kind, in which order: by names that the kind itself declares."""

    kind: str
    words: str = ""
    filter: str = ""  # one of the kind's `filters`
    order: str = ""  # one of the kind's `orders`
    down: bool = False
    scope: tuple[str, int] | None = None  # only records whose link field holds this id


class Superseded(Exception):
    """The question was taken back while it was being answered."""


class CaseListing(Generic[RowT]):
    """Answers one ListQuery after another. Everything but `interrupt` is called from the thread that owns it."""

    def __init__(self, open_view: Callable[[], View], present: Callable[[View, Any], RowT]) -> None:
        self._open, self._present = open_view, present
        self._view: View | None = None
        self._query = ListQuery("matter")
        self._stopped = False

    def ask(self, query: ListQuery) -> None:
        """Take a new question; nothing is read yet."""
        self._query, self._stopped = query, False
        if self._view is None:
            self._view = self._open()
            self._view.watch(lambda: self._stopped, HEARTBEAT)

    def first(self, n: int) -> list[RowT]:
        """The first rows at once, before the whole order is known."""
        if self._query.words:
            return []  # the words decide: the whole answer is there as soon as its first part
        sql, args = self._sql()
        return self._rows([row[0] for row in self._here.execute(f"{sql} LIMIT {int(n)}", args)])

    def build(self) -> int:
        """Fix the whole order in a temporary table; how many rows there are, exactly."""
        run = self._here.execute
        run("DROP TABLE IF EXISTS temp.snap")
        run("DROP TABLE IF EXISTS temp.hit")
        run("CREATE TEMP TABLE snap (id INTEGER)")
        if self._query.words:
            run("CREATE TEMP TABLE hit (id INTEGER PRIMARY KEY)")
            self._here.load("hit", self._matching())
        sql, args = self._sql()
        run(f"INSERT INTO snap {sql}", args)
        return next(iter(run("SELECT count(*) FROM snap")))[0]

    def page(self, k: int) -> list[RowT]:
        """The rows `k * PAGE` to `k * PAGE + PAGE` of the order that was built."""
        bounds = [k * PAGE + 1, (k + 1) * PAGE]
        sql = "SELECT id FROM snap WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
        return self._rows([row[0] for row in self._here.execute(sql, bounds)])

    def find(self, id: int) -> int:
        """At which place of the order this record stands; -1 when it is not in it."""
        return next(
            (row[0] - 1 for row in self._here.execute("SELECT rowid FROM snap WHERE id = ?", [id])), -1
        )

    def interrupt(self) -> None:
        """Stop the running call and those that follow, until the next `ask`. Called from any thread."""
        self._stopped = True

    def close(self) -> None:
        """Let go of the connection."""
        if self._view is not None:
            self._view.close()
            self._view = None

    @property
    def _here(self) -> View:
        if self._view is None or self._stopped:
            raise Superseded
        return self._view

    def _rows(self, ids: Sequence[int]) -> list[RowT]:
        view = self._here
        return [self._present(view, record) for record in view.of(self._query.kind).many(ids)]

    def _matching(self) -> Any:
        view, query = self._here, self._query
        for _table, id, _words in view.matches(query.words, query.kind):
            if self._stopped:
                raise Superseded
            yield (id,)

    def _sql(self) -> tuple[str, tuple[Any, ...]]:
        query, records = self._query, self._here.of(self._query.kind)
        wheres, args = ["1"], []
        if query.filter:
            wheres.append(f"({records.filters[query.filter].sql})")
        if query.scope:
            wheres.append(f"{query.scope[0]} = ?")
            args.append(query.scope[1])
        if query.words:
            wheres.append("id IN (SELECT id FROM hit)")
        order = records.orders[query.order].sql if query.order else records.order
        parts = _parts(order)
        if parts[-1] != "id":
            parts.append(
                "id"
            )  # equals keep their order from one look to the next, and turn round with the rest
        if query.down:
            parts = [_turned(part) for part in parts]
        return records.ids_query(Filter(" AND ".join(wheres), tuple(args), ", ".join(parts)))


def count(view: View, query: ListQuery) -> int:
    """How many records answer a question without words: the figure on a filter chip."""
    records = view.of(query.kind)
    where = records.filters[query.filter].sql if query.filter else "1"
    if query.scope:
        return records.count(Filter(f"({where}) AND {query.scope[0]} = ?", (query.scope[1],)))
    return records.count(Filter(where))


def _turned(term: str) -> str:
    """A term of an ORDER BY the other way round."""
    return term[: -len(" DESC")] if term.upper().endswith(" DESC") else f"{term} DESC"


def _parts(order: str) -> list[str]:
    """The terms of an ORDER BY, parted at the commas outside parentheses."""
    parts, depth, start = [], 0, 0
    for at, letter in enumerate(order):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and not depth:
            parts.append(order[start:at].strip())
            start = at + 1
    return [*parts, order[start:].strip()]
