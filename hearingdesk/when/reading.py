"""Dates as people type or print them, in English and Korean, turned into stored points."""

from __future__ import annotations

import re
import unicodedata
from calendar import weekday
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hearingdesk.errors import Unreadable
from hearingdesk.when import saying
from hearingdesk.words import _, language

_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR, _MON, _DAY = r"(?P<y>\d{4})", r"(?P<m>\d{1,2})", r"(?P<d>\d{1,2})"
_NTH = _DAY + r"(?:st|nd|rd|th)?\b"


def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


# How a point may be written: "first" has the year first, "named" leaves no doubt about day and month, "doubt"
# may leave one; "tail" and "number" mean something only beside the other end of a range.
_POINTS = (
    ("first", _re(rf"{_YEAR}(?: ?([-./]) ?{_MON}(?: ?\2 ?{_DAY})?)? ?\.?")),
    ("first", _re(rf"{_YEAR} ?년(?: ?{_MON} ?월(?: ?{_DAY} ?일)?)?")),
    ("first", _re(rf"{_MON} ?월 ?{_DAY} ?일")),
    ("named", _re(rf"(?:the )?{_NTH}[ -]?(?:of )?{_MONTH}(?:,?[ -]?{_YEAR})?")),
    ("named", _re(rf"{_MONTH}[ -]?{_NTH}(?:,?[ -]{_YEAR}|, ?{_YEAR.replace('<y>', '<y2>')})?")),
    ("named", _re(rf"{_MONTH},?[ -]?{_YEAR}?")),
    ("named", _re(rf"{_NTH},? {_YEAR}")),
    ("doubt", _re(r"(?P<a>\d{1,2}) ?([-./]) ?(?P<b>\d{1,2}) ?\2 ?(?P<y>\d{4}|\d{2})\.?")),
    ("named", _re(rf"{_MON}/{_YEAR}")),
    ("tail", _re(rf"{_MON}[-./] ?{_DAY}\.?|(?P<m2>\d{{1,2}}) ?월|(?P<d2>\d{{1,2}}) ?일")),
    ("number", _re(r"(?P<n>\d{1,2})(?:st|nd|rd|th|\.)?")),
)
_CLOCK = _re(
    r",? ?(?:\bat |(?<=\d)t)?(?:(?P<half_ko>오전|오후) ?)?(?<!\d)(?P<h>\d{1,2})"
    r"(?::(?P<min>\d{2})(?::(?P<sec>\d{2}))?(?![:\d])| ?시(?: ?(?P<min_ko>\d{1,2}) ?분)?|(?= ?[ap]\.?m\b))"
    r"(?: ?(?P<half>[ap])\.?m\b\.?)?"
)
_WEEKDAY = _re(
    r"(?:^|(?<=[ ,.]))(?P<en>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|r|rs|ur)?(?:day)?\b\.?,?"
    r"|\( ?(?P<ko>[월화수목금토일])(?:요일)? ?\)|(?P<ko_long>[월화수목금토일])요일"
)
_ABOUT = _re(
    r"^(?:about|around|approximately|approx\b\.?|circa|ca?\b\.?|c(?=\d)|약)(?= ?\d| [a-z]) ?"
    r"| ?(?:경|쯤|무렵)$"
)
_BETWEEN = (_re(r" ?[~–] ?| - | to "), _re(r" ?/ ?|-"))
_DASHES = str.maketrans({"–": "–", "—": "–", "―": "–", "‒": "–", "−": "–", "〜": "~", "∼": "~", "‐": "-"})
_STORED = _re(r"\d{4}(?:-\d\d(?:-\d\d(?:t\d\d:\d\d)?)?)?")
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class _Part:
    """One end of a range, or the whole: what it says of itself; the other end may say the rest."""

    style: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None
    clock: str = ""
    weekday: int | None = None
    about: bool = False


