"""What follows an absence: excuse, ruling, resolution, counts, filing, receipt, investigation, disposition, final.

A dossier is of one complaint, with everybody it accuses, or of one absence over which no complaint is on file yet.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from hearingdesk.procedure.authority import authority, house
from hearingdesk.procedure.chain import Asks, Chain, chain_for
from hearingdesk.procedure.charges import bears_absence, charge
from hearingdesk.procedure.complained import (
    Absent,
    Complained,
    DossierReader,
    absent_on,
    accused,
    complained,
)
from hearingdesk.procedure.excused import excuse, ruling
from hearingdesk.procedure.headlines import headline
from hearingdesk.procedure.investigations import Clock, clock, filed, investigation, received
from hearingdesk.procedure.law import Law
from hearingdesk.procedure.offences import Offer
from hearingdesk.procedure.outcomes import disposition, final
from hearingdesk.procedure.phrases import joined, phrase
from hearingdesk.procedure.reported import sittings_of
from hearingdesk.procedure.rule import Both, Doubt
from hearingdesk.procedure.stages import ASIDE, MISSING, WORST, Stage, stage
from hearingdesk.procedure.verdicts import Verdict, law_for
from hearingdesk.records.complaints import Complaint
from hearingdesk.records.hearings import Sitting
from hearingdesk.records.summonses import Summons

_OF_ALL: dict[str, Callable[[Asks, Complained], Stage]] = {
    "authority": authority,
    "house": house,
    "filed": filed,
    "received": received,
    "investigation": investigation,
}
_BEFORE = ("excuse", "ruling", "charge")  # what is told also where nothing can follow


@dataclass(frozen=True, slots=True, kw_only=True)
class Accused:
    """One person of a dossier with the stages that are the person's own."""

    party: int
    name: Both
    count: int | None  # the count that accuses the person
    summons: int | None
    sitting: int | None
    verdict: Verdict | None
    stages: tuple[Stage, ...]

    @property
    def offences(self) -> tuple[Offer, ...]:
        """What the file bears out; never absence where the demand does not bind."""
        return self.verdict.offences if self.verdict else ()

    def stage(self, name: str) -> Stage | None:
        return next((one for one in self.stages if one.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The whole. `stages` are those of everybody together; of one person where there is only one."""

    complaint: int | None
    hearing: int | None
    accused: tuple[Accused, ...]
    stages: tuple[Stage, ...]
    headline: Both
    reason: Both
    state: str  # of the headline: a state of a stage
    basis: Both
    clock: Clock | None = None
    doubts: tuple[Doubt, ...] = ()
    as_of: datetime.date | None = None
    begun: bool = field(default=True)  # whether there is anything to follow: an absence, or a complaint

    def stage(self, name: str) -> Stage | None:
        return next((one for one in self.stages if one.name == name), None)

    @property
    def nexts(self) -> tuple[Stage, ...]:
        """The stages that say what comes next, in order."""
        return tuple(one for one in self.stages if one.next)

    @property
    def warnings(self) -> tuple[Both, ...]:
        """Everything that stands against what is on file, once each."""
        return tuple(dict.fromkeys(words for one in self.stages for words in one.warnings))


def dossier_of(
    case: DossierReader, complaint: Complaint, as_of: datetime.date | None = None, law: Law | None = None
) -> Dossier:
    """What is on file of a complaint, with everybody it accuses."""
    law = law or law_for(case)
    found = tuple(
        accused(case, complaint, count, law, as_of) for count in case.complaints.counts(complaint.id)
    )
    return _told(complained(case, complaint, found, law, as_of))


def dossiers_of(
    case: DossierReader, summons: Summons, as_of: datetime.date | None = None, law: Law | None = None
) -> list[Dossier]:
    """For each sitting a summons calls for: what followed, or would follow, if the person stayed away."""
    law = law or law_for(case)
    return [
        dossier for one in sittings_of(case, summons) for dossier in _of_day(case, summons, one, law, as_of)
    ]


def _of_day(
    case: DossierReader, summons: Summons, sitting: Sitting | None, law: Law, as_of: datetime.date | None
) -> Iterator[Dossier]:
    """One dossier for each complaint that accuses the person over this day; one without, where there is none."""
    found = False
    for count in case.complaint_counts.where(accused=summons.party):
        complaint = case.complaints.find(count.complaint)
        if complaint is None:
            continue
        one = accused(case, complaint, count, law, as_of)
        here = sitting.id if sitting else None
        if (one.summons, one.sitting) and _same(one, summons, here):
            found = True
            yield _told(complained(case, complaint, (one,), law, as_of))
    if not found:
        one = absent_on(case, summons, sitting, law, as_of)
        yield _told(complained(case, None, (one,), law, as_of))


def _same(one: Absent, summons: Summons, sitting: int | None) -> bool:
    here = one.sitting.id if one.sitting else None
    return one.summons is not None and one.summons.id == summons.id and here == sitting


def _told(facts: Complained) -> Dossier:
    chain = chain_for(facts.jurisdiction, facts.kind, facts.day)
    people = tuple(_person(one, facts, chain) for one in facts.absent)
    stages = tuple(_stage(asked, facts, people) for asked in (chain.steps if chain else ()))
    asked = next((one for one in (chain.steps if chain else ()) if one.name == "investigation"), None)
    running = clock(asked, facts) if asked else None
    words = headline(facts, chain, stages, running)
    return Dossier(
        complaint=facts.complaint.id if facts.complaint else None,
        hearing=facts.hearing.id if facts.hearing else None,
        accused=people,
        stages=stages,
        headline=words.headline,
        reason=words.reason,
        state=words.state,
        basis=chain.basis if chain else Both(),
        clock=running,
        doubts=_doubts(chain, stages),
        as_of=facts.as_of,
        begun=facts.complaint is not None or any(one.stayed_away for one in facts.absent),
    )


def _person(one: Absent, facts: Complained, chain: Chain | None) -> Accused:
    own = [_own(asked, one, facts) for asked in (chain.steps if chain else ())]
    return Accused(
        party=one.party,
        name=one.name,
        count=one.count.id if one.count else None,
        summons=one.summons.id if one.summons else None,
        sitting=one.sitting.id if one.sitting else None,
        verdict=one.verdict,
        stages=tuple(found for found in own if found is not None),
    )


def _own(asked: Asks, one: Absent, facts: Complained) -> Stage | None:
    match asked.name:
        case "excuse":
            return excuse(asked, one, facts.as_of)
        case "ruling":
            return ruling(asked, one)
        case "charge":
            return charge(asked, one, facts)
        case "disposition":
            return disposition(asked, one, facts)
        case "final":
            return final(asked, one, facts)
    return None


def _stage(asked: Asks, facts: Complained, people: Sequence[Accused]) -> Stage:
    if asked.name not in _BEFORE and not _chargeable(facts):
        return stage(asked, ASIDE, Both("–", "–"), [phrase("stage.would")])
    if made := _OF_ALL.get(asked.name):
        return made(asked, facts)
    own = [(one.name, found) for one in people if (found := one.stage(asked.name))]
    if not own:
        return _own(asked, Absent(party=0, name=Both()), facts) or authority(asked, facts)
    return own[0][1] if len(own) == 1 else _merged(own)


def _chargeable(facts: Complained) -> bool:
    """Whether there is a complaint, or an absence that bears one."""
    return facts.complaint is not None or any(
        (one.verdict is not None and one.verdict.offences) or bears_absence(facts, one)
        for one in facts.absent
    )


def _merged(own: Sequence[tuple[Both, Stage]]) -> Stage:
    """The stages of several people as one: the worst state speaks, everybody’s words stand."""
    stages = [one for _name, one in own]
    state = min((one.state for one in stages), key=WORST.index)
    said = [phrase("whole.named", name=name, text=one.text) for name, one in own]
    value, told = _value(stages)
    same_text = len({one.text for one in stages}) == 1
    return replace(
        stages[0],
        state=state,
        value=value,
        note=joined(" · ", [told, _same_words([one.note for one in stages])]),
        text=stages[0].text if same_text else joined(" ", said),
        next=next((one.next for one in stages if one.next), Both()),
        by=min((one.by for one in stages if one.by), default=None),
        counted=tuple(dict.fromkeys(c for one in stages for c in one.counted)),
        doubts=tuple(dict.fromkeys(d for one in stages for d in one.doubts)),
        warnings=tuple(
            phrase("whole.named", name=name, text=words) for name, one in own for words in one.warnings
        ),
        records=tuple(dict.fromkeys(r for one in stages for r in one.records)),
    )


def _value(stages: Sequence[Stage]) -> tuple[Both, Both]:
    """The value where all agree, and of how many it is told; else only how many have one."""
    n = sum(one.state not in (ASIDE, MISSING) for one in stages)
    told = phrase("whole.all", n=n, of=len(stages))
    if len({one.value for one in stages}) == 1:
        return stages[0].value, told if n else Both()
    return told, Both()


def _same_words(notes: Sequence[Both]) -> Both:
    return notes[0] if len(set(notes)) == 1 else joined(", ", dict.fromkeys(notes))


def _doubts(chain: Chain | None, stages: Sequence[Stage]) -> tuple[Doubt, ...]:
    own = [Doubt("beside", chain.note)] if chain and chain.note else []
    return tuple(dict.fromkeys([doubt for one in stages for doubt in one.doubts] + own))
