"""A regulator's decision: what it is in law apart from the verb it was reported with, and by when each measure is due.

Announced is not served in writing. The days run from service unless the file says otherwise; where it says that this
is disputed, there are two readings and no single day.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hearingdesk.procedure.counted import Counted
from hearingdesk.procedure.law import Law
from hearingdesk.procedure.phrases import joined, phrase
from hearingdesk.procedure.regulators import Form, form_of
from hearingdesk.procedure.reported import seen
from hearingdesk.procedure.rule import Both, Doubt
from hearingdesk.procedure.stages import CHECK, DONE, LATE, MISSING, OPEN, coded
from hearingdesk.procedure.steps import standing
from hearingdesk.procedure.telling import day_words, when_words
from hearingdesk.records.decisions import Decision, Measure
from hearingdesk.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way of counting. `sure` is false where the day counted from stands in for one that is not in the file."""

    start: str  # served, announced, decision
    on: When | None
    sure: bool
    counted: Counted | None = None

    @property
    def due(self) -> When | None:
        return self.counted.due if self.counted else None

    @property
    def words(self) -> Both:
        start = phrase(f"decided.{self.start}")
        if self.on is None or self.due is None:
            return phrase("decided.reading_open", start=start)
        return phrase("decided.reading", start=start, on=when_words(self.on), due=day_words(self.due.first))


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """By when a measure is due. `due` is one day, or None where there is none or more than one."""

    measure: int
    state: str  # of a stage
    due: When | None
    value: Both
    note: Both = field(default_factory=Both)  # on which condition
    text: Both
    basis: Both = field(default_factory=Both)
    readings: tuple[Reading, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    warnings: tuple[Both, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision held against the law of its instrument."""

    form: Form | None
    dues: tuple[Due, ...]
    besides: tuple[tuple[Both, Reading], ...] = ()  # further days that run, with their titles
    warnings: tuple[Both, ...] = ()


def decided(
    decision: Decision,
    measures: Sequence[Measure],
    jurisdiction: str,
    law: Law,
    as_of: datetime.date | None = None,
) -> Decided:
    """The decision with the day of every measure."""
    day = decision.decided.first if decision.decided else None
    form = form_of(decision.instrument, jurisdiction, day)
    dues = tuple(_due(one, decision, form, law, as_of) for one in measures)
    besides = []
    for name in form.besides if form else ():
        rule = law.rule(name, day)
        made = rule.trigger == "disposition_made"  # counted from the act itself, served or not
        reading = (
            _reading("decision", decision.decided, name, None, law)
            if made
            else _readings(decision, name, None, law)[0]
        )
        if reading.counted is not None:
            besides.append((rule.title, reading))
    return Decided(form=form, dues=dues, besides=tuple(besides), warnings=tuple(_against(decision, form)))


def _against(decision: Decision, form: Form | None) -> Iterator[Both]:
    if form and decision.effect and decision.effect not in form.effects:
        effect = coded("legal_effect", decision.effect)
        yield phrase("decided.effect", effect=effect, form=form.title, note=form.note or form.basis)


def _readings(decision: Decision, rule: str, number: int | None, law: Law) -> tuple[Reading, ...]:
    """From which days it can be counted: one, or two where that is disputed."""
    served, announced = decision.notified, decision.announced
    if decision.runs_from == "disputed":
        return (
            _reading("announced", announced, rule, number, law),
            _reading("served", served, rule, number, law),
        )
    if decision.runs_from == "announced":
        return (_reading("announced", announced, rule, number, law),)
    if served is not None:
        return (_reading("served", served, rule, number, law),)
    start, on = ("announced", announced) if announced else ("decision", decision.decided)
    return (_reading(start, on, rule, number, law, sure=False),)


def _reading(
    start: str, on: When | None, rule: str, number: int | None, law: Law, *, sure: bool = True
) -> Reading:
    counted = law.count(rule, on, number=number) if on is not None else None
    return Reading(start=start, on=on, sure=sure, counted=counted if counted and counted.due else None)


def _due(
    measure: Measure, decision: Decision, form: Form | None, law: Law, as_of: datetime.date | None
) -> Due:
    rule = form.results if form else ""
    if not rule:
        key = "no_rule" if form else "no_form"
        return _by_hand(measure, phrase(f"decided.{key}"), as_of)
    known = law.rule(rule, decision.decided.first if decision.decided else None)
    if measure.days is None and known.offset is None:
        return _by_hand(measure, phrase("decided.no_number"), as_of)
    readings = _readings(decision, rule, measure.days, law)
    if not any(one.due for one in readings):
        return _by_hand(measure, phrase("decided.no_start"), as_of)
    number = measure.days if measure.days is not None else known.offset
    counts = [one.counted for one in readings if one.counted]
    state, told = _state(measure, readings, as_of)
    single = readings[0].due if len(readings) == 1 else None
    return Due(
        measure=measure.id,
        state=state,
        due=single,
        value=_value(readings),
        note=_note(readings),
        text=joined(" ", [_counted_words(readings, number or 0), told]),
        basis=counts[0].basis,
        readings=readings,
        doubts=tuple(_doubts(form, readings)),
        warnings=tuple(_differs(measure, readings)),
    )


def _by_hand(measure: Measure, why: Both, as_of: datetime.date | None) -> Due:
    """Nothing can be counted: the day somebody entered stands, and says so."""
    if measure.due is None:
        return Due(
            measure=measure.id,
            state=MISSING,
            due=None,
            value=phrase("value.unknown"),
            text=joined(" ", [phrase("decided.none"), why]),
        )
    hand = phrase("decided.by_hand", due=when_words(measure.due))
    done = (
        phrase("decided.done", day=when_words(measure.done)) if measure.done else phrase("decided.not_done")
    )
    over = bool(as_of and as_of > measure.due.last and not measure.done)
    return Due(
        measure=measure.id,
        state=DONE if measure.done else CHECK if over else OPEN,
        due=measure.due,
        value=when_words(measure.due),
        text=joined(" ", [hand, why, done]),
        doubts=(Doubt("by_hand", why),),
    )


def _value(readings: Sequence[Reading]) -> Both:
    days = [day_words(one.due.first) for one in readings if one.due]
    if len(readings) > 1:
        return phrase("decided.value_two", first=days[0], second=days[1]) if len(days) > 1 else days[0]
    only = readings[0]
    due = only.due
    assert due is not None
    return phrase("decided.value", due=when_words(due)) if only.sure else when_words(due)


def _note(readings: Sequence[Reading]) -> Both:
    only = readings[0]
    if len(readings) > 1 or only.sure or only.on is None:
        return Both()
    return phrase("decided.note_if", on=when_words(only.on))


def _counted_words(readings: Sequence[Reading], number: int) -> Both:
    if len(readings) > 1:
        return joined(" ", [phrase("decided.disputed"), *(one.words for one in readings)])
    only = readings[0]
    assert only.on is not None
    assert only.due is not None
    key = "if" if not only.sure else "by" if only.start == "served" else "announced_by"
    values: dict[str, Both | str | int] = {"on": when_words(only.on), "n": number}
    if key == "if":
        values["start"] = phrase(f"decided.{only.start}")
    return phrase(f"decided.{key}", **values, due=day_words(only.due.first))


def _state(measure: Measure, readings: Sequence[Reading], as_of: datetime.date | None) -> tuple[str, Both]:
    """Done in time or late, where every reading agrees; else to be checked."""
    dues = [one.due for one in readings if one.due]
    first, last = min(dues), max(dues)
    sure = all(one.sure and one.due for one in readings)
    done = seen(measure.done, as_of)
    if done is not None:
        day = when_words(done)
        if done.last <= first.last:
            return DONE, phrase("decided.done_in_time", day=day)
        if sure and done.first > last.last:
            return LATE, phrase("decided.done_late", day=day, n=(done.first - last.last).days)
        return CHECK, phrase("decided.done_open", day=day)
    if as_of is None or as_of <= first.last:
        return (OPEN if sure else CHECK), phrase("decided.not_done")
    return (LATE if sure and as_of > last.last else CHECK), phrase("decided.not_done")


def _doubts(form: Form | None, readings: Sequence[Reading]) -> Iterator[Doubt]:
    if form is not None:
        yield from standing(form, form.title)
    if not all(one.sure for one in readings):
        yield Doubt("service", phrase("decided.reading_open", start=phrase("decided.served")))
    if len(readings) > 1:
        yield Doubt("disputed", phrase("decided.disputed"))
    for one in readings:
        yield from one.counted.doubts if one.counted else ()


def _differs(measure: Measure, readings: Sequence[Reading]) -> Iterator[Both]:
    dues = [one.due for one in readings if one.due]
    if measure.due is not None and measure.due not in dues:
        listed = joined(", ", [day_words(one.first) for one in dues])
        yield phrase("decided.differs", hand=when_words(measure.due), due=listed)
