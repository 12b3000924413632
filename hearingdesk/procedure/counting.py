"""Apply a rule to a trigger: the day or the hour, with its derivation and its doubts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hearingdesk.procedure import telling
from hearingdesk.procedure.arithmetic import Clock, hours_from, read_clock, steps
from hearingdesk.procedure.calendars import Calendar, Calendars
from hearingdesk.procedure.counted import Counted
from hearingdesk.procedure.doubts import of_holidays, of_rule, of_trigger
from hearingdesk.procedure.formula import formula
from hearingdesk.procedure.phrases import doubt, phrase
from hearingdesk.procedure.rule import Both, Doubt, Rule
from hearingdesk.procedure.sources import cite, is_general
from hearingdesk.when import When

_MIDNIGHT = datetime.time.min
_LAST_MINUTE = datetime.time(23, 59)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What a rule is counted with. `number` stands in for the rule's own; `unrolled` is the trigger before its roll."""

    on: When
    number: int | None = None
    numbers: Mapping[str, int]  # members in office (n), present, votes: what is known of them
    proceedings: tuple[str, ...] = ()  # the kinds of proceeding it is asked for; () asks nothing
    unrolled: When | None = None
    zone: str = ""


def counted(rule: Rule, call: Call, calendars: Calendars) -> Counted:
    """The count, with its readings where the rule has two."""
    if not rule.alt:
        return _one(rule, call, calendars)
    first, second = _readings(rule, call, calendars)
    if first.earliest is None and second.earliest is None:
        return first  # neither can be counted, for the same reason
    bounds = [when for one in (first, second) for when in (one.earliest, one.latest) if when]
    doubts = (doubt("two_readings"), *first.doubts)
    return Counted(
        rule=rule.id,
        earliest=min(bounds, default=None),
        latest=max(bounds, default=None),
        derivation=phrase(
            "result.readings", title=rule.title, first=first.derivation, second=second.derivation
        ),
        basis=first.basis,
        confidence=first.confidence,
        doubts=doubts,
        readings=(first, second),
        local=rule.local,
    )


def _readings(rule: Rule, call: Call, calendars: Calendars) -> tuple[Counted, Counted]:
    """As written, and with what differs in the second reading."""
    if rule.alt.get("from") == "rolled_due":
        earlier = replace(call, on=call.unrolled or call.on)
        rolled = call if call.unrolled else replace(call, on=_rolled(call.on, calendars[rule.calendar]))
        return _one(rule, earlier, calendars), _one(rule, rolled, calendars)
    return _one(rule, call, calendars), _one(_otherwise(rule), call, calendars)


@cache
def _otherwise(rule: Rule) -> Rule:
    """The rule as its second reading has it."""
    return replace(rule, clear_days=bool(rule.alt["clear_days"]), alt={})


def _rolled(on: When, days: Calendar) -> When:
    """The trigger where its own roll leaves it; as it is where no working day is near."""
    try:
        first, last = (days.working_from(day, 1).isoformat() for day in (on.first, on.last))
    except OverflowError:
        return on
    return When(first, last, on.about)


def _one(rule: Rule, call: Call, calendars: Calendars) -> Counted:
    """One reading of a rule."""
    standing = of_rule(rule, call.on, call.proceedings)
    if standing.final:
        return _finished(rule, standing.doubts, phrase("result.refused", title=rule.title))
    if rule.threshold:
        return _threshold(rule, call, standing.doubts)
    number = rule.offset if call.number is None else call.number
    if number is None or rule.unit in ("none", "sitting_day"):
        return _without_date(rule, (*standing.doubts, _why_no_date(rule)))
    doubts = (*standing.doubts, *of_trigger(rule, call.on, call.number))
    try:
        if rule.unit == "hour":
            return _by_hours(rule, number, call, doubts)
        return _by_days(rule, number, call.on, calendars[rule.calendar], doubts)
    except (OverflowError, ValueError):
        return _without_date(rule, (*doubts, doubt("beyond")))


def _why_no_date(rule: Rule) -> Doubt:
    return doubt({"none": "no_period", "sitting_day": "sitting_days"}.get(rule.unit, "no_number"))


def _threshold(rule: Rule, call: Call, doubts: tuple[Doubt, ...]) -> Counted:
    """How many it takes; without the number of members it says so."""
    read = formula(rule.threshold)
    if not read.names <= call.numbers.keys():
        return _without_date(rule, (*doubts, doubt("no_members", formula=rule.threshold)))
    count = read.of(call.numbers)
    words = telling.threshold_words(rule, count, [(n, call.numbers[n]) for n in sorted(read.names)])
    return _finished(rule, doubts, words, threshold=count)


