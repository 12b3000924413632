"""Documents asked for, item by item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from hearingdesk.record import Problem, choice, dated, link, missing, prose, whole, words
from hearingdesk.store.records import Filter, Named, Records, in_time
from hearingdesk.when import When
from hearingdesk.words import N_


@dataclass(frozen=True, slots=True, kw_only=True)
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
            "demand_item.received IS NULL)",
        ),
    }
    orders: ClassVar[dict[str, Named]] = {
        "sent": Named(N_("Day sent"), "sent, id"),
        "title": Named(N_("Title"), "title, id"),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
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


class DemandItems(Records[DemandItem]):
    """Items asked for."""

    table = "demand_item"
    kind = DemandItem
    one, many_words = N_("Item asked for"), N_("Items asked for")
    order = "demand, number, id"
    outstanding: ClassVar[Filter] = Filter(
        "received IS NULL AND state NOT IN ('submitted', 'none_held', 'withdrawn')",
        (),
        "due IS NULL, due, demand, number, id",
    )
