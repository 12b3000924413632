"""How a hit is shown: its record's name, where it stands, who said it and when, the words around the first match."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from hearingdesk.records import KINDS
from hearingdesk.search import days, index
from hearingdesk.search.query import Query
from hearingdesk.search.verify import hits, snippet
from hearingdesk.store.connection import Connection
from hearingdesk.store.records import Records

_SAID_BY = {"turn": "party", "claim_version": "said_by", "figure": "said_by", "undertaking": "party"}


_DOCUMENT = {"turn": "transcript", "source_page": "source"}


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that a search found."""

    kind: str
    id: int
    title: str
    cite: str
    snippet: str
    marks: tuple[tuple[int, int], ...]  # from, to in the snippet
    speaker: str
    date: str
    page: str = ""
    document: str = ""  # the transcript or source it stands in


class Showing:
    """Makes hits of records; what many hits share is read once."""

    def __init__(self, conn: Connection, words: Query | None) -> None:
        """`words`: what is marked; None for a search by filters alone."""
        self._conn, self._words = conn, words
        self._day = lru_cache(maxsize=512)(self._read_day)
        self._name = lru_cache(maxsize=512)(self._read_name)
        self._records: dict[str, Records[Any]] = {}

    def hit(self, table: str, id: int) -> Hit | None:
        """A record as a hit; None where it is gone."""
        records = self._of(table)
        record = records.find(id)
        if record is None:
            return None
        shown, marks = self._around(table, id)
        page = getattr(record, "page", "") if table == "turn" else getattr(record, "number", None)
        title = records.name(record)
        return Hit(
            kind=table,
            id=id,
            title=title,
            cite=title if table == "source_page" else records.cite(record),
            snippet=shown,
            marks=tuple(marks),
            speaker=self._speaker(table, record),
            date=self._dated(table, record),
            page=str(page or "") if table in ("turn", "source_page") else "",
            document=self._document(table, record),
        )

    def _of(self, table: str) -> Records[Any]:
        if table not in self._records:
            self._records[table] = KINDS[table](self._conn)
        return self._records[table]

    def _around(self, table: str, id: int) -> tuple[str, list[tuple[int, int]]]:
        """The words around the first match; of what is called so only where nothing that is said matches."""
        for _id, body, head in index.texts(self._conn, table, "id = ?", [id]):
            for text in (body, head) if body else (head,):
                if spans := hits(self._words, text) if self._words else []:
                    return snippet(text, spans)
            return snippet(body or head, [])
        return "", []

    def _speaker(self, table: str, record: Any) -> str:
        """As the source prints it, else by the name of whom it is linked to."""
        link = _SAID_BY.get(table)
        party = getattr(record, link) if link else None
        return getattr(record, "label", "") or (self._name("party", party) if party else "")

    def _document(self, table: str, record: Any) -> str:
        link = _DOCUMENT.get(table)
        return self._name(link, getattr(record, link)) if link else ""

    def _dated(self, table: str, record: Any) -> str:
        for name in days.own(table):
            if day := getattr(record, name):
                return str(day)
        for name, to in days.links(table):
            if (id := getattr(record, name)) and (day := self._day(to, id)):
                return day
        return ""

    def _read_day(self, table: str, id: int) -> str:
        fields = days.own(table)
        if not fields:
            return ""
        found = self._conn.execute(f"SELECT {fields[0]} FROM {table} WHERE id = ?", [id]).fetchone()
        return found[0] or "" if found else ""

    def _read_name(self, table: str, id: int) -> str:
        return self._of(table).called(id)
