"""A case as one pack tells it: what its readers may see, under the names and cites of this pack."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from hearingdesk.job import Progress, silent
from hearingdesk.pack.cites import Cites
from hearingdesk.pack.exhibits.chosen import Chosen
from hearingdesk.pack.exhibits.prepared import Prepared
from hearingdesk.pack.exhibits.told import Exhibited
from hearingdesk.pack.flow import Block
from hearingdesk.pack.gather import Shelves
from hearingdesk.pack.outline import SHORT, Item, narrowed
from hearingdesk.pack.personal import masked
from hearingdesk.pack.readers import prepares, sees, works
from hearingdesk.pack.restricted import restricted
from hearingdesk.pack.section import Section
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import field
from hearingdesk.procedure.capacity import capacity_words
from hearingdesk.procedure.law import Law
from hearingdesk.procedure.verdicts import Verdict, law_for
from hearingdesk.record import meanings
from hearingdesk.records.citations import Citation, Citations
from hearingdesk.records.claims import Claims, ClaimVersions
from hearingdesk.records.complaints import Complaint
from hearingdesk.records.deadlines import Deadlines
from hearingdesk.records.matters import Matter
from hearingdesk.records.notes import Notes
from hearingdesk.records.packs import Pack
from hearingdesk.records.parties import Parties, Party, PartyNames, Posts
from hearingdesk.records.questions import Questions
from hearingdesk.records.sources import Sources
from hearingdesk.records.summonses import Summons
from hearingdesk.records.turns import Transcripts, Turns
from hearingdesk.records.undertakings import Undertakings
from hearingdesk.view import View
from hearingdesk.words import N_, say

WITHHELD = N_("name withheld")
Annexed = Complaint | Summons  # what an annex is of: a complaint, or an absence over which there is none


class Brief(Shelves):
    """What the sections of one pack tell from. `withheld` counts what its readers may not see."""

    def __init__(
        self,
        view: View,
        readers: str,
        made: datetime,
        pack: Pack,
        annex: Annexed | None = None,
        as_of: date | None = None,
        exhibits: Sequence[Chosen] = (),
        told: Progress = silent,
    ) -> None:
        """`told` hears of what takes long, and may raise Cancelled."""
        self.told = told
        self.exhibits = dict(enumerate(exhibits, 1))  # by number, those that are hidden too: numbers stay
        self.prepared = Prepared()
        self.exhibited: list[Exhibited] = []  # what became of each, once they are told
        self.whole = view  # as it stands in the file; `view` is as the readers see it
        self.readers = readers
        self._masks = not works(readers)
        blank = {table: restricted().blank(table, readers) for table, _name in restricted().fields}
        self._blank = {table: names for table, names in blank.items() if names}
        self._nameless = {party.id for party in self.nameless()}
        super().__init__(view.as_seen(self.shown))
        self.made = made
        self.pack = pack
        self.annex = annex
        self.as_of = as_of or made.date()  # the day everything is counted from
        self.hearing = pack.hearing
        self.matter: Matter = self.view.matter
        self.named: dict[int, None] = {}  # the parties the pack has spoken of so far
        self.item = Item("")  # what the pack wants of the section that is told now
        self.chosen: Collection[str] = ()  # the names of the sections that this pack has
        self.wanted: dict[str, Mapping[str, Mapping[int, int]]] = {}  # by section, what it was narrowed to
        self.story: dict[str, Sequence[Block]] = {}  # what they have told so far
        self.judged: dict[int, list[Verdict]] = {}  # the verdicts on summonses, as they are asked for
        self.withheld = self._withhold()
        self.cites = Cites(self, self.exhibits)

    @property
    def short(self) -> bool:
        """Is the section that is told now wanted in its short form?"""
        return self.item.detail == SHORT

    @contextmanager
    def telling(self, item: Item, section: Section) -> Iterator[None]:
        """One section is told meanwhile, as the pack wants it."""
        wanted = self.wanted[section.name] = narrowed(self.whole, item, section, self.as_of.isoformat())
        self.item = item
        try:
            with self.narrowed(wanted):
                yield
        finally:
            self.item = Item("")

    @cached_property
    def law(self) -> Law:
        """The law of the case, which everything is counted by."""
        return law_for(self.view)

    def name(self, party: int | None) -> Two:
        """A person or organisation by name, in both scripts; the index will have it."""
        found = self.find(Parties, party)
        if found is None:
            return Two()
        if not sees(self.readers, found.marking):
            return Two.said(WITHHELD)
        self.named[found.id] = None
        return field(found, "name")

    def shown(self, table: str, record: Any) -> Any:
        """The record without the fields that its readers do not see, names that are withheld, personal numbers."""
        if table in self._blank and (blank := [name for name in self._blank[table] if getattr(record, name)]):
            record = replace(record, **dict.fromkeys(blank, ""))
        if table == Parties.table and not sees(self.readers, record.marking):
            bare = {"name": say("en", WITHHELD), "name_ko": say("ko", WITHHELD)}
            record = replace(record, **bare, role="", role_ko="", remark="", remark_ko="")
        if table == Turns.table and record.party in self._nameless:
            record = replace(record, label="")  # it prints the name
        return masked(record) if self._masks else record

    def nameless(self) -> list[Party]:
        """Those whose names are withheld, as they stand in the case."""
        return [party for party in self.whole.parties.all() if not sees(self.readers, party.marking)]

    def capacity(self, code: str) -> Two:
        """What somebody is called as, in the words of this parliament."""
        words = capacity_words(self.matter.jurisdiction, code)
        return Two(words.en, words.ko)

    def _withhold(self) -> int:
        """Hide what is marked for others, what comes from it alone, and what hangs on it; returns how many."""
        readers = self.readers
        gone = self.hide(Sources, lambda source: not sees(readers, source.marking))
        gone += self.hide(Notes, lambda note: not works(readers) or not sees(readers, note.marking))
        gone += self.hide(Questions, lambda _question: not prepares(readers))
        if any(self.is_hidden(transcript.source) for transcript in self.every(Transcripts)):
            self.hide(Transcripts, lambda transcript: self.is_hidden(transcript.source))
        before = list(self.every(Citations))
        self.hide(Citations, self._cites_hidden(before))
        left = {citation.about for citation in self.every(Citations)}
        alone = {c.about for c in before if c.about and c.about not in left}
        self.hide_ids(alone)
        gone += len(alone)
        gone += self.hide(Claims, self._versions_gone())
        gone += self.hide(Deadlines, lambda deadline: self.is_hidden(deadline.about))
        gone += self.hide(Undertakings, self._said_in_hidden([u.turn for u in self.every(Undertakings)]))
        gone += self.hide(Notes, lambda note: self.is_hidden(note.about))
        return gone + self._papers() + self._unname()

    def _unname(self) -> int:
        """Hide what tells who somebody is whose name is withheld; returns how many they are."""
        nameless = self._nameless
        self.hide(PartyNames, lambda name: name.party in nameless)
        self.hide(Posts, lambda post: post.person in nameless)
        return len(nameless)

    def _papers(self) -> int:
        """Hide the papers of inspections and investigations from readers who may not have them."""
        gone = 0
        for paper in restricted().withheld(self.readers):
            kind = type(self.view.of(paper.table))
            gone += self.hide(kind, lambda record, paper=paper: self._of_closed_kind(record, paper.through))
        return gone

    def _of_closed_kind(self, record: Any, through: Sequence[str]) -> bool:
        for name in through:
            target = meanings(type(record))[name].to
            found = self.view.of(target).find(getattr(record, name) or 0)
            if found is None:
                return False
            record = found
        return record.kind in restricted().kinds

    def _cites_hidden(self, citations: Sequence[Citation]) -> Callable[[Citation], bool]:
        said = self._said_in_hidden([citation.turn for citation in citations])
        return lambda citation: self.is_hidden(citation.source) or said(citation)

    def _said_in_hidden(self, turns: Sequence[int | None]) -> Callable[[Any], bool]:
        """Does a record's turn stand in a transcript that is hidden?"""
        unseen = {transcript for transcript in self.view.transcripts.ids() if self.is_hidden(transcript)}
        if not unseen:
            return lambda _record: False
        found = self.view.turns.many([id for id in dict.fromkeys(turns) if id])
        hidden = {turn.id for turn in found if turn.transcript in unseen}
        return lambda record: record.turn in hidden

    def _versions_gone(self) -> Callable[[Any], bool]:
        told = {version.claim for version in self.every(ClaimVersions)}
        known = {version.claim for version in self.view.claim_versions.all()}
        return lambda claim: claim.id in known and claim.id not in told
