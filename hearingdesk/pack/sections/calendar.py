"""The days of the case, ahead and past, and for every sitting still to be held what the file has for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hearingdesk.pack.blocks import SideBy
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cells import Cell, Col, Group
from hearingdesk.pack.flow import Block, Story
from hearingdesk.pack.fonts import NBSP
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.press import Press
from hearingdesk.pack.section import section
from hearingdesk.pack.sections.owed import found as owed_now
from hearingdesk.pack.table import Table
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import between, coded, counted, day, field, join, paragraphs, phrase
from hearingdesk.records.deadlines import Deadlines
from hearingdesk.records.hearings import Hearings, Sitting, Sittings
from hearingdesk.records.questions import Questions
from hearingdesk.records.summonses import Excuses, Summons, Summonses
from hearingdesk.when import When
from hearingdesk.words import N_

OVER = ("held", "cancelled", "postponed")  # states of a sitting that needs no order
UNRULED = ("", "none", "supplement")  # rulings on a statement of reasons that leave it open
NOT_KEPT = N_(
    "The file keeps no order of business of the committee. This is what stands in it for that day, in the usual order."
)


@dataclass(frozen=True, slots=True)
class Dated:
    """One line of the calendar."""

    when: When
    what: Cell | Two
    state: Two


@section("calendar", N_("Calendar and order of business"), order=38, of=("sitting",))
def tell(brief: Brief, press: Press) -> Story:
    today = brief.as_of
    sittings = [one for one in brief.every(Sittings) if brief.hearing in (None, one.hearing)]
    days = sorted([*_sittings(brief, sittings), *_ahead(brief, today)], key=lambda one: one.when)
    if days:
        yield Table(_cols(), list(_rows(days, today)))
    for sitting in sittings:
        if sitting.state not in OVER:
            yield from _order(brief, press, sitting)


def _cols() -> list[Col]:
    return [
        Col(Two.said(N_("Day and time")), 110),
        Col(Two.said(N_("What")), 250),
        Col(Two.said(N_("State")), 110.6),
    ]


def _rows(days: Sequence[Dated], today: date) -> Iterator[Group | list[Cell | Two]]:
    last = None
    for one in days:
        ahead = one.when.last >= today
        if ahead is not last:
            yield Group(Two.said(N_("Ahead") if ahead else N_("Past")))
            last = ahead
        yield [day(one.when, weekday=True), one.what, one.state]


def _sittings(brief: Brief, sittings: Sequence[Sitting]) -> Iterator[Dated]:
    for sitting in sittings:
        if sitting.day is None:
            continue
        hearing = brief.find(Hearings, sitting.hearing)
        title = field(hearing, "title") if hearing else Two()
        number = phrase(N_("sitting {n}"), n=sitting.number) if sitting.number else Two()
        what = join([title, number, field(sitting, "place")])
        state = coded("sitting_state", sitting.state)
        yield Dated(sitting.day, Cell(what, link=f"hearing-{sitting.hearing}"), state)


def _ahead(brief: Brief, today: date) -> Iterator[Dated]:
    """What is to be done from today on: deadlines that are open, what others owe."""
    for deadline in brief.every(Deadlines):
        if deadline.is_open and deadline.due and deadline.due.last >= today:
            title = Cell(field(deadline, "title"), link=f"deadline-{deadline.id}")
            yield Dated(deadline.due, title, coded("deadline_state", deadline.state))
    for owed in owed_now(brief, today):
        if owed.due and owed.due.last >= today:
            words = field(owed.demand, "title") if owed.demand else Two(owed.text, owed.text_ko)
            yield Dated(owed.due, join([brief.name(owed.party), words], ": "), coded(owed.codes, owed.state))


def _order(brief: Brief, press: Press, sitting: Sitting) -> Iterator[Block]:
    """What comes up at a sitting: who is called, which letters wait for a ruling, which questions are prepared."""
    hearing = brief.find(Hearings, sitting.hearing)
    when = day(sitting.day, weekday=True) if sitting.day else Two.said(N_("Day open"))
    title = join([when, field(hearing, "title") if hearing else Two()])
    yield Subhead(phrase(N_("Order of business: {words}"), words=title), key=f"order-{sitting.id}")
    yield from paragraphs(press, Two.said(NOT_KEPT), "small")
    for number, (what, told) in enumerate(_items(brief, press, sitting), 1):
        main: list[Block] = [Words([Run(press.line(what), "bold")], "event", keeps=True)]
        yield SideBy(f"{number}", [*main, Words(told, "note")], side_style="number", after=4.0, rule=True)


def _items(brief: Brief, press: Press, sitting: Sitting) -> Iterator[tuple[Two, list[Run]]]:
    called = [
        one
        for one in brief.where(Summonses, "hearing", sitting.hearing)
        if one.sitting in (None, sitting.id) and one.party
    ]
    if called:
        yield Two.said(N_("Persons called, oath")), between(_called(brief, press, called))
    waiting = [one for one in called if _waits(brief, one)]
    if waiting:
        named = [[Run(_name(brief, press, one.party))] for one in waiting]
        yield Two.said(N_("Statements of reasons to be ruled on")), between(named)
    if asked := _asked(brief, press, sitting):
        yield Two.said(N_("Questions prepared")), between(asked)
    if sitting.day and (due := _due(brief, sitting.day.last)):
        one = N_("{n} promise or document was due by that day and is still owed")
        many = N_("{n} promises or documents were due by that day and are still owed")
        yield Two.said(N_("Outstanding")), [Run(press.line(counted(one, many, due)))]
    if not called and not asked:
        yield Two.said(N_("Business")), [Run(press.line(Two.said(N_("not in the file"))), "bold")]


def _called(brief: Brief, press: Press, called: Sequence[Summons]) -> Iterator[list[Run]]:
    for one in called:
        name = [Run(_name(brief, press, one.party), "plain", f"witness-{one.party}")]
        capacity = press.first(brief.capacity(one.capacity))
        yield [*name, Run(f", {capacity}")] if capacity else name


def _waits(brief: Brief, summons: Summons) -> bool:
    """Is there a statement of reasons that nobody has ruled on?"""
    return any(one.ruling in UNRULED for one in brief.where(Excuses, "summons", summons.id))


def _asked(brief: Brief, press: Press, sitting: Sitting) -> list[list[Run]]:
    """How many questions are prepared, by whom they are to be put to."""
    counts: dict[int, int] = {}
    for question in brief.every(Questions):
        if question.hearing in (None, sitting.hearing) and question.outcome in ("", "open"):
            counts[question.party or 0] = counts.get(question.party or 0, 0) + 1
    return [[Run(f"{_name(brief, press, party)}: {n}")] for party, n in counts.items()]


def _name(brief: Brief, press: Press, party: int | None) -> str:
    """A name in the languages of the pack, as one stretch."""
    named = brief.name(party) if party else Two.said(N_("To no one in particular"))
    return named.line(press.lang, " ").replace(" ", NBSP)


def _due(brief: Brief, when: date) -> int:
    return sum(1 for one in owed_now(brief, brief.as_of) if one.due and one.due.last <= when)
