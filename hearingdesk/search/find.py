"""What a search finds: which records, in which order, and how each is shown.

**Order.** Hits stand in the order of the record: the kinds of small records first, then what was said, then the pages
of sources, each kind as it came into the case, so that a transcript stands together in its own order. No reckoning of
weights: two people who search the same see the same, the next hit is the next in the document, and the first page is
known without knowing the last. `total` is exact, or said to be at least so many.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from hearingdesk.errors import NotFound
from hearingdesk.search import index
from hearingdesk.search.branches import branches, worded
from hearingdesk.search.called import Called, Meant
from hearingdesk.search.covering import Coverage, coverage
from hearingdesk.search.proposing import Asked, Index, answers
from hearingdesk.search.query import Query, parse
from hearingdesk.search.scope import Scope
from hearingdesk.search.showing import Hit, Showing
from hearingdesk.store.connection import Connection
from hearingdesk.words import _

CAP = 1000  # a search for the first few hits stops counting here

Place = tuple[str, int]  # kind, id


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search. `total` is exact unless `capped`."""

    total: int
    capped: bool
    hits: tuple[Hit, ...]
    coverage: Coverage
    meant: tuple[Meant, ...] = field(default=())  # whose names were looked for in all their forms
    damaged: bool = False  # the index could not be read: the texts were


class Search:
    """One search over a case, to be asked for its hits, their number, and how they are shown."""

    def __init__(self, conn: Connection, words: str, kind: str = "", *, names: bool = False) -> None:
        """Raises Unreadable for words that cannot be searched, NotFound for an unknown kind.

        `names`: a name stands for all its forms, and for what its bearer said.
        """
        if kind and kind not in index.searched_kinds():
            known = ", ".join(index.searched_kinds())
            raise NotFound(
                _("There is nothing to search in {name}. Kinds are: {kinds}.", name=kind, kinds=known)
            )
        self._conn, self._kind = conn, kind
        self._index = Index(conn, together=not kind)
        called = Called(conn, self._look)
        self.query = parse(words)
        self.meant: tuple[Meant, ...] = ()
        if names:
            self.query, self.meant = called.widened(self.query)
        self._branches = branches(self.query)
        self._scope = Scope(conn, called)
        self._showing = Showing(conn, worded(self.query))

    @property
    def damaged(self) -> bool:
        """Whether the index was found damaged on the way: the search read the texts instead."""
        return self._index.damaged

    def kinds(self) -> tuple[str, ...]:
        """The kinds that are searched, in the order in which hits stand."""
        return (self._kind,) if self._kind else index.searched_kinds()

    def places(self) -> Iterator[Place]:
        """Every hit, in order."""
        for table in self.kinds():
            for id in self.ids(table):
                yield table, id

    def ids(self, table: str) -> Iterator[int]:
        """The hits of one kind, in order. With kind "turn" only what was said counts, not the labels."""
        parts = [
            answers(self._index, Asked(branch, table, condition, self._kind == "turn"))
            for branch in self._branches
            if (condition := self._scope.all_of(branch.wheres, table))[0] != "0"
        ]
        return iter(()) if not parts else (parts[0] if len(parts) == 1 else _each_once(heapq.merge(*parts)))

    def hits(self, places: Sequence[Place]) -> list[Hit]:
        """These records as they are shown; one that is gone meanwhile is left out."""
        return [hit for place in places if (hit := self._showing.hit(*place)) is not None]

    def _look(self, query: Query, table: str) -> Iterator[int]:
        for branch in branches(query):
            yield from answers(self._index, Asked(branch, table, ("1", ()), said_only=False))


def find(conn: Connection, words: str, kind: str, limit: int, *, names: bool = False) -> Found:
    """Search one kind, or all. Raises Unreadable for words that cannot be searched, NotFound for an unknown kind."""
    search = Search(conn, words, kind, names=names)
    every = search.places()
    shown = list(islice(every, limit))
    total = len(shown)
    if limit > CAP:
        total += sum(1 for _place in every)
    else:
        total += sum(1 for _place in islice(every, CAP + 1 - total))
    capped = limit <= CAP < total
    hits = tuple(search.hits(shown))
    return Found(CAP if capped else total, capped, hits, coverage(conn), search.meant, search.damaged)


def _each_once(ids: Iterator[int]) -> Iterator[int]:
    last = None
    for id in ids:
        if id != last:
            yield id
        last = id
