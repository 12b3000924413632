"""Statements of reasons for not attending: in time or late. Whether they excuse is not for arithmetic to say."""

from __future__ import annotations

from dataclasses import dataclass

from hearingdesk.procedure.counted import Counted
from hearingdesk.procedure.law import Law
from hearingdesk.procedure.ledger import Ledger
from hearingdesk.procedure.phrases import phrase
from hearingdesk.procedure.reported import Reported
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.telling import day_words, when_words
from hearingdesk.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """One statement against the rule; `state`: in_time, late, or open. `excuse` is its record."""

    excuse: int
    state: str
    counted: Counted
    text: Both
    ruling: str

    @property
    def judged(self) -> Both:
        """Who says whether it excuses; no arithmetic does."""
        return phrase("excuse.judged")


def reasons(ledger: Ledger, facts: Reported, law: Law) -> tuple[Reasons, ...]:
    """The statements on file, each with its timing; nothing where no rule sets a time."""
    if not ledger.reasons or facts.day is None:
        return ()
    counted = law.count(ledger.reasons, facts.day, kind=facts.kind)
    found = []
    for one in facts.excuses:
        state, text = _timing(one.received, counted, facts.resolved)
        found.append(Reasons(excuse=one.id, state=state, counted=counted, text=text, ruling=one.ruling))
    return tuple(found)


def _timing(received: When | None, counted: Counted, resolved: When | None) -> tuple[str, Both]:
    due = counted.due
    if due is None:
        return "open", counted.derivation
    said = day_words(due.first)
    if resolved and not resolved.about and resolved.first > due.last:
        return "open", phrase("excuse.before_call", due=said, day=when_words(resolved.date()))
    if received is None or received.about:
        return "open", phrase("excuse.open", due=said)
    on = day_words(received.first) if received.first == received.last else when_words(received)
    if received.last <= due.last:
        return "in_time", phrase("excuse.in_time", day=on, due=said)
    if received.first > due.last:
        return "late", phrase("excuse.late", day=on, due=said)
    return "open", phrase("excuse.open", due=said)


def due(ledger: Ledger, facts: Reported, law: Law) -> Both:
    """By when a statement was due; that it cannot be held against somebody who was called only later."""
    if not ledger.reasons or facts.day is None:
        return Both()
    last = law.count(ledger.reasons, facts.day, kind=facts.kind).due
    if last is None:
        return Both()
    if facts.resolved and not facts.resolved.about and facts.resolved.first > last.last:
        called = when_words(facts.resolved.date())
        return phrase("excuse.before_call", due=day_words(last.first), day=called)
    return phrase("excuse.due", due=day_words(last.first))
