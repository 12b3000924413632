"""How a date is written for people, in English and Korean; all of it works on stored points."""

from __future__ import annotations

from calendar import monthrange, weekday

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKDAYS_KO = "월화수목금토일"


def said(start: str, end: str, about: bool, lang: str, with_weekday: bool) -> str:
    """A point or a range in the words of the language."""
    korean = lang == "ko"
    if not end:
        words = point(start, lang, with_weekday)
    elif korean:
        words = f"{point(start, lang, with_weekday)} ~ {_end_ko(start, end, with_weekday)}"
    else:
        words = _range_en(start, end, with_weekday)
    if not about:
        return words
    return f"{words}경" if korean else f"about {words}"


def point(stored: str, lang: str, with_weekday: bool = False) -> str:
    """A year, month, day or minute: "Wed 17 Dec 2025, 10:00" or "2025. 12. 17.(수) 10:00"."""
    return _point_ko(stored, with_weekday) if lang == "ko" else _point_en(stored, with_weekday)


def numbers(stored: str) -> tuple[int, int, int]:
    """Year, month and day of a stored point; 0 where it does not go so far."""
    return int(stored[:4]), int(stored[5:7] or 0), int(stored[8:10] or 0)


def days_in(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def clipped(words: str) -> str:
    """Words short enough to be quoted in a sentence."""
    return words if len(words) <= 60 else words[:59] + "…"


def _point_en(stored: str, with_weekday: bool) -> str:
    clock = f", {stored[11:]}" if len(stored) == 16 else ""
    return _day_en(stored, with_weekday) + clock


def _day_en(stored: str, with_weekday: bool, year: bool = True, month: bool = True) -> str:
    """The date without the clock, and without what the other end of the range says already."""
    y, m, d = numbers(stored)
    words = []
    if d and with_weekday:
        words.append(WEEKDAYS[weekday(y, m, d)])
    if d:
        words.append(str(d))
    if m and month:
        words.append(MONTHS[m - 1])
    if year:
        words.append(stored[:4])
    return " ".join(words)


def _range_en(start: str, end: str, with_weekday: bool) -> str:
    """What both ends share is said once: "30–31 Dec 2025"."""
    if len(start) == len(end) == 16 and start[:10] == end[:10]:
        return f"{_point_en(start, with_weekday)}–{end[11:]}"
    left = _point_en(start, with_weekday)
    if len(start) == len(end) < 16 and len(start) > 4 and start[:4] == end[:4]:
        left = _day_en(start, with_weekday, year=False, month=len(start) == 7 or start[:7] != end[:7])
    right = _point_en(end, with_weekday)
    close = " " not in left and (len(start) == 4 == len(end) or left != _point_en(start, with_weekday))
    return f"{left}–{right}" if close else f"{left} – {right}"


def _point_ko(stored: str, with_weekday: bool) -> str:
    _y, m, d = numbers(stored)
    if not m:
        return f"{stored[:4]}년"
    if not d:
        return f"{stored[:4]}. {m}."
    return f"{stored[:4]}. {_day_ko(stored, with_weekday)}"


def _day_ko(stored: str, with_weekday: bool) -> str:
    y, m, d = numbers(stored)
    named = f"({WEEKDAYS_KO[weekday(y, m, d)]})" if with_weekday else ""
    clock = f" {stored[11:]}" if len(stored) == 16 else ""
    return f"{m}. {d}.{named}{clock}"


def _end_ko(start: str, end: str, with_weekday: bool) -> str:
    """The end of a range without the year (and the day) that its start has said already."""
    if len(start) != len(end) or len(start) == 4 or start[:4] != end[:4]:
        return _point_ko(end, with_weekday)
    if len(end) == 7:
        return f"{int(end[5:7])}."
    if len(end) == 16 and start[:10] == end[:10]:
        return end[11:]
    return _day_ko(end, with_weekday)
