"""Documents asked for, item by item."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from hearingdesk.record import Problem, choice, dated, link, missing, prose, stored, whole, words
from hearingdesk.store.records import Filter, Named, Records, before_day, in_time
from hearingdesk.when import When
from hearingdesk.words import N_

GIVEN = ("submitted", "none_held", "withdrawn")  # nothing more is owed
SHORT = ("part", "viewing", "found_false")  # something came, but not what was asked for
_OWED = (
    "(state IN ('part', 'viewing', 'found_false') OR (state NOT IN ('submitted', 'none_held', 'withdrawn') "
    "AND (received IS NULL OR received > ?)))"
)
_DUE = "COALESCE(demand_item.due, (SELECT due FROM demand WHERE demand.id = demand_item.demand))"


@stored
class Demand:
    """A demand for documents."""

    id: int = 0
    hearing: int | None = link(N_("Hearing"), "hearing")
    party: int | None = link(N_("Asked of"), "party", required=True)
    asked_by: int | None = link(N_("Asked by"), "party")
    title: str = words(N_("Title"), naming=True, required=True)
    title_ko: str = words(N_("Title in Korean"), naming=True)
    sent: When | None = dated(N_("Sent"))
    served: When | None = dated(N_("Served"))
    due: When | None = dated(N_("Due"))
    remark: str = prose(N_("Remark"))
    remark_ko: str = prose(N_("Remark in Korean"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Demands(Records[Demand]):
    """Document demands."""

    table = "demand"
    kind = Demand
    one, many_words = N_("Document demand"), N_("Document demands")
    order = f"{in_time('sent')}, id"
    filters: ClassVar[dict[str, Named]] = {
        "open": Named(
            N_("Open items"),
            "EXISTS (SELECT 1 FROM demand_item WHERE demand_item.demand = demand.id AND "
            "(state IN ('part', 'viewing', 'found_false') OR (received IS NULL AND "
            "state NOT IN ('submitted', 'none_held', 'withdrawn'))))",
        ),
        "refused": Named(
            N_("Refused items"),
            "EXISTS (SELECT 1 FROM demand_item WHERE demand_item.demand = demand.id AND state LIKE 'refused%')",
        ),
    }
    orders: ClassVar[dict[str, Named]] = {
        "sent": Named(N_("Day sent"), "sent, id"),
        "due": Named(N_("Due"), "due IS NULL, due, id"),
        "title": Named(N_("Title"), "title, id"),
    }

    def items(self, demand: int) -> list[DemandItem]:
        """What a demand asks for, in its own order."""
        return self.other(DemandItems).where(demand=demand)

    def outstanding(self, today: date) -> Filter:
        """The demands of which anything is owed on a day."""
        owed = f"EXISTS (SELECT 1 FROM demand_item WHERE demand_item.demand = demand.id AND {_OWED})"
        return Filter(owed, (today.isoformat(),), "due IS NULL, due, id")

    def overdue(self, today: date) -> Filter:
        """The demands of which anything is still waited for although its day has passed."""
        late = DemandItems.late(today)
        owed = f"EXISTS (SELECT 1 FROM demand_item WHERE demand_item.demand = demand.id AND {late.where})"
        return Filter(owed, late.args, "due IS NULL, due, id")


@stored
class DemandItem:
    """One document or set of documents asked for."""

    id: int = 0
    demand: int | None = link(N_("Document demand"), "demand", required=True)
    number: int | None = whole(N_("Number"))
    text: str = prose(N_("Item"), required=True)
    text_ko: str = prose(N_("Item in Korean"))
    state: str = choice(N_("State"), "document_item", "asked")
    due: When | None = dated(N_("Due"))
    received: When | None = dated(N_("Received"))
    remark: str = prose(N_("Remark"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)

    def owed(self, today: date) -> bool:
        """Is it owed on a day? As `DemandItems.outstanding` asks the file."""
        come = self.received is not None and str(self.received) <= today.isoformat()
        return self.state in SHORT or (self.state not in GIVEN and not come)


class DemandItems(Records[DemandItem]):
    """Items asked for."""

    table = "demand_item"
    kind = DemandItem
    one, many_words = N_("Item asked for"), N_("Items asked for")
    order = "demand, number, id"

    @staticmethod
    def late(today: date) -> Filter:
        """What is still waited for although its own day, or that of its demand, has passed."""
        where = f"{_OWED} AND state NOT LIKE 'refused%' AND {before_day(_DUE)}"
        return Filter(where, (today.isoformat(), today.isoformat()), f"{_DUE}, id")

    def outstanding(self, today: date) -> Filter:
        """What is owed on a day, the refused too: received later than that day, it was owed then."""
        return Filter(_OWED, (today.isoformat(),), f"{_DUE} IS NULL, {_DUE}, demand, number, id")

    def overdue(self, today: date) -> Filter:
        """What is still waited for although its day has passed."""
        return self.late(today)
