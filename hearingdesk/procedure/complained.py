"""What a case file says of an absence and of the complaint over it, as of a day: facts only, nothing is judged here."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Protocol

from hearingdesk.procedure.law import Law
from hearingdesk.procedure.offences import ABSENT
from hearingdesk.procedure.reported import CaseReader, seen, sittings_of
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.verdicts import Verdict, judge
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.complaints import (
    Complaint,
    ComplaintCount,
    ComplaintCounts,
    Complaints,
    ComplaintSignatures,
    ComplaintStep,
    ComplaintSteps,
)
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.resolutions import Resolution
from hearingdesk.records.summonses import Excuse, Summons
from hearingdesk.when import When


class DossierReader(CaseReader, Protocol):
    """What must be readable of a case to follow an absence; a View has it all."""

    complaints: Complaints
    complaint_counts: ComplaintCounts
    complaint_steps: ComplaintSteps
    complaint_signatures: ComplaintSignatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """One person on one day, and the count that accuses the person, where there is one."""

    party: int
    name: Both
    summons: Summons | None = None
    sitting: Sitting | None = None
    verdict: Verdict | None = None
    excuses: tuple[Excuse, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    rulers: tuple[Both, ...] = ()  # who ruled on each excuse
    count: ComplaintCount | None = None
    steps: tuple[ComplaintStep, ...] = ()  # of this count

    @property
    def stayed_away(self) -> bool:
        """Whether the file says so, of the whole day."""
        return bool(self.attendances) and all(one.state in ABSENT for one in self.attendances)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed a complaint; `sat` is whether the file has the person on the committee that day."""

    id: int
    name: Both
    day: When | None
    sat: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Complained:
    """The facts. What is dated after `as_of` has not happened yet and is left out."""

    complaint: Complaint | None
    hearing: Hearing | None
    jurisdiction: str
    day: datetime.date | None  # of the offence: the day whose law says what follows
    vote: Resolution | None
    resolved: When | None
    filed: When | None
    received: When | None
    signers: tuple[Signer, ...]
    steps: tuple[ComplaintStep, ...]  # of the whole complaint and of its counts
    members: int | None  # of the committee on the day it acted
    committee: int | None
    absent: tuple[Absent, ...]
    law: Law
    as_of: datetime.date | None

    @property
    def kind(self) -> str:
        return self.hearing.kind if self.hearing else ""

    @property
    def acted(self) -> datetime.date | None:
        """The day on which the committee or its members acted, as far as the file knows."""
        days = [one.day for one in self.signers if one.day]
        known = self.resolved or max(days, default=None) or self.filed
        return known.first if known else None

    def step(self, *states: str) -> ComplaintStep | None:
        """The last step on file with one of these states."""
        return next((one for one in reversed(self.steps) if one.state in states), None)


def complained(
    case: DossierReader,
    complaint: Complaint | None,
    absent: tuple[Absent, ...],
    law: Law,
    as_of: datetime.date | None,
) -> Complained:
    """Gather the facts of a complaint, or of an absence over which none is on file."""
    hearing = _hearing(case, complaint, absent)
    vote = _vote(case, complaint, hearing, as_of)
    resolved = seen((complaint.resolved if complaint else None) or (vote.day if vote else None), as_of)
    steps = case.complaints.steps(complaint.id) if complaint else []
    on_file = tuple(one for one in steps if one.day is None or seen(one.day, as_of))
    committee = (vote.committee if vote else None) or (hearing.lead if hearing else None)
    committee = committee or case.matter.committee
    signers = _signers(case, complaint, committee, as_of)
    facts = Complained(
        complaint=complaint,
        hearing=hearing,
        jurisdiction=case.matter.jurisdiction,
        day=_day(absent, resolved),
        vote=vote if resolved else None,
        resolved=resolved or _stepped(on_file, "resolved"),
        filed=seen(complaint.filed if complaint else None, as_of) or _stepped(on_file, "filed", "certified"),
        received=seen(complaint.received if complaint else None, as_of),
        signers=signers,
        steps=on_file,
        members=None,
        committee=committee,
        absent=absent,
        law=law,
        as_of=as_of,
    )
    return _sized(case, facts)


def _sized(case: DossierReader, facts: Complained) -> Complained:
    day = facts.acted or facts.day
    members = case.committee_sizes.on(facts.committee, day.isoformat()) if facts.committee and day else None
    return replace(facts, members=members or case.matter.members_in_office)


def _stepped(steps: tuple[ComplaintStep, ...], *states: str) -> When | None:
    return next((one.day for one in steps if one.state in states and one.day), None)


