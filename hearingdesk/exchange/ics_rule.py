"""A rule of repetition, asked day by day: cheap to bound, and nothing in a file can make it run on."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_STEPS = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_PART = re.compile(r"([A-Za-z-]+)=([A-Za-z0-9,:+-]*)")
_BYDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = re.compile(r"[+-]?\d{1,3}")
_READ = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "WKST"}
_IGNORED = {"RSCALE", "SKIP"}  # of the Gregorian calendar: said, and without effect here


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with a step of a day or longer."""

    freq: str
    start: date
    interval: int = 1
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()  # negative: from the end
    week_days: frozenset[tuple[int, int]] = frozenset()  # (which of the month or year, 0 for all; weekday)
    week_start: int = 0

    def days(self, last: date) -> Iterator[date]:
        """The days of the rule after its first one, up to a last day."""
        day = self.start
        while day < last:
            day += timedelta(days=1)
            if self.falls_on(day):
                yield day

    def falls_on(self, day: date) -> bool:
        """Whether the rule names this day."""
        return self._in_step(day) and self._in_month(day) and self._is_named(day)

    def _in_step(self, day: date) -> bool:
        start = self.start
        match self.freq:
            case "DAILY":
                n = (day - start).days
            case "WEEKLY":
                n = (self._week(day) - self._week(start)) // 7
            case "MONTHLY":
                n = (day.year - start.year) * 12 + day.month - start.month
            case _:
                n = day.year - start.year
        return n % self.interval == 0

    def _week(self, day: date) -> int:
        """The first day of its week, as a number."""
        return day.toordinal() - (day.weekday() - self.week_start) % 7

    def _in_month(self, day: date) -> bool:
        if self.months:
            return day.month in self.months
        free = self.freq != "YEARLY" or self.month_days or self.week_days
        return bool(free) or day.month == self.start.month

    def _is_named(self, day: date) -> bool:
        if self.month_days:
            left = calendar.monthrange(day.year, day.month)[1] - day.day + 1
            if not {day.day, -left} & self.month_days:
                return False
        if self.week_days:
            return bool({(0, day.weekday()), *self._places(day)} & self.week_days)
        if self.month_days or self.freq == "DAILY":
            return True
        return day.weekday() == self.start.weekday() if self.freq == "WEEKLY" else day.day == self.start.day

    def _places(self, day: date) -> Iterator[tuple[int, int]]:
        """Which Monday, Tuesday… of its month (of its year, where the rule names no month) the day is."""
        if self.freq == "YEARLY" and not self.months:
            first, last = date(day.year, 1, 1), date(day.year, 12, 31)
        else:
            first = day.replace(day=1)
            last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
        yield (day - first).days // 7 + 1, day.weekday()
        yield -((last - day).days // 7 + 1), day.weekday()


def parts(words: str) -> Mapping[str, str] | None:
    """A rule as written, by the names of its parts; None where it is none."""
    found: dict[str, str] = {}
    for written in words.strip().strip(";").split(";"):
        one = _PART.fullmatch(written.strip())
        if one is None:
            return None
        found[one[1].upper()] = one[2].upper()
    if "FREQ" not in found or not all(found.get(name, "1").isdigit() for name in ("COUNT", "INTERVAL")):
        return None
    return found


def rule(found: Mapping[str, str], start: date) -> Rule | None:
    """The rule, where it counts in days or longer by our calendar; None where it is of another kind."""
    if found["FREQ"] not in _STEPS or found.get("RSCALE", "GREGORIAN") != "GREGORIAN":
        return None
    if {name for name in found if not name.startswith("X-")} - _READ - _IGNORED:
        return None
    numbers = {name: _numbers(found.get(name, "")) for name in ("BYMONTH", "BYMONTHDAY")}
    named = [_BYDAY.fullmatch(one) for one in found.get("BYDAY", "").split(",") if one]
    start_of_week = found.get("WKST", "MO")
    if None in numbers.values() or None in named or start_of_week not in _DAYS:
        return None
    return Rule(
        freq=found["FREQ"],
        start=start,
        interval=max(1, int(found.get("INTERVAL", "1")[:6])),
        months=numbers["BYMONTH"] or frozenset(),
        month_days=numbers["BYMONTHDAY"] or frozenset(),
        week_days=frozenset((int(one[1] or 0), _DAYS.index(one[2])) for one in named if one),
        week_start=_DAYS.index(start_of_week),
    )


def _numbers(words: str) -> frozenset[int] | None:
    listed = [one for one in words.split(",") if one]
    return frozenset(map(int, listed)) if all(map(_NUMBER.fullmatch, listed)) else None
