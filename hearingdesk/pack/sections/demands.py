"""Documents demanded, item by item: of whom, by when, what came, what is still open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from hearingdesk.pack.blocks import Facts
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cells import Cell, Col
from hearingdesk.pack.flow import Block, Story
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.owing import Owing
from hearingdesk.pack.press import Press
from hearingdesk.pack.readers import prepares
from hearingdesk.pack.rows import rows
from hearingdesk.pack.section import section
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import (
    coded,
    counted,
    day,
    days_overdue,
    field,
    join,
    missing,
    paragraphs,
    phrase,
    stood,
    whole_day,
)
from hearingdesk.procedure.owed import item, standing
from hearingdesk.records.deadlines import Deadlines
from hearingdesk.records.demands import Demand, DemandItem, DemandItems, Demands
from hearingdesk.records.hearings import Hearings
from hearingdesk.when import When
from hearingdesk.words import N_


@section("demands", N_("Document demands"), order=58, of=("demand",), shortens=True)
def tell(brief: Brief, press: Press) -> Story:
    for demand in brief.every(Demands):
        if not brief.hearing or demand.hearing in (None, brief.hearing):
            yield from _demand(brief, press, demand)


def _demand(brief: Brief, press: Press, demand: Demand) -> Iterator[Block]:
    today = brief.made.date()
    demand, by_rule = _with_due(brief, demand)
    every = brief.where(DemandItems, "demand", demand.id)
    items = [one for one in every if one.owed(today)] if brief.short else every
    yield Subhead(field(demand, "title"), key=f"demand-{demand.id}")
    yield Facts(_facts(brief, demand, by_rule), _stands(brief, press, demand, every, today))
    if items:
        lines = [_row(brief, one, demand, today) for one in items]
        yield from rows(press, _cols(prepares(brief.readers)), lines)


def _with_due(brief: Brief, demand: Demand) -> tuple[Demand, bool]:
    """The demand with the day of the first deadline about it where it has none; and whether it is that."""
    if demand.due is None:
        days = [one.due for one in brief.where(Deadlines, "about", demand.id) if one.due]
        if days:
            return replace(demand, due=min(days)), True
    return demand, False


def _facts(brief: Brief, demand: Demand, by_rule: bool) -> list[tuple[Two, Two]]:
    hearing = brief.find(Hearings, demand.hearing)
    told = day(demand.due) or missing()
    facts = [
        (Two.said(N_("Asked of")), brief.name(demand.party)),
        (Two.said(N_("Asked by")), brief.name(demand.asked_by)),
        (Two.said(N_("Hearing")), field(hearing, "title") if hearing else Two()),
        (Two.said(N_("Sent")), day(demand.sent) or missing()),
        (Two.said(N_("Served")), day(demand.served) or missing()),
        (Two.said(N_("Due")), join([told, Two.said(N_("by a deadline on file"))]) if by_rule else told),
    ]
    return [(label, value) for label, value in facts if value]


def _stands(
    brief: Brief, press: Press, demand: Demand, items: Sequence[DemandItem], today: date
) -> list[Block]:
    """How much came, in a sentence; what is remarked on the demand; its sources."""
    if not items:
        made: list[Block] = [
            Words([Run(press.first(Two.said(N_("No item is in the file."))), "bold")], "event")
        ]
    else:
        found = standing(Owing(brief), demand, items, today)
        counts = (
            (N_("received: {n}"), found.received),
            (N_("in part: {n}"), found.part),
            (N_("refused: {n}"), found.refused),
            (N_("withdrawn: {n}"), found.withdrawn),
            (N_("open: {n}"), found.open),
            (N_("overdue: {n}"), found.overdue),
        )
        on = day(When.day(today))
        whole = counted(N_("{n} item on {day}"), N_("{n} items on {day}"), found.items, day=on)
        told = join([whole, *(phrase(words, n=n) for words, n in counts if n)], " · ")
        made = paragraphs(press, told, "event")
    if prepares(brief.readers) and not brief.short:
        made += paragraphs(press, field(demand, "remark"), "note")
    return made + stood(brief.cites.line(press, demand.id), press)


def _cols(remarked: bool) -> list[Col]:
    cols = [
        Col(Two.said(N_("No.")), 24),
        Col(Two.said(N_("What was asked for")), 170 if remarked else 256.6),
        Col(Two.said(N_("Due")), 60),
        Col(Two.said(N_("State")), 70),
        Col(Two.said(N_("Received")), 60),
    ]
    return [*cols, Col(Two.said(N_("Remarks")), 86.6)] if remarked else cols


def _row(brief: Brief, one: DemandItem, demand: Demand, today: date) -> list[Cell | Two | str]:
    owed = item(Owing(brief), one, demand)
    state = coded("document_item", one.state)
    late = owed.late(today) if one.owed(today) else 0
    if late:
        state = join([state, days_overdue(late)])
    row: list[Cell | Two | str] = [
        str(one.number or ""),
        join([field(one, "text"), brief.cites.plain(one.id)], " · "),
        whole_day(owed.due) or missing(),
        Cell(state, mark="bold") if late else state,
        whole_day(one.received) or Two("–", "–"),
    ]
    return [*row, one.remark] if prepares(brief.readers) else row
