"""A month of a case as plain values: deadlines, sittings, meetings and days off, day by day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hearingdesk.procedure.law import Law
from hearingdesk.procedure.reckoning import Reckoner
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.standing import standing
from hearingdesk.procedure.verdicts import law_for
from hearingdesk.records.deadlines import Deadline
from hearingdesk.view import View

_DAY = datetime.timedelta(days=1)
_SUNDAY_FIRST = ("kr", "us-house", "us-senate", "jp", "ca")
_MOST = 2_000  # deadlines, sittings, meetings of one month


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day: a record, and how it stands."""

    table: str  # where it leads
    id: int
    title: Both
    state: str = ""  # of a deadline: a word of deadline_state; of a sitting: of sitting_state
    clock: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One cell of a month."""

    day: datetime.date
    within: bool  # of the month itself
    off: Both = Both()  # the holiday's name; empty on other days
    weekend: bool = False
    entries: tuple[Entry, ...] = ()


def month(view: View, first: datetime.date, as_of: datetime.date) -> list[CalendarDay]:
    """Six weeks around a month, from the day on which a week begins there."""
    law = law_for(view)
    jurisdiction = view.matter.jurisdiction
    sunday = jurisdiction in _SUNDAY_FIRST
    start = _start(first.replace(day=1), sunday)
    days = [start + n * _DAY for n in range(42)] if start.year < 9999 else []
    if not days:
        return []
    entries = _entries(view, law, days[0], days[-1], as_of)
    rule = next(iter(law.rules(jurisdiction)), None) if jurisdiction else None
    calendar = law.calendars[rule.calendar if rule else "NONE"]
    return [
        CalendarDay(
            day,
            day.month == first.month,
            calendar.holiday(day) or Both(),
            not calendar.is_working(day),
            tuple(entries.get(day, ())),
        )
        for day in days
    ]


def _start(first: datetime.date, sunday: bool) -> datetime.date:
    back = (first.weekday() + 1) % 7 if sunday else first.weekday()
    return first - back * _DAY if first.toordinal() > 7 else first


def _entries(
    view: View, law: Law, first: datetime.date, last: datetime.date, as_of: datetime.date
) -> dict[datetime.date, list[Entry]]:
    found: dict[datetime.date, list[Entry]] = defaultdict(list)
    for sitting in view.sittings.some(view.sittings.between(first, last), _MOST):
        title = Both(view.hearings.called(sitting.hearing, "en"), view.hearings.called(sitting.hearing, "ko"))
        if sitting.day is not None:
            entry = Entry("hearing", sitting.hearing or 0, title, sitting.state, sitting.day.start[11:16])
            found[sitting.day.first].append(entry)
    reckoner = Reckoner(view, law)
    for one in view.deadlines.some(view.deadlines.between(first.isoformat(), last.isoformat()), _MOST):
        entry = _entry(view, one, as_of)
        for day in _days(reckoner, one):
            found[day].append(entry)
    for meeting in view.meetings.some(view.meetings.between(first, last), _MOST):
        title = Both(view.meetings.name(meeting, "en"), view.meetings.name(meeting, "ko"))
        if meeting.day is not None:
            entry = Entry("meeting", meeting.id, title, clock=meeting.day.start[11:16])
            for day in _each(meeting.day.first, min(meeting.day.last, last)):
                found[day].append(entry)
                entry = replace(entry, clock="")
    return found


def _entry(view: View, one: Deadline, as_of: datetime.date) -> Entry:
    title = Both(view.deadlines.name(one, "en"), view.deadlines.name(one, "ko"))
    clock = one.due.start[11:16] if one.due else ""
    return Entry("deadline", one.id, title, standing(one, as_of), clock, one.doubtful)


def _days(reckoner: Reckoner, one: Deadline) -> list[datetime.date]:
    """The last day, or each of the days in question."""
    if one.due is not None:
        return [one.due.last]
    found = reckoner.reckon(one)
    return found.days() if found else [one.span.last] if one.span else []


def _each(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    for n in range(min((last - first).days + 1, 366)):
        yield first + n * _DAY
