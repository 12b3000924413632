"""The chronology: what happened, when, to whom, on which issue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hearingdesk.record import Problem, choice, dated, link, missing, prose, stored, ticked
from hearingdesk.records.issues import Issues
from hearingdesk.records.parties import Parties
from hearingdesk.store.records import Filter, Named, Records, in_time
from hearingdesk.when import When
from hearingdesk.words import N_


@stored
class Fact:
    """One line of the chronology."""

    id: int = 0
    day: When | None = dated(N_("When"))
    text: str = prose(N_("What happened"), required=True)
    text_ko: str = prose(N_("What happened in Korean"))
    status: str = choice(N_("Status"), "fact_status", "reported")
    confidence: str = choice(N_("Confidence"), "confidence")
    is_key: bool = ticked(N_("Key date"))
    remark: str = prose(N_("Remark"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Facts(Records[Fact]):
    """Chronology."""

    table = "fact"
    kind = Fact
    one, many_words = N_("Fact"), N_("Facts")
    order = f"{in_time('day')}, id"
    filters: ClassVar[dict[str, Named]] = {
        "key": Named(N_("Key dates"), "is_key = 1"),
        "disputed": Named(N_("Disputed"), "status = 'disputed'"),
        "uncited": Named(
            N_("No source"), "NOT EXISTS (SELECT 1 FROM citation WHERE citation.about = fact.id)"
        ),
    }
    orders: ClassVar[dict[str, Named]] = {
        "day": Named(N_("Day"), "day IS NULL, day, id"),
        "status": Named(N_("Status"), "status, day, id"),
    }

    disputed: ClassVar[Filter] = Filter(filters["disputed"].sql, (), order)
    key_days: ClassVar[Filter] = Filter("is_key = 1 AND day IS NOT NULL", (), order)

    def parties(self, fact: int) -> list[int]:
        """The parties a fact is about."""
        return [part.party for part in self.other(FactParties).where(fact=fact) if part.party]


@stored
class FactParty:
    """Somebody a fact is about."""

    id: int = 0
    fact: int | None = link(N_("Fact"), "fact", required=True)
    party: int | None = link(N_("Person or organisation"), "party", required=True)

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class FactParties(Records[FactParty]):
    """Parties to facts."""

    table = "fact_party"
    kind = FactParty
    one, many_words = N_("Party to a fact"), N_("Parties to facts")
    order = "fact, id"

    def name(self, record: FactParty, lang: str = "") -> str:
        return self.other(Parties).called(record.party, lang)


@stored
class FactIssue:
    """An issue a fact bears on."""

    id: int = 0
    fact: int | None = link(N_("Fact"), "fact", required=True)
    issue: int | None = link(N_("Issue"), "issue", required=True)

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class FactIssues(Records[FactIssue]):
    """Issues of facts."""

    table = "fact_issue"
    kind = FactIssue
    one, many_words = N_("Issue of a fact"), N_("Issues of facts")
    order = "fact, id"

    def name(self, record: FactIssue, lang: str = "") -> str:
        return self.other(Issues).called(record.issue, lang)
