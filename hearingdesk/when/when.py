"""A date as far as anyone knows it: a year, a month, a day, a minute, a range of these, or "about"."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from hearingdesk.errors import Unreadable
from hearingdesk.when import saying
from hearingdesk.words import _, language

_POINT = re.compile(
    r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9])?)?)?"
)
_PRECISION = {4: "year", 7: "month", 10: "day", 16: "minute"}
_EARLIEST = "0001-01-01T00:00"
_LATEST = "9999-12-31T23:59"


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A point ("2025", "2025-12", "2025-12-17", "2025-12-17T10:00") or a range of two; `about` marks a guess.

    Every When that exists is a possible one: the days are in the calendar and a range does not run backwards.
    A range from a point to itself is that point. The order is by `first`, the less precise before the more.
    """

    start: str
    end: str = ""
    about: bool = False

    def __post_init__(self) -> None:
        for point in (self.start, self.end) if self.end else (self.start,):
            if not _possible(point):
                raise Unreadable(_("“{words}” is not a date.", words=saying.clipped(point)))
        if self.end == self.start:
            object.__setattr__(self, "end", "")
        if self.end and not _forward(self.start, self.end):
            words = f"{saying.point(self.start, language())} – {saying.point(self.end, language())}"
            raise Unreadable(_("“{words}” ends before it starts. Write the earlier date first.", words=words))

    @classmethod
    def parse(cls, text: str) -> When:
        """Read the stored form: "2025-12-30/2025-12-31", "2025-11~". Raises Unreadable."""
        start, slash, end = text.removesuffix("~").partition("/")
        if slash and not end:
            raise Unreadable(_("“{words}” is not a date.", words=saying.clipped(text)))
        return cls(start, end, about=text.endswith("~"))

    @classmethod
    def day(cls, day: datetime.date) -> When:
        """The whole of one day of the calendar."""
        return cls(datetime.date(day.year, day.month, day.day).isoformat())

    @classmethod
    def read(cls, words: str) -> When:
        """Read what people type or print, in English or Korean, and the stored form.

        Nothing is guessed: day and month in doubt, a year of two digits, a weekday that contradicts the date
        and days that do not exist raise Unreadable with a sentence that says so.
        """
        from hearingdesk.when.reading import read

        return cls(*read(words))

    def __str__(self) -> str:
        return self.start + (f"/{self.end}" if self.end else "") + ("~" if self.about else "")

    def say(self, lang: str = "", weekday: bool = False) -> str:
        """As people read it: "30–31 Dec 2025", "2025. 12. 17.(수)"; `lang` "" is the program's language."""
        return saying.said(self.start, self.end, self.about, lang or language(), weekday)

    def date(self) -> When:
        """The same without the time of day."""
        return When(self.start[:10], self.end[:10], self.about)

    @property
    def precision(self) -> str:
        """One of "year", "month", "day", "minute", "range"."""
        return "range" if self.end else _PRECISION[len(self.start)]

    @property
    def first(self) -> datetime.date:
        """The earliest day it can mean."""
        year, month, day = saying.numbers(self.start)
        return datetime.date(year, month or 1, day or 1)

    @property
    def last(self) -> datetime.date:
        """The latest day it can mean, as written ("about" widens nothing)."""
        year, month, day = saying.numbers(self.end or self.start)
        month = month or 12
        return datetime.date(year, month, day or saying.days_in(year, month))

    @property
    def is_day(self) -> bool:
        """Is it one known day (perhaps with its hour), so that days can be counted from it?"""
        return not self.end and not self.about and len(self.start) >= len("2025-12-17")


def _possible(point: str) -> bool:
    if not _POINT.fullmatch(point):
        return False
    year, month, day = saying.numbers(point)
    return year > 0 and (day or 1) <= saying.days_in(year, month or 1)


def _forward(start: str, end: str) -> bool:
    """Neither does the end begin before the start begins, nor end before the start ends."""
    begins = start + _EARLIEST[len(start) :] <= end + _EARLIEST[len(end) :]
    return begins and start + _LATEST[len(start) :] <= end + _LATEST[len(end) :]
