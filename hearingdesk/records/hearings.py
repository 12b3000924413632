"""Hearings, the committees that hold them, and their sittings day by day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import ClassVar

from hearingdesk.record import Problem, choice, dated, link, missing, prose, stored, whole, words
from hearingdesk.records.committees import Committees
from hearingdesk.store.records import Filter, Named, Records, in_line, in_time
from hearingdesk.when import When
from hearingdesk.words import N_


@stored
class Hearing:
    """A hearing or another meeting with witnesses."""

    id: int = 0
    title: str = words(N_("Title"), naming=True, required=True)
    title_ko: str = words(N_("Title in Korean"), naming=True)
    kind: str = choice(N_("Kind"), "hearing_kind", "hearing", required=True)
    legal_basis: str = words(N_("Legal basis"))
    lead: int | None = link(N_("Lead committee"), "committee")
    resolved: When | None = dated(N_("Resolved"))
    noticed: When | None = dated(N_("Public notice"))
    mode: str = choice(N_("Mode"), "meeting_mode")
    remark: str = prose(N_("Remark"))
    remark_ko: str = prose(N_("Remark in Korean"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Hearings(Records[Hearing]):
    """Hearings."""

    table = "hearing"
    kind = Hearing
    one, many_words = N_("Hearing"), N_("Hearings")
    order = (
        "COALESCE((SELECT MIN(day) FROM sitting WHERE sitting.hearing = hearing.id), noticed, resolved), id"
    )
    filters: ClassVar[dict[str, Named]] = {
        "planned": Named(
            N_("Planned"),
            "EXISTS (SELECT 1 FROM sitting WHERE sitting.hearing = hearing.id AND sitting.state = 'planned')",
        ),
        "held": Named(
            N_("Held"),
            "EXISTS (SELECT 1 FROM sitting WHERE sitting.hearing = hearing.id AND sitting.state = 'held')",
        ),
        "unserved": Named(
            N_("Service missing"),
            "EXISTS (SELECT 1 FROM summons WHERE summons.hearing = hearing.id AND NOT EXISTS (SELECT 1 "
            "FROM service WHERE service.summons = summons.id AND served IS NOT NULL))",
        ),
    }
    orders: ClassVar[dict[str, Named]] = {
        "day": Named(
            N_("Day"),
            "COALESCE((SELECT MIN(day) FROM sitting WHERE sitting.hearing = hearing.id), noticed, "
            "resolved), id",
        ),
        "title": Named(N_("Title"), "title, id"),
    }

    def sittings(self, hearing: int) -> list[Sitting]:
        """The days of a hearing, in order."""
        return self.other(Sittings).where(hearing=hearing)

    def committees(self, hearing: int) -> list[int]:
        """The committees that take part beside the lead committee."""
        return [
            part.committee for part in self.other(HearingCommittees).where(hearing=hearing) if part.committee
        ]


@stored
class HearingCommittee:
    """A committee that takes part in a joint hearing."""

    id: int = 0
    hearing: int | None = link(N_("Hearing"), "hearing", required=True)
    committee: int | None = link(N_("Committee"), "committee", required=True)

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class HearingCommittees(Records[HearingCommittee]):
    """Committees taking part."""

    table = "hearing_committee"
    kind = HearingCommittee
    one, many_words = N_("Committee taking part"), N_("Committees taking part")
    order = "hearing, id"

    def name(self, record: HearingCommittee, lang: str = "") -> str:
        return self.other(Committees).called(record.committee, lang)


@stored
class Sitting:
    """One day of a hearing."""

    id: int = 0
    hearing: int | None = link(N_("Hearing"), "hearing", required=True)
    number: int | None = whole(N_("Number"))
    day: When | None = dated(N_("Day and time"), required=True)
    closes: When | None = dated(N_("Closed"))
    place: str = words(N_("Place"), naming=True)
    place_ko: str = words(N_("Place in Korean"), naming=True)
    state: str = choice(N_("State"), "sitting_state", "planned")

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Sittings(Records[Sitting]):
    """Sittings."""

    table = "sitting"
    kind = Sitting
    one, many_words = N_("Sitting"), N_("Sittings")
    order = f"{in_time('day')}, number, id"

    def between(self, first: datetime.date, last: datetime.date) -> Filter:
        """Those that begin on these days."""
        args = (first.isoformat(), last.isoformat())
        return Filter("substr(day, 1, 10) BETWEEN ? AND ?", args, "day, id")

    def coming(self, day: datetime.date) -> Filter:
        """Those still to be held, from a day on."""
        where = "day >= ? AND state NOT IN ('cancelled', 'postponed')"
        return Filter(where, (day.isoformat(),), "day, id")

    def name(self, record: Sitting, lang: str = "") -> str:
        day = record.day.date().say(lang) if record.day else ""
        return in_line(self.other(Hearings).called(record.hearing, lang), day)
