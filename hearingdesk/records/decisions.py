"""Decisions of regulators and the measures they ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hearingdesk.record import Problem, choice, dated, link, missing, prose, stored, whole, words
from hearingdesk.store.records import Filter, Named, Records, in_time
from hearingdesk.when import When
from hearingdesk.words import N_


@stored
class Decision:
    """What a regulator decided, in which form, and with what legal effect."""

    id: int = 0
    body: int | None = link(N_("Body"), "party")
    title: str = words(N_("Title"), naming=True, required=True)
    title_ko: str = words(N_("Title in Korean"), naming=True)
    meeting: str = words(N_("Meeting"), naming=True)
    meeting_ko: str = words(N_("Meeting in Korean"), naming=True)
    instrument: str = choice(N_("Instrument"), "regulator_instrument")
    effect: str = choice(N_("Legal effect"), "legal_effect")
    reported_verb: str = words(N_("Reported as"))
    decided: When | None = dated(N_("Decided"))
    notified: When | None = dated(N_("Served in writing"))
    text: str = prose(N_("Content"))
    text_ko: str = prose(N_("Content in Korean"))
    announced: When | None = dated(N_("Announced"))
    runs_from: str = choice(N_("Days run from"), "runs_from")

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Decisions(Records[Decision]):
    """Decisions."""

    table = "decision"
    kind = Decision
    one, many_words = N_("Decision"), N_("Decisions")
    order = f"{in_time('decided')}, id"
    filters: ClassVar[dict[str, Named]] = {
        "binding": Named(N_("Binding"), "effect = 'binding'"),
        "none": Named(N_("No legal force"), "effect = 'none'"),
        "open": Named(
            N_("Measures open"),
            "EXISTS (SELECT 1 FROM measure WHERE measure.decision = decision.id AND measure.done IS NULL "
            "AND measure.state IN ('', 'open', 'overdue'))",
        ),
    }
    orders: ClassVar[dict[str, Named]] = {
        "day": Named(N_("Day"), "decided, id"),
        "title": Named(N_("Title"), "title, id"),
    }

    with_a_day: ClassVar[Filter] = Filter("decided IS NOT NULL", (), order)

    def measures(self, decision: int) -> list[Measure]:
        """What a decision asks for, in order."""
        return self.other(Measures).where(decision=decision)


@stored
class Measure:
    """One thing a decision asks of somebody."""

    id: int = 0
    decision: int | None = link(N_("Decision"), "decision", required=True)
    number: int | None = whole(N_("Number"))
    addressee: int | None = link(N_("Addressee"), "party")
    text: str = prose(N_("What is to be done"), required=True)
    text_ko: str = prose(N_("What is to be done in Korean"))
    due: When | None = dated(N_("Due"))
    state: str = choice(N_("State"), "measure_state")
    done: When | None = dated(N_("Done"))
    evidence: str = prose(N_("Evidence"))
    days: int | None = whole(N_("Days given by the decision"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Measures(Records[Measure]):
    """Measures."""

    table = "measure"
    kind = Measure
    one, many_words = N_("Measure"), N_("Measures")
    order = "decision, number, id"
