"""What a strip of time shows, and the months above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF

from hearingdesk.rows import Tone
from hearingdesk.words import language

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MANY_DAYS = 900  # a longer strip is told in years


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of the strip."""

    label: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A day on a lane; `target` is whatever the room needs to go there."""

    lane: int
    day: date
    label: str = ""
    tone: Tone = "info"
    target: object = None


@dataclass(frozen=True, slots=True)
class Placed:
    """An event with its dot, and the pill of its label if there was room for one."""

    number: int
    event: Event
    x: float
    pill: QRectF | None
    words_left: float  # from the pill's left edge


def months(first: date, last: date) -> Iterator[tuple[date, str]]:
    """The first day and the name of every month in sight; of every year where months would be too many."""
    by_year = (last - first).days > _MANY_DAYS
    day = date(first.year, 1, 1) if by_year else first.replace(day=1)
    while day <= last:
        name = f"{day.month}월" if language() == "ko" else _MONTHS[day.month - 1]
        yield day, str(day.year) if by_year or day.month == 1 else name
        month_on = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        day = date(day.year + 1, 1, 1) if by_year else month_on
