"""A promise marked in testimony: who made it, to whom, in which exact words."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from hearingdesk.citing.anchor import Piece, Spot
from hearingdesk.citing.parts import place_of
from hearingdesk.records.citations import Citation
from hearingdesk.records.turns import Turn, Turns
from hearingdesk.records.undertakings import Undertaking

AROUND = 60  # letters before and after a quote, by which it is found again in another version of the record
BACK = 12  # turns looked back for who was answered

__all__ = ["Piece", "Promise", "promised"]


class TurnReader(Protocol):
    """What must be readable of a case; a View has it."""

    turns: Turns


@dataclass(frozen=True, slots=True)
class Promise:
    """An undertaking and the citations of its words, one for each turn. `label` is what the record prints there.

    Its party is None where nobody has linked the speaker yet: then somebody must say who that is.
    """

    undertaking: Undertaking
    citations: tuple[Citation, ...]
    label: str

    def citing(self, undertaking: int) -> tuple[Citation, ...]:
        """The citations of the undertaking once it is stored."""
        return tuple(replace(one, about=undertaking) for one in self.citations)


def promised(case: TurnReader, pieces: Sequence[Piece]) -> Promise | None:
    """The promise in these words; None where there are none. Whoever speaks last in them made it."""
    turns = {turn.id: turn for turn in case.turns.many([piece.id for piece in pieces])}
    cut = [(turns[one.id], one) for one in pieces if one.id in turns and _words(turns[one.id], one)]
    if not cut:
        return None
    maker = cut[-1][0]
    several = len(cut) > 1
    text = "\n".join(
        f"{turn.label}: {_words(turn, one)}" if several and turn.label else _words(turn, one)
        for turn, one in cut
    )
    undertaking = Undertaking(
        party=maker.party,
        turn=maker.id,
        sitting=maker.sitting,
        text=text,
        promised_to=_answered(case, [turn for turn, _piece in cut]),
    )
    return Promise(undertaking, tuple(_cited(turn, one) for turn, one in cut), maker.label)


def _answered(case: TurnReader, cut: Sequence[Turn]) -> int | None:
    """Whom the last speaker answered: the one who spoke before, among these turns or above them, if linked."""
    maker = cut[-1]
    for turn in reversed(cut):
        if not _same(turn, maker):
            return turn.party
    at = cut[0].id
    for _step in range(BACK):
        at = case.turns.before([at]).get(at, 0)
        turn = case.turns.find(at)
        if turn is None:
            return None
        if turn.kind in ("speech", "question", "answer") and not _same(turn, maker):
            return turn.party
    return None


def _same(one: Turn, other: Turn) -> bool:
    """Does the same person speak? By who that is where both are linked, else by the source's mark or label."""
    if one.party and other.party:
        return one.party == other.party
    return one.who == other.who if one.who and other.who else one.label == other.label


def _words(turn: Turn, piece: Piece) -> str:
    return turn.text[piece.first : piece.last].strip()


def _cited(turn: Turn, piece: Piece) -> Citation:
    quote = _words(turn, piece)
    first = turn.text.index(quote, piece.first)
    last = first + len(quote)
    return Citation(
        about_kind="undertaking",
        turn=turn.id,
        spot=str(Spot(first, last)),
        locator=place_of(turn),
        quote=quote,
        words_before=turn.text[max(0, first - AROUND) : first],
        words_after=turn.text[last : last + AROUND],
        text_digest=hashlib.sha256(turn.text.encode()).hexdigest(),
    )
