"""Filing, receipt and the time an investigation has: counted from receipt, conditional where only filing is on file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hearingdesk.procedure.chain import Asks
from hearingdesk.procedure.complained import Complained
from hearingdesk.procedure.counted import Counted
from hearingdesk.procedure.outcomes import besides, checked, ended
from hearingdesk.procedure.phrases import joined, phrase
from hearingdesk.procedure.rule import Both, Doubt
from hearingdesk.procedure.stages import CHECK, DONE, LATE, MISSING, OPEN, Stage, coded, stage, unknown
from hearingdesk.procedure.tables import Addressee, entries, held
from hearingdesk.procedure.telling import day_words, when_words
from hearingdesk.when import When


def filed(asked: Asks, facts: Complained) -> Stage:
    """The filing, to whom; whether it could be addressed so on that day."""
    step = facts.step("filed", "certified")
    records = _records(facts, "filed", "certified")
    if facts.filed is None and step is None:
        next_one = phrase("filed.next") if facts.complaint or facts.resolved else None
        return stage(asked, MISSING, unknown(), [phrase("filed.none")], next=next_one, records=records)
    doubts, warnings = [], []
    for one in _addressees(facts):
        doubts += one.doubts_on(facts.filed.first if facts.filed else None)
    if warning := _not_then(facts):
        warnings.append(warning)
    if facts.filed and facts.resolved and facts.filed.last < facts.resolved.first:
        warnings.append(phrase("filed.before_vote", day=when_words(facts.filed)))
    on = phrase("filed.on", day=when_words(facts.filed)) if facts.filed else phrase("filed.no_day")
    return stage(
        asked,
        CHECK if warnings or doubts else DONE,
        when_words(facts.filed) if facts.filed else phrase("inquiry.day"),
        [on, _to(facts)],
        note=coded("addressee", facts.complaint.addressee) if _named(facts) and facts.complaint else None,
        doubts=doubts,
        warnings=warnings,
        records=records,
        day=facts.filed,
    )


def _named(facts: Complained) -> bool:
    return bool(facts.complaint and facts.complaint.addressee)


def _addressees(facts: Complained) -> list[Addressee]:
    """The entries of the addressee the file names, as they were law on the day of filing."""
    day = facts.filed.first if facts.filed else None
    code = facts.complaint.addressee if facts.complaint else ""
    return [one for one in held(Addressee, facts.jurisdiction, day) if one.code == code]


def _not_then(facts: Complained) -> Both | None:
    if not _named(facts) or facts.complaint is None or _addressees(facts) or facts.filed is None:
        return None
    if not any(one.holds(facts.jurisdiction) for one in entries(Addressee)):
        return None  # no list of this parliament was read
    who = coded("addressee", facts.complaint.addressee)
    return phrase("filed.not_then", who=who, day=when_words(facts.filed))


def _to(facts: Complained) -> Both:
    if facts.complaint and facts.complaint.addressee:
        return phrase("filed.to", who=coded("addressee", facts.complaint.addressee))
    day = facts.filed.first if facts.filed else None
    known = [coded("addressee", one.code) for one in held(Addressee, facts.jurisdiction, day)]
    if not known:
        return phrase("filed.no_to_plain")
    return phrase("filed.no_to", known=joined(", ", known))


def _records(facts: Complained, *states: str) -> list[tuple[str, int]]:
    found = [("complaint_step", one.id) for one in facts.steps if one.state in states]
    return [*found, *([("complaint", facts.complaint.id)] if facts.complaint else [])]


def received(asked: Asks, facts: Complained) -> Stage:
    """The receipt: an event of its own."""
    records = _records(facts)
    if facts.received is None:
        next_one = phrase("received.next") if facts.filed else None
        told = [phrase("received.none")]
        return stage(asked, MISSING, unknown(), told, next=next_one, records=records)
    warnings = []
    if facts.filed and facts.received.last < facts.filed.first:
        warnings.append(phrase("received.before_filing", day=when_words(facts.received)))
    told = [phrase("received.on", day=when_words(facts.received))]
    value = when_words(facts.received)
    state = CHECK if warnings else DONE
    return stage(asked, state, value, told, warnings=warnings, records=records, day=facts.received)


@dataclass(frozen=True, slots=True)
class Clock:
    """The time an investigation has. `sure` is false where it is counted from filing, for want of a receipt."""

    on: When
    sure: bool
    counted: Counted
    missed: Both
    extended: Counted | None = None
    was: Both | None = None  # the day it would have ended on, where it rolled

    @property
    def first(self) -> When | None:
        """The earliest day it can end on, extension included."""
        return self.extended.earliest if self.extended else self.counted.earliest

    @property
    def last(self) -> When | None:
        """The day after which it is overrun in every reading."""
        return self.extended.latest if self.extended else self.counted.latest


def clock(asked: Asks, facts: Complained) -> Clock | None:
    """The clock of a complaint; None while nothing starts it, or no rule counts it."""
    on = facts.received or facts.filed
    if on is None:
        return None
    listed = (facts.law.rule(name, on.first) for name in asked.rules)
    rule = next((one for one in listed if one.in_force(on.first)), None)
    if rule is None:
        return None
    counted = facts.law.count(rule, on)
    was = None
    if counted.due and counted.unrolled and counted.due != counted.unrolled:
        day = counted.unrolled.first
        was = day_words(day, facts.law.calendars[rule.calendar].holiday(day))
    longer = None
    if asked.extension and facts.step("extended") and counted.due:
        longer = facts.law.count(asked.extension, counted)
        longer = longer if longer.earliest else None
    return Clock(on, facts.received is not None, counted, rule.if_missed, longer, was)


def investigation(asked: Asks, facts: Complained) -> Stage:
    """Whether it ended in time, runs, or is overrun; with interim report, extension and transfer."""
    records = _records(facts, "investigating", "interim", "extended", "transferred", "overdue")
    if facts.received is None and facts.filed is None:
        return stage(asked, MISSING, unknown(), [phrase("inquiry.waits")], records=records)
    running = clock(asked, facts)
    if running is None:
        return stage(asked, CHECK, unknown(), [phrase("inquiry.no_rule")], records=records)
    state, told = _state(asked, running, facts)
    return stage(
        asked,
        state,
        _value(running),
        [*due_words(running), *_events(running, facts), *told, *besides(asked, facts, running.on)],
        note=_note(running, facts) if state in (OPEN, CHECK) else None,
        counted=[running.counted, *([running.extended] if running.extended else [])],
        doubts=list(_doubts(asked, running, facts)),
        warnings=list(_warnings(running, facts)),
        records=records,
        next=_next(state, running, facts),
        by=running.last if state in (OPEN, CHECK) else None,
    )


def _value(running: Clock) -> Both:
    if running.first is None or running.last is None:
        return phrase("inquiry.left")
    due = when_words(running.last)
    return phrase("inquiry.value", due=due) if running.sure else due


def _day_words(when: When) -> Both:
    return day_words(when.first) if when.first == when.last else when_words(when)


def due_words(running: Clock) -> Iterator[Both]:
    """By when it must end, on which condition, and why not the day before."""
    due = running.counted.due
    if due is None:
        yield phrase("inquiry.unsure")
        return
    yield phrase(
        "inquiry.by" if running.sure else "inquiry.if", on=_day_words(running.on), due=_day_words(due)
    )
    if running.was is not None:
        yield phrase("inquiry.rolled", was=running.was)


def _events(running: Clock, facts: Complained) -> Iterator[Both]:
    """Interim report, extension, transfer, each as far as it is on file."""
    if interim := facts.step("interim"):
        yield phrase("inquiry.interim", day=_on(interim.day))
    if extension := facts.step("extended"):
        yield _extended(running, _on(extension.day))
    if transfer := facts.step("transferred"):
        yield phrase("inquiry.transferred", day=_on(transfer.day))


def _on(day: When | None) -> Both:
    return when_words(day) if day else phrase("inquiry.day")


def _extended(running: Clock, day: Both) -> Both:
    found = running.extended
    if found is None or found.earliest is None or found.latest is None:
        return phrase("inquiry.extended_plain", day=day)
    if found.earliest == found.latest:
        return phrase("inquiry.extended", day=day, due=_day_words(found.latest))
    values = {"day": day, "due": _day_words(found.earliest), "other": _day_words(found.latest)}
    return phrase("inquiry.extended_readings", **values)


def _state(asked: Asks, running: Clock, facts: Complained) -> tuple[str, list[Both]]:
    """Ended in time or late; running; overrun; and where receipt is not on file, all of it on condition."""
    first, last = running.first, running.last
    is_ended, day = ended(facts.absent)
    if is_ended:
        if day is None or first is None or last is None:
            return CHECK, [phrase("inquiry.ended_day")]
        if not running.sure:
            return CHECK, [phrase("inquiry.ended_if", day=when_words(day))]
        if day.last <= first.last:
            return DONE, [phrase("inquiry.ended", day=when_words(day))]
        n = (day.first - last.last).days
        return (LATE, [phrase("inquiry.ended_late", day=when_words(day), n=n)]) if n > 0 else (CHECK, [])
    if first is None or last is None:
        return CHECK, []
    late = (facts.as_of - last.last).days if facts.as_of else 0
    if late <= 0:
        passed = facts.as_of is not None and facts.as_of > first.last
        return (CHECK if passed or not running.sure else OPEN), [_may_extend(asked, running, facts)]
    if not running.sure:
        return CHECK, [phrase("inquiry.over_if", n=late)]
    missed = running.missed
    return LATE, [
        phrase("inquiry.over", n=late, missed=missed) if missed else phrase("inquiry.over_plain", n=late)
    ]


def _may_extend(asked: Asks, running: Clock, facts: Complained) -> Both:
    """Until when the time could be extended at the longest; nothing where it was, or cannot be."""
    if running.extended is not None or not asked.extension or running.counted.due is None:
        return Both()
    found = facts.law.count(asked.extension, running.counted)
    if found.latest is None:
        return Both()
    return checked("inquiry.may_extend", found, due=_day_words(found.latest))


def _note(running: Clock, facts: Complained) -> Both:
    on = Both() if running.sure else phrase("inquiry.note_if", on=when_words(running.on))
    return joined(" · ", [on, _day_of(running, facts) or Both()])


def _day_of(running: Clock, facts: Complained) -> Both | None:
    """“Day 5 of 63”, where the day looked at lies within."""
    if (
        facts.as_of is None
        or running.last is None
        or not running.on.first <= facts.as_of <= running.last.last
    ):
        return None
    begun = running.on.first
    n, of = ((day - begun).days + 1 for day in (facts.as_of, running.last.last))
    return phrase("inquiry.day_of", n=n, of=of)


def _doubts(asked: Asks, running: Clock, facts: Complained) -> Iterator[Doubt]:
    if not running.sure:
        yield Doubt("receipt", phrase("received.none"))
    if facts.step("transferred"):
        yield Doubt("transfer", phrase("inquiry.transfer_check"))
    pending, last = asked.pending, running.last
    if pending and last and running.on.first < pending.since <= last.last:
        yield Doubt("pending", pending.why)


def _warnings(running: Clock, facts: Complained) -> Iterator[Both]:
    extension = facts.step("extended")
    if extension is None:
        return
    if facts.step("interim") is None:
        yield phrase("inquiry.no_interim")
    due = running.counted.latest
    if extension.day and due and running.sure and extension.day.first > due.last:
        yield phrase("inquiry.extended_late", day=when_words(extension.day))


def _next(state: str, running: Clock, facts: Complained) -> Both | None:
    if state == LATE and not ended(facts.absent)[0]:
        return phrase("inquiry.next_over")
    if state in (OPEN, CHECK) and not ended(facts.absent)[0]:
        return phrase("inquiry.next" if running.sure else "inquiry.next_receipt")
    return None
