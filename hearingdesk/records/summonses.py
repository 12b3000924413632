"""Summonses, their service, and excuses for not coming."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import ClassVar

from hearingdesk import codes
from hearingdesk.record import Problem, choice, dated, link, missing, prose, stored, words
from hearingdesk.records.hearings import Hearings, Sittings
from hearingdesk.records.parties import Parties
from hearingdesk.store.records import Filter, Named, Records, in_line, in_time
from hearingdesk.when import When
from hearingdesk.words import N_, _, language, say


@stored
class Summons:
    """The demand that somebody attend a hearing."""

    id: int = 0
    hearing: int | None = link(N_("Hearing"), "hearing", required=True)
    sitting: int | None = link(N_("Sitting"), "sitting")
    party: int | None = link(N_("Summoned"), "party", required=True)
    capacity: str = choice(N_("Capacity"), "capacity", "witness", required=True)
    asked_by: int | None = link(N_("Asked for by"), "party")
    reason: str = prose(N_("Why"))
    resolution: int | None = link(N_("Resolution"), "resolution")
    resolved: When | None = dated(N_("Resolved"))
    issuer: str = words(N_("Issued by"))
    issued: When | None = dated(N_("Issued"))
    states_time: str = choice(N_("States the time"), "yes_no")
    states_place: str = choice(N_("States the place"), "yes_no")
    states_sanctions: str = choice(N_("States the sanctions"), "yes_no")
    states_gist: str = choice(N_("States the gist of questions"), "yes_no")
    gist: str = prose(N_("Gist of questions"))
    state: str = choice(N_("State"), "demand_state")
    remark: str = prose(N_("Remark"))
    remark_ko: str = prose(N_("Remark in Korean"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Summonses(Records[Summons]):
    """Summonses."""

    table = "summons"
    kind = Summons
    one, many_words = N_("Summons"), N_("Summonses")
    order = "hearing, party, id"
    filters: ClassVar[dict[str, Named]] = {
        "unserved": Named(
            N_("No service on file"),
            "NOT EXISTS (SELECT 1 FROM service WHERE service.summons = summons.id AND served IS NOT NULL)",
        ),
        "served": Named(
            N_("Served"),
            "EXISTS (SELECT 1 FROM service WHERE service.summons = summons.id AND served IS NOT NULL)",
        ),
        "excuse": Named(
            N_("Reasons filed"), "EXISTS (SELECT 1 FROM excuse WHERE excuse.summons = summons.id)"
        ),
        "reference": Named(N_("Reference persons"), "capacity LIKE 'reference%'"),
    }
    unserved: ClassVar[Filter] = Filter(
        filters["unserved"].sql,
        (),
        "(SELECT MIN(day) FROM sitting WHERE sitting.hearing = summons.hearing), hearing, sitting, id",
    )
    orders: ClassVar[dict[str, Named]] = {
        "hearing": Named(
            N_("Hearing"),
            "(SELECT MIN(day) FROM sitting WHERE sitting.hearing = summons.hearing), hearing, (SELECT "
            "name FROM party WHERE party.id = summons.party), sitting, id",
        ),
        "name": Named(
            N_("Name"), "(SELECT name FROM party WHERE party.id = summons.party), hearing, sitting, id"
        ),
        "resolved": Named(N_("Day resolved"), "resolved, hearing, id"),
    }

    def called_for(self, first: datetime.date, last: datetime.date) -> Filter:
        """Those for a sitting on these days; what comes next goes first."""
        days = "SELECT 1 FROM sitting WHERE (sitting.id = summons.sitting OR (summons.sitting IS NULL AND "
        where = f"EXISTS ({days} sitting.hearing = summons.hearing)) AND substr(day, 1, 10) BETWEEN ? AND ?)"
        return Filter(where, (first.isoformat(), last.isoformat()), self.orders["hearing"].sql)

    def services(self, summons: int) -> list[Service]:
        """The attempts to serve a summons, in order."""
        return self.other(Services).where(summons=summons)

    def excuses(self, summons: int) -> list[Excuse]:
        """The statements of reasons against a summons, in order."""
        return self.other(Excuses).where(summons=summons)

    def name(self, record: Summons, lang: str = "") -> str:
        who = self.other(Parties).called(record.party, lang)
        sitting = self.other(Sittings).find(record.sitting)
        day = (
            sitting.day.date().say(lang)
            if sitting and sitting.day
            else self.other(Hearings).called(record.hearing, lang)
        )
        return in_line(who, day)


@stored
class Service:
    """One attempt to serve a summons: how, when, to whom, with what proof."""

    id: int = 0
    summons: int | None = link(N_("Summons"), "summons", required=True)
    method: str = choice(N_("Method"), "service_method")
    sent: When | None = dated(N_("Sent"))
    served: When | None = dated(N_("Served"))
    recipient: str = words(N_("Handed to"))
    relation: str = words(N_("Relation to the witness"))
    place: str = words(N_("Place"))
    proof: str = prose(N_("Proof"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)
        known = (self.method, self.sent, self.served, self.recipient, self.place, self.proof)
        if self.summons and not any(known):
            yield "served", _("Enter when it was served, or what else is known of it.")


class Services(Records[Service]):
    """Services."""

    table = "service"
    kind = Service
    one, many_words = N_("Service"), N_("Services")
    order = f"summons, {in_time('COALESCE(served, sent)')}, id"

    def name(self, record: Service, lang: str = "") -> str:
        method = codes.label("service_method", record.method, lang)
        day = record.served.say(lang) if record.served else say(lang or language(), "not served")
        return in_line(method, day)


@stored
class Excuse:
    """A statement of reasons for not attending, and the ruling on it."""

    id: int = 0
    summons: int | None = link(N_("Summons"), "summons", required=True)
    received: When | None = dated(N_("Received"))
    reason: str = choice(N_("Reason"), "reason_kind")
    text: str = prose(N_("Reasons given"))
    ruling: str = choice(N_("Ruling"), "ruling", "none")
    ruled: When | None = dated(N_("Ruled on"))
    ruled_by: int | None = link(N_("Ruled by"), "party")
    remark: str = prose(N_("Remark"))
    remark_ko: str = prose(N_("Remark in Korean"))
    attachments: str = prose(N_("Attachments"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Excuses(Records[Excuse]):
    """Excuses."""

    table = "excuse"
    kind = Excuse
    one, many_words = N_("Excuse"), N_("Excuses")
    order = f"summons, {in_time('received')}, id"
    unruled: ClassVar[Filter] = Filter(
        "ruling IN ('', 'none', 'supplement')", (), "received IS NULL, received, id"
    )

    def name(self, record: Excuse, lang: str = "") -> str:
        who = self.other(Summonses).called(record.summons, lang)
        return in_line(who, codes.label("ruling", record.ruling, lang), between=": ")
