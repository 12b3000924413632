"""The steps of a demand, each held against what the file says: done, open, failed, or aside (it decides nothing)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from hearingdesk.procedure.ledger import Asked, Ledger
from hearingdesk.procedure.phrases import joined, phrase
from hearingdesk.procedure.reported import Reported, Span
from hearingdesk.procedure.rule import Both, Doubt
from hearingdesk.procedure.tables import Entry, Kind, held
from hearingdesk.procedure.telling import when_words
from hearingdesk.procedure.votes import short_of, threshold

DONE, OPEN, FAILED, ASIDE = "done", "open", "failed", "aside"
_AGREED = ("proposed", "consulted")  # of demand_state: no resolution yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step with its finding. `span` holds its day, or the days between which it must lie."""

    name: str
    title: Both
    state: str
    decides: bool
    on_failure: str  # the verdict where it failed
    code: str = ""  # what is wrong, for programs; "" where nothing is
    span: Span = field(default_factory=Span)
    value: Both  # in a few words, for a strip
    text: Both  # in a sentence
    asks: Both  # what the law asks for
    basis: Both
    confidence: str
    note: Both = field(default_factory=Both)  # a remark of a few words, for a strip
    cure: Both = field(default_factory=Both)
    until: datetime.date | None = None  # the last day on which it could be cured
    doubts: tuple[Doubt, ...] = ()


def made(
    asked: Asked,
    state: str,
    value: Both,
    text: Both,
    *,
    code: str = "",
    span: Span | None = None,
    basis: Both | None = None,
    doubts: Sequence[Doubt] = (),
) -> Step:
    """A step of a ledger with what was found."""
    return Step(
        name=asked.name,
        title=asked.title,
        state=state,
        decides=asked.decides,
        on_failure=asked.failed,
        code=code,
        span=span or Span(),
        value=value,
        text=text,
        asks=asked.asks,
        basis=basis or asked.basis,
        confidence=asked.confidence,
        doubts=(*standing(asked, asked.title), *doubts),
    )


def standing(asked: Entry, title: Both) -> tuple[Doubt, ...]:
    """What keeps the step itself from being certain law."""
    if asked.confidence == "high":
        return asked.doubts_on()
    word = phrase(f"word.{asked.confidence}")
    weak = phrase("check.confidence", what=title, confidence=word)
    return (*asked.doubts_on(), Doubt("confidence", weak))


def unknown() -> Both:
    return phrase("value.unknown")


def applied(asked: Asked, facts: Reported) -> Step:
    """A member's application; it decides nothing."""
    days = [one.filed for one in facts.applications if one.filed]
    if days:
        return made(asked, DONE, when_words(min(days)), phrase("applied.done"), span=Span.of(min(days)))
    if facts.applications or facts.summons.asked_by:
        return made(asked, DONE, phrase("value.applied"), phrase("applied.done"))
    return made(asked, ASIDE, unknown(), phrase("applied.aside"))


def resolved(asked: Asked, facts: Reported) -> Step:
    """The committee's own resolution: on file, of the right committee, with its quorum and its majority."""
    if facts.resolved is None:
        key = "agreed" if facts.summons.state in _AGREED else "open"
        return made(asked, OPEN, unknown(), phrase(f"resolved.{key}"), code="resolution")
    value, span = when_words(facts.resolved.date()), Span.of(facts.resolved)
    day = facts.day
    if day and span.low and span.low > day.last:
        return made(
            asked, FAILED, value, phrase("resolved.after_day", day=value), code="resolved_late", span=span
        )
    if failed := _vote(asked, facts):
        return made(asked, FAILED, value, failed[1], code=failed[0], span=span)
    if _elsewhere(facts) and not _may_vote(facts):
        text = phrase("resolved.not_lead", day=value)
        return made(asked, OPEN, value, text, code="not_lead", span=span)
    doubts = [Doubt("committee", phrase("resolved.other_committee"))] if _elsewhere(facts) else []
    return made(asked, DONE, value, _told(facts, value), span=span, doubts=doubts)


def _told(facts: Reported, day: Both) -> Both:
    vote = facts.vote
    if vote is None or vote.present is None or vote.in_favour is None:
        return joined(" ", [phrase("resolved.done", day=day), phrase("resolved.no_count")])
    return phrase("resolved.done_vote", day=day, present=vote.present, favour=vote.in_favour)


