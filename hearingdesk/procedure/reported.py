"""What a case file says of one summons for one sitting, as of a day: facts only, nothing is judged here."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Protocol

from hearingdesk.record import in_language
from hearingdesk.records.attendance import Attendance, Attendances
from hearingdesk.records.committees import CommitteeMembers, CommitteeSizes
from hearingdesk.records.hearings import Hearing, Hearings, Sitting, Sittings
from hearingdesk.records.matters import Matter
from hearingdesk.records.memory import Holidays, LocalRules
from hearingdesk.records.orders import IssuedOrders
from hearingdesk.records.parties import Parties
from hearingdesk.records.resolutions import Application, Applications, Resolution, Resolutions
from hearingdesk.records.summonses import Excuse, Excuses, Service, Services, Summons, Summonses
from hearingdesk.when import When


class CaseReader(Protocol):
    """What must be readable of a case to judge its summonses; a View has it all."""

    summonses: Summonses
    services: Services
    excuses: Excuses
    issued_orders: IssuedOrders
    hearings: Hearings
    sittings: Sittings
    resolutions: Resolutions
    applications: Applications
    attendances: Attendances
    parties: Parties
    committee_members: CommitteeMembers
    committee_sizes: CommitteeSizes
    local_rules: LocalRules
    holidays: Holidays

    @property
    def matter(self) -> Matter: ...


@dataclass(frozen=True, slots=True)
class Span:
    """The days between which something lies; None is no bound. "About" bounds nothing."""

    low: datetime.date | None = None
    high: datetime.date | None = None

    @classmethod
    def of(cls, when: When | None) -> Span:
        return cls() if when is None or when.about else cls(when.first, when.last)

    @property
    def day(self) -> datetime.date | None:
        """The day, where it is one."""
        return self.low if self.low == self.high else None

    def not_before(self, *days: datetime.date | None) -> Span:
        """The same, begun no earlier than these days; what would turn it round is left alone."""
        known = [day for day in (self.low, *days) if day]
        low = max(known, default=None)
        return self if low and self.high and low > self.high else Span(low, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """The facts. What is dated after `as_of` has not happened yet and is left out."""

    summons: Summons
    hearing: Hearing | None
    sitting: Sitting | None
    jurisdiction: str
    days: int  # how many sittings the summons is judged for
    applications: tuple[Application, ...]
    vote: Resolution | None
    resolved: When | None
    issued: When | None
    members: int | None
    chairs: frozenset[str]
    services: tuple[Service, ...]
    noticed: tuple[When, ...]  # public notices to this person, of any summons
    excuses: tuple[Excuse, ...]
    attendances: tuple[Attendance, ...]
    as_of: datetime.date | None

    @property
    def day(self) -> When | None:
        """The day of attendance."""
        return self.sitting.day.date() if self.sitting and self.sitting.day else None

    @property
    def kind(self) -> str:
        return self.hearing.kind if self.hearing else ""


def sittings_of(case: CaseReader, summons: Summons) -> list[Sitting | None]:
    """The sittings a summons calls for: its own, else every day of the hearing; [None] where no day is known."""
    if own := case.sittings.find(summons.sitting):
        return [own]
    return [*(case.hearings.sittings(summons.hearing) if summons.hearing else ())] or [None]


def reported(
    case: CaseReader, summons: Summons, sitting: Sitting | None, as_of: datetime.date | None
) -> Reported:
    """Gather the facts of one summons for one sitting."""
    hearing, matter = case.hearings.find(summons.hearing), case.matter
    vote = case.resolutions.find(summons.resolution)
    resolved = seen(summons.resolved or (vote.day if vote else None), as_of)
    committee = (vote.committee if vote else None) or (hearing.lead if hearing else None) or matter.committee
    services = case.summonses.services(summons.id)
    asked = case.applications.where(hearing=summons.hearing, party=summons.party)
    return Reported(
        summons=summons,
        hearing=hearing,
        sitting=sitting,
        jurisdiction=matter.jurisdiction,
        days=len(sittings_of(case, summons)),
        applications=tuple(one for one in asked if one.filed is None or seen(one.filed, as_of)),
        vote=vote if resolved else None,
        resolved=resolved,
        issued=seen(summons.issued, as_of),
        members=_members(case, committee, resolved) or matter.members_in_office,
        chairs=_chairs(case, committee),
        services=tuple(one for one in services if _happened(one, as_of)),
        noticed=_noticed(case, summons),
        excuses=tuple(
            one
            for one in case.summonses.excuses(summons.id)
            if one.received is None or seen(one.received, as_of)
        ),
        attendances=_attendances(case, summons, sitting, as_of),
        as_of=as_of,
    )


def seen(when: When | None, as_of: datetime.date | None) -> When | None:
    """A date that has been reached on a day; one of later has not happened yet."""
    return None if when is None or (as_of and when.first > as_of) else when


def _happened(service: Service, as_of: datetime.date | None) -> bool:
    days = [when for when in (service.sent, service.served) if when]
    return not days or any(seen(when, as_of) for when in days)


def _members(case: CaseReader, committee: int | None, resolved: When | None) -> int | None:
    if committee is None or resolved is None:
        return None
    return case.committee_sizes.on(committee, resolved.first.isoformat())


def _chairs(case: CaseReader, committee: int | None) -> frozenset[str]:
    """The names of everybody on file as chair, as they can be written."""
    members = case.committee_members.where(committee=committee, role="chair") if committee else []
    parties = [case.parties.find(one.party) for one in members]
    names = [in_language(party, "name", lang) for party in parties if party for lang in ("en", "ko")]
    return frozenset(name.casefold() for name in names if name)


def _noticed(case: CaseReader, summons: Summons) -> tuple[When, ...]:
    """When public notices to the same person were posted, in order, those of other summonses too."""
    others = case.summonses.where(party=summons.party)
    services = [one for other in others for one in case.summonses.services(other.id)]
    posted = [one.sent or one.served for one in services if one.method == "public_notice"]
    return tuple(sorted(when for when in posted if when))


def _attendances(
    case: CaseReader, summons: Summons, sitting: Sitting | None, as_of: datetime.date | None
) -> tuple[Attendance, ...]:
    if sitting is None or (as_of and sitting.day and sitting.day.first > as_of):
        return ()
    return tuple(case.attendances.where(sitting=sitting.id, party=summons.party))
