"""Service and the days before: what is on file, what the papers bound, and what the rule counts."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hearingdesk.procedure.counted import Counted
from hearingdesk.procedure.law import Law
from hearingdesk.procedure.ledger import Asked, Ledger
from hearingdesk.procedure.phrases import phrase
from hearingdesk.procedure.reported import Reported, Span
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.serving import Effect
from hearingdesk.procedure.steps import DONE, FAILED, OPEN, Laid, Step, made, unknown
from hearingdesk.procedure.telling import day_words, when_words
from hearingdesk.when import When

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """By which day service must take effect: `sure` is early enough in every reading, `last` in one of them."""

    sure: datetime.date | None = None
    last: datetime.date | None = None
    n: int = 0  # days from the last one to the sitting; 0 where no rule counts them
    counted: Counted | None = None

    @property
    def day(self) -> datetime.date | None:
        """The day people are told: the last one of the rule, or the one that is surely early enough."""
        return self.last if self.counted else self.sure

    @property
    def words(self) -> Both:
        return day_words(self.day) if self.day else Both()


def limit(ledger: Ledger, facts: Reported, law: Law) -> Limit:
    """The last day to serve; without a rule the day before is surely enough, and the day itself may be."""
    day = facts.day
    if day is None:
        return Limit()
    if not ledger.serve:
        return Limit() if day.first == datetime.date.min else Limit(day.first - _DAY, day.last)
    abroad = any(one.method == "abroad" for one in facts.services)
    rule = ledger.serve_abroad if abroad and ledger.serve_abroad else ledger.serve
    counted = law.count(rule, day, kind=facts.kind)
    if counted.earliest is None or counted.latest is None:
        return Limit(counted=counted)
    last = counted.latest.last
    n = (day.first - last).days if day.first == day.last else 0
    return Limit(counted.earliest.first, last, n, counted)


@dataclass(frozen=True, slots=True)
class Served:
    """The service that counts, with its days as far as they are known; `effect` None: none is on file."""

    span: Span
    effect: Effect | None = None
    is_recorded: bool = False  # its day is on file, and not only bounded


def weigh(effects: Sequence[Effect], laid: Laid, at: Limit) -> Served:
    """The service that helps most: one surely in time, else one that may be, else the earliest that is late."""
    bound, _name = laid.bound
    able = [one for one in effects if one.counts]
    if not able:
        return Served(Span(bound))
    spans = [(one, one.span if one.span.day else one.span.not_before(bound)) for one in able]

    def rank(pair: tuple[Effect, Span]) -> tuple[int, datetime.date]:
        span = pair[1]
        in_time = span.high and at.sure and span.high <= at.sure
        late = span.low and at.last and span.low > at.last
        return (0 if in_time else 2 if late else 1, span.high or span.low or datetime.date.max)

    effect, span = min(spans, key=rank)
    return Served(span, effect, span.high is not None and not effect.why_open)


def served(
    asked: Asked, facts: Reported, laid: Laid, effects: Sequence[Effect], found: Served, at: Limit
) -> Step:
    """The service itself: by a method that counts, on a day that is known, after vote and issue."""
    effect, span = found.effect, found.span
    if effect is None:
        return _unserved(asked, facts, effects, span, at)
    value = _days(span) if span.high else unknown()
    if wrong := _before_papers(laid, _begun(effect, span)):
        state, code, text = wrong
        return made(asked, state, value, text, code=code, span=span, basis=laid.steps["resolved"].basis)
    if not found.is_recorded:
        key = effect.why_open or "no_day"
        text = (
            phrase(f"served.{key}") if key == "no_method" else phrase(f"served.{key}", method=effect.method)
        )
        return made(asked, OPEN, value, text, code=f"service_{key}", span=span, doubts=effect.doubts)
    told = "done" if effect.service.served and Span.of(effect.service.served) == span else "effect"
    text = phrase(f"served.{told}", day=value, method=effect.method)
    return made(asked, DONE, value, text, span=span, doubts=effect.doubts)


def _days(span: Span) -> Both:
    if span.day or span.low is None or span.high is None:
        day = span.day or span.high or span.low
        return when_words(When.day(day)) if day else unknown()
    return phrase("result.between", earliest=day_words(span.low), latest=day_words(span.high))


def _begun(effect: Effect, span: Span) -> Span:
    """When serving was begun: the day it was sent or posted, where that is before the day it took effect."""
    sent = Span.of(effect.service.sent)
    return sent if sent.high and (span.high is None or sent.high < span.high) else span


def _before_papers(laid: Laid, begun: Span) -> tuple[str, str, Both] | None:
    """A service begun before the vote is none; one before the issue is a mistake in the file."""
    vote, issue = laid.steps.get("resolved"), laid.steps.get("issued")
    day = _days(begun)
    if vote and vote.state == DONE and vote.span.low and begun.high and begun.high < vote.span.low:
        return FAILED, "served_before_vote", phrase("served.before_vote", day=day)
    if issue and issue.state == DONE and issue.span.low and begun.high and begun.high < issue.span.low:
        return OPEN, "served_before_issue", phrase("served.before_issue", day=day)
    return None


def _unserved(asked: Asked, facts: Reported, effects: Sequence[Effect], span: Span, at: Limit) -> Step:
    if facts.summons.state == "served_late":
        text = phrase("served.reported_late")
        return made(asked, FAILED, unknown(), text, code="served_late", span=span)
    bounded = span.low and at.last and span.low > at.last
    value = when_words(When.day(span.low)) if bounded and span.low else unknown()
    if effects:
        text = phrase("served.no_effect", method=effects[0].method)
        return made(asked, OPEN, value, text, code="service_no_effect", span=span, basis=effects[0].basis)
    if bounded and span.low:
        text = phrase("served.bounded", day=day_words(span.low))
    elif at.last is None or at.counted is None:
        text = phrase("served.open")
    else:
        still = facts.as_of is not None and facts.as_of <= at.last
        text = phrase("served.open_still" if still else "served.open_by", last=at.words)
    return made(asked, OPEN, value, text, code="service", span=span)


def before(asked: Asked, facts: Reported, found: Served, at: Limit) -> Step:
    """The days between service and sitting, against the rule's number."""
    doubts = at.counted.doubts if at.counted else ()
    basis = at.counted.cited if at.counted else asked.basis
    day, span = facts.day, found.span
    if day is None:
        return made(asked, OPEN, unknown(), phrase("before.no_day"), code="day")
    if at.last is None or at.sure is None:
        return made(
            asked, OPEN, unknown(), phrase("before.no_last"), code="count", basis=basis, doubts=doubts
        )
    if span.high and span.high <= at.sure:
        value = _of(day.first, span, at)
        text = phrase("before.done", last=at.words)
        return made(asked, DONE, value, text, span=span, basis=basis, doubts=doubts)
    if span.low and span.low > at.last:
        value, text = _short(day.first, found, at)
        return made(asked, FAILED, value, text, code="late", span=span, basis=basis, doubts=doubts)
    value = phrase("value.days_open", of=at.n) if at.n else unknown()
    return made(
        asked, OPEN, value, phrase("before.open", last=at.words), code="days", basis=basis, doubts=doubts
    )


