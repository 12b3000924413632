"""The verdict in a headline and a sentence, English and Korean."""

from __future__ import annotations

from collections.abc import Sequence

from hearingdesk.procedure.capacity import capacity_words
from hearingdesk.procedure.instruments import DEMANDS
from hearingdesk.procedure.ledger import Ledger
from hearingdesk.procedure.offences import possible
from hearingdesk.procedure.phrases import joined, phrase
from hearingdesk.procedure.reported import Reported
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.serving import Start, method_words
from hearingdesk.procedure.sources import cite_law
from hearingdesk.procedure.steps import DONE, FAILED, OPEN, Step
from hearingdesk.procedure.tables import Instrument, Offence, held
from hearingdesk.procedure.telling import day_words, when_words
from hearingdesk.procedure.timing import Limit, Served
from hearingdesk.when import When


def told(
    facts: Reported, ledger: Ledger, at: Limit, found: Served, steps: tuple[Step, ...], verdict: str
) -> tuple[Both, Both]:
    """Headline and reason of a verdict on somebody who can be bound."""
    if verdict == "enforceable":
        return _enforceable(facts, at, found)
    if verdict == "voluntary":
        return _voluntary(facts, at, found, steps)
    return _open(facts, at, steps)


def _enforceable(facts: Reported, at: Limit, found: Served) -> tuple[Both, Both]:
    absence = possible(facts)["absence"]
    values = {"penalty": absence.penalty, "basis": cite_law(absence.sources), "served": _served_words(found)}
    if not at.n or not facts.day or not found.span.high:
        reason = phrase("reason.enforceable_plain", day=_day(facts), **values)
        return phrase("headline.served"), reason
    n = (facts.day.first - found.span.high).days
    return phrase("headline.served_before", n=n), phrase("reason.enforceable", last=at.words, **values)


def _served_words(found: Served) -> Both:
    day = found.span.day or found.span.high or found.span.low
    return day_words(day) if day else Both("?", "?")


def _day(facts: Reported) -> Both:
    return day_words(facts.day.first) if facts.day else Both("?", "?")


def _voluntary(facts: Reported, at: Limit, found: Served, steps: tuple[Step, ...]) -> tuple[Both, Both]:
    fatal = next(s for s in steps if s.state == FAILED and s.on_failure == "voluntary")
    if fatal.code != "late" or not facts.day or not found.span.low:
        clause = Both(fatal.text.en.rstrip("."), fatal.text.ko.rstrip("."))
        headline = phrase("headline.defect", step=_lowered(clause))
        return headline, phrase("reason.defect", text=clause, basis=fatal.basis)
    n = (facts.day.first - found.span.low).days
    values = {"day": _day(facts), "last": at.words, "basis": fatal.basis}
    if n < 0 or not at.n:
        reason = phrase("reason.late_no_rule", served=_served_words(found), **values)
        return phrase("headline.after_day"), reason
    if found.is_recorded and found.span.day:
        reason = phrase("reason.late", served=_served_words(found), **values)
        return phrase("headline.late", n=n, of=at.n), reason
    reason = phrase("reason.late_at_most", bound=_bound(found, steps), **values)
    return phrase("headline.late_at_most", n=n, of=at.n), reason


def _lowered(words: Both) -> Both:
    """A sentence inside another one."""
    return Both(words.en[:1].lower() + words.en[1:], words.ko)


def _bound(found: Served, steps: tuple[Step, ...]) -> Both:
    """What it is that no service can lie before."""
    low = found.span.low
    day = day_words(low) if low else Both("?", "?")
    for step in steps:
        if step.name in ("issued", "resolved") and step.state == DONE and step.span.low == low:
            return phrase(f"reason.bound_{step.name}", day=day)
    return phrase("reason.bound_sent", day=day)


def _open(facts: Reported, at: Limit, steps: tuple[Step, ...]) -> tuple[Both, Both]:
    """What it hangs on: the service above all, else the steps that are not settled."""
    names = [s.title for s in steps if s.decides and s.state in (OPEN, FAILED) and s.code != "days"]
    listed = joined(", ", names or [s.title for s in steps if s.state == OPEN])
    reason = phrase("reason.gap", steps=listed)
    waiting = any(s.name == "served" and s.state == OPEN for s in steps)
    if not waiting or not at.n:
        return phrase("headline.open_some", steps=listed), reason
    still = facts.as_of is not None and at.last is not None and facts.as_of <= at.last
    return phrase("headline.open_serve" if still else "headline.open_served", last=at.words), reason


def not_bound(facts: Reported, ledger: Ledger | None) -> tuple[Both, Both]:
    """Why there is nothing to enforce."""
    if facts.summons.state == "withdrawn":
        return phrase("headline.withdrawn"), phrase("reason.withdrawn")
    if ledger is None:
        return phrase("headline.no_rule"), _no_rule(facts)
    capacity = facts.summons.capacity
    named = capacity_words(facts.jurisdiction, capacity)
    headline = phrase("headline.free", capacity=_lowered(named))
    absence = _absence(facts)
    if absence is None or not absence.note:
        return headline, phrase("reason.free_plain")
    return headline, phrase("reason.free", note=absence.note, basis=absence.basis)


def _no_rule(facts: Reported) -> Both:
    """That this kind of proceeding lacks the demand, where the instruments say why; else that nothing is known."""
    day = facts.day.first if facts.day else None
    lacking = [one for one in held(Instrument, facts.jurisdiction, day) if one.why_not and _is_demand(one)]
    for one in lacking:
        if not one.open_in(facts.kind):
            return phrase("reason.no_demand", why=one.why_not, basis=one.basis)
    return phrase("reason.no_rule")


def _is_demand(instrument: Instrument) -> bool:
    return instrument.code in DEMANDS


def _absence(facts: Reported) -> Offence | None:
    """The offence of staying away as this law has it, whoever can commit it."""
    day = facts.day.first if facts.day else None
    return next((one for one in held(Offence, facts.jurisdiction, day) if one.code == "absence"), None)


def noted(step: Step, ledger: Ledger, found: Served, at: Limit) -> Both:
    """A remark of a few words under a step."""
    asked = ledger.asks(step.name)
    method = method_words(found.effect.service.method) if found.effect else Both()
    key, low = f"{step.name}_{step.state}", step.span.low
    if key == "issued_open" and step.code == "issue" and low:
        key = "issued_bounded"
    if key == "served_open" and (at.last is None or (low and low > at.last)):
        key = "served_bounded" if low else "before_open"
    return phrase(
        f"note.{key}",
        by=asked.by if asked else Both(),
        method=method,
        day=when_words(When.day(low)) if low else Both(),
        short=when_words(When.day(at.day)) if at.day else Both(),
    )


def starting(starts: Sequence[Start]) -> Both:
    """By when which way of serving must be begun."""
    days = [start.day for start in starts if start.later is None]
    notice = next((start for start in starts if start.later), None)
    if not days:
        return Both()
    last = day_words(max(days))
    if notice is None or notice.later is None:
        return phrase("note.starts_plain", day=last)
    return phrase("note.starts", day=last, first=day_words(notice.day), later=day_words(notice.later))
