"""Words chosen in a text, held so that they are found again: exact quote, place, the words around, a hash."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from hearingdesk.citing import parts as texts
from hearingdesk.citing.parts import BETWEEN, Part, TextReader
from hearingdesk.records.citations import Citation
from hearingdesk.records.turns import Turn

AROUND = 60  # characters kept before and after a quote
FAR = 8  # turns or pages looked at for them
_SPOT = re.compile(r"(?:(\d+):)?(\d+)-(?:(\d+):)?(\d+)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one turn, page or field: from the first character to the one after the last."""

    id: int
    first: int
    last: int
    table: str = "turn"
    field: str = "text"


@dataclass(frozen=True, slots=True)
class Spot:
    """From a character of the first part to one of the last. Pages have numbers, which outlive a new reading."""

    starts: int
    ends: int
    first_page: int = 0
    last_page: int = 0

    @classmethod
    def parse(cls, written: str) -> Spot | None:
        """A spot as a citation stores it: "120-340", "3:120-4:17"."""
        found = _SPOT.fullmatch(written)
        if found is None:
            return None
        return cls(int(found[2]), int(found[4]), int(found[1] or 0), int(found[3] or 0))

    def __str__(self) -> str:
        first = f"{self.first_page}:" if self.first_page else ""
        last = f"{self.last_page}:" if self.last_page else ""
        return f"{first}{self.starts}-{last}{self.ends}"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where words stand, and what they are. `table` is turn, source_page, or that of the record quoted."""

    table: str
    first: int  # the id of the turn or record the words begin in
    last: int  # of the turn they end in; the same where they lie in one
    spot: str
    quote: str
    before: str = ""
    after: str = ""
    digest: str = ""  # SHA-256 of the parts the words lie in
    locator: str = ""
    source: int = 0
    field: str = "text"

    def citation(self, about_kind: str = "", about: int | None = None, part: str = "supports") -> Citation:
        """A citation of these words by a record."""
        return self.put_in(Citation(about_kind=about_kind, about=about, part=part))

    def put_in(self, citation: Citation) -> Citation:
        """The citation, now of these words."""
        elsewhere = self.table not in ("turn", "source_page")
        return replace(
            citation,
            source=self.source or None,
            turn=self.first if self.table == "turn" else None,
            last_turn=self.last if self.table == "turn" and self.last != self.first else None,
            quoted_kind=self.table if elsewhere else "",
            quoted=self.first if elsewhere else None,
            quoted_field=self.field if elsewhere else "",
            spot=self.spot,
            quote=self.quote,
            words_before=self.before,
            words_after=self.after,
            text_digest=self.digest,
            locator=self.locator,
        )

    def written(self) -> str:
        """The anchor as it is kept beside a report."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def read(cls, written: str) -> Anchor | None:
        """One that was kept; None for none."""
        return cls(**json.loads(written)) if written else None


def quote(case: TextReader, pieces: Sequence[Piece]) -> Anchor | None:
    """The anchor of words chosen from the first piece to the last, with all that lies between; None without words.

    Pieces are of turns of one transcript, of pages of one source, or one of a record's field, in reading order.
    """
    pieces = [piece for piece in pieces if piece.last > piece.first]
    if not pieces:
        return None
    parts = _through(case, pieces[0], pieces[-1])
    return anchor(case, parts, pieces[0].first, pieces[-1].last, pieces[0].field) if parts else None


def anchor(
    case: TextReader, parts: Sequence[Part], starts: int, ends: int, field: str = "text"
) -> Anchor | None:
    """The anchor of the words from a character of the first part to one of the last; None where there are none."""
    parts, starts, ends = _trimmed(parts, starts, ends)
    words = texts.between(parts, starts, ends) if parts else ""
    if not words:
        return None
    first, last = parts[0], parts[-1]
    paged = first.table == "source_page"
    return Anchor(
        table=first.table,
        first=first.id,
        last=last.id,
        spot=str(Spot(starts, ends, *((first.number, last.number) if paged else ()))),
        quote=words,
        before=_before(case, first, starts),
        after=_after(case, last, ends),
        digest=digest(parts),
        locator=texts.locator(parts, starts, ends),
        source=_source(case, first),
        field="text" if first.table in ("turn", "source_page") else field,
    )