def read(words: str) -> tuple[str, str, bool]:
    """Start, end and about in the stored form. Raises Unreadable with a sentence that says what would do."""
    text = " ".join(unicodedata.normalize("NFKC", words[: _LONGEST + 1]).translate(_DASHES).split()).lower()
    if not text or len(words) > _LONGEST:
        raise _not_a_date(words)
    if stored := _stored(text):
        return stored
    if (whole := _part(text)) and whole.style not in ("tail", "number", "clock"):
        return _point(whole, words), "", whole.about
    for left, right in _splits(text):
        if pair := _joined(left, right):
            return _point(pair[0], words), _point(pair[1], words), left.about or right.about
    raise _not_a_date(words)


def _stored(text: str) -> tuple[str, str, bool] | None:
    ends = text.removesuffix("~").split("/")
    if len(ends) > 2 or not all(_STORED.fullmatch(end) for end in ends):
        return None
    points = [_point(part, text) for end in ends if (part := _part(end))]
    return points[0], points[1] if len(points) > 1 else "", text.endswith("~")


def _splits(text: str) -> Iterator[tuple[_Part, _Part]]:
    """Every place where the text falls into two readable ends, plain separators before doubtful ones."""
    text = text.removeprefix("from ").removesuffix("까지").replace("부터", " ~ ", 1)
    for pattern in _BETWEEN:
        for mark in pattern.finditer(text):
            left, right = _part(text[: mark.start()]), _part(text[mark.end() :])
            if left and right:
                yield left, right


def _part(text: str) -> _Part | None:
    """What one end says; None when it is no form of date. Raises Unreadable where it leaves a doubt."""
    rest = _ABOUT.sub("", text.strip())
    part = _Part("clock", about=rest != text.strip())
    if found := _CLOCK.search(rest):
        part = replace(part, clock=_clock(found))
        rest = rest[: found.start()] + " " + rest[found.end() :]
    if named := _WEEKDAY.search(rest):
        part = replace(part, weekday=_weekday(named))
        rest = rest[: named.start()] + " " + rest[named.end() :]
    rest = " ".join(rest.split()).strip(" ,").removeprefix("on ")
    if not rest:
        return part if found else None
    for style, pattern in _POINTS:
        if match := pattern.fullmatch(rest):
            return _filled(part, style, match, rest)
    return None


def _filled(part: _Part, style: str, match: re.Match[str], text: str) -> _Part:
    found = match.groupdict()
    if style == "doubt":
        if len(found["y"]) == 2:
            raise _no_year(text)
        day, month = _day_and_month(int(found["a"]), int(found["b"]), int(found["y"]), text)
        return replace(part, style="named", year=int(found["y"]), month=month, day=day)
    name = found.get("name")
    return replace(
        part,
        style=style,
        year=_number(found, "y", "y2"),
        month=saying.MONTHS.index(name[:3].capitalize()) + 1 if name else _number(found, "m", "m2"),
        day=_number(found, "d", "d2"),
        number=_number(found, "n"),
    )


def _number(found: dict[str, str | None], *names: str) -> int | None:
    return next((int(digits) for name in names if (digits := found.get(name))), None)


def _day_and_month(a: int, b: int, year: int, text: str) -> tuple[int, int]:
    """Day and month of two numbers when only one reading exists."""
    readings = {(d, m) for d, m in ((a, b), (b, a)) if _exists(year, m, d)}
    if not readings:
        raise Unreadable(_("“{words}” is not a day of the calendar. Check day and month.", words=text))
    if len(readings) == 1:
        return readings.pop()
    one, other = (f"{year:04}-{m:02}-{d:02}" for d, m in sorted(readings))
    raise Unreadable(
        _(
            "“{words}” may mean {one} or {other}. "
            "Write the month as a word, or the year first: {iso_one} or {iso_other}.",
            words=text,
            one=saying.point(one, language()),
            other=saying.point(other, language()),
            iso_one=one,
            iso_other=other,
        )
    )