def _hearing(case: DossierReader, complaint: Complaint | None, absent: tuple[Absent, ...]) -> Hearing | None:
    if complaint and complaint.hearing:
        return case.hearings.find(complaint.hearing)
    return next((case.hearings.find(one.summons.hearing) for one in absent if one.summons), None)


def _vote(
    case: DossierReader, complaint: Complaint | None, hearing: Hearing | None, as_of: datetime.date | None
) -> Resolution | None:
    """The resolution a complaint names; where there is no complaint yet, the one of its hearing."""
    if complaint is not None:
        return case.resolutions.find(complaint.resolution)
    if hearing is None:
        return None
    found = case.resolutions.where(hearing=hearing.id, kind="complaint")
    taken = {one.resolution for one in case.complaints.where(hearing=hearing.id)}
    free = (one for one in found if one.id not in taken)
    return next((one for one in free if one.day is None or seen(one.day, as_of)), None)


def _day(absent: tuple[Absent, ...], resolved: When | None) -> datetime.date | None:
    for one in absent:
        if one.count and one.count.offended:
            return one.count.offended.first
        if one.sitting and one.sitting.day:
            return one.sitting.day.first
    return resolved.first if resolved else None


def _signers(
    case: DossierReader, complaint: Complaint | None, committee: int | None, as_of: datetime.date | None
) -> tuple[Signer, ...]:
    if complaint is None:
        return ()
    members = case.committee_members.where(committee=committee) if committee else []
    found = []
    for one in case.complaints.signatures(complaint.id):
        if one.day and not seen(one.day, as_of):
            continue
        day = one.day or complaint.filed
        sat = any(m.party == one.party and _sat(m.since, m.until, day) for m in members)
        found.append(Signer(one.id, name_of(case, one.party), one.day, sat))
    return tuple(found)


def _sat(since: When | None, until: When | None, day: When | None) -> bool:
    return day is None or (
        (since is None or since.first <= day.last) and (until is None or day.first <= until.last)
    )


def name_of(case: CaseReader, party: int | None) -> Both:
    """How somebody is called in both languages."""
    return Both(case.parties.called(party, "en"), case.parties.called(party, "ko"))


def absent_on(
    case: DossierReader,
    summons: Summons,
    sitting: Sitting | None,
    law: Law,
    as_of: datetime.date | None,
    count: ComplaintCount | None = None,
) -> Absent:
    """What the file says of one person summoned for one sitting."""
    every = case.summonses.excuses(summons.id)
    excuses = tuple(one for one in every if one.received is None or seen(one.received, as_of))
    attendances = case.attendances.where(sitting=sitting.id, party=summons.party) if sitting else []
    held = sitting is None or sitting.day is None or bool(seen(sitting.day, as_of))
    return Absent(
        party=summons.party or 0,
        name=name_of(case, summons.party),
        summons=summons,
        sitting=sitting,
        verdict=judge(case, summons, as_of, sitting=sitting, law=law),
        excuses=excuses,
        attendances=tuple(attendances) if held else (),
        rulers=tuple(name_of(case, one.ruled_by) for one in excuses),
        count=count,
        steps=_of_count(case, count, as_of),
    )


def accused(
    case: DossierReader, complaint: Complaint, count: ComplaintCount, law: Law, as_of: datetime.date | None
) -> Absent:
    """What the file says of somebody a complaint accuses: called for the day of the offence, or not at all."""
    for summons in sorted(
        case.summonses.where(party=count.accused), key=lambda one: one.hearing != complaint.hearing
    ):
        for sitting in sittings_of(case, summons):
            if _is_day(count, complaint, summons, sitting):
                return absent_on(case, summons, sitting, law, as_of, count)
    name = name_of(case, count.accused)
    return Absent(party=count.accused or 0, name=name, count=count, steps=_of_count(case, count, as_of))


def _is_day(count: ComplaintCount, complaint: Complaint, summons: Summons, sitting: Sitting | None) -> bool:
    if count.offended is None:
        return summons.hearing == complaint.hearing
    if sitting is None or sitting.day is None:
        return False
    return count.offended.first <= sitting.day.last and sitting.day.first <= count.offended.last


def _of_count(
    case: DossierReader, count: ComplaintCount | None, as_of: datetime.date | None
) -> tuple[ComplaintStep, ...]:
    if count is None or not count.id:
        return ()
    found = case.complaint_steps.where(complaint_count=count.id)
    return tuple(one for one in found if one.day is None or seen(one.day, as_of))
