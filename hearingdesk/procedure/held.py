"""Records read once for many questions: counting ten thousand deadlines asks for the same sittings again and again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from hearingdesk.store.records import ALL, Filter


class Readable(Protocol):
    """One kind of record, as far as counting reads it; `Records` is one."""

    def find(self, id: int | None) -> Any: ...
    def many(self, ids: Sequence[int]) -> list[Any]: ...
    def ids(self, filter: Filter = ALL) -> list[int]: ...
    def all(self, filter: Filter = ALL) -> Iterator[Any]: ...
    def name(self, record: Any, lang: str = "") -> str: ...


class Kinds(Protocol):
    """Where every kind can be read; a View is one."""

    def of(self, table: str) -> Readable: ...


class Held:
    """A case whose records are kept once they are read. For one counting: it does not see what is written later."""

    def __init__(self, case: Kinds) -> None:
        self._case = case
        self._kinds: dict[str, HeldKind] = {}

    def of(self, table: str) -> HeldKind:
        """One kind of record."""
        found = self._kinds.get(table)
        if found is None:
            found = self._kinds[table] = HeldKind(self._case.of(table))
        return found


class HeldKind:
    """One kind of record, kept by id."""

    def __init__(self, records: Readable) -> None:
        self._records = records
        self._held: dict[int, Any] = {}

    def find(self, id: int | None) -> Any:
        """The record with this id, or None."""
        return next(iter(self.many([id])), None) if id else None

    def many(self, ids: Sequence[int]) -> list[Any]:
        """The records with these ids, in their order; those not held yet are read together."""
        held = self._held
        missing = [id for id in ids if id not in held]
        if missing:
            held.update(dict.fromkeys(missing))
            held.update((record.id, record) for record in self._records.many(missing))
        return [record for record in (held[id] for id in ids) if record is not None]

    def ids(self, filter: Filter = ALL) -> list[int]:
        return self._records.ids(filter)

    def all(self, filter: Filter = ALL) -> Iterator[Any]:
        return self._records.all(filter)

    def name(self, record: Any, lang: str = "") -> str:
        return self._records.name(record, lang)
