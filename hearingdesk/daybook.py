"""The holidays of a case as a list: those of the library, the program's corrections, the case's own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hearingdesk.procedure.calendars import Calendar, Calendars, base, shipped
from hearingdesk.procedure.local import days_of
from hearingdesk.procedure.rule import Both
from hearingdesk.records.memory import Holiday
from hearingdesk.search.fold import fold
from hearingdesk.search.query import parse
from hearingdesk.search.verify import holds
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import N_, _

BASE, OURS, OWN = "base", "ours", "own"
WHOSE: Mapping[str, str] = {BASE: N_("Base"), OURS: N_("Correction"), OWN: N_("Of this case")}
HEAD = (N_("Day"), N_("Weekday"), N_("What"), N_("In Korean"), N_("Day off"), N_("Whose"), N_("Calendar"))


@dataclass(frozen=True, slots=True)
class DayQuery:
    """Which days of which calendar and year."""

    calendar: str
    year: int
    words: str = ""
    filter: str = ""  # BASE, OURS or OWN
    order: str = ""
    down: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A day that is no ordinary one, and on whose word."""

    calendar: str
    day: datetime.date
    name: Both
    whose: str
    is_working: bool = False
    record: int = 0  # of the case

    @property
    def id(self) -> int:
        return self.day.toordinal()


def calendar_of(view: View, name: str) -> Calendar:
    """A calendar with the days of the case over it."""
    return Calendars(pair for record in view.holidays.all() for pair in days_of(record))[name]


def marked(view: View, calendar: str, year: int) -> list[Marked]:
    """Every day off of a year, and every working day that would be one; the case's word is the last."""
    known = shipped().get(calendar)
    found: dict[datetime.date, Marked] = {}
    if known is not None:
        library = base(known.facts, year)
        found = {day: Marked(calendar, day, name, BASE) for day, name in library.items()}
        for one in known.facts.days:
            if one.day.year == year:
                found[one.day] = Marked(calendar, one.day, one.name, OURS, one.is_working)
    for record in view.holidays.all():
        found |= {one.day: one for one in _own(record, calendar) if one.day.year == year}
    return sorted(found.values(), key=lambda one: one.day)


def _own(record: Holiday, calendar: str) -> Iterator[Marked]:
    for name, one in days_of(record):
        if name == calendar:
            yield Marked(name, one.day, one.name, OWN, one.is_working, record.id)


def selected(view: View, query: DayQuery) -> list[Marked]:
    """The days that answer a question, in its order. Raises Unreadable for words that are no search."""
    found = [one for one in marked(view, query.calendar, query.year) if query.filter in ("", one.whose)]
    if query.words:
        asked = parse(query.words)
        found = [one for one in found if holds(asked, fold(f"{one.day} {one.name.en} \n{one.name.ko}"))]
    return found[::-1] if query.down else found


def counts(view: View, query: DayQuery) -> dict[str, int]:
    """How many days each filter would leave."""
    found = [one.whose for one in marked(view, query.calendar, query.year)]
    return {name: found.count(name) for name in WHOSE}


def cells(one: Marked) -> list[str]:
    """A day as a line of a table, under HEAD."""
    weekday = When.day(one.day).say(weekday=True).split()[0] if one.day.year > 999 else ""
    off = _("Working day") if one.is_working else _("Day off")
    return [one.day.isoformat(), weekday, one.name.en, one.name.ko, off, _(WHOSE[one.whose]), one.calendar]
