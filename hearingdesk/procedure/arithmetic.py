"""Counting from a day or an hour, forwards and backwards. Knows how to count, not what the law says."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from hearingdesk.procedure.calendars import Calendar
from hearingdesk.procedure.rule import Rule

_DAY = datetime.timedelta(days=1)
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


@dataclass(frozen=True, slots=True)
class Steps:
    """The day a count ends on, before and after the roll, and a safer day where the law leaves one open."""

    unrolled: datetime.date
    due: datetime.date
    advisory: datetime.date | None = None


def steps(rule: Rule, n: int, anchor: datetime.date, days: Calendar) -> Steps:
    """Count n units of a rule from a day. Raises OverflowError where that leaves the calendar."""
    unrolled = _shifted(rule, n, anchor, days)
    due = unrolled
    if rule.roll in ("next", "prev"):
        due = days.working_from(unrolled, 1 if rule.roll == "next" else -1)
    advisory = None
    if rule.advisory_roll == "prev" and not days.is_working(due):
        advisory = days.working_from(due, -1)
    if rule.next_day:
        due += _DAY
    return Steps(unrolled, due, advisory)


def _shifted(rule: Rule, n: int, anchor: datetime.date, days: Calendar) -> datetime.date:
    if n == 0:
        return anchor
    if rule.unit in _MONTHS:
        return _by_months(rule, n * _MONTHS[rule.unit], anchor)
    if rule.unit == "working_day":
        return _by_working_days(rule, n, anchor, days)
    n *= _DAYS[rule.unit]
    if rule.direction == "before":
        return anchor - (n + _is_clear(rule)) * _DAY
    return anchor + (n - (rule.first_day == "include")) * _DAY


def _by_months(rule: Rule, n: int, anchor: datetime.date) -> datetime.date:
    """The corresponding day n months on, the month's last where it has none; the day before with the first day."""
    before = rule.direction == "before"
    day, exists = corresponding(anchor, -n if before else n)
    if before:
        return day - _is_clear(rule) * _DAY
    return day - _DAY if exists and rule.first_day == "include" else day


def corresponding(anchor: datetime.date, months: int) -> tuple[datetime.date, bool]:
    """The same day of another month and whether that month has it; else its last day. May raise OverflowError."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        raise OverflowError("beyond the calendar")
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(anchor.day, last)), anchor.day <= last


def _by_working_days(rule: Rule, n: int, anchor: datetime.date, days: Calendar) -> datetime.date:
    if rule.direction == "before":
        return days.working_days(anchor, n + _is_clear(rule), -1)
    if rule.first_day == "include":
        return days.working_days(days.working_from(anchor, 1), n - 1, 1)
    return days.working_days(anchor, n, 1)


def _is_clear(rule: Rule) -> int:
    return int(rule.first_day == "exclude" and rule.clear_days)


@dataclass(frozen=True, slots=True)
class Clock:
    """What a wall clock time means in a zone: its instants (two when the clock is set back), and if it exists."""

    instants: tuple[datetime.datetime, ...]
    exists: bool


def read_clock(local: datetime.datetime, zone: ZoneInfo) -> Clock:
    """The instants, in UTC, of a time without a zone; a time that the clock skips means the one after the skip."""
    first, second = (local.replace(tzinfo=zone, fold=fold).astimezone(datetime.UTC) for fold in (0, 1))
    if first == second:
        return Clock((first,), True)
    if first.astimezone(zone).replace(tzinfo=None) != local:
        return Clock((first,), False)
    return Clock((first, second), True)


def hours_from(instant: datetime.datetime, hours: int, zone: ZoneInfo) -> datetime.datetime:
    """The wall clock time, `fold` set, so many absolute hours after an instant (before it: negative)."""
    return (instant + datetime.timedelta(hours=hours)).astimezone(zone)