def _without_date(rule: Rule, doubts: tuple[Doubt, ...]) -> Counted:
    if rule.unit == "none" and not rule.threshold:
        return _finished(rule, doubts, telling.order_words(rule))
    return _finished(rule, doubts, phrase("result.no_date", title=rule.title))


def _by_days(rule: Rule, n: int, on: When, days: Calendar, doubts: tuple[Doubt, ...]) -> Counted:
    first = steps(rule, n, on.first, days)
    last = first if on.last == on.first else steps(rule, n, on.last, days)
    doubts = (*doubts, *of_holidays(rule, days, (first, last)))
    if last != first:
        earliest, latest = _point(rule, first.due), _point(rule, last.due)
        words = _between(earliest, latest)
        said = telling.counted_words(rule, n, telling.when_words(on.date()), words)
        return _finished(rule, doubts, said, earliest=earliest, latest=latest)
    due = _point(rule, first.due)
    said = telling.counted_words(
        rule, n, telling.when_words(When(on.start[:10])), telling.step_words(rule, first, days)
    )
    return _finished(
        rule,
        doubts,
        said,
        telling.advisory_words(first),
        due=due,
        unrolled=due if first.due == first.unrolled or rule.next_day else _point(rule, first.unrolled),
        advisory=When.day(first.advisory) if first.advisory else None,
        earliest=due,
        latest=due,
    )


def _point(rule: Rule, day: datetime.date) -> When:
    return When(f"{day.isoformat()}T{rule.at}" if rule.at else day.isoformat())


def _between(earliest: When, latest: When) -> Both:
    return phrase("result.between", earliest=telling.when_words(earliest), latest=telling.when_words(latest))


def _by_hours(rule: Rule, n: int, call: Call, doubts: tuple[Doubt, ...]) -> Counted:
    """Absolute hours in the zone; a trigger without an hour, or one the clock shows twice, gives bounds."""
    zone = _zone(call.zone or rule.zone)
    if zone is None:
        return _without_date(rule, (*doubts, doubt("zone", zone=call.zone or rule.zone)))
    clocks = [read_clock(local, zone) for local in _ends(call.on)]
    signed = -n if rule.direction == "before" else n
    found = [hours_from(instant, signed, zone) for clock in clocks for instant in clock.instants]
    points = [When(f"{one:%Y-%m-%dT%H:%M}" if one.year > 999 else f"{one.isoformat()[:16]}") for one in found]
    doubts = (*doubts, *_of_clocks(clocks, found, zone))
    earliest, latest = min(points), max(points)
    on = telling.when_words(call.on)
    if len(points) == 1:
        day = found[0]
        said = telling.counted_words(rule, n, on, telling.day_words(day.date(), at=f"{day:%H:%M}"))
        return _finished(
            rule, doubts, said, due=earliest, unrolled=earliest, earliest=earliest, latest=latest
        )
    said = telling.counted_words(rule, n, on, _between(earliest, latest))
    return _finished(rule, doubts, said, earliest=earliest, latest=latest)


def _ends(on: When) -> list[datetime.datetime]:
    """The first and the last minute a trigger can mean; one where it is one minute."""
    first, last = (
        datetime.datetime.fromisoformat(point) if len(point) == 16 else datetime.datetime.combine(day, time)
        for point, day, time in ((on.start, on.first, _MIDNIGHT), (on.end or on.start, on.last, _LAST_MINUTE))
    )
    return [first] if first == last else [first, last]


def _of_clocks(clocks: list[Clock], found: list[datetime.datetime], zone: ZoneInfo) -> list[Doubt]:
    told = [read_clock(one.replace(tzinfo=None, fold=0), zone) for one in found]
    doubts = []
    if any(len(clock.instants) > 1 for clock in (*clocks, *told)):
        doubts.append(doubt("clock_twice"))
    if not all(clock.exists for clock in clocks):
        doubts.append(doubt("clock_never"))
    return doubts


@cache
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _finished(rule: Rule, doubts: tuple[Doubt, ...], *said: Both, **values: object) -> Counted:
    confidence = "uncertain" if rule.uncertain or is_general(rule.sources) else rule.confidence
    return Counted(
        rule=rule.id,
        derivation=telling.sentences([*said, telling.closing_words(rule, confidence, doubts)]),
        basis=cite(rule.sources),
        confidence=confidence,
        doubts=doubts,
        local=rule.local,
        **values,  # pyright: ignore[reportArgumentType]
    )
