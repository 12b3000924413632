"""The rows of a list of any length: the first ones at once, then the whole order, then pages as they are looked at.

The heavy part is one SQL statement into a temporary table, so a million rows cost the screen nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from hearingdesk.rows import PAGE, RowT
from hearingdesk.store.records import Filter
from hearingdesk.view import View

HEARTBEAT = 10_000  # database steps between two looks whether the question still stands
HELD = 6_144  # kilobytes of the file a list keeps in memory: a window has many lists, and each reads through it once


@dataclass(frozen=True, slots=True)
class ListQuery:
    """Which records of one kind, in which order: by names that the kind itself declares."""

    kind: str
    words: str = ""
    filter: str = ""  # one of the kind's `filters`
    order: str = ""  # one of the kind's `orders`
    down: bool = False
    scope: tuple[str, int] | None = None  # only records whose link field holds this id
    as_of: str = ""  # the day looked at from, for filters that speak of today; "" is today
    reader: str = ""  # who looks, for filters that speak of a reviewer


class Superseded(Exception):
    """The question was taken back while it was being answered."""


Question = TypeVar("Question")


class Answering(Generic[Question]):
    """Answers one question after another. Everything but `interrupt` is called from the thread that owns it."""

    def __init__(self, open_view: Callable[[], View], query: Question) -> None:
        self._open, self.query = open_view, query
        self._view: View | None = None
        self.stopped = False

    def ask(self, query: Question) -> None:
        """Take a new question; nothing is read yet."""
        self.query, self.stopped = query, False
        if self._view is None:
            self._view = self._open()
            self._view.watch(lambda: self.stopped, HEARTBEAT)
            self._view.hold(HELD)

    def interrupt(self) -> None:
        """Stop the running call and those that follow, until the next `ask`. Called from any thread."""
        self.stopped = True

    def close(self) -> None:
        """Let go of the connection."""
        if self._view is not None:
            self._view.close()
            self._view = None

    @property
    def here(self) -> View:
        """The case as it is read for this list. Raises Superseded where the question was taken back."""
        if self._view is None or self.stopped:
            raise Superseded
        return self._view


class Worded(Protocol):
    """A question that words may narrow."""

    @property
    def words(self) -> str: ...


Query = TypeVar("Query", bound=Worded)


class Snapshot(Answering[Query], Generic[Query, RowT]):
    """A list of any length, its order fixed in a temporary table.

    A subclass says the question to the database (`ids_query`), which ids its words leave (`matching`), and what
    is shown of an id (`rows`).
    """

    def ids_query(self) -> tuple[str, Sequence[Any]]:
        """The question whose answer is the ids in order."""
        raise NotImplementedError

    def matching(self) -> Iterator[tuple[int]]:
        """The ids the words leave, in any order; asked for only where there are words."""
        raise NotImplementedError

    def rows(self, ids: Sequence[int]) -> list[RowT]:
        """What is shown of these ids."""
        raise NotImplementedError

    def first(self, n: int) -> list[RowT]:
        """The first rows at once, before the whole order is known."""
        if self.query.words:
            return []  # the words decide: the whole answer is there as soon as its first part
        sql, args = self.ids_query()
        return self.rows([row[0] for row in self.here.execute(f"{sql} LIMIT {int(n)}", args)])

    def build(self) -> int:
        """Fix the whole order in a temporary table; how many rows there are, exactly."""
        run = self.here.execute
        run("DROP TABLE IF EXISTS temp.snap")
        run("DROP TABLE IF EXISTS temp.hit")
        run("CREATE TEMP TABLE snap (id INTEGER)")
        if self.query.words:
            run("CREATE TEMP TABLE hit (id INTEGER PRIMARY KEY)")
            self.here.load("hit", self.matching())
        sql, args = self.ids_query()
        run(f"INSERT INTO snap {sql}", args)
        return next(iter(run("SELECT count(*) FROM snap")))[0]

    def page(self, k: int) -> list[RowT]:
        """The rows `k * PAGE` to `k * PAGE + PAGE` of the order that was built."""
        bounds = [k * PAGE + 1, (k + 1) * PAGE]
        sql = "SELECT id FROM snap WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
        return self.rows([row[0] for row in self.here.execute(sql, bounds)])

    def find(self, id: int) -> int:
        """At which place of the order this id stands; -1 when it is not in it."""
        return next(
            (row[0] - 1 for row in self.here.execute("SELECT rowid FROM snap WHERE id = ?", [id])), -1
        )


class CaseListing(Snapshot[ListQuery, RowT]):
    """The records of one kind."""

    def __init__(self, open_view: Callable[[], View], present: Callable[[View, Any], RowT]) -> None:
        super().__init__(open_view, ListQuery("matter"))
        self._present = present

    def rows(self, ids: Sequence[int]) -> list[RowT]:
        """What is shown of these records."""
        view = self.here
        return [self._present(view, record) for record in view.of(self.query.kind).many(ids)]

    def matching(self) -> Iterator[tuple[int]]:
        """The records that hold the words."""
        view, query = self.here, self.query
        for id in view.matches(query.words, query.kind):
            if self.stopped:
                raise Superseded
            yield (id,)

    def ids_query(self) -> tuple[str, tuple[Any, ...]]:
        """The ids in the order asked for."""
        query, records = self.query, self.here.of(self.query.kind)
        wheres, args = ["1"], []
        if query.filter:
            wheres.append(f"({records.filters[query.filter].on(query.as_of, query.reader)})")
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
    where = records.filters[query.filter].on(query.as_of, query.reader) if query.filter else "1"
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
