"""What became of a count: its disposition, whether that is final, and until when it can be prosecuted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearingdesk.procedure.chain import Asks
from hearingdesk.procedure.charges import offence_of
from hearingdesk.procedure.complained import Absent, Complained
from hearingdesk.procedure.counted import Counted
from hearingdesk.procedure.phrases import joined, phrase
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.stages import DONE, LATE, MISSING, OPEN, Stage, coded, stage, unknown
from hearingdesk.procedure.telling import day_words, when_words
from hearingdesk.when import When

# Codes of complaint_state that end the investigation of a count.
ENDS = (
    *("sent_to_prosecution", "not_sent", "no_indictment", "deferred", "suspended", "summary", "indicted"),
    *("dismissed", "acquitted", "convicted", "appealed", "final", "admonished", "fined"),
)
# Codes that end a complaint without one.
DROPPED = ("withdrawn", "rejected", "waived_confession")


def disposed(one: Absent) -> tuple[str, When | None]:
    """The disposition of a count and its day: its own, else the last of its steps; ("", None) while there is none."""
    if one.count is not None and one.count.disposition in ENDS:
        return one.count.disposition, one.count.disposed
    step = next((step for step in reversed(one.steps) if step.state in ENDS), None)
    return (step.state, step.day) if step else ("", None)


def ended(absent: Sequence[Absent]) -> tuple[bool, When | None]:
    """Whether every count is disposed of, and the last of the days; None where one of them is not known."""
    counted = [disposed(one) for one in absent if one.count]
    if not counted or not all(state for state, _day in counted):
        return False, None
    days = [day for _state, day in counted if day]
    return True, max(days) if len(days) == len(counted) else None


def disposition(asked: Asks, one: Absent, facts: Complained) -> Stage:
    """What the agency, the court or the House did with a count."""
    state, day = disposed(one)
    records = [("complaint_count", one.count.id)] if one.count else []
    records += [("complaint_step", step.id) for step in one.steps]
    if not state:
        next_one = phrase("disposed.next") if facts.filed or facts.received else None
        return stage(asked, MISSING, unknown(), [phrase("disposed.none")], next=next_one, records=records)
    what = coded("complaint_state", state)
    told = (
        phrase("disposed.on", what=what, day=when_words(day)) if day else phrase("disposed.no_day", what=what)
    )
    counted = [facts.law.count(name, day) for name in asked.besides] if day else []
    return stage(
        asked,
        DONE,
        what,
        [told, *besides(asked, facts, day)],
        note=when_words(day) if day else phrase("inquiry.day"),
        counted=counted,
        records=records,
        day=day,
    )


def besides(asked: Asks, facts: Complained, on: When | None) -> Iterator[Both]:
    """Further days that run from the same event, each with what must be checked about it."""
    for name in asked.besides if on else ():
        assert on is not None
        found = facts.law.count(name, on)
        if found.due is not None:
            title = facts.law.rule(name, on.first).title
            yield checked("disposed.notice", found, title=title, due=day_words(found.due.first))


def checked(name: str, found: Counted, **values: Both) -> Both:
    """A phrase about a count; in its other form, with the reasons, where the count is not certain."""
    why = joined("; ", dict.fromkeys(doubt.why for doubt in found.doubts))
    return phrase(f"{name}_check", **values, why=why) if why else phrase(name, **values)


def final(asked: Asks, one: Absent, facts: Complained) -> Stage:
    """Whether it is final; until then the day on which prosecution is barred."""
    records = [("complaint_count", one.count.id)] if one.count else []
    step = next((step for step in reversed(one.steps) if step.state == "final"), None)
    if step is not None or (one.count is not None and one.count.disposition == "final"):
        day = step.day if step else one.count.disposed if one.count else None
        what = _what(one)
        told = (
            phrase("final.on", what=what, day=when_words(day)) if day else phrase("final.no_day", what=what)
        )
        value = when_words(day) if day else phrase("stage.done")
        return stage(asked, DONE, value, [told], records=records, day=day)
    offence = offence_of(facts, one)
    offended = one.count.offended if one.count else None
    if offence is None or not offence.limitation or offended is None:
        return stage(asked, MISSING, unknown(), [phrase("final.none")], records=records)
    counted = facts.law.count(offence.limitation, offended)
    if counted.due is None:
        return stage(asked, MISSING, unknown(), [phrase("final.none")], counted=[counted], records=records)
    due = day_words(counted.due.first)
    over = facts.as_of is not None and facts.as_of > counted.due.last
    return stage(
        asked,
        LATE if over else OPEN,
        phrase("final.open"),
        [phrase("final.none"), phrase("final.limitation", due=due, basis=counted.basis)],
        note=phrase("final.note", due=when_words(counted.due)),
        counted=[counted],
        records=records,
        by=counted.due,
    )


def _what(one: Absent) -> Both:
    """What it is that became final: the last disposition before it."""
    states = [step.state for step in one.steps if step.state != "final"]
    own = one.count.disposition if one.count and one.count.disposition != "final" else ""
    state = own or next((state for state in reversed(states) if state in ENDS), "")
    return coded("complaint_state", state) if state else phrase("stage.done")
