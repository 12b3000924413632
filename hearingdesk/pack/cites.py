"""How the pack cites: a short code for every source, the sources under an entry, links to where they are listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from hearingdesk.citing.code import code_of
from hearingdesk.pack.exhibits.chosen import EXHIBIT, KEY, Chosen
from hearingdesk.pack.gather import Shelves
from hearingdesk.pack.press import Press
from hearingdesk.pack.text import Run
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import between, field, own_korean
from hearingdesk.records.citations import CITE_STATES, Citation, Citations
from hearingdesk.records.sources import Source, Sources
from hearingdesk.records.turns import Transcript, Transcripts, Turn
from hearingdesk.store.records import shorten
from hearingdesk.words import N_

OF_THE_STATE = ("statute", "judgment")  # known by their titles, not by who printed them
SHORT = 8  # letters; a longer code of the file is no short code, and stands in the list of sources
_PAGE = re.compile(r"(?:pp?\.?|page)\s*(\d{1,5})|(\d{1,5})\s*쪽", re.IGNORECASE)
_ARTICLE = re.compile(r"[Aa]rts?\. [^가-힣]*(제\d.*)")  # a place in a law, in both languages
BRIEF = 44  # letters of a source's name in a line of sources


class Cites:
    """The codes of a pack's sources: those without a short code of their own are S1, S2 ..., transcripts T1, T2 ..."""

    def __init__(self, shelves: Shelves, exhibits: Mapping[int, Chosen] = MappingProxyType({})) -> None:
        """Sources that are exhibits are cited by their number and page: Ex 3/2."""
        self._shelves = shelves
        self._exhibits = {one.source: (number, one) for number, one in reversed(list(exhibits.items()))}
        self._codes = self._numbered(shelves.every(Sources))
        self._transcripts = {t.id: f"T{n}" for n, t in enumerate(shelves.every(Transcripts), 1)}
        self._turns = self._cited_turns()
        self._short: dict[int, Two] = {}  # the names of the sources, as they are asked for
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
        page = turn.page
        key = self._in_exhibit(transcript.source, int(page) if page.isdecimal() else 0)[1] or self._key(
            transcript
        )
        return f"{self.letter(transcript)}, {where}", key

    def line(self, press: Press, *records: int) -> list[Run]:
        """What stands behind records: their sources by name and code, those that contradict said to do so."""
        found = [cite for record in records for cite in self._shelves.where(Citations, "about", record)]
        if not found:
            return []
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
        code, key = self._placed(source, cite)
        told = cite.locator and not (key and code != self.code(source) and _PAGE.fullmatch(cite.locator))
        article = _ARTICLE.fullmatch(cite.locator) if press.lang == "ko" else None
        place = article[1] if article else cite.locator
        return [
            named, Run(code, "accent", key), *([Run(f" {place}", "accent")] if told else []), *after
        ]  # fmt: skip

    def exhibit(self, source: int) -> int:
        """The number of a source as an exhibit of this pack; 0 where it is none."""
        return self._exhibits[source][0] if source in self._exhibits else 0

    def bare(self, record: int) -> list[Run]:
        """The codes alone of what stands behind a record, for the narrow cell of a table or the end of a line."""
        return list(self._bare(self._shelves.where(Citations, "about", record)))

    def plain(self, record: int) -> str:
        """The same as plain words."""
        return "".join(run.text for run in self.bare(record))

    def short(self, source: Source) -> Two:
        """A source's name as short as a line of sources needs it."""
        if source.id not in self._short:
            self._short[source.id] = _short(source)
        return self._short[source.id]

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
                code, key = self._placed(source, cite)
            if place:
                yield Run(", ")
            yield Run(code, "accent", key)

    def _placed(self, source: Source, cite: Citation) -> tuple[str, str]:
        """The code of a cite, with the page where it leads to one of an exhibit, and the key it leads to."""
        code, key = self._in_exhibit(source.id, page_of(cite))
        return (code, key) if key else (self.code(source), f"source-{source.id}")

    def _in_exhibit(self, source: int | None, page: int) -> tuple[str, str]:
        if source not in self._exhibits:
            return "", ""
        number, chosen = self._exhibits[source]
        if page and chosen.wants(page):
            return f"{EXHIBIT} {number}/{page}", f"{KEY}{number}-{page}"
        return f"{EXHIBIT} {number}", f"{KEY}{number}"

    def _key(self, transcript: Transcript) -> str:
        listed = self._shelves.find(Sources, transcript.source)
        return f"source-{listed.id}" if listed else f"source-{transcript.id}"

    def _numbered(self, sources: Sequence[Source]) -> dict[int, str]:
        taken = {source.code for source in sources}
        free = (code for n in range(1, len(sources) * 2 + 2) if (code := f"S{n}") not in taken)
        known = {
            source.id: f"{EXHIBIT} {number}" for source in sources if (number := self.exhibit(source.id))
        }
        return {
            source.id: known.get(source.id) or (source.code if 0 < len(source.code) <= SHORT else next(free))
            for source in sources
        }

    def _cited_turns(self) -> dict[int, Turn]:
        ids = dict.fromkeys(cite.turn for cite in self._shelves.every(Citations) if cite.turn)
        return {turn.id: turn for turn in self._shelves.turns(list(ids))}


def _short(source: Source) -> Two:
    if source.publisher and source.kind not in OF_THE_STATE:
        return Two(shorten(source.publisher, BRIEF), shorten(own_korean(source.publisher), BRIEF))
    title = field(source, "title")
    return Two(shorten(title.en, BRIEF), shorten(title.ko, BRIEF))


def page_of(cite: Citation) -> int:
    """The page of a source that a cite is of; 0 where it does not say."""
    if cite.spot:
        from hearingdesk.citing.anchor import Spot  # a case may well cite by page alone

        spot = Spot.parse(cite.spot)
        if spot is not None and spot.first_page:
            return spot.first_page
    found = _PAGE.match(cite.locator)
    return int(found[1] or found[2]) if found else 0


def _short_code(cite: Citation) -> list[Run]:
    """The code by which the program goes where the words stand: printed for citations that hold their words."""
    return [Run(f" [{code_of(cite.id)}]")] if cite.spot else []
