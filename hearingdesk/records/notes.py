"""Notes of the staff, and marks and margin notes in testimony and sources."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import ClassVar

from hearingdesk import codes
from hearingdesk.record import (
    Problem,
    anything,
    choice,
    dated,
    hidden,
    link,
    missing,
    prose,
    stored,
    whole,
    words,
)
from hearingdesk.store.records import Filter, Named, Records, in_line, shorten
from hearingdesk.when import When
from hearingdesk.words import N_


@stored
class Note:
    """A note of the staff, on a record or on the matter as a whole."""

    id: int = 0
    about_kind: str = hidden(N_("Kind of record"))
    about: int | None = anything(N_("Record"))
    title: str = words(N_("Title"), naming=True)
    text: str = prose(N_("Text"), required=True)
    marking: str = choice(N_("Marking"), "marking")

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Notes(Records[Note]):
    """Notes."""

    table = "note"
    kind = Note
    one, many_words = N_("Note"), N_("Notes")
    order = "id"
    filters: ClassVar[dict[str, Named]] = {
        "own": Named(N_("On the whole case"), "about IS NULL"),
        "on": Named(N_("On a record"), "about IS NOT NULL"),
    }
    orders: ClassVar[dict[str, Named]] = {
        "age": Named(N_("Oldest first"), "id"),
        "title": Named(N_("Title"), "title, id"),
    }

    def on(self, record: int) -> list[Note]:
        """The notes on a record."""
        return self.where(about=record)

    def name(self, record: Note, lang: str = "") -> str:
        return shorten(record.title or record.text)


@stored
class Mark:
    """A mark or a margin note on a turn."""

    id: int = 0
    turn: int | None = link(N_("Turn"), "turn", required=True)
    kind: str = choice(N_("Mark"), "mark_kind", "note", required=True)
    text: str = prose(N_("Margin note"))
    reviewer: str = words(N_("By"))
    starts: int | None = whole(N_("From character"))
    ends: int | None = whole(N_("To character"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Marks(Records[Mark]):
    """Marks."""

    table = "mark"
    kind = Mark
    one, many_words = N_("Mark"), N_("Marks")
    order = "turn, id"

    def at(self, turns: Sequence[int]) -> dict[int, list[Mark]]:
        """The marks of these turns, in the order they were made; turns without any are not named."""
        where = Filter("turn IN (SELECT value FROM json_each(?))", (json.dumps(list(turns)),), "id")
        found: dict[int, list[Mark]] = {}
        for mark in self.all(where):
            found.setdefault(mark.turn or 0, []).append(mark)
        return found

    def sums(self, transcript: int) -> dict[tuple[str, str], int]:
        """How many marks of each kind each reviewer has made in a transcript: (kind, reviewer) -> number."""
        sql = (
            "SELECT mark.kind, mark.reviewer, count(*) AS n FROM mark CROSS JOIN turn ON turn.id = mark.turn "
            "WHERE turn.transcript = ? GROUP BY mark.kind, mark.reviewer"
        )
        return {(row["kind"], row["reviewer"]): row["n"] for row in self.rows(sql, [transcript])}

    def noted_in(self, transcript: int) -> bool:
        """Whether a margin note stands in a transcript."""
        sql = (
            "SELECT 1 FROM mark CROSS JOIN turn ON turn.id = mark.turn "
            "WHERE turn.transcript = ? AND mark.text <> '' LIMIT 1"
        )
        return self._conn.execute(sql, [transcript]).fetchone() is not None

    def name(self, record: Mark, lang: str = "") -> str:
        return shorten(record.text) or codes.label("mark_kind", record.kind, lang)


@stored
class Reading:
    """How far a reviewer has read a source."""

    id: int = 0
    source: int | None = link(N_("Source"), "source", required=True)
    reviewer: str = words(N_("Reviewer"), required=True)
    state: str = choice(N_("State"), "reading_state", "unread", required=True)
    page: int | None = whole(N_("Page"))
    day: When | None = dated(N_("Day"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Readings(Records[Reading]):
    """Readings."""

    table = "reading"
    kind = Reading
    one, many_words = N_("Reading"), N_("Readings")
    order = "source, reviewer, id"

    def of(self, source: int) -> list[Reading]:
        """How far each reviewer has read a source, those who began."""
        return [one for one in self.where(source=source) if one.state != "unread"]

    def name(self, record: Reading, lang: str = "") -> str:
        return in_line(record.reviewer, codes.label("reading_state", record.state, lang), between=": ")
