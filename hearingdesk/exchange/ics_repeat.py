"""An entry that repeats: on which further days, no more than so many and no further than so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange.ics_lines import Component, Property
from hearingdesk.exchange.ics_rule import parts, rule
from hearingdesk.exchange.ics_times import Moment, Zones, length, moment, naive, when
from hearingdesk.exchange.refusal import failed
from hearingdesk.words import _

MOST = 60  # further days that are told
YEARS = timedelta(days=1830)  # a rule is followed no further
FOLLOWED = 1_000  # entries of one file whose rules are followed; those of the rest are kept as written


@dataclass(frozen=True, slots=True)
class Repeats:
    """The further times an entry has; `more` where they go on after these."""

    further: tuple[Moment, ...] = ()
    more: bool = False
    unread: str = ""  # a rule that is kept as written, because it counts by another calendar, or by the hour


def repeats(part: Component, start: Moment, zones: Zones, file: str, follow: bool = True) -> Repeats:
    """What RRULE, RDATE and EXDATE make of an entry. Raises ImportFailed with the line where one cannot be read."""
    without = {str(when(day)) for one in part.every("EXDATE") for day in _listed(one, zones, file)}
    found = [day for one in part.every("RDATE") for day in _listed(one, zones, file)]
    more, unread = False, ""
    for one in part.every("RRULE"):
        named = parts(one.value)
        if named is None:
            raise _unreadable(one, file)
        until = moment(one, named["UNTIL"], zones, file) if "UNTIL" in named else None
        days = _days(named, start, until) if follow else None
        if days is None:
            unread = one.value
            continue
        told = list(islice(days, MOST + 1))
        more = more or len(told) > MOST or not {"COUNT", "UNTIL"} & named.keys()
        found += told
    first = str(when(start))
    known = {str(when(day)): day for day in found}
    kept = [
        day for key, day in known.items() if key != first and key not in without and key[:10] not in without
    ]
    kept.sort(key=naive)
    return Repeats(tuple(kept[:MOST]), more or len(kept) > MOST, unread)


def _days(named: Mapping[str, str], start: Moment, until: Moment | None) -> Iterator[Moment] | None:
    """The further times of a rule, by the clock of its own zone, so that a change of the clock moves nothing."""
    first = naive(start).date()
    made = rule(named, first)
    if made is None:
        return None
    last = first + YEARS if first < date.max - YEARS else date.max
    end = _until(until, start) if until is not None else datetime.combine(last, datetime.max.time())
    count = int(named["COUNT"][:6]) - 1 if "COUNT" in named else None
    every = (datetime.combine(day, naive(start).time()) for day in made.days(min(last, end.date())))
    within = (day for day in every if day <= end)
    return (_like(start, day) for day in islice(within, count))


def _until(until: Moment, start: Moment) -> datetime:
    if not isinstance(until, datetime):
        return datetime.combine(until, datetime.max.time())
    if until.tzinfo is not None and isinstance(start, datetime) and start.tzinfo is not None:
        try:
            until = until.astimezone(start.tzinfo)
        except OverflowError:
            return datetime.max
    return (
        naive(until) if isinstance(start, datetime) else datetime.combine(until.date(), datetime.max.time())
    )


def _like(start: Moment, day: datetime) -> Moment:
    return day.replace(tzinfo=start.tzinfo) if isinstance(start, datetime) else day.date()


def _listed(one: Property, zones: Zones, file: str) -> Iterator[Moment]:
    """Dates in a row; of a span of time its beginning."""
    for value in one.value.split(","):
        first, slash, end = value.partition("/")
        yield moment(one, first, zones, file)
        if slash and end.strip().upper()[:2].lstrip("+-").startswith("P"):
            length(one, end, file)
        elif slash:
            moment(one, end, zones, file)


def _unreadable(one: Property, file: str) -> ImportFailed:
    return failed(file, _("“{words}” is no rule of repetition.", words=one.value[:60]), one.line)
