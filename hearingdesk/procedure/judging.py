"""What a reviewer makes of testimony: answered, evaded, refused on which ground, contradicted. A mark is a record.

Undertakings are no marks of their own: a promise is a record with its citation (`promise`), and its sign follows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from hearingdesk import codes
from hearingdesk.procedure.promise import Piece
from hearingdesk.procedure.tables import Ground, held
from hearingdesk.records.notes import Mark, Marks

SIGNS = ("answered", "evaded", "refused", "undertook", "contradicted")  # what a turn can be said to be
REFUSED = "refused"
_ONE_OF = ("answered", "evaded", REFUSED)  # of these a reviewer says one of the same words


class MarkReader(Protocol):
    """What must be readable of a case; a View has it."""

    marks: Marks


@dataclass(frozen=True, slots=True)
class Marking:
    """What a key does: marks that are new, that say something else now, that are taken away."""

    added: tuple[Mark, ...] = ()
    changed: tuple[Mark, ...] = ()
    removed: tuple[Mark, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def sign_of(kind: str) -> str:
    """What a kind of mark says, without the ground of a refusal; "" for a margin note."""
    sign = REFUSED if kind.startswith(REFUSED) else kind
    return sign if sign in SIGNS else ""


def marking(case: MarkReader, pieces: Sequence[Piece], kind: str, reviewer: str) -> Marking:
    """Mark these words so. The same key on words that are marked so already takes the mark of this reviewer away."""
    there = case.marks.at([piece.id for piece in pieces])
    own = {piece: _own(there.get(piece.id, ()), piece, reviewer) for piece in pieces}
    if pieces and all(any(mark.kind == kind for mark in own[piece]) for piece in pieces):
        same = (mark for piece in pieces for mark in own[piece] if mark.kind == kind and not mark.text)
        return Marking(removed=tuple(same))
    added: list[Mark] = []
    changed: list[Mark] = []
    for piece in pieces:
        if any(mark.kind == kind for mark in own[piece]):
            continue
        rivals = [mark for mark in own[piece] if {sign_of(mark.kind), sign_of(kind)} <= set(_ONE_OF)]
        changed += [replace(mark, kind=kind) for mark in rivals[:1]]
        if not rivals:
            first, last = piece.first, piece.last
            added.append(Mark(turn=piece.id, kind=kind, reviewer=reviewer, starts=first, ends=last))
    return Marking(tuple(added), tuple(changed))


def unmarking(case: MarkReader, turns: Sequence[int], reviewer: str) -> Marking:
    """Take away what this reviewer has said of these turns; margin notes stay."""
    there = case.marks.at(turns)
    own = (mark for marks in there.values() for mark in marks if mark.reviewer == reviewer)
    return Marking(removed=tuple(mark for mark in own if sign_of(mark.kind) and not mark.text))


def grounds(jurisdiction: str) -> list[tuple[str, Ground | None]]:
    """The grounds on which somebody can have refused: those the law knows, those it does not, those it is silent on."""
    law = {one.code: one for one in held(Ground, jurisdiction)}
    listed = [code for code in codes.entries("mark_kind") if code.startswith(f"{REFUSED}_")]
    found = [(code, law.get(code)) for code in listed]
    return sorted(found, key=lambda pair: 2 if pair[1] is None else (0 if pair[1].lawful else 1))


def _own(marks: Sequence[Mark], piece: Piece, reviewer: str) -> list[Mark]:
    """The marks of a reviewer on exactly these words."""
    return [
        mark
        for mark in marks
        if mark.reviewer == reviewer
        and sign_of(mark.kind)
        and (mark.starts, mark.ends) == (piece.first, piece.last)
    ]
