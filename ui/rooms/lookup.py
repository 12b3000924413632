"""How the link fields of a form find records of the open case."""

from __future__ import annotations

from hearingdesk.store.records import Filter, Records
from hearingdesk.view import View
from ui.forms.pick import fold

OFFERED = 40  # records in the list under a field
SCANNED = 2000  # records whose names are compared; in larger tables the search index finds them


class CaseLookup:
    """Finds by any part of a name, in both languages."""

    def __init__(self, view: View) -> None:
        self._view = view

    def choose(self, table: str, words: str) -> list[tuple[int, str]]:
        """Records that answer to the words, those that begin with them first."""
        records = self._view.of(table)
        if not words.strip():
            return [(one.id, self._label(records, one)) for one in records.some(Filter(), OFFERED)]
        if records.count() > SCANNED:
            return self._searched(table, words)
        wanted = fold(words)
        named = [(one.id, self._label(records, one)) for one in records.some(Filter(), SCANNED)]
        fitting = [(id, label) for id, label in named if wanted in fold(label)]
        return sorted(fitting, key=lambda pair: not fold(pair[1]).startswith(wanted))[:OFFERED]

    def label(self, table: str, id: int) -> str:
        """The words by which people know this record."""
        records = self._view.of(table)
        record = records.find(id)
        return self._label(records, record) if record is not None else ""

    def _searched(self, table: str, words: str) -> list[tuple[int, str]]:
        records = self._view.of(table)
        hits = self._view.search(words, table, OFFERED).hits
        return [(one.id, self._label(records, one)) for one in records.many([hit.id for hit in hits])]

    def _label(self, records: Records, record: object) -> str:  # type: ignore[type-arg]
        first, second = records.name(record), records.name(record, "ko")
        return first if second in ("", first) else f"{first}  {second}"
