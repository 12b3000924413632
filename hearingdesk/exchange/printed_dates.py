"""Dates as English pages print them: "Thursday, July 10, 2008", "MARCH 3 AND 4, 2009", "18 June 2014"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from hearingdesk.when import When

_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)}|{'|'.join(m[:3] for m in _MONTHS)}|sept)\b\.?", re.I)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_DAY = re.compile(r"\b([0-3]?\d)(?:st|nd|rd|th)?\b(?!\s*[:%]|\.\d)", re.I)
_SPAN = re.compile(r"\b([0-3]?\d)\s*(?:-|--|–|to|through)\s*([0-3]?\d)\b", re.I)
_LEADING = re.compile(
    r"(?:\b[0-3]?\d(?:st|nd|rd|th)?(?:\s|,|and|to|-|–)+)+$", re.I
)  # "18 and 19 " before "June"
_DIGITS = re.compile(r"(?<!\d)(\d{8})(?!\d)")
_PARTED = re.compile(r"(?<!\d)(1[89]\d\d|2[01]\d\d)([-_.])(\d\d)\2(\d\d)(?!\d)")
_WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_NEAR = 500  # characters between a month and its days and year; looking further takes the square of the text
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d{2}))?\s*(a\.?\s?m\b|p\.?\s?m\b|noon\b|o'clock\s+noon\b)", re.I)


def printed_days(text: str) -> tuple[When, ...]:
    """Every day the words name, in their order; () where they name none."""
    days: list[date] = []
    for before, month, after, year in _groups(text):
        leading = _LEADING.search(before)
        numbers = list(_numbers(after)) or (list(_numbers(leading[0])) if leading else [])
        days.extend(day for day in (_date(year, month, number) for number in numbers) if day)
    return tuple(When(day.isoformat()) for day in dict.fromkeys(days))


def wrong_weekday(text: str, day: When) -> bool:
    """Whether the words name one day of the week, and it is not the day's."""
    named = {found[1].lower() for found in _WEEKDAY.finditer(text)}
    return len(named) == 1 and _WEEKDAYS[date.fromisoformat(day.start[:10]).weekday()] not in named


def day_in_file_name(name: str) -> When | None:
    """Digits that are a day, as 2014-06-18, 20140618 or 18062014."""
    for found in _PARTED.finditer(name):
        if day := _date(int(found[1]), int(found[3]), int(found[4])):
            return When(day.isoformat())
    for found in _DIGITS.finditer(name):
        digits = found[1]
        for year, month, number in (
            (digits[:4], digits[4:6], digits[6:]),
            (digits[4:], digits[2:4], digits[:2]),
        ):
            if 1800 < int(year) < 2200 and (day := _date(int(year), int(month), int(number))):
                return When(day.isoformat())
    return None


def printed_clock(text: str) -> str:
    """The first time of day in the words, "10:05 a.m." or "2 p.m.", as "10:05"; "" where there is none."""
    for found in _CLOCK.finditer(text):
        hour, minute = int(found[1]), int(found[2] or 0)
        if 1 <= hour <= 12 and minute < 60:
            late = found[3][0] in "pP" or "noon" in found[3].lower()
            return f"{hour % 12 + (12 if late else 0):02}:{minute:02}"
    return ""


def _groups(text: str) -> Iterator[tuple[str, int, str, int]]:
    """Each month: the words before it, those after it up to the next month or its year, its year."""
    months = list(_MONTH.finditer(text))
    for place, found in enumerate(months):
        end = months[place + 1].start() if place + 1 < len(months) else len(text)
        year = _YEAR.search(text, found.end(), found.end() + _NEAR)
        if year is None:
            continue
        start = max(months[place - 1].end() if place else 0, found.start() - _NEAR)
        after = text[found.end() : min(end, year.start())]
        yield text[start : found.start()], _number_of(found[1]), after, int(year[1])


def _number_of(month: str) -> int:
    return 1 + next(n for n, name in enumerate(_MONTHS) if name.startswith(month.lower()[:3]))


def _numbers(words: str) -> Iterator[int]:
    """The days of a month that words name, a span as each of its days."""
    for span in _SPAN.finditer(words):
        yield from range(int(span[1]), int(span[2]) + 1)
    for found in _DAY.finditer(_SPAN.sub(" ", words)):
        yield int(found[1])


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
