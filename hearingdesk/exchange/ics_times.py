"""The dates of a calendar: whole days, times of a zone, times of no zone, and what the file says of its zones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from itertools import islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hearingdesk.exchange.ics_lines import Component, Property
from hearingdesk.exchange.ics_rule import parts, rule
from hearingdesk.exchange.inner import Point
from hearingdesk.exchange.refusal import failed
from hearingdesk.when import When
from hearingdesk.words import _

Moment = date | datetime  # a whole day, or a time: with a zone, or without
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)")
_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z?)")
_SPAN = re.compile(
    r"([+-]?)P(?:(\d{1,4})W|(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?)"
)
_SHIFT = re.compile(r"([+-])(\d\d)(\d\d)(?:\d\d)?")
_YEAR = 366
_OBSERVANCES = 400  # changes of the clock in one zone: more is no zone


class Zones:
    """The time zones of one file: the world's by their names, its own as it describes them."""

    def __init__(self, parts: Iterable[Component]) -> None:
        self._described = {one.words("TZID"): one for one in parts if one.name == "VTIMEZONE"}
        self._offsets: dict[tuple[str, date], timezone | None] = {}
        self.unknown: dict[str, int] = {}  # zones that nothing describes, with the line that first names each

    def at(self, name: str, local: datetime, line: int) -> tzinfo | None:
        """The zone that a clock showed at a time; None where neither the world nor the file knows it."""
        if (known := _of_the_world(name)) is not None:
            return known
        key = (name, local.date())
        if key not in self._offsets:
            part = self._described.get(name)
            self._offsets[key] = _offset(part, local) if part and len(part.parts) <= _OBSERVANCES else None
        if self._offsets[key] is None:
            self.unknown.setdefault(name, line)
        return self._offsets[key]


def moment(one: Property, value: str, zones: Zones, file: str) -> Moment:
    """One date or time. Raises ImportFailed with the line where it is none."""
    value = value.strip()
    try:
        if found := _DAY.fullmatch(value):
            return date(*map(int, found.groups()))
        if found := _TIME.fullmatch(value):
            year, month, day, hour, minute, second = map(int, found.groups()[:6])
            local = datetime(year, month, day, hour, minute, min(second, 59))
            if found[7]:
                return local.replace(tzinfo=UTC)
            name = one.parameters.get("TZID")
            return local.replace(tzinfo=zones.at(name, local, one.line)) if name else local
    except ValueError:
        pass
    raise failed(file, _("{name}: “{value}” is no date.", name=one.name, value=value[:40]), one.line)


def length(one: Property, value: str, file: str) -> timedelta:
    """A duration. Raises ImportFailed with the line."""
    found = _SPAN.fullmatch(value.strip())
    if found is None or not any(found.groups()[1:]):
        raise failed(
            file, _("{name}: “{value}” is no length of time.", name=one.name, value=value[:40]), one.line
        )
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    span = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -span if found[1] == "-" else span


def when(start: Moment, end: Moment | None = None) -> When:
    """As the case keeps it: to the minute, on the clock of its own zone; several whole days as a range."""
    first = _written(start)
    if isinstance(start, datetime) or end is None or isinstance(end, datetime):
        return When(first)
    last = end - timedelta(days=1)  # the day after the last one is what a calendar says
    return When(first, _written(last)) if last > start else When(first)


def point(one: Moment) -> Point:
    """The same with its absolute time, where it has a zone."""
    if isinstance(one, datetime) and one.tzinfo is not None:
        return Point(when(one), one)
    return Point(when(one))


def _written(one: Moment) -> str:
    return f"{one.year:04}-{one:%m-%dT%H:%M}" if isinstance(one, datetime) else f"{one.year:04}-{one:%m-%d}"


def naive(one: Moment) -> datetime:
    """The clock alone; the beginning of a whole day."""
    return one.replace(tzinfo=None) if isinstance(one, datetime) else datetime(one.year, one.month, one.day)


@cache
def _of_the_world(name: str) -> tzinfo | None:
    """By its name in the database of time zones; also where a path of the maker stands before it."""
    names = name.strip("/").split("/")[-4:]
    for start in range(len(names)):
        try:
            return ZoneInfo("/".join(names[start:]))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return None


def _offset(part: Component, local: datetime) -> timezone | None:
    """What the latest change of the clock before a time made of it, as the file describes its zone."""
    latest: tuple[datetime, str] | None = None
    for one in part.parts:
        begun = _onset(one, local)
        if begun and (latest is None or begun > latest[0]):
            latest = (begun, one.words("TZOFFSETTO"))
    if latest is None:  # before the first change
        latest = (local, next((one.words("TZOFFSETFROM") for one in part.parts), ""))
    found = _SHIFT.fullmatch(latest[1])
    if found is None:
        return None
    shift = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(-shift if found[1] == "-" else shift) if shift < timedelta(days=1) else None


def _onset(one: Component, local: datetime) -> datetime | None:
    """When an observance last began before a time; None where it had not begun yet."""
    starts = [
        _local(value)
        for name in ("DTSTART", "RDATE")
        for line in one.every(name)
        for value in line.value.split(",")
    ]
    begun = [start for start in starts if start and start <= local]
    first = starts[0] if starts else None
    for line in one.every("RRULE"):
        named = parts(line.value)
        made = rule(named, first.date()) if named and first else None
        until = _local(named["UNTIL"]) if named and "UNTIL" in named else None
        end = min(local, until) if until else local
        if made is None or first is None or end < first:
            continue
        days = (
            end.date() - timedelta(days=n) for n in range(min(_YEAR, (end.date() - first.date()).days + 1))
        )
        begun += [datetime.combine(day, first.time()) for day in islice(filter(made.falls_on, days), 2)]
    return max((start for start in begun if start <= local), default=None)


def _local(value: str) -> datetime | None:
    found = _TIME.fullmatch(value.strip())
    try:
        year, month, day, hour, minute = map(int, found.groups()[:5]) if found else (0, 0, 0, 0, 0)
        return datetime(year, month, day, hour, minute)
    except ValueError:
        return None
