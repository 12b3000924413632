"""The roll of a hearing: who was called, who sits on the committee, and who came to which sitting.

What nobody has reported is open. It is never counted as an absence.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from hearingdesk import codes
from hearingdesk.procedure.reported import CaseReader
from hearingdesk.procedure.verdicts import VOLUNTARY, Verdict
from hearingdesk.records.attendance import AWAY, CAME, Attendance
from hearingdesk.records.committees import CommitteeMember
from hearingdesk.records.hearings import HearingCommittees, Sitting
from hearingdesk.records.parties import Party
from hearingdesk.records.summonses import Excuse, Summons
from hearingdesk.store.records import having

Counted = Literal["came", "away", "open", ""]
UNBOUND = "unbound"  # how an absence reads that no valid demand forbids
_PLAIN = ("present", "present_late", "present_part", "returned")  # came, and nothing is said of why
_SERVICE = ("served", "before")  # the steps that fail where service was bad or late


class RollReader(CaseReader, Protocol):
    """What must be readable of a case to call its roll; a View has it all."""

    hearing_committees: HearingCommittees


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the roll. `part` is the part a member has on the committee; "" for who is none."""

    party: Party
    capacity: str
    part: str
    called: Mapping[int, Summons]  # sitting: the summons for it

    @property
    def is_member(self) -> bool:
        """Here to sit on the committee, not to be heard."""
        return bool(self.part) and not self.capacity and not self.called


@dataclass(frozen=True, slots=True)
class Tally:
    """How many came, stayed away, or are open."""

    came: int = 0
    away: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True)
class Roll:
    """Everybody called, marked, or a member in office, at every sitting of a hearing."""

    sittings: tuple[Sitting, ...]
    people: tuple[Person, ...]
    marks: Mapping[tuple[int, int], Sequence[Attendance]]  # party, sitting: its segments in order

    def at(self, person: Person, sitting: Sitting) -> Sequence[Attendance]:
        """What is on file of somebody at a sitting."""
        return self.marks.get((person.party.id, sitting.id), ())


def counted(parts: Sequence[Attendance]) -> Counted:
    """What somebody's day counts as: whoever was there in any part of it came; the released count nowhere."""
    states = {part.state for part in parts}
    if states & CAME:
        return "came"
    if states & AWAY:
        return "away"
    return "" if "released" in states else "open"


def tally(days: Sequence[Counted]) -> Tally:
    """The sum of a row or a column."""
    return Tally(days.count("came"), days.count("away"), days.count("open"))


def roll_of(case: RollReader, hearings: Sequence[int]) -> Roll:
    """The roll as it is on file: those who are heard by capacity, then the members, the chair first."""
    sittings: list[Sitting] = []
    called: dict[int, dict[int, Summons]] = defaultdict(dict)
    capacities: dict[int, str] = {}
    marks: dict[tuple[int, int], list[Attendance]] = defaultdict(list)
    parts: dict[int, str] = {}
    for hearing in hearings:
        days = case.hearings.sittings(hearing)
        sittings += days
        for summons in case.summonses.all(having(case.summonses.orders["hearing"].sql, hearing=hearing)):
            _call(called[summons.party or 0], summons, days)
            capacities.setdefault(summons.party or 0, summons.capacity)
        for mark in case.attendances.all(case.attendances.of_hearing(hearing)):
            marks[mark.party or 0, mark.sitting or 0].append(mark)
            capacities[mark.party or 0] = capacities.get(mark.party or 0, "") or mark.capacity
        parts = {**_members(case, hearing, days), **parts}
    parties = case.parties.many(list({**capacities, **parts}))
    people = [
        Person(party, capacities.get(party.id, ""), parts.get(party.id, ""), called.get(party.id, {}))
        for party in parties
    ]
    return Roll(tuple(sorted(sittings, key=_first)), tuple(sorted(people, key=_place)), marks)


def _call(called: dict[int, Summons], summons: Summons, sittings: Sequence[Sitting]) -> None:
    """Note for which days a summons calls; one that was withdrawn calls for none."""
    days = [summons.sitting] if summons.sitting else [sitting.id for sitting in sittings]
    for day in days if summons.state != "withdrawn" else ():
        called.setdefault(day, summons)


def _first(sitting: Sitting) -> tuple[bool, str]:
    return sitting.day is None, sitting.day.start if sitting.day else ""


def _members(case: RollReader, hearing: int, sittings: Sequence[Sitting]) -> dict[int, str]:
    """Who sits on the committees of a hearing on one of its days, with the part they have."""
    lead = case.hearings.get(hearing).lead
    days = [sitting.day.first for sitting in sittings if sitting.day]
    found: dict[int, str] = {}
    for committee in dict.fromkeys([lead, *case.hearings.committees(hearing)]):
        for member in case.committee_members.of(committee) if committee else ():
            if not days or any(_in_office(member, day) for day in days):
                found.setdefault(member.party or 0, member.role or "member")
    return found


def _in_office(member: CommitteeMember, day: datetime.date) -> bool:
    return (member.since is None or member.since.first <= day) and (
        member.until is None or day <= member.until.last
    )


def _place(person: Person) -> tuple[bool, int, int]:
    """Where somebody stands on the roll; equals stay in the order in which the file names them."""
    capacities, roles = list(codes.entries("capacity")), list(codes.entries("committee_role"))
    capacity = capacities.index(person.capacity) if person.capacity in capacities else len(capacities)
    part = roles.index(person.part) if person.part in roles else len(roles)
    return person.is_member, capacity, part if person.is_member else 0


def read_as(parts: Sequence[Attendance], verdict: Verdict | None) -> str:
    """How somebody's day reads: as it is on file, but for what the law makes of it.

    Who came without a valid demand came voluntarily; an absence that no valid demand forbids is "unbound", and
    never reads like an unlawful one. "" while nothing is reported.
    """
    if not parts:
        return ""
    state = parts[-1].state
    if verdict is not None and verdict.verdict == VOLUNTARY:
        if state in _PLAIN:
            return "voluntary"
        if state in AWAY and state not in ("excused", "substitute", "written_only"):
            return UNBOUND
    return state


def absence_of(person: Person, sitting: Sitting, letters: Sequence[Excuse], verdict: Verdict | None) -> str:
    """Which absence it is when somebody does not answer the roll, by what is on file of the demand and the letters."""
    if sitting.id not in person.called:
        return "absent"
    if verdict is not None and verdict.verdict == VOLUNTARY and any(g.step in _SERVICE for g in verdict.gaps):
        return "absent_not_served"
    rulings = {letter.ruling for letter in letters}
    if "accepted" in rulings:
        return "excused"
    if "disallowed" in rulings:
        return "absent_disallowed"
    return "absent_reasons" if letters else "absent_no_paper"


def letters_of(case: RollReader, person: Person, sitting: Sitting) -> list[Excuse]:
    """The statements of reasons against somebody's summons for a sitting."""
    summons = person.called.get(sitting.id)
    return list(case.excuses.all(having(summons=summons.id))) if summons else []
