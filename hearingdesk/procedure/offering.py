"""Which deadlines can start from a record: the rules of its jurisdiction whose event it says the day of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from hearingdesk.procedure.events import triggers
from hearingdesk.procedure.held import Kinds
from hearingdesk.procedure.law import Law
from hearingdesk.procedure.reckoning import Reckoned, Reckoner
from hearingdesk.procedure.rule import Rule
from hearingdesk.procedure.starts import paths
from hearingdesk.records.deadlines import Deadline, Deadlines
from hearingdesk.records.matters import Matter

_DISPUTES = ("claim", "issue")  # they put forward days of any event


class Case(Kinds, Protocol):
    """What is asked of a case; a View has it all."""

    @property
    def deadlines(self) -> Deadlines: ...
    @property
    def matter(self) -> Matter: ...


@dataclass(frozen=True, slots=True)
class Offered:
    """A rule that starts from a record, and what it would give."""

    rule: Rule
    reckoned: Reckoned | None  # None: the rule has no number of its own, so somebody must enter one
    is_there: bool  # a deadline of this rule hangs on the record already

    @property
    def deadline(self) -> Deadline:
        """The deadline as it would be added."""
        assert self.reckoned is not None
        return self.reckoned.deadline


def offered(case: Case, law: Law, table: str, id: int) -> list[Offered]:
    """The rules that start from a record: those with a day first, each sure that it holds in the proceeding."""
    there = {one.rule for one in case.deadlines.on(table, id)}
    reckoner = Reckoner(case, law)
    found: list[Offered] = []
    for rule in law.rules(case.matter.jurisdiction):
        if rule.unit in ("none", "sitting_day") or rule.threshold or not can_start(rule, table):
            continue
        reckoned = reckoner.reckon(planned(rule, table, id))
        holds = reckoned is None or not any(
            one.counted.has(code)
            for one in reckoned.counts
            for code in ("proceeding", "not_yet", "no_longer")
        )
        if holds:
            found.append(Offered(rule, reckoned, rule.id in there))
    return sorted(found, key=_order)


def can_start(rule: Rule, table: str) -> bool:
    """Whether a record of a kind can say the day a rule counts from."""
    return table in _DISPUTES or bool(paths(rule.trigger, table))


def planned(rule: Rule, table: str, id: int) -> Deadline:
    """A deadline of a rule about a record, not counted yet."""
    event = triggers()[rule.trigger]
    return Deadline(
        title=rule.title.en,
        title_ko=rule.title.ko,
        about_kind=table,
        about=id,
        rule=rule.id,
        trigger_event=event.en[:1].upper() + event.en[1:],
        trigger_event_ko=event.ko,
    )


def _order(one: Offered) -> tuple[bool, str]:
    due = one.deadline.due or one.deadline.span if one.reckoned else None
    return due is None, str(due or "")
