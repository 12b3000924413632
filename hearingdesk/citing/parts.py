"""The texts that can be cited, part by part: the turns of a transcript, the pages of a source, a field of a record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from hearingdesk.record import meanings
from hearingdesk.records import KINDS
from hearingdesk.records.sources import SourcePages, Sources
from hearingdesk.records.turns import Transcripts, Turn, Turns
from hearingdesk.store.records import Records, having

_RANGE = re.compile(r"(?<=\d)[-–](?=\d+:\d)")
BETWEEN = "\n"  # stands between two parts in a quote that runs over them


class TextReader(Protocol):
    """What must be readable of a case; a View has it."""

    turns: Turns
    transcripts: Transcripts
    sources: Sources
    source_pages: SourcePages

    def of(self, table: str) -> Records[Any]: ...


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of text as it is stored. `place` is where it stands in print: "12:04", "Q17", "p. 3", "¶"."""

    table: str
    id: int
    text: str
    place: str
    number: int = 0  # of a page


def place_of(turn: Turn) -> str:
    """Where a turn begins: by the source's own cite, by page and line, by page, else by its place in the order."""
    if turn.cite:
        return turn.cite
    if turn.page:
        return f"{turn.page}:{turn.line:02}" if turn.line else f"p. {turn.page}"
    return f"#{turn.position}" if turn.position else ""


def of_turn(turn: Turn) -> Part:
    """A turn as a part."""
    return Part("turn", turn.id, turn.text, place_of(turn))


def of_transcript(case: TextReader, transcript: int) -> list[Part]:
    """Every turn of a transcript, in order."""
    return [of_turn(turn) for turn in case.turns.all(having("position, id", transcript=transcript))]


def of_source(case: TextReader, source: int) -> list[Part]:
    """The pages of a source. One page of a file that has none is told by its paragraphs."""
    pages = case.source_pages.where(source=source)
    record = case.sources.find(source)
    if len(pages) == 1 and record is not None and record.media_type not in ("application/pdf",):
        return [Part("source_page", pages[0].id, pages[0].text, "¶", pages[0].number or 1)]
    numbered = ((page, page.number or at) for at, page in enumerate(pages, 1))
    return [Part("source_page", page.id, page.text, f"p. {number}", number) for page, number in numbered]


def of_field(case: TextReader, table: str, id: int, field: str) -> list[Part]:
    """The words of one field of a record; none where it has no such words."""
    record = case.of(table).find(id) if table in KINDS else None
    known = record is not None and field in meanings(type(record))
    text = getattr(record, field) if known else ""
    return [Part(table, id, text, "")] if isinstance(text, str) and text else []


def between(parts: Sequence[Part], starts: int, ends: int) -> str:
    """The words from a character of the first part to one of the last."""
    if len(parts) == 1:
        return parts[0].text[starts:ends]
    middle = [part.text for part in parts[1:-1]]
    return BETWEEN.join([parts[0].text[starts:], *middle, parts[-1].text[:ends]])


def locator(parts: Sequence[Part], starts: int, ends: int) -> str:
    """Where words stand in print: "12:04–13:02", "p. 3–4", "¶ 2"; as near as the source says where its turns are."""
    first, last = parts[0].place, parts[-1].place
    if first == "¶":
        one, two = _paragraph(parts[0].text, starts), _paragraph(parts[0].text, max(starts, ends - 1))
        return f"¶ {one}" if one == two else f"¶ {one}–{two}"
    begin, end = _RANGE.split(first)[0], _RANGE.split(last)[-1]  # a source's own cite may be a range
    if begin == end or not end:
        return begin
    return f"{begin}–{end.removeprefix('p. ')}" if begin.startswith("p. ") else f"{begin}–{end}"


def _paragraph(text: str, at: int) -> int:
    """The number of the paragraph in which a character stands."""
    return 1 + sum(1 for line in text[:at].split("\n")[:-1] if line.strip())
