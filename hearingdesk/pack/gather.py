"""The records of a case as one pack needs them: read once and whole, kind by kind, without those that are hidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from hearingdesk.record import R
from hearingdesk.records.turns import Transcripts, Turn
from hearingdesk.store.records import Records
from hearingdesk.view import View

Kind = type[Records[R]]


class Shelves:
    """The records of a case by kind, each kind read at its first use; records that are hidden are not on them."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._hidden: set[int] = set()
        self._every: dict[str, list[Any]] = {}
        self._by_id: dict[str, dict[int, Any]] = {}
        self._by_field: dict[tuple[str, str], dict[Any, list[Any]]] = {}
        self._wanted: Mapping[str, Mapping[int, int]] = {}

    def every(self, kind: Kind[R]) -> Sequence[R]:
        """All of a kind, in its own order; while they are narrowed, those wanted, in the order wanted."""
        kept, wanted = self._shelf(kind), self._wanted.get(kind.table)
        if wanted is None:
            return kept
        return sorted((one for one in kept if one.id in wanted), key=lambda one: wanted[one.id])

    def wants(self, kind: Kind[Any], id: int) -> bool:
        """Is this record wanted now? All are unless their kind is narrowed."""
        return id in self._wanted.get(kind.table, (id,))

    @contextmanager
    def narrowed(self, wanted: Mapping[str, Mapping[int, int]]) -> Iterator[None]:
        """Of these tables only these records are listed meanwhile, in this order; what links to others still does."""
        before, self._wanted = self._wanted, wanted
        try:
            yield
        finally:
            self._wanted = before

    def hidden(self) -> dict[str, int]:
        """How many records of which tables are kept from the readers, of the kinds that were looked at."""
        found = {table: self.view.of(table).count() - len(kept) for table, kept in self._every.items()}
        return {table: n for table, n in found.items() if n > 0}

    def _shelf(self, kind: Kind[R]) -> Sequence[R]:
        if (kept := self._every.get(kind.table)) is None:
            found = self.view.of(kind.table).all()
            kept = self._every[kind.table] = [record for record in found if record.id not in self._hidden]
        return kept

    def find(self, kind: Kind[R], id: int | None) -> R | None:
        """The record with this id, if the pack may tell of it."""
        if kind.table not in self._by_id:
            self._by_id[kind.table] = {record.id: record for record in self._shelf(kind)}
        return self._by_id[kind.table].get(id or 0)

    def where(self, kind: Kind[R], name: str, value: Any) -> Sequence[R]:
        """Those of a kind whose field of this name has this value."""
        groups = self._by_field.get((kind.table, name))
        if groups is None:
            groups = self._by_field[kind.table, name] = defaultdict(list)
            for record in self._shelf(kind):
                groups[getattr(record, name)].append(record)
        found = groups.get(value, ())
        wanted = self._wanted.get(kind.table)
        return found if wanted is None else [one for one in found if one.id in wanted]

    def hide(self, kind: Kind[R], unseen: Callable[[R], bool]) -> int:
        """Take records off their shelf; returns how many. To be done before they are looked up by anything."""
        gone = {record.id for record in self.every(kind) if unseen(record)}
        self.hide_ids(gone)
        return len(gone)

    @property
    def hides(self) -> bool:
        """Is any record kept from the readers?"""
        return bool(self._hidden)

    def is_hidden(self, id: int | None) -> bool:
        return id in self._hidden

    def hide_ids(self, ids: Collection[int]) -> None:
        """Take records of any kind off their shelves."""
        self._hidden |= set(ids)
        for table, kept in self._every.items() if ids else ():
            self._every[table] = [record for record in kept if record.id not in ids]

    def turns(self, ids: Sequence[int]) -> list[Turn]:
        """Turns of the transcripts the pack may tell of."""
        return [turn for turn in self.view.turns.many(ids) if self.find(Transcripts, turn.transcript)]
