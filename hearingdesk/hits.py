"""The hits of a search as a list of any length: the first at once, then all of them counted and in order.

The printed code of a citation finds that citation.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING, Any, Generic

from hearingdesk.citing.code import code_of, coded
from hearingdesk.listing import Answering, Superseded
from hearingdesk.rows import PAGE, RowT
from hearingdesk.search import days
from hearingdesk.search.covering import Coverage
from hearingdesk.search.index import searched_kinds
from hearingdesk.view import View
from hearingdesk.words import N_

if TYPE_CHECKING:
    from hearingdesk.search.called import Meant
    from hearingdesk.search.find import Place, Search
    from hearingdesk.search.showing import Hit

RECORD, NEWEST, OLDEST = "record", "newest", "oldest"
ORDERS = {RECORD: N_("As they stand in the record"), NEWEST: N_("Latest first"), OLDEST: N_("Earliest first")}
_LOOK = 2_000  # hits between two looks whether the question still stands
_UNDATED = "\uffff"


@dataclass(frozen=True, slots=True)
class HitQuery:
    """What is looked for, and in which order it is told."""

    words: str = ""
    names: bool = True  # a name stands for all its forms
    order: str = RECORD  # one of ORDERS
    most: int = 0  # stop after so many; 0 for all


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to say about an answer beside its hits."""

    coverage: Coverage
    meant: tuple[Meant, ...]
    words: str  # what was looked for, without filters, as one types it
    damaged: bool


class HitListing(Answering[HitQuery], Generic[RowT]):
    """Answers one search after another; `told` is what the last one has to say."""

    def __init__(self, open_view: Callable[[], View], present: Callable[[Hit], RowT]) -> None:
        super().__init__(open_view, HitQuery())
        self._present = present
        self.told: Told | None = None
        self._search: Search | None = None
        self._places: Iterator[Place] = iter(())
        self._begun: list[Place] = []
        self._runs: list[tuple[str, array[int]]] = []  # neighbours of one kind

    def ask(self, query: HitQuery) -> None:
        """Take a new question; nothing is read yet."""
        self._search, self._places, self._begun = None, iter(()), []
        self._runs = []
        super().ask(query)

    def first(self, n: int) -> list[RowT]:
        """The first hits at once; none where only the whole gives the order."""
        if self._begin() is None or self.query.order != RECORD:
            return []
        self._begun = list(islice(self._places, n))
        return self._shown(self._begun)

    def build(self) -> int:
        """Find all; how many there are, exactly."""
        search = self._begin()
        if search is None:
            return 0
        runs = [
            (table, array("q", self._watched(id for _table, id in places)))
            for table, places in groupby(chain(self._begun, self._places), key=lambda place: place[0])
        ]
        self._begun, self._places = [], iter(())
        self._runs = runs if self.query.order == RECORD else self._by_day(runs)
        from hearingdesk.search.branches import worded
        from hearingdesk.search.typing import written

        words = written(worded(search.query))
        self.told = Told(self.here.coverage(), search.meant, words, search.damaged)
        return sum(len(ids) for _table, ids in self._runs)

    def page(self, k: int) -> list[RowT]:
        """The rows `k * PAGE` to `k * PAGE + PAGE` of the order that was built."""
        return self._shown(self._between(k * PAGE, (k + 1) * PAGE))

    def place(self, at: int) -> Place | None:
        """The hit at this place of the order."""
        return next(iter(self._between(at, at + 1)), None)

    def find(self, id: int) -> int:
        """At which place of the order this record stands; -1 when it is not in it."""
        before = 0
        for _table, ids in self._runs:
            if id in ids:
                return before + ids.index(id)
            before += len(ids)
        return -1

    def _begin(self) -> Search | None:
        if self._search is None and self.query.words.strip():
            words = self.query.words
            self._search = self.here.searching(words, names=self.query.names)
            cited = [("citation", id) for id in coded(self.here, words.removesuffix("*"))]
            every = iter(cited) if cited else self._search.places()
            self._places = islice(every, self.query.most) if self.query.most else every
        return self._search

    def _shown(self, places: list[Place]) -> list[RowT]:
        search = self._begin()
        found = search.hits(places) if search else []
        return [
            self._present(replace(hit, cite=code_of(hit.id)) if hit.kind == "citation" else hit)
            for hit in found
        ]

    def _between(self, first: int, last: int) -> list[Place]:
        found: list[Place] = []
        for table, ids in self._runs:
            if last <= 0:
                break
            found += [(table, id) for id in ids[max(0, first) : last]]
            first, last = first - len(ids), last - len(ids)
        return found

    def _watched(self, ids: Iterator[int]) -> Iterator[int]:
        for n, id in enumerate(ids):
            if not n % _LOOK and self.stopped:
                raise Superseded
            yield id

    def _by_day(self, runs: list[tuple[str, array[int]]]) -> list[tuple[str, array[int]]]:
        """The same by their days, those without one last; of one day as they stand in the record."""
        found: dict[str, list[tuple[str, array[int]]]] = {}
        for table, ids in runs:
            for day, same in self._days(table, ids).items():
                found.setdefault(day, []).append((table, same))
        days_of = sorted(day for day in found if day != _UNDATED)
        if self.query.order == NEWEST:
            days_of.reverse()
        return [run for day in [*days_of, *([_UNDATED] if _UNDATED in found else [])] for run in found[day]]

    def _days(self, table: str, ids: array[int]) -> dict[str, array[int]]:
        found: dict[str, array[int]] = {}
        term = days.day_of(table) or "NULL"
        for start in range(0, len(ids), _LOOK):
            block = list(ids[start : start + _LOOK])
            marks = ",".join("?" * len(block))
            for id, day in self.here.execute(
                f"SELECT id, substr({term}, 1, 10) FROM {table} WHERE id IN ({marks}) ORDER BY id", block
            ):
                found.setdefault(day or _UNDATED, array("q")).append(id)
        return found


def kinds(view: View) -> list[str]:
    """The kinds of which there is a record that can be found."""
    return [
        table
        for table in searched_kinds()
        if next(iter(view.execute(f"SELECT 1 FROM {table} LIMIT 1")), None) is not None
    ]


def speakers(view: View, most: int) -> list[str]:
    """Who speaks in the transcripts, by name, then the labels as printed; at most so many."""
    people = view.parties.many(list(islice(_each(view, "party", 0), most)))
    names = sorted(dict.fromkeys(view.parties.name(one) for one in people))
    return list(dict.fromkeys([*names, *islice(_each(view, "label", ""), most)]))[:most]


def _each(view: View, field: str, least: int | str) -> Iterator[Any]:
    """Every value of a field of the turns, from one to the next by its index."""
    value: Any = least
    while True:
        (value,) = next(iter(view.execute(f"SELECT min({field}) FROM turn WHERE {field} > ?", [value])))
        if value is None:
            return
        yield value
