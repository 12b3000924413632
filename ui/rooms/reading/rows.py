"""Turns as they are read: who speaks, where it stands, what was made of it, the notes at its side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from hearingdesk import codes
from hearingdesk.listing import CaseListing
from hearingdesk.procedure.judging import sign_of
from hearingdesk.records.notes import Mark
from hearingdesk.records.turns import Turn
from hearingdesk.rows import MarginNote, Paragraph, Sign
from hearingdesk.view import View
from hearingdesk.words import language


class TurnListing(CaseListing[Paragraph]):
    """The turns of a transcript; what belongs to a page of them is read in one go."""

    def __init__(self, open_view: Callable[[], View], reviewer: Callable[[], str]) -> None:
        super().__init__(open_view, lambda _view, turn: Paragraph(turn.id, turn.text))
        self._reviewer = reviewer

    def rows(self, ids: Sequence[int]) -> list[Paragraph]:
        """What is shown of these turns."""
        view = self.here
        return paragraphs(view, view.turns.many(ids), self._reviewer())


def paragraphs(view: View, turns: Sequence[Turn], reviewer: str = "") -> list[Paragraph]:
    """Turns as they are read; the linked speaker's other name stands beside the label as printed."""
    ids = [turn.id for turn in turns]
    parties = view.parties.many(list({turn.party for turn in turns if turn.party}))
    names = {party.id: view.parties.name(party, language()) for party in parties}
    marks, promises = view.marks.at(ids), view.undertakings.at(ids)
    found: list[Paragraph] = []
    for turn in turns:
        own = marks.get(turn.id, [])
        signs = [_sign(mark, reviewer) for mark in own if sign_of(mark.kind)]
        if turn.id in promises:
            signs.append(Sign("undertook", codes.label("mark_kind", "undertook")))
        notes = [_note(mark) for mark in own if mark.text]
        found.append(_paragraph(turn, names.get(turn.party or 0, ""), tuple(signs), tuple(notes)))
    return found


def place_of(turn: Turn) -> str:
    """Where a turn stands: the source's own cite, page and line, or its number."""
    return turn.cite or (f"{turn.page}:{turn.line:02}" if turn.page and turn.line else turn.page)


def _paragraph(turn: Turn, name: str, signs: tuple[Sign, ...], notes: tuple[MarginNote, ...]) -> Paragraph:
    sub = name if name and name not in turn.label else codes.label("capacity", turn.capacity)
    place = place_of(turn) or str(turn.position or "")
    kind = "" if turn.kind == "speech" else turn.kind
    return Paragraph(turn.id, turn.text, turn.label or name, sub, place, kind, signs, notes)


def _sign(mark: Mark, reviewer: str) -> Sign:
    words: Any = codes.label("mark_kind", mark.kind)
    by = mark.reviewer
    return Sign(sign_of(mark.kind), words, mark.starts or 0, mark.ends or 0, by, by in ("", reviewer))


def _note(mark: Mark) -> MarginNote:
    return MarginNote(mark.id, mark.text, mark.reviewer, mark.starts or 0, mark.ends or 0)
