"""Where each citation of an older text stands in the newer one: worked out, and nothing written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hearingdesk.citing import anchor as anchors
from hearingdesk.citing import parts as texts
from hearingdesk.citing import seal
from hearingdesk.citing.anchor import Anchor
from hearingdesk.citing.match import Matcher, Sought
from hearingdesk.citing.parts import Part
from hearingdesk.citing.stream import Stream, plain
from hearingdesk.citing.where import Standing, resolve
from hearingdesk.job import Progress, silent
from hearingdesk.records.citations import Citation
from hearingdesk.records.replacements import CarriedCite
from hearingdesk.store.records import Filter
from hearingdesk.view import View
from hearingdesk.words import _

_STEP = 20  # citations between two reports of progress


@dataclass(frozen=True, slots=True)
class Text:
    """A transcript or a source, by its table and id."""

    table: str
    id: int


@dataclass(frozen=True, slots=True)
class Carried:
    """What is to become of one citation, and the row that tells of it."""

    row: CarriedCite
    citation: Citation


def carry(view: View, older: Text, newer: Text, progress: Progress = silent) -> Iterator[Carried]:
    """What would become of every citation of the older text. Nothing is written."""
    told = _("Finding the citations again")
    cites = view.citations.many(view.citations.ids(_citing(view, older)))
    progress(0, len(cites), told)
    carrier = Carrier(view, older, newer)
    for done, citation in enumerate(cites):
        if done % _STEP == 0:
            progress(done, len(cites), told)
        yield carrier.carry(citation)
    progress(len(cites), len(cites), told)


class Carrier:
    """Two texts, and the citations that are led from one to the other."""

    def __init__(self, view: View, older: Text, newer: Text) -> None:
        self._view = view
        self._newer_source = source_of(view, newer)
        self._older = Stream(parts_of(view, older))
        self._newer = Stream(parts_of(view, newer))
        self._numbers = {part.id: n for n, part in enumerate(self._older.parts)}
        self._matcher = Matcher(self._older, self._newer)

    def carry(self, citation: Citation) -> Carried:
        """What is to become of one citation."""
        before = anchors.of_citation(self._view, citation)
        standing = resolve(self._view, citation)
        row = CarriedCite(
            citation=citation.id,
            old_place=citation.locator,
            old_words=citation.quote or (standing.words if standing else ""),
            old_anchor=before.written(),
        )
        if citation.seal and not citation.spot:
            return self._unsealed(citation, row)
        if not citation.quote and not citation.turn:
            return self._wordless(citation, row)
        return self._worded(citation, row, standing)

    def _unsealed(self, citation: Citation, row: CarriedCite) -> Carried:
        """Words that were never in the case, and perhaps are now."""
        found = seal.find(self._newer.text, citation.seal)
        there = self._anchor(*found) if found else None
        if there is None:
            return self._wordless(citation, row)
        return self._led(citation, replace(row, outcome="kept", score=100), there)

    def _wordless(self, citation: Citation, row: CarriedCite) -> Carried:
        """A source cited without words: nothing can be looked for."""
        return Carried(
            replace(row, outcome="wordless", new_anchor=""),
            replace(citation, state="open"),
        )

    def _worded(self, citation: Citation, row: CarriedCite, standing: Standing | None) -> Carried:
        words = citation.quote or self._turn_words(citation)
        at = self._stretch(standing)
        sought = Sought.of(words, citation.words_before, citation.words_after, at)
        if at is not None:  # what stands around it there is more, and surer, than what was kept of it
            one = self._older.text
            sought = replace(sought, before=one[max(0, at[0] - 60) : at[0]], after=one[at[1] : at[1] + 60])
        match = self._matcher.find(sought)
        found = self._anchor(match.start, match.end) if match.end > match.start else None
        row = replace(row, old_words=words, score=round(match.score * 100))
        if found is None or not match.sure:
            return self._lost(citation, row, found)
        if plain(found.quote) != plain(words):
            return self._led(citation, replace(row, outcome="changed", score=min(99, row.score)), found)
        same_place = not row.old_place or found.locator == row.old_place
        return self._led(citation, replace(row, outcome="kept" if same_place else "moved"), found)

    def _led(self, citation: Citation, row: CarriedCite, found: Anchor) -> Carried:
        """The citation points at the newer text; words that changed say so until somebody has looked."""
        led = put(citation, found, self._newer_source)
        row = replace(row, new_place=found.locator, new_words=found.quote, new_anchor=found.written())
        return Carried(row, replace(led, state="changed" if row.outcome == "changed" else ""))

    def _lost(self, citation: Citation, row: CarriedCite, hint: Anchor | None) -> Carried:
        """The citation goes on pointing at the older text; `hint` is a place it may be."""
        if hint is not None:
            row = replace(row, new_place=hint.locator, new_words=hint.quote, new_anchor=hint.written())
        return Carried(replace(row, outcome="lost"), replace(citation, state="open"))

    def _turn_words(self, citation: Citation) -> str:
        turn = self._view.turns.find(citation.turn)
        return turn.text if turn else ""

    def _stretch(self, standing: Standing | None) -> tuple[int, int] | None:
        """Where a citation stands in the older text, as a stretch of it."""
        stretches = standing.stretches if standing else ()
        if not stretches or stretches[0].id not in self._numbers or stretches[-1].id not in self._numbers:
            return None
        first, last = stretches[0], stretches[-1]
        return self._older.stretch(self._numbers[first.id], first.first, self._numbers[last.id], last.last)

    def _anchor(self, start: int, end: int) -> Anchor | None:
        first, starts, last, ends = self._newer.spot(start, end)
        return anchors.anchor(self._view, self._newer.parts[first : last + 1], starts, ends)


def put(citation: Citation, found: Anchor, source: int | None = None) -> Citation:
    """The citation, now at this anchor. One that named a whole turn names a whole turn still."""
    led = found.put_in(replace(citation, seal=""))
    if found.table == "turn" and citation.turn and not citation.quote:
        led = replace(led, spot="", quote="", words_before="", words_after="", text_digest="", last_turn=None)
    if found.table == "turn" and citation.source:
        led = replace(led, source=source)
    return led


def _citing(view: View, text: Text) -> Filter:
    if text.table == "source":
        return view.citations.of_source(text.id)
    return view.citations.of_transcript(text.id, view.transcripts.get(text.id).source)


def source_of(view: View, text: Text) -> int | None:
    """The source a text comes from, or is."""
    return view.transcripts.get(text.id).source if text.table == "transcript" else text.id


def parts_of(view: View, text: Text) -> Sequence[Part]:
    """Its turns, or its pages."""
    if text.table == "transcript":
        return texts.of_transcript(view, text.id)
    return texts.of_source(view, text.id)
