"""What keeps a count from being certain: the rule itself, its trigger, the holidays it rolled over."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hearingdesk.procedure.arithmetic import Steps
from hearingdesk.procedure.calendars import Calendar
from hearingdesk.procedure.events import proceedings
from hearingdesk.procedure.phrases import doubt, joined
from hearingdesk.procedure.rule import Both, Doubt, Rule
from hearingdesk.procedure.sources import is_general
from hearingdesk.when import When


@dataclass(frozen=True, slots=True)
class OfRule:
    """The doubts about a rule on a day; final ones leave nothing to count."""

    doubts: tuple[Doubt, ...] = ()
    final: bool = False


def of_rule(rule: Rule, on: When, asked: tuple[str, ...]) -> OfRule:
    """Is it law then, does it hold there, and how sure is it?"""
    first, last = on.first, on.last
    if not (rule.in_force(first) and rule.in_force(last)):
        return OfRule(tuple(_out_of_force(rule, first, last)), final=True)
    if asked and not any(rule.applies_to(one) for one in asked):
        return OfRule((_elsewhere(rule, asked),), final=True)
    return OfRule(_standing(rule, _age(rule, first, last), _reserved(rule, last)))


def _out_of_force(rule: Rule, first: datetime.date, last: datetime.date) -> Iterator[Doubt]:
    if rule.since and first < rule.since:
        yield doubt("not_yet", day=_day(first), since=_day(rule.since))
        if rule.former:
            yield doubt("former", rule=rule.former)
    elif rule.until:
        yield doubt("no_longer", day=_day(last), until=_day(rule.until))
    if rule.note:
        yield Doubt("note", rule.note)


def _elsewhere(rule: Rule, asked: tuple[str, ...]) -> Doubt:
    known = proceedings()
    kinds = joined(", ", [known[name].title for name in rule.applies if name in known])
    title = next((known[name].title for name in asked if name in known), Both(asked[0], asked[0]))
    return doubt("proceeding", proceeding=title, kinds=kinds)


def _age(rule: Rule, first: datetime.date, last: datetime.date) -> tuple[bool, bool]:
    """Whether the day lies before, or after, the texts of the law that were read."""
    later = rule.read_until is not None and last > rule.read_until
    known_ahead = rule.since is not None and rule.read_until is not None and rule.since > rule.read_until
    return rule.read_from is not None and first < rule.read_from, later and not known_ahead


def _reserved(rule: Rule, last: datetime.date) -> tuple[Both, ...]:
    return tuple(
        one.why for one in rule.reserves if not one.if_rolled and (one.since is None or last >= one.since)
    )


def standing(rule: Rule) -> tuple[Doubt, ...]:
    """What is not certain of a rule itself, on whatever day: two readings first."""
    two = (doubt("two_readings"),) if rule.alt else ()
    return (*two, *_standing(rule, (False, False), tuple(one.why for one in rule.reserves)))


@lru_cache(maxsize=4096)
def _standing(rule: Rule, age: tuple[bool, bool], reserved: tuple[Both, ...]) -> tuple[Doubt, ...]:
    found = []
    if rule.uncertain:
        found.append(doubt("uncertain") if not rule.note else Doubt("uncertain", rule.note))
    if is_general(rule.sources):
        found.append(doubt("general"))
    before, after = age
    if before and rule.read_from:
        found.append(doubt("read_from", day=_day(rule.read_from)))
    if after and rule.read_until:
        found.append(doubt("read_until", day=_day(rule.read_until)))
    return (*found, *(Doubt("reserve", why) for why in reserved))


def of_trigger(rule: Rule, on: When, number: int | None) -> tuple[Doubt, ...]:
    """Is the trigger one day (for hours: one minute), and is the number the rule's own?"""
    found = []
    if on.about:
        found.append(doubt("about", on=_words(on)))
    elif rule.unit == "hour" and on.precision == "day":
        found.append(doubt("hour_unknown"))
    elif not on.is_day and (on.first != on.last or rule.unit == "hour"):
        found.append(doubt("range", on=_words(on)))
    if number is not None and rule.offset is not None and number != rule.offset:
        found.append(doubt("own_number", n=number, rule=rule.offset))
    if rule.first_day == "na" and rule.unit != "hour" and (rule.offset or number):
        found.append(doubt("first_day"))
    return tuple(found)


def of_holidays(rule: Rule, days: Calendar, ends: Sequence[Steps]) -> list[Doubt]:
    """Were the holidays known where they mattered?"""
    found = []
    if rule.roll in ("next", "prev") or rule.unit == "working_day":
        if not days.is_known:
            found.append(doubt("no_calendar", calendar=days.facts.title))
        elif days.is_own:
            found.append(doubt("own_days", calendar=days.facts.title))
        elif unsettled := [day for one in ends for day in (one.unrolled, one.due) if not days.covers(day)]:
            facts = days.facts
            found.append(
                doubt(
                    "years",
                    year=unsettled[0].year,
                    calendar=facts.title,
                    since=facts.since,
                    until=facts.until,
                )
            )
    if any(one.due != one.unrolled for one in ends) and not rule.next_day:
        found += [Doubt("reserve", one.why) for one in rule.reserves if one.if_rolled]
    return found


def _day(day: datetime.date) -> Both:
    return _words(When.day(day))


def _words(when: When) -> Both:
    return Both(when.say("en"), when.say("ko"))