def _of(day: datetime.date, span: Span, at: Limit) -> Both:
    """“7 of 7 days”: no more is told than is asked for."""
    if not at.n or span.high is None:
        return _days(span)
    return phrase("value.days_of", n=min(at.n, (day - span.high).days), of=at.n)


def _short(day: datetime.date, found: Served, at: Limit) -> tuple[Both, Both]:
    """How many days there were at most, and how many are missing."""
    low = found.span.low
    n = (day - low).days if low else 0
    if n < 0 or not at.n:
        return phrase("value.after_day"), phrase("before.late_plain")
    values = {"n": n, "of": at.n}
    if found.is_recorded and found.span.day:
        return phrase("value.days_of", **values), phrase("before.late", **values, short=at.n - n)
    return phrase("value.days_at_most", **values), phrase("before.late_at_most", **values, short=at.n - n)


def plain_served(step: Step, found: Served, at: Limit) -> Step:
    """Where no rule counts days: service after the day is too late, and service on the day itself is not settled."""
    if at.last is None or at.sure is None or step.state == FAILED:
        return step
    if found.span.low and found.span.low > at.last:
        return replace(step, state=FAILED, code="late", text=phrase("before.late_plain"))
    if step.state == DONE and found.span.high and found.span.high > at.sure:
        return replace(step, state=OPEN, code="service_on_day", text=phrase("served.on_day"))
    return step
