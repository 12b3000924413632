"""When a service took effect, by its method; and by which day each method must be started."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from hearingdesk import codes
from hearingdesk.procedure.law import Law
from hearingdesk.procedure.phrases import doubt, phrase
from hearingdesk.procedure.reported import Reported, Span
from hearingdesk.procedure.rule import Both, Doubt
from hearingdesk.procedure.tables import Method, held
from hearingdesk.procedure.telling import day_words
from hearingdesk.records.summonses import Service
from hearingdesk.when import When

_DAY = datetime.timedelta(days=1)
_LONGEST = 60  # days to look back for the last day of a public notice
_CERTAIN = ("delivery", "dispatch", "notice", "deposit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What one service on file amounts to. `counts` is false for what has no legal effect."""

    service: Service
    method: Both
    span: Span
    counts: bool = True
    why_open: str = ""  # the phrase that says why its day is not certain
    basis: Both
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """By when a method must be started to be in time; `later` is for a repeated public notice."""

    method: str
    day: datetime.date
    later: datetime.date | None = None
    words: Both
    note: Both
    basis: Both
    doubts: tuple[Doubt, ...] = ()  # why this way of serving is not certain


def methods(facts: Reported, day: datetime.date | None) -> dict[str, Method]:
    """The methods of service that are law, by code."""
    return {one.method: one for one in held(Method, facts.jurisdiction, day)}


def effects(facts: Reported, law: Law, day: datetime.date | None, basis: Both) -> list[Effect]:
    """What every service on file amounts to; `basis` is for methods that no text names."""
    known = methods(facts, day)
    return [_effect(one, known.get(one.method), facts, law, basis) for one in facts.services]


def _effect(service: Service, method: Method | None, facts: Reported, law: Law, basis: Both) -> Effect:
    name = method_words(service.method)
    if method is None:
        return _unnamed(service, name, basis)
    span, doubts = _span(service, method, facts, law)
    why = "" if span.high else "unknown_effect" if method.effect == "unknown" else "no_day"
    noted = (*method.doubts_on(), *_of_method(service, method, name), *doubts)
    return Effect(
        service=service,
        method=name,
        span=span,
        counts=method.effect != "none",
        why_open=why,
        basis=method.basis,
        doubts=noted,
    )


def _unnamed(service: Service, name: Both, basis: Both) -> Effect:
    """A method that no text of this parliament names: its day is the day on file, which somebody must check."""
    if not service.method:
        low = min((when.first for when in (service.sent, service.served) if when), default=None)
        return Effect(service=service, method=name, span=Span(low), why_open="no_method", basis=basis)
    span = Span.of(service.served)
    why = "" if span.high else "no_day"
    return Effect(
        service=service, method=name, span=span, why_open=why, basis=basis, doubts=(doubt("general"),)
    )


def _span(service: Service, method: Method, facts: Reported, law: Law) -> tuple[Span, tuple[Doubt, ...]]:
    sent, served = Span.of(service.sent), Span.of(service.served)
    match method.effect:
        case "delivery":
            return (served, ()) if service.served else (Span(sent.low), ())
        case "dispatch":
            return (sent, ()) if service.sent else (Span(None, served.high), ())
        case "notice":
            return _noticed(service, method, facts, law)
        case "deposit":
            put = sent if service.sent else served
            return Span(_later(put.low, method.days), _later(put.high, method.days)), ()
    return Span(min((day for day in (sent.low, served.low) if day), default=None)), ()


def _later(day: datetime.date | None, days: int) -> datetime.date | None:
    """So many days on; never beyond the calendar."""
    if day is None:
        return None
    return min(day, datetime.date.max - days * _DAY) + days * _DAY


def _noticed(service: Service, method: Method, facts: Reported, law: Law) -> tuple[Span, tuple[Doubt, ...]]:
    """A public notice: days after posting, fewer for a later one to the same person."""
    posted = service.sent or service.served
    if posted is None:
        return Span(), ()
    later = any(other.last < posted.first for other in facts.noticed)
    counted = law.count(method.rules[1 if later else 0], posted)
    doubts = (*counted.doubts, *_confidence(counted.confidence, method_words(service.method)))
    if counted.earliest is None or counted.latest is None:
        return Span(posted.first), doubts
    if service.sent is None:
        return Span(posted.first, counted.latest.last), (*doubts, Doubt("posted", phrase("check.posted")))
    return Span(counted.earliest.first, counted.latest.last), doubts


def _of_method(service: Service, method: Method, name: Both) -> Iterator[Doubt]:
    if method.effect == "none":
        return
    yield from _confidence(method.confidence, name)
    if method.note:
        yield Doubt("method", phrase("check.method", method=name, note=method.note))
    if method.proof and not service.proof:
        yield Doubt("proof", phrase("check.proof", proof=method.proof))


def _confidence(confidence: str, what: Both) -> Iterator[Doubt]:
    if confidence != "high":
        word = phrase(f"word.{confidence}")
        yield Doubt("confidence", phrase("check.confidence", what=what, confidence=word))


def method_words(method: str) -> Both:
    """The name of a method in both languages."""
    if not method:
        return phrase("served.no_method_word")
    return Both(codes.label("service_method", method, "en"), codes.label("service_method", method, "ko"))


def starts(facts: Reported, law: Law, last: datetime.date) -> list[Start]:
    """By which day each method must be started to be effective on the last day, the first to be started first."""
    if last - datetime.date.min < _LONGEST * 2 * _DAY:
        return []  # at the edge of the calendar nothing can be counted back
    found: list[Start] = []
    for one in methods(facts, last).values():
        if one.effect not in _CERTAIN:
            continue
        day, later = last, None
        if one.effect == "deposit":
            day = last - one.days * _DAY
        if one.effect == "notice":
            both = [_latest_posting(law, rule, last) for rule in one.rules]
            if None in both or len(both) < 2:
                continue
            day, later = both
        if day is None:
            continue
        found.append(
            Start(
                method=one.method,
                day=day,
                later=later,
                words=_start_words(one.effect, day, later),
                note=one.note,
                basis=one.basis,
                doubts=(*one.doubts_on(last), *_confidence(one.confidence, method_words(one.method))),
            )
        )
    return sorted(found, key=lambda start: start.day)


def _latest_posting(law: Law, rule: str, last: datetime.date) -> datetime.date | None:
    """The last day on which a notice can be posted to be effective in time: near the rule's own number of days."""

    def is_in_time(n: int) -> bool:
        counted = law.count(rule, When.day(last - n * _DAY))
        return counted.latest is not None and counted.latest.last <= last

    n = law.rule(rule, last).offset or 0
    while n < _LONGEST and not is_in_time(n):
        n += 1
    if n >= _LONGEST:
        return None
    while n and is_in_time(n - 1):
        n -= 1
    return last - n * _DAY


def _start_words(effect: str, day: datetime.date, later: datetime.date | None) -> Both:
    if effect == "notice" and later:
        return phrase("start.notice", first=day_words(day), later=day_words(later))
    return phrase(
        {"delivery": "start.deliver", "dispatch": "start.dispatch"}.get(effect, "start.deposit"),
        day=day_words(day),
    )
