"""The schedule of what is outstanding: promises and documents, grouped by who owes them, with how long it has been."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cells import Cell, Col, Group
from hearingdesk.pack.flow import Story
from hearingdesk.pack.owing import Owing
from hearingdesk.pack.press import Press
from hearingdesk.pack.rows import rows
from hearingdesk.pack.section import section
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import coded, field, join, missing, paragraphs, phrase, whole_day
from hearingdesk.procedure.owed import Owed, by_debtor, in_order, item, promise
from hearingdesk.records.demands import DemandItems, Demands
from hearingdesk.records.undertakings import Undertakings
from hearingdesk.when import When
from hearingdesk.words import N_, say

TITLE = N_("Undertakings and documents outstanding")


@section("owed", TITLE, order=57, of=("undertaking", "demand_item"))
def tell(brief: Brief, press: Press) -> Story:
    today = brief.made.date()
    owed = found(brief, today)
    if not owed:
        return
    late = sum(one.late(today) > 0 for one in owed)
    words = phrase(
        N_("Counted on {day}: {n} outstanding, {late} overdue"), day=When.day(today), n=len(owed), late=late
    )
    yield from paragraphs(press, words, "note")
    yield from rows(press, _cols(), _rows(brief, press, owed, today))


def found(brief: Brief, today: date) -> list[Owed]:
    """What is owed on a day and may be told to the readers of a pack."""
    case = Owing(brief)
    promises = [promise(case, one) for one in brief.every(Undertakings) if one.owed(today)]
    items = [
        item(case, one, demand)
        for one in brief.every(DemandItems)
        if one.owed(today) and (demand := brief.find(Demands, one.demand))
    ]
    return in_order([*promises, *items])


def _cols() -> list[Col]:
    return [
        Col(Two.said(N_("No.")), 24),
        Col(Two.said(N_("What is owed")), 180),
        Col(Two.said(N_("Since")), 62),
        Col(Two.said(N_("Due")), 62),
        Col(Two.said(N_("State")), 72),
        Col(Two.said(N_("Days open")), 30, "center"),
        Col(Two.said(N_("Overdue")), 40.6, "center"),
    ]


def _rows(
    brief: Brief, press: Press, owed: Sequence[Owed], today: date
) -> Iterator[Group | list[Cell | Two | str]]:
    number = 0
    for party, group in by_debtor(owed):
        late = sum(one.late(today) > 0 for one in group)
        name = brief.name(party) or missing()
        counted = phrase(N_("{n} outstanding, {late} overdue"), n=len(group), late=late)
        yield Group(phrase(N_("{name}: {words}"), name=name, words=counted))
        for one in group:
            number += 1
            yield _row(brief, press, one, number, today)


def _row(brief: Brief, press: Press, one: Owed, number: int, today: date) -> list[Cell | Two | str]:
    due = whole_day(one.due) or missing()
    if one.by_rule:
        due = join([due, Two.said(N_("by a deadline on file"))])
    return [
        str(number),
        _words(brief, press, one),
        whole_day(one.since) or missing(),
        due,
        coded(one.codes, one.state),
        "" if (days := one.days(today)) is None else str(days),
        str(one.late(today) or ""),
    ]


def _words(brief: Brief, press: Press, one: Owed) -> Two:
    """What is owed, in the second language only where the file has it there."""
    twin = one.text_ko or (one.demand.title_ko if one.demand else "")
    other = _said(brief, one, "ko") if twin or press.lang == "ko" else ""
    return Two(_said(brief, one, "en"), other)


def _said(brief: Brief, one: Owed, lang: str) -> str:
    """The promise in its words with where they stand, or the item under its demand."""
    text = (one.text_ko if lang == "ko" else one.text) or one.text or one.text_ko
    if one.demand is not None:
        title = field(one.demand, "title").first(lang)
        return say(lang, N_("{title}: {words}"), title=title, words=text)
    to, cite = brief.name(one.to).first(lang), brief.cites.plain(one.id)
    told = f"“{text}”" + (f" ({cite})" if cite else "")
    return f"{told} {say(lang, N_('To: {name}'), name=to)}" if to else told
