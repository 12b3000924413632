"""Where days lie on a line: in proportion to time, long stretches in which nothing is known left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

SILENT = 0.4  # of the whole time: a longer stretch without any day is left out
SHORTEST = 45  # days; a shorter one never is
BREAKS = 3  # stretches that are left out at most
BREAK = 22.0  # points that stand for one
LEAST = 58.0  # points of a stretch that is shown
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
STEPS = ("day", *MONTHS)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time on the line: its days, both counted in, and where on the line it lies, in points."""

    first: date
    last: date
    left: float
    right: float

    def place(self, day: date, *, ends: bool = False) -> float:
        """Where a day of it begins, or ends."""
        whole = (self.last - self.first).days + 1
        passed = (day - self.first).days + ends
        return self.left + (self.right - self.left) * min(max(passed / whole, 0.0), 1.0)


class Scale:
    """A line of so many points for these spans of days, each from its first to its last."""

    def __init__(self, spans: Sequence[tuple[date, date]], width: float) -> None:
        parts = _parts(sorted(spans))
        room = width - BREAK * (len(parts) - 1)
        least = min(LEAST, room / len(parts))
        days = [(last - first).days + 1 for first, last in parts]
        more = room - least * len(parts)
        x = 0.0
        self.stretches: list[Stretch] = []
        for (first, last), n in zip(parts, days, strict=True):
            wide = least + more * n / sum(days)
            self.stretches.append(Stretch(first, last, x, x + wide))
            x += wide + BREAK

    def place(self, day: date, *, ends: bool = False) -> float:
        """Where a day begins, or ends; a day that is left out lies at the end of what stands before it."""
        inside = [stretch for stretch in self.stretches if stretch.first <= day]
        return (inside[-1] if inside else self.stretches[0]).place(day, ends=ends)


def _parts(spans: Sequence[tuple[date, date]]) -> list[tuple[date, date]]:
    """The spans run together, parted at the longest times between them."""
    runs: list[tuple[date, date]] = []
    for first, last in spans:
        if runs and first <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    whole = (runs[-1][1] - runs[0][0]).days + 1
    gaps = sorted(((b[0] - a[1]).days, place) for place, (a, b) in enumerate(pairwise(runs)))
    cuts = [place for days, place in gaps[-BREAKS:] if days > max(whole * SILENT, SHORTEST)]
    made: list[tuple[date, date]] = []
    for place, (first, last) in enumerate(runs):
        if made and place - 1 not in cuts:
            made[-1] = (made[-1][0], last)
        else:
            made.append((first, last))
    return made


def begins(step: str, day: date) -> date:
    """The first day of the month, quarter, year … that a day lies in."""
    if step == "day":
        return day
    months = MONTHS[step]
    if months < 12:
        return day.replace(month=(day.month - 1) // months * months + 1, day=1)
    years = months // 12
    return date(max(day.year // years * years, 1), 1, 1)


def after(step: str, day: date) -> date:
    """The first day of the next one; the last day that there is where the calendar ends."""
    if step == "day":
        return day + timedelta(days=1) if day < date.max else day
    start = begins(step, day)
    months = start.month - 1 + MONTHS[step]
    year = start.year + months // 12
    return date(year, months % 12 + 1, 1) if year <= date.max.year else date.max


def marks(step: str, first: date, last: date) -> Iterator[date]:
    """The days on which a month, year … begins, after the first and up to the last."""
    day = after(step, first)
    while first < day <= last:
        yield day
        day, first = after(step, day), day
