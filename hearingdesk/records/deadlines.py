"""Days by which something must be done, by rule or by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from hearingdesk.record import (
    Problem,
    anything,
    choice,
    dated,
    hidden,
    missing,
    prose,
    stored,
    ticked,
    whole,
    words,
)
from hearingdesk.store.records import TODAY, Filter, Named, Records, having, in_time, last_day
from hearingdesk.when import When
from hearingdesk.words import N_, _

SETTLED = ("met", "met_late", "waived", "na")  # states in which nothing is left to do
_OPEN = f"done IS NULL AND state NOT IN {SETTLED}"
_LAST = last_day("COALESCE(due, span)")


@stored
class Deadline:
    """What must be done by when, why, and whether it was."""

    id: int = 0
    title: str = words(N_("What must be done"), naming=True, required=True)
    title_ko: str = words(N_("What must be done in Korean"), naming=True)
    about_kind: str = hidden(N_("Kind of record"))
    about: int | None = anything(N_("Record"))
    rule: str = words(N_("Rule"))
    trigger_event: str = words(N_("Counted from"), naming=True)
    trigger_event_ko: str = words(N_("Counted from in Korean"), naming=True)
    trigger_day: When | None = dated(N_("Counted from the day"))
    due: When | None = dated(N_("Due"))
    done: When | None = dated(N_("Done"))
    state: str = choice(N_("State"), "deadline_state")
    contested: bool = ticked(N_("Contested"))
    derivation: str = prose(N_("How it was counted"))
    derivation_ko: str = prose(N_("How it was counted in Korean"))
    basis: str = words(N_("Legal basis"))
    confidence: str = choice(N_("Confidence"), "confidence")
    number: int | None = whole(N_("Its own number"))  # of days or hours, where the rule leaves it open
    span: When | None = dated(N_("Possible days"))  # where there is no single one
    doubtful: bool = ticked(N_("To be checked"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)
        if self.number is not None and not 0 <= self.number <= 100_000:
            yield "number", _("Enter a number from 0 to {most}.", most=100_000)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.done is None and self.state not in SETTLED


class Deadlines(Records[Deadline]):
    """Deadlines."""

    table = "deadline"
    kind = Deadline
    one, many_words = N_("Deadline"), N_("Deadlines")
    order = f"{in_time('due')}, id"
    filters: ClassVar[dict[str, Named]] = {
        "open": Named(N_("Open"), _OPEN),
        "today": Named(N_("Today"), f"{_OPEN} AND {_LAST} = {TODAY}"),
        "soon": Named(N_("In 7 days"), f"{_OPEN} AND {_LAST} BETWEEN {TODAY} AND date({TODAY}, '+7 days')"),
        "overdue": Named(N_("Overdue"), f"{_OPEN} AND {_LAST} < {TODAY}"),
        "contested": Named(N_("Contested"), "contested = 1 OR state = 'contested'"),
        "check": Named(N_("To be checked"), "doubtful = 1"),
        "done": Named(N_("Done"), "done IS NOT NULL OR state IN ('met', 'met_late')"),
    }
    orders: ClassVar[dict[str, Named]] = {
        "due": Named(N_("Due"), f"COALESCE(due, span) IS NULL, {in_time('COALESCE(due, span)')}, id"),
        "title": Named(N_("Title"), "title, id"),
        "rule": Named(N_("Rule"), "rule = '', rule, due, id"),
    }
    still_open: ClassVar[Filter] = Filter(_OPEN, (), orders["due"].sql)
    ruled: ClassVar[Filter] = Filter("rule <> ''", (), "id")
    with_a_day: ClassVar[Filter] = Filter("COALESCE(due, span) IS NOT NULL", (), orders["due"].sql)
    by_day: ClassVar[Filter] = Filter("1", (), orders["due"].sql)

    def on(self, table: str, id: int) -> list[Deadline]:
        """The deadlines that hang on a record."""
        return list(self.all(having(about_kind=table, about=id)))

    def hanging_on(self, table: str, ids: Sequence[int]) -> list[int]:
        """The ids of those that name a rule and are about one of these records (at most BLOCK)."""
        marks = ",".join("?" * len(ids))
        where = f"rule <> '' AND about_kind = ? AND about IN ({marks})"
        return self.ids(Filter(where, (table, *ids), "id"))

    def by_rules(self, rules: Sequence[str]) -> list[int]:
        """The ids of those that name one of these rules (at most BLOCK)."""
        marks = ",".join("?" * len(rules))
        return self.ids(Filter(f"rule IN ({marks})", tuple(rules), "id"))

    def between(self, first: str, last: str) -> Filter:
        """Those that fall into these days (ISO), or may."""
        first_of = "substr(COALESCE(due, span), 1, 10)"
        return Filter(f"{first_of} <= ? AND {_LAST} >= ?", (last, first), self.orders["due"].sql)
