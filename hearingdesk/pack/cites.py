"""How the pack cites: a short code for every source, the sources under an entry, links to where they are listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearingdesk.citing.code import code_of
from hearingdesk.pack.gather import Shelves
from hearingdesk.pack.press import Press
from hearingdesk.pack.text import Run
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import between, field
from hearingdesk.records.citations import CITE_STATES, Citation, Citations
from hearingdesk.records.sources import Source, Sources
from hearingdesk.records.turns import Transcript, Transcripts, Turn
from hearingdesk.store.records import shorten
from hearingdesk.words import N_

OF_THE_STATE = ("statute", "judgment")  # known by their titles, not by who printed them
SHORT = 8  # letters; a longer code of the file is no short code, and stands in the list of sources
BRIEF = 44  # letters of a source's name in a line of sources


class Cites:
    """The codes of a pack's sources: those without a short code of their own are S1, S2 ..., transcripts T1, T2 ..."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves
        self._codes = self._numbered(shelves.every(Sources))
        self._transcripts = {t.id: f"T{n}" for n, t in enumerate(shelves.every(Transcripts), 1)}
        self._turns = self._cited_turns()
        self.used: set[int] = set()  # the sources that were cited so far

    def code(self, source: Source) -> str:
        """The short code of a source."""
        return self._codes[source.id]

    def letter(self, transcript: Transcript) -> str:
        """The short code of a transcript: that of its source where the file has it."""
        return self._codes.get(transcript.source or 0) or self._transcripts[transcript.id]

    def turn(self, turn: Turn) -> tuple[str, str]:
        """How a turn is cited, and the key that the cite leads to."""
        transcript = self._shelves.find(Transcripts, turn.transcript)
        if transcript is None:
            return "", ""
        where = turn.cite or (f"{turn.page}:{turn.line:02}" if turn.page and turn.line else "")
        where = where or (f"p. {turn.page}" if turn.page else f"#{turn.position}")
        return f"{self.letter(transcript)}, {where}", self._key(transcript)

    def line(self, press: Press, *records: int) -> list[Run]:
        """What stands behind records: their sources by name and code, those that contradict said to do so."""
        found = [cite for record in records for cite in self._shelves.where(Citations, "about", record)]
        cites = list({(c.source, c.turn, c.locator, c.part, c.spot): c for c in found}.values())
        groups: list[list[Run]] = []
        for part, lead in ((None, ""), ("contradicts", N_("contradicted by")), ("mentions", N_("see also"))):
            named = [Run(press.first(Two.said(lead)) + " ", "bold")] if lead else []
            for cite in cites:
                if (cite.part if cite.part in ("contradicts", "mentions") else None) == part:
                    groups.append(named + self.one(press, cite))
                    named = []
        return between(groups)

    def one(self, press: Press, cite: Citation) -> list[Run]:
        """One citation: the name of the source, its code as a link, the place in it."""
        self.used.add(cite.source or 0)
        after = [*self._state(press, cite), *_short_code(cite)]
        if turn := self._turns.get(cite.turn or 0):
            code, key = self.turn(turn)
            return [Run(f"{turn.label}, ")] * bool(turn.label) + [Run(code, "accent", key), *after]
        source = self._shelves.find(Sources, cite.source)
        if source is None:
            return []
        named = Run(f"{press.first(self.short(source))}, ")
        code = Run(self.code(source), "accent", f"source-{source.id}")
        return [named, code, *([Run(f" {cite.locator}", "accent")] if cite.locator else []), *after]

    def bare(self, record: int) -> list[Run]:
        """The codes alone of what stands behind a record, for the narrow cell of a table or the end of a line."""
        return list(self._bare(self._shelves.where(Citations, "about", record)))

    def plain(self, record: int) -> str:
        """The same as plain words."""
        return "".join(run.text for run in self.bare(record))

    def short(self, source: Source) -> Two:
        """A source's name as short as a line of sources needs it."""
        if source.publisher and source.kind not in OF_THE_STATE:
            return Two(shorten(source.publisher, BRIEF))
        title = field(source, "title")
        return Two(shorten(title.en, BRIEF), shorten(title.ko, BRIEF))

    def _state(self, press: Press, cite: Citation) -> list[Run]:
        """What must be said of it since its text was replaced."""
        return (
            [Run(f" ({press.first(Two.said(CITE_STATES[cite.state]))})")] if cite.state in CITE_STATES else []
        )

    def _bare(self, cites: Sequence[Citation]) -> Iterator[Run]:
        for place, cite in enumerate(cites):
            self.used.add(cite.source or 0)
            source = self._shelves.find(Sources, cite.source)
            turn = self._turns.get(cite.turn or 0)
            code, key = self.turn(turn) if turn else ("", "")
            if source is not None and not code:
                code, key = self.code(source), f"source-{source.id}"
            if place:
                yield Run(", ")
            yield Run(code, "accent", key)

    def _key(self, transcript: Transcript) -> str:
        listed = self._shelves.find(Sources, transcript.source)
        return f"source-{listed.id}" if listed else f"source-{transcript.id}"

    def _numbered(self, sources: Sequence[Source]) -> dict[int, str]:
        taken = {source.code for source in sources}
        free = (code for n in range(1, len(sources) * 2 + 2) if (code := f"S{n}") not in taken)
        return {source.id: source.code if 0 < len(source.code) <= SHORT else next(free) for source in sources}

    def _cited_turns(self) -> dict[int, Turn]:
        ids = dict.fromkeys(cite.turn for cite in self._shelves.every(Citations) if cite.turn)
        return {turn.id: turn for turn in self._shelves.turns(list(ids))}


def _short_code(cite: Citation) -> list[Run]:
    """The code by which the program goes where the words stand: printed for citations that hold their words."""
    return [Run(f" [{code_of(cite.id)}]")] if cite.spot else []