def digest(parts: Sequence[Part]) -> str:
    """SHA-256 of the whole text of these parts."""
    return hashlib.sha256(BETWEEN.join(part.text for part in parts).encode()).hexdigest()


def of_citation(case: TextReader, citation: Citation) -> Anchor:
    """The anchor that a citation holds, as it is stored."""
    spot = Spot.parse(citation.spot)
    table = "turn" if citation.turn else citation.quoted_kind if citation.quoted else "source_page"
    first = citation.turn or citation.quoted or 0
    last = citation.last_turn or first
    if table == "source_page" and citation.source and spot is not None:
        pages = {part.number: part.id for part in texts.of_source(case, citation.source)}
        first, last = pages.get(spot.first_page, 0), pages.get(spot.last_page, 0)
    return Anchor(
        table=table,
        first=first,
        last=last,
        spot=citation.spot,
        quote=citation.quote,
        before=citation.words_before,
        after=citation.words_after,
        digest=citation.text_digest,
        locator=citation.locator,
        source=citation.source or 0,
        field=citation.quoted_field or "text",
    )


def _through(case: TextReader, first: Piece, last: Piece) -> list[Part]:
    """The parts from that of one piece to that of another."""
    if first.table == "turn":
        return [texts.of_turn(turn) for turn in case.turns.through(first.id, last.id)]
    if first.table == "source_page":
        page = case.source_pages.find(first.id)
        parts = texts.of_source(case, page.source or 0) if page else []
        ids = [part.id for part in parts]
        return (
            parts[ids.index(first.id) : ids.index(last.id) + 1] if first.id in ids and last.id in ids else []
        )
    return texts.of_field(case, first.table, first.id, first.field)


def _trimmed(parts: Sequence[Part], starts: int, ends: int) -> tuple[Sequence[Part], int, int]:
    """The same words without white space at their ends, and without parts they leave nothing of."""
    left = list(parts)
    while left and not left[0].text[starts : ends if len(left) == 1 else None].strip():
        del left[0]
        starts = 0
    while left and not left[-1].text[starts if len(left) == 1 else 0 : ends].strip():
        del left[-1]
        ends = len(left[-1].text) if left else 0
    if not left:
        return [], 0, 0
    head = left[0].text[starts:]
    return left, starts + len(head) - len(head.lstrip()), len(left[-1].text[:ends].rstrip())


def _before(case: TextReader, part: Part, starts: int) -> str:
    words = part.text[max(0, starts - AROUND) : starts]
    for other in _beside(case, part, back=True) if len(words) < AROUND else ():
        words = f"{other.text}{BETWEEN}{words}"[-AROUND:]
        if len(words) >= AROUND:
            break
    return words


def _after(case: TextReader, part: Part, ends: int) -> str:
    words = part.text[ends : ends + AROUND]
    for other in _beside(case, part, back=False) if len(words) < AROUND else ():
        words = f"{words}{BETWEEN}{other.text}"[:AROUND]
        if len(words) >= AROUND:
            break
    return words


def _beside(case: TextReader, part: Part, *, back: bool) -> Sequence[Part]:
    """The parts before or after one, the nearest first."""
    if part.table == "turn":
        return [texts.of_turn(turn) for turn in _turns(case, part.id, back)]
    if part.table != "source_page":
        return ()
    page = case.source_pages.find(part.id)
    parts = texts.of_source(case, page.source or 0) if page else []
    at = next((n for n, one in enumerate(parts) if one.id == part.id), 0)
    return parts[max(0, at - FAR) : at][::-1] if back else parts[at + 1 : at + 1 + FAR]


def _turns(case: TextReader, id: int, back: bool) -> list[Turn]:
    turn = case.turns.find(id)
    return case.turns.around(turn, FAR, back=back) if turn else []


def _source(case: TextReader, part: Part) -> int:
    page = case.source_pages.find(part.id) if part.table == "source_page" else None
    return (page.source or 0) if page else 0
