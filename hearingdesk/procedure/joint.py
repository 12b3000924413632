"""Joint hearings: who asked for which witness, whose vote called them, and what became of them on which day."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from hearingdesk.procedure.tables import Kind, held
from hearingdesk.record import R
from hearingdesk.records.attendance import Attendance, Attendances
from hearingdesk.records.committees import CommitteeMembers, Committees
from hearingdesk.records.hearings import Hearing, HearingCommittees, Hearings, Sitting, Sittings
from hearingdesk.records.matters import Matter
from hearingdesk.records.resolutions import Application, Applications, Resolutions
from hearingdesk.records.summonses import Summons, Summonses
from hearingdesk.when import When

Hidden = Callable[[int | None], bool]
NOWHERE = 0  # the committee of members whose committee is not in the file


class Reader(Protocol):
    """What must be readable of a case; a View has it all."""

    hearings: Hearings
    hearing_committees: HearingCommittees
    sittings: Sittings
    committees: Committees
    committee_members: CommitteeMembers
    applications: Applications
    summonses: Summonses
    resolutions: Resolutions
    attendances: Attendances

    @property
    def matter(self) -> Matter: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A committee that takes part; `votes` is whether its vote counts here."""

    committee: int
    lead: bool
    votes: bool
    members: int  # on file


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A member who asked for a witness."""

    committee: int
    member: int | None
    day: When | None
    application: int = 0  # the record; 0 where only the summons says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Voted:
    """A vote that called the witness. It counts only where it is the lead committee's."""

    committee: int | None
    day: When | None
    counts: bool
    resolution: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDay:
    """One person at one sitting: in what capacity, and whether that is another one than before."""

    sitting: int
    capacity: str = ""
    before: str = ""  # the capacity it was changed from
    called: bool = False
    withdrawn: bool = False
    attendances: tuple[Attendance, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A witness of a joint hearing."""

    party: int
    summonses: tuple[Summons, ...]
    asked: tuple[Asked, ...]
    voted: tuple[Voted, ...]
    days: tuple[OnDay, ...]

    def asked_in(self, committee: int) -> list[Asked]:
        """Who of a committee asked for the witness."""
        return [one for one in self.asked if one.committee == committee]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A joint hearing: its committees, the lead first; its days; its witnesses."""

    hearing: Hearing
    seats: tuple[Seat, ...]
    sittings: tuple[Sitting, ...]
    lines: tuple[Line, ...] = field(default=())


def is_joint(case: Reader, hearing: Hearing) -> bool:
    """Whether several committees hold it, by its kind or by the committees on file."""
    return hearing.kind == "joint_hearing" or bool(case.hearing_committees.where(hearing=hearing.id))


def matrix(case: Reader, hearing: Hearing, hidden: Hidden = lambda id: False) -> Matrix:
    """The matrix of one hearing; what is `hidden` is left out."""
    sittings = tuple(one for one in case.hearings.sittings(hearing.id) if not hidden(one.id))
    seats = tuple(_seats(case, hearing, sittings))
    places = _places(case, seats, sittings)
    applications = _shown(case.applications.where(hearing=hearing.id), hidden)
    summonses = _shown(case.summonses.where(hearing=hearing.id), hidden)
    marked = [one for day in sittings for one in _shown(case.attendances.at(day.id), hidden)]
    people = dict.fromkeys(
        [one.party for one in (*summonses, *applications)] + [one.party for one in marked if one.capacity]
    )
    lines = []
    for party in people:
        if party is None:
            continue
        mine = tuple(one for one in summonses if one.party == party)
        lines.append(
            Line(
                party=party,
                summonses=mine,
                asked=tuple(_asked(party, applications, mine, places)),
                voted=tuple(_voted(case, hearing, mine, seats)),
                days=tuple(_days(sittings, mine, [one for one in marked if one.party == party])),
            )
        )
    return Matrix(hearing=hearing, seats=seats, sittings=sittings, lines=tuple(lines))


def _shown(records: Iterable[R], hidden: Hidden) -> list[R]:
    return [one for one in records if not hidden(one.id)]


def _seats(case: Reader, hearing: Hearing, sittings: tuple[Sitting, ...]) -> Iterator[Seat]:
    """The lead committee, then the others; in a joint hearing the lead alone can vote."""
    day = sittings[0].day.first if sittings and sittings[0].day else None
    known = [one for one in held(Kind, case.matter.jurisdiction, day) if one.code == hearing.kind]
    together = all(one.votes for one in known)
    others = [id for id in case.hearings.committees(hearing.id) if id != hearing.lead]
    first = [hearing.lead] if hearing.lead else []
    for committee in dict.fromkeys([*first, *others]):
        lead = committee == hearing.lead
        members = len(case.committee_members.of(committee))
        yield Seat(committee=committee, lead=lead, votes=lead or together, members=members)


def _places(case: Reader, seats: tuple[Seat, ...], sittings: tuple[Sitting, ...]) -> dict[int, int]:
    """Every member's committee, the lead's where they sit on several; as of the first day."""
    day = sittings[0].day.first if sittings and sittings[0].day else None
    found: dict[int, int] = {}
    for seat in seats:
        for member in case.committee_members.of(seat.committee):
            if member.party and (day is None or _in_office(member.since, member.until, day)):
                found.setdefault(member.party, seat.committee)
    return found


def _in_office(since: When | None, until: When | None, day: datetime.date) -> bool:
    return (since is None or since.first <= day) and (until is None or day <= until.last)


def _asked(
    party: int, applications: Iterable[Application], summonses: tuple[Summons, ...], places: dict[int, int]
) -> Iterator[Asked]:
    mine = [one for one in applications if one.party == party]
    for one in mine:
        committee = places.get(one.member or 0, NOWHERE)
        yield Asked(committee=committee, member=one.member, day=one.filed, application=one.id)
    known = {one.member for one in mine}
    for member in dict.fromkeys(one.asked_by for one in summonses):
        if member and member not in known:
            yield Asked(committee=places.get(member, NOWHERE), member=member, day=None)


def _voted(
    case: Reader, hearing: Hearing, summonses: tuple[Summons, ...], seats: tuple[Seat, ...]
) -> Iterator[Voted]:
    able = {one.committee for one in seats if one.votes}
    for one in summonses:
        vote = case.resolutions.find(one.resolution)
        day = one.resolved or (vote.day if vote else None)
        if vote is None and day is None:
            continue
        committee = (vote.committee if vote else None) or hearing.lead
        counts = not able or committee in able
        yield Voted(committee=committee, day=day, counts=counts, resolution=vote.id if vote else 0)


def _days(
    sittings: tuple[Sitting, ...], summonses: tuple[Summons, ...], marked: list[Attendance]
) -> Iterator[OnDay]:
    """Day by day, with every change of capacity said on the day it is first seen."""
    before = ""
    for sitting in sittings:
        calls = [one for one in summonses if one.sitting in (None, sitting.id)]
        standing = [one for one in calls if one.state != "withdrawn"]
        here = tuple(one for one in marked if one.sitting == sitting.id)
        said = [one.capacity for one in (*calls, *here) if one.capacity]
        now = said[-1] if said else ""
        changed = before if before and before != now else next((one for one in said if one != now), "")
        yield OnDay(
            sitting=sitting.id,
            capacity=now,
            before=changed if now and before != now else "",
            called=bool(standing),
            withdrawn=bool(calls) and not standing,
            attendances=here,
        )
        before = now or before