def _joined(left: _Part, right: _Part) -> tuple[_Part, _Part] | None:
    """The two ends, each completed from the other; None when they do not belong together."""
    if right.style == "clock":
        right = replace(left, clock=right.clock, weekday=None)
        return (left, right) if left.clock and left.day else None
    if left.style == "number" and right.style == "named" and right.month and right.day:
        left = replace(left, style="named", day=left.number)
    elif right.style == "number" and left.style == "first" and left.month:
        right = replace(right, style="first", **{"day" if left.day else "month": right.number})
    elif right.style == "tail" and left.style == "first" and left.month and (left.day or not right.day):
        right = replace(right, style="first")
    if {left.style, right.style} & {"number", "tail", "clock"}:
        return None
    return _completed(left, right), _completed(right, left)


def _completed(part: _Part, other: _Part) -> _Part:
    """With the year, and the month of its day, taken from the other end where it does not say them."""
    month = part.month if part.month is not None or part.day is None else other.month
    return replace(part, year=other.year if part.year is None else part.year, month=month)


def _point(part: _Part, words: str) -> str:
    """The stored form of a complete part. Raises Unreadable for what is not in the calendar."""
    if not part.year:
        raise _no_year(words)
    if part.month is not None and not 1 <= part.month <= 12:
        raise Unreadable(_("There is no month {month}: months run from 1 to 12.", month=part.month))
    if part.day is not None and not _exists(part.year, part.month or 0, part.day):
        month = saying.point(f"{part.year:04}-{part.month:02}", language())
        raise Unreadable(
            _("There is no day {day} in {month}. Check the day and the month.", day=part.day, month=month)
        )
    if part.clock and not part.day:
        raise Unreadable(_("“{words}” has a time of day but no day.", words=saying.clipped(words)))
    stored = "-".join([f"{part.year:04}"] + [f"{n:02}" for n in (part.month, part.day) if n])
    if part.weekday is not None:
        _agree(part, stored, words)
    return f"{stored}T{part.clock}" if part.clock else stored


def _agree(part: _Part, stored: str, words: str) -> None:
    """Does the weekday written with the date fall on it?"""
    if not part.day:
        raise _not_a_date(words)
    true = weekday(*saying.numbers(stored))
    if true == part.weekday:
        return
    raise Unreadable(
        _(
            "“{words}” contradicts itself: {date} is a {weekday}. Check the day or leave the weekday out.",
            words=saying.clipped(words),
            date=saying.point(stored, language()),
            weekday=_weekday_names()[true],
        )
    )


def _weekday_names() -> tuple[str, ...]:
    return (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))


def _weekday(found: re.Match[str]) -> int:
    if english := found["en"]:
        return saying.WEEKDAYS.index(english.capitalize())
    return saying.WEEKDAYS_KO.index(found["ko"] or found["ko_long"])


def _clock(found: re.Match[str]) -> str:
    """Hours and minutes; "" for midnight to the second, as spreadsheets print a day without a time."""
    hour, minute = int(found["h"]), int(found["min"] or found["min_ko"] or 0)
    half = found["half"] or {"오전": "a", "오후": "p"}.get(found["half_ko"] or "", "")
    if hour > 23 or minute > 59 or int(found["sec"] or 0) > 59 or (half and not 1 <= hour <= 12):
        raise Unreadable(
            _("“{words}” is not a time of day. Write it as 09:30 or 14:00.", words=found.group().strip(" ,"))
        )
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return "" if found["sec"] and hour == minute == int(found["sec"]) == 0 else f"{hour:02}:{minute:02}"


def _exists(year: int, month: int, day: int) -> bool:
    return year > 0 and 1 <= month <= 12 and 1 <= day <= saying.days_in(year, month)


def _no_year(words: str) -> Unreadable:
    return Unreadable(
        _("“{words}” has no year. Write the year with four digits.", words=saying.clipped(words))
    )


def _not_a_date(words: str) -> Unreadable:
    sentence = _(
        "“{words}” is not a date. Write for example 17 Dec 2025, 2025-12-17, Dec 2025, 30–31 Dec 2025 "
        "or about Nov 2025.",
        words=saying.clipped(words),
    )
    return Unreadable(sentence)