def _vote(asked: Asked, facts: Reported) -> tuple[str, Both] | None:
    """What is wrong with the count of the vote: (code, words); None where nothing is known to be."""
    vote, resolved_on = facts.vote, facts.resolved
    if not asked.threshold or vote is None or resolved_on is None:
        return None
    return short_of(threshold(facts.jurisdiction, asked.threshold, resolved_on.first), vote, facts.members)


def _elsewhere(facts: Reported) -> bool:
    lead = facts.hearing.lead if facts.hearing else None
    return bool(facts.vote and facts.vote.committee and lead and facts.vote.committee != lead)


def _may_vote(facts: Reported) -> bool:
    """Whether any committee but the lead one can resolve in this kind of hearing."""
    day = facts.day.first if facts.day else None
    return all(one.votes for one in held(Kind, facts.jurisdiction, day) if one.code == facts.kind)


def issued(asked: Asked, facts: Reported) -> Step:
    """The issue, by whoever must issue it, and not before the resolution."""
    summons, by = facts.summons, asked.by
    span = Span.of(facts.issued)
    bound = Span.of(facts.resolved).low
    if facts.issued is None:
        named = facts.as_of is None and summons.issuer
        text = phrase("issued.no_day", by=Both(named, named)) if named else phrase("issued.open", by=by)
        return made(asked, OPEN, unknown(), text, code="issue", span=Span(bound))
    value = when_words(facts.issued.date())
    if bound and span.high and span.high < bound:
        text = phrase("issued.before_vote", day=value)
        return made(asked, FAILED, value, text, code="issued_before_vote", span=span)
    if not summons.issuer:
        return made(asked, OPEN, value, phrase("issued.who", day=value, by=by), code="issuer", span=span)
    if not _is(summons.issuer, asked, facts):
        text = phrase("issued.other", day=value, who=summons.issuer, by=by)
        return made(asked, OPEN, value, text, code="issuer", span=span)
    return made(asked, DONE, value, phrase("issued.done", day=value, by=by), span=span)


def _is(issuer: str, asked: Asked, facts: Reported) -> bool:
    """Whether the words on file name whoever must issue it, by office or by name."""
    said = issuer.casefold()
    tokens = said.replace(",", " ").replace("(", " ").replace(")", " ").split()

    def says(words: Sequence[str]) -> bool:
        return any(word in tokens if word.isascii() else word in said for word in words)

    return not says(asked.not_words) and (says(asked.by_words) or any(name in said for name in facts.chairs))


def contents(asked: Asked, facts: Reported) -> Step:
    """What the paper must state; what it may state decides nothing."""
    summons = facts.summons
    said = {name: getattr(summons, name) for name in (*asked.must, *asked.may)}
    n, of = sum(value == "yes" for value in said.values()), len(said)
    value = phrase("value.stated", n=n, of=of) if any(said.values()) else unknown()
    missing = [name for name in asked.must if said[name] == "no"]
    if missing:
        text = phrase("contents.failed", items=_items(missing))
        return made(asked, FAILED, value, text, code="contents_missing")
    unsaid = [name for name in asked.must if not said[name]]
    if unsaid:
        return made(asked, OPEN, value, phrase("contents.open", items=_items(unsaid)), code="contents")
    return made(asked, DONE, value, phrase("contents.done"))


def _items(names: Sequence[str]) -> Both:
    return joined(", ", [phrase(f"contents.{name.removeprefix('states_')}") for name in names])


@dataclass(frozen=True, slots=True)
class Laid:
    """What the papers themselves say, before any service."""

    steps: dict[str, Step]

    @property
    def bound(self) -> tuple[datetime.date | None, str]:
        """No service can lie before this day: the vote's or the issue's, and which of them."""
        days = [
            (self.steps[name].span.low, name)
            for name in ("resolved", "issued")
            if name in self.steps and self.steps[name].state == DONE
        ]
        known = [(day, name) for day, name in days if day]
        return max(known, key=lambda one: one[0]) if known else (None, "")


def papers(ledger: Ledger, facts: Reported) -> Laid:
    """The steps that paper alone decides."""
    make = {"applied": applied, "resolved": resolved, "issued": issued, "contents": contents}
    return Laid({one.name: make[one.name](one, facts) for one in ledger.steps if one.name in make})
