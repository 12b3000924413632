"""The derivation: how a count is told in words, English and Korean."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import lru_cache

from hearingdesk import codes
from hearingdesk.procedure.arithmetic import Steps
from hearingdesk.procedure.calendars import Calendar
from hearingdesk.procedure.events import triggers
from hearingdesk.procedure.phrases import joined, phrase
from hearingdesk.procedure.rule import Both, Doubt, Rule
from hearingdesk.procedure.sources import cite_law
from hearingdesk.when import When, saying


@lru_cache(maxsize=8192)
def day_words(day: datetime.date, holiday: Both | None = None, at: str = "") -> Both:
    """“10 Dec 2025 (Wed)”, 2025. 12. 10.(수); with the hour and the holiday's name where there is one."""
    stored, weekday = day.isoformat(), day.weekday()
    english, korean = saying.point(stored, "en"), saying.point(stored, "ko")
    clock = f", {at}" if at else ""
    named_en = f"{saying.WEEKDAYS[weekday]}, {holiday.en}" if holiday else saying.WEEKDAYS[weekday]
    named_ko = f"{saying.WEEKDAYS_KO[weekday]}, {holiday.ko}" if holiday else saying.WEEKDAYS_KO[weekday]
    return Both(f"{english}{clock} ({named_en})", f"{korean}({named_ko})" + (f" {at}" if at else ""))


@lru_cache(maxsize=8192)
def when_words(when: When) -> Both:
    """A day or a range as people read it."""
    return Both(when.say("en"), when.say("ko"))


@lru_cache(maxsize=1024)
def _span(rule: Rule, n: int) -> Both:
    return phrase(f"one.{rule.unit}") if n == 1 else phrase(f"unit.{rule.unit}", n=n)


def count_words(rule: Rule, n: int, on: Both) -> Both:
    """“D-7 from 17 Dec 2025”, “2 months from 19 Dec 2025”."""
    if n == 0:
        return phrase("span.same", on=on)
    if rule.unit == "day" and rule.direction == "before":
        return phrase("span.days_before", n=n, on=on)
    return phrase(f"span.{rule.direction}", span=_span(rule, n), on=on)


_WAY_OF_UNIT = {"hour": "hours", "working_day": "working_day", "month": "month", "year": "month"}


@lru_cache(maxsize=1024)
def way_words(rule: Rule) -> Both:
    """How it was counted: the first day, the unit, the roll."""
    names = [rule.first_day] if rule.first_day != "na" and rule.unit != "hour" else []
    if rule.clear_days:
        names.append("clear")
    names.append(_WAY_OF_UNIT.get(rule.unit, "day"))
    if rule.roll != "na":
        names.append(f"roll_{rule.roll}")
    if rule.bound:
        names.append(rule.bound)
    return joined(", ", [phrase(f"way.{name}") for name in names])


@lru_cache(maxsize=1024)
def asked_words(rule: Rule) -> Both:
    """What a rule asks, whatever it is counted from: “7 days before the day of attendance, first day counted …”."""
    on = triggers()[rule.trigger]
    if rule.threshold:
        share = next((c for c in codes.entries("rule_share").values() if c.note == rule.threshold), None)
        return Both(share.en, share.ko) if share else Both(rule.threshold, rule.threshold)
    if rule.unit == "none":
        return phrase(f"order.{rule.direction}", trigger=on)
    if rule.offset is None:
        return joined(", ", [phrase("asked.no_number", on=on), way_words(rule)])
    if rule.offset == 0:
        return phrase("asked.same", on=on)
    return joined(
        ", ", [phrase(f"asked.{rule.direction}", span=_span(rule, rule.offset), on=on), way_words(rule)]
    )


def step_words(rule: Rule, found: Steps, days: Calendar) -> Both:
    """The day itself, and how it rolled or when it takes effect."""
    if rule.next_day:
        return phrase("result.next_day", ended=day_words(found.unrolled), due=day_words(found.due))
    due = day_words(found.due, days.holiday(found.due) if rule.advisory_roll else None, rule.at)
    if found.due == found.unrolled:
        return due
    was = day_words(found.unrolled, days.holiday(found.unrolled))
    return phrase(f"result.rolled_{rule.roll}", **{"from": was, "to": due})


def advisory_words(found: Steps) -> Both:
    """The safer day, where there is one."""
    if found.advisory is None:
        return Both()
    return phrase("result.advisory", day=day_words(found.advisory))


def counted_words(rule: Rule, n: int, on: Both, result: Both) -> Both:
    """The count in one clause: what, how, which day."""
    return phrase("result.counted", count=count_words(rule, n, on), ways=way_words(rule), result=result)


def threshold_words(rule: Rule, count: int, numbers: Iterable[tuple[str, int]]) -> Both:
    """“At least 7 of 20 members in office (ceil(n/3))”."""
    names = {"n": "members"}
    of = joined(", ", [phrase(f"word.{names.get(name, name)}", n=n) for name, n in numbers])
    return phrase("result.threshold", count=count, of=of, formula=rule.threshold)


def order_words(rule: Rule) -> Both:
    """A rule without a period: what comes before or after what."""
    order = phrase(f"order.{rule.direction}", trigger=triggers()[rule.trigger])
    return phrase("result.no_period", title=rule.title, order=order)


@lru_cache(maxsize=4096)
def closing_words(rule: Rule, confidence: str, doubts: tuple[Doubt, ...]) -> Both:
    """On whose word, how sure, whose rule, and what to check."""
    basis = phrase("result.basis", basis=cite_law(rule.sources), confidence=phrase(f"word.{confidence}"))
    own = phrase("result.local") if rule.local else Both()
    why = joined("; ", [doubt.why for doubt in doubts])
    whose = joined("; ", [basis, own])
    return joined(". ", [whose, phrase("result.check", why=why) if why else Both()])


def sentences(parts: Iterable[Both]) -> Both:
    """Clauses as sentences in a row."""
    return joined(". ", parts)
