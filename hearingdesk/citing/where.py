"""Where a citation stands now: the stretches of text to be shown, and how they were found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from hearingdesk.citing import parts as texts
from hearingdesk.citing import seal
from hearingdesk.citing.anchor import AROUND, Anchor, Spot, anchor
from hearingdesk.citing.match import Matcher, Sought
from hearingdesk.citing.parts import Part, TextReader
from hearingdesk.citing.stream import Stream
from hearingdesk.records.citations import Citation

How = Literal["exact", "found", "several", "sealed", "whole", "textless"]
_SAME = 0.99  # the score of words that are the same, though which of several places is meant is not sure
BESIDE = 40  # turns before and after the one named, in which words are looked for that do not stand there


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one turn, page or record."""

    table: str
    id: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What a citation points at. Without stretches it names a text as a whole, or one the case does not hold.

    `exact`: the words stand where the citation says. `found`: elsewhere, or set otherwise. `several`: more than once,
    and nothing tells which is meant. `sealed`: the words were never in the case, and are found now that the text is.
    `whole`: it quotes nothing. `textless`: the text is not held.
    """

    how: How
    stretches: tuple[Stretch, ...] = ()
    anchor: Anchor | None = None

    @property
    def words(self) -> str:
        """The words as they stand there."""
        return self.anchor.quote if self.anchor else ""

    @property
    def locator(self) -> str:
        """Where that is in print."""
        return self.anchor.locator if self.anchor else ""


def resolve(case: TextReader, citation: Citation) -> Standing | None:
    """Where the words of a citation stand now; None where the text is held and they do not stand in it."""
    parts = cited_parts(case, citation)
    if not parts:
        return Standing("textless") if citation.source or not citation.turn else None
    if citation.seal and not citation.spot:
        return _sealed(case, citation, parts)
    if not citation.quote:
        return Standing(
            "whole", _stretches(parts, 0, len(parts[-1].text)) if citation.turn or citation.quoted else ()
        )
    return _exact(case, citation, parts) or _found(case, citation, parts)


def cited_parts(case: TextReader, citation: Citation) -> list[Part]:
    """The parts a citation names: its turns, the pages of its source, the field it quotes."""
    if citation.turn:
        return [
            texts.of_turn(turn)
            for turn in case.turns.through(citation.turn, citation.last_turn or citation.turn)
        ]
    if citation.quoted:
        return texts.of_field(case, citation.quoted_kind, citation.quoted, citation.quoted_field or "text")
    return texts.of_source(case, citation.source) if citation.source else []


def _exact(case: TextReader, citation: Citation, parts: Sequence[Part]) -> Standing | None:
    """Its characters, where the words are there as they were quoted."""
    spot = Spot.parse(citation.spot)
    if spot is not None and spot.first_page:
        parts = [part for part in parts if spot.first_page <= part.number <= spot.last_page]
    if spot is None or not parts or texts.between(parts, spot.starts, spot.ends) != citation.quote:
        return None
    found = anchor(case, parts, spot.starts, spot.ends, citation.quoted_field)
    return Standing("exact", _stretches(parts, spot.starts, spot.ends), found)


def _found(case: TextReader, citation: Citation, parts: Sequence[Part]) -> Standing | None:
    """The words by a search: in the parts named, then in the turns beside them."""
    found = _in(case, citation, parts)
    if found is None and citation.turn and (turn := case.turns.find(citation.turn)):
        before = [texts.of_turn(one) for one in case.turns.around(turn, BESIDE, back=True)][::-1]
        after = [texts.of_turn(one) for one in case.turns.around(turn, BESIDE, back=False)]
        found = _in(case, citation, [*before, texts.of_turn(turn), *after])
    return found


def _in(case: TextReader, citation: Citation, parts: Sequence[Part]) -> Standing | None:
    stream = Stream(parts)
    key = Sought.of(citation.quote, citation.words_before[-AROUND:], citation.words_after[:AROUND])
    once = stream.text.find(key.key) if key.key and stream.text.count(key.key) == 1 else -1
    if once >= 0:
        return _standing(case, stream, once, once + len(key.key), "found")
    best = Matcher(None, stream).find(key)
    if not best.score or best.score < _SAME:
        return None
    return _standing(case, stream, best.start, best.end, "found" if best.sure else "several")


def _sealed(case: TextReader, citation: Citation, parts: Sequence[Part]) -> Standing | None:
    stream = Stream(parts)
    found = seal.find(stream.text, citation.seal)
    return _standing(case, stream, *found, "sealed") if found else None


def _standing(case: TextReader, stream: Stream, start: int, end: int, how: How) -> Standing:
    first, starts, last, ends = stream.spot(start, end)
    parts = stream.parts[first : last + 1]
    return Standing(how, _stretches(parts, starts, ends), anchor(case, parts, starts, ends))


def _stretches(parts: Sequence[Part], starts: int, ends: int) -> tuple[Stretch, ...]:
    last = len(parts) - 1
    return tuple(
        Stretch(part.table, part.id, starts if n == 0 else 0, ends if n == last else len(part.text))
        for n, part in enumerate(parts)
    )
