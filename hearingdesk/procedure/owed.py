"""What is owed to a committee: promises and documents asked for, by who owes them, with how long it has been."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from hearingdesk.records.deadlines import Deadline
from hearingdesk.records.demands import SHORT, Demand, DemandItem, DemandItems, Demands
from hearingdesk.records.undertakings import Undertaking, Undertakings
from hearingdesk.store.records import Filter, having
from hearingdesk.when import When


class DeadlineReader(Protocol):
    """Deadlines by a condition: those of a case, or those that somebody may see."""

    def all(self, filter: Filter, /) -> Iterable[Deadline]: ...


class OwedReader(Protocol):
    """What must be readable of a case to say what is owed; a View has it all."""

    undertakings: Undertakings
    demands: Demands
    demand_items: DemandItems

    @property
    def deadlines(self) -> DeadlineReader: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One thing somebody owes. `by_rule`: the due day is that of a deadline about it, not one of its own."""

    table: Literal["undertaking", "demand_item"]
    id: int
    party: int | None
    to: int | None
    text: str
    text_ko: str
    state: str  # a code of `codes`
    since: When | None
    due: When | None
    by_rule: bool = False
    turn: int | None = None
    demand: Demand | None = None

    @property
    def codes(self) -> str:
        """The code list of its state."""
        return "undertaking_state" if self.table == "undertaking" else "document_item"

    @property
    def refused(self) -> bool:
        """Still owed, but nobody waits for it any more."""
        return self.state.startswith("refused")

    def days(self, today: date) -> int | None:
        """How many days it has been outstanding, at least; None where the file does not say since when."""
        return max(0, (today - self.since.last).days) if self.since else None

    def late(self, today: date) -> int:
        """How many days it is overdue; 0 where it is not, where it was refused, and where no day is set."""
        return max(0, (today - self.due.last).days) if self.due and not self.refused else 0


def promise(case: OwedReader, record: Undertaking) -> Owed:
    """An undertaking as something owed."""
    due, by_rule = due_of(case, record)
    return Owed(
        table="undertaking",
        id=record.id,
        party=record.party,
        to=record.promised_to,
        text=record.text,
        text_ko=record.text_ko,
        state=record.state or "open",
        since=case.undertakings.made_on(record),
        due=due,
        by_rule=by_rule,
        turn=record.turn,
    )


def item(case: OwedReader, record: DemandItem, demand: Demand | None = None) -> Owed:
    """An item of a demand as something owed: due on its own day, else on that of the demand."""
    demand = demand or case.demands.get(record.demand)
    due, by_rule = (record.due, False) if record.due else due_of(case, demand)
    return Owed(
        table="demand_item",
        id=record.id,
        party=demand.party,
        to=demand.asked_by,
        text=record.text,
        text_ko=record.text_ko,
        state=record.state or "asked",
        since=demand.served or demand.sent,
        due=due,
        by_rule=by_rule,
        demand=demand,
    )


def due_of(case: OwedReader, record: Undertaking | Demand) -> tuple[When | None, bool]:
    """The due day of its own, else that of the first deadline about it that has one; and whether it is the latter."""
    if record.due is not None:
        return record.due, False
    found = deadlines_about(case, record.id)
    return (found[0].due, True) if found else (None, False)


def deadlines_about(case: OwedReader, id: int) -> list[Deadline]:
    """The deadlines about a record that have a day, the earliest first."""
    return [one for one in case.deadlines.all(having(about=id)) if one.due]


def outstanding(case: OwedReader, today: date) -> list[Owed]:
    """Everything owed on a day, in the order in which it is due."""
    found = [promise(case, one) for one in case.undertakings.all(case.undertakings.outstanding(today))]
    demands = {one.id: one for one in case.demands.all()}
    items = case.demand_items.all(case.demand_items.outstanding(today))
    found += [item(case, one, demands.get(one.demand or 0)) for one in items]
    return in_order(found)


def in_order(owed: Iterable[Owed]) -> list[Owed]:
    """What is due first, first; what has no day last."""
    return sorted(
        owed, key=lambda one: (one.due is None, one.due.start if one.due else "", one.table, one.id)
    )


def by_debtor(owed: Sequence[Owed]) -> Iterator[tuple[int | None, list[Owed]]]:
    """Grouped by who owes it; who owes the earliest stands first."""
    groups: dict[int | None, list[Owed]] = {}
    for one in owed:
        groups.setdefault(one.party, []).append(one)
    yield from groups.items()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the items of a demand stand on a day. It follows from them; what was recorded is not touched."""

    items: int
    received: int
    part: int
    refused: int
    withdrawn: int
    open: int
    overdue: int  # of those that are open or came in part

    @property
    def done(self) -> bool:
        """Is nothing owed any more?"""
        return self.items > 0 and self.received + self.withdrawn == self.items


def standing(case: OwedReader, demand: Demand, items: Sequence[DemandItem], today: date) -> Standing:
    """Count the items of a demand by where they stand."""
    refused = sum(one.owed(today) and one.state.startswith("refused") for one in items)
    withdrawn = sum(one.state == "withdrawn" for one in items)
    part = sum(one.state in SHORT for one in items)
    owed = sum(one.owed(today) for one in items)
    late = sum(one.owed(today) and item(case, one, demand).late(today) > 0 for one in items)
    received = len(items) - owed - withdrawn
    return Standing(len(items), received, part, refused, withdrawn, owed - part - refused, late)
