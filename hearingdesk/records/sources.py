"""Sources: the record of each, its original bytes, its pages of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hearingdesk import codes
from hearingdesk.record import (
    Problem,
    blob,
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
from hearingdesk.store.records import READER, Named, Records, in_line, in_time
from hearingdesk.when import When
from hearingdesk.words import N_, _, language, say

WORDED = ("text", "ocr", "cut")  # the states of pages that have words


@stored
class Source:
    """Where something comes from."""

    id: int = 0
    kind: str = choice(N_("Kind"), "source_kind", "official", required=True)
    title: str = words(N_("Title"), naming=True, required=True)
    title_ko: str = words(N_("Title in Korean"), naming=True)
    publisher: str = words(N_("Publisher"), naming=True)
    day: When | None = dated(N_("Date"))
    language: str = hidden(N_("Language"))
    reliability: str = choice(N_("Reliability"), "confidence")
    marking: str = choice(N_("Marking"), "marking")
    code: str = words(N_("Short code"), naming=True)
    file_name: str = hidden(N_("File name"))
    media_type: str = hidden(N_("Type of file"))
    digest: str = hidden(N_("SHA-256"))
    size: int | None = whole(N_("Size in bytes"))
    state: str = choice(N_("Text"), "source_state", "record")
    remark: str = prose(N_("Remark"))
    remark_ko: str = prose(N_("Remark in Korean"))
    why: str = choice(N_("Why not more"), "source_why")
    pages: int | None = whole(N_("Pages"))
    replaces: int | None = link(N_("Replaces"), "source")

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)
        if self.id and self.replaces == self.id:
            yield "replaces", _("A source cannot replace itself.")


class Sources(Records[Source]):
    """Sources."""

    table = "source"
    kind = Source
    one, many_words = N_("Source"), N_("Sources")
    order = f"{in_time('day')}, title, id"
    filters: ClassVar[dict[str, Named]] = {
        "official": Named(N_("Official"), "kind IN ('official', 'minutes', 'statute', 'judgment')"),
        "press": Named(N_("Press"), "kind IN ('press', 'press_garbled')"),
        "unread": Named(
            N_("Not read by me"),
            f"id NOT IN (SELECT source FROM reading WHERE state = 'read' AND reviewer = {READER})",
        ),
        "gaps": Named(N_("Not all text"), "state NOT IN ('', 'text')"),
        "uncited": Named(
            N_("Not cited"), "NOT EXISTS (SELECT 1 FROM citation WHERE citation.source = source.id)"
        ),
    }
    orders: ClassVar[dict[str, Named]] = {
        "day": Named(N_("Day"), "day, title, id"),
        "title": Named(N_("Title"), "title, id"),
        "publisher": Named(N_("Publisher"), "publisher, day, id"),
    }

    def by_digest(self, digest: str) -> Source | None:
        """The source with exactly these bytes (SHA-256), if the case holds it."""
        return self.first(digest=digest)

    def original(self, source: int) -> bytes:
        """The original file, unchanged; empty where only the record of it is kept."""
        return b"".join(part.content for part in self.other(SourceParts).where(source=source))

    def parts(self, source: int) -> Iterator[tuple[int, int]]:
        """(id, bytes) of each piece of the original, in order: what is read of it without holding it whole."""
        sql = "SELECT id, length(content) FROM source_part WHERE source = ? ORDER BY number, id"
        return iter(self._conn.execute(sql, [source]).fetchall())

    def kept(self, source: int) -> bool:
        """Whether the original is in the case, and not only the record of it."""
        return self.other(SourceParts).first_id(source) != 0

    def begins(self, source: int, most: int = 1024) -> bytes:
        """The first bytes of the original: enough to tell what it is without reading it."""
        sql = "SELECT substr(content, 1, ?) FROM source_part WHERE source = ? ORDER BY number, id LIMIT 1"
        row = self._conn.execute(sql, [most, source]).fetchone()
        return (row[0] or b"") if row else b""  # an empty piece is stored as nothing

    def page_states(self, source: int) -> list[tuple[int, str]]:
        """(number, code of page_state) of each page that was read, in order; "text" where nobody said."""
        sql = (
            "SELECT number, coalesce(nullif(state, ''), 'text') FROM source_page WHERE source = ? "
            "ORDER BY number, id"
        )
        return [(number or 0, state) for number, state in self._conn.execute(sql, [source])]

    def standing(self, source: Source, lang: str = "") -> str:
        """How much of its text is in the case and why not more, in words: "" where all of it is searched."""
        if source.state in ("", "text"):
            return ""
        lang = lang or language()
        states = [state for _number, state in self.page_states(source.id)]
        worded = sum(state in WORDED for state in states)
        counted = source.state == "partly" and source.pages
        parts = (
            codes.label("source_state", source.state, lang),
            say(lang, "{n} of {total} pages", n=f"{worded:,}", total=f"{source.pages:,}") if counted else "",
            codes.label("source_why", source.why, lang) if source.why else "",
        )
        return " · ".join(part for part in parts if part)

    def replaced_by(self, source: int) -> Source | None:
        """The newer version that took the place of a source."""
        return self.first(replaces=source)

    def pages(self, source: int) -> list[SourcePage]:
        """The text of a source, page by page."""
        return self.other(SourcePages).where(source=source)


@stored
class SourcePage:
    """The text of one page of a source."""

    id: int = 0
    source: int | None = link(N_("Source"), "source", required=True)
    number: int | None = whole(N_("Page"))
    text: str = prose(N_("Text"))
    state: str = choice(N_("State"), "page_state")

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class SourcePages(Records[SourcePage]):
    """Pages."""

    table = "source_page"
    kind = SourcePage
    one, many_words = N_("Page"), N_("Pages")
    order = "source, number, id"

    def name(self, record: SourcePage, lang: str = "") -> str:
        number = "" if record.number is None else say(lang or language(), N_("p. {page}"), page=record.number)
        return in_line(self.other(Sources).called(record.source, lang), number)


@stored
class SourcePart:
    """A piece of the original file, unchanged."""

    id: int = 0
    source: int | None = link(N_("Source"), "source", required=True)
    number: int | None = whole(N_("Number"))
    content: bytes = blob(N_("Content"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class SourceParts(Records[SourcePart]):
    """Parts of files."""

    table = "source_part"
    kind = SourcePart
    one, many_words = N_("Part of a file"), N_("Parts of files")
    order = "source, number, id"

    def first_id(self, source: int) -> int:
        """The first piece of a source; 0 where there is none."""
        row = self._conn.execute("SELECT id FROM source_part WHERE source = ? LIMIT 1", [source]).fetchone()
        return row[0] if row else 0

    def name(self, record: SourcePart, lang: str = "") -> str:
        number = "" if record.number is None else f"({record.number})"
        return in_line(self.other(Sources).called(record.source, lang), number, between=" ")
