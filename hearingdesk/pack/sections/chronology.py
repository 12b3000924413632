"""What happened, in order: the date in the margin, the event, how sure it is and where that is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Block, Story
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.kept import Event
from hearingdesk.pack.press import Press
from hearingdesk.pack.readers import prepares
from hearingdesk.pack.section import section
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.timeline import Mark, Timeline
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import between, coded, day, field, paragraphs, phrase
from hearingdesk.records.facts import Fact, Facts
from hearingdesk.when import When
from hearingdesk.words import N_

LONG = 14  # entries: more are parted by years
CROWDED = 40  # entries of one year: more are parted by months
LISTED = 24  # headings in the contents: where there are more, years stand there for their months


@section("chronology", N_("Chronology"), order=20, of=("fact",), shortens=True)
def tell(brief: Brief, press: Press) -> Story:
    facts = brief.every(Facts)
    if brief.item.order not in ("", "day"):
        yield from (_entry(brief, press, fact) for fact in facts)
        return
    facts = sorted(facts, key=lambda fact: fact.day is None)
    years = Counter(fact.day.start[:4] for fact in facts if fact.day)
    parts = [_part(fact.day, years, len(facts)) for fact in facts]
    by_year = len(set(parts)) > LISTED
    yield from _drawing(facts)
    last, year = Two(), ""
    for fact, part in zip(facts, parts, strict=True):
        if part and part != last:
            began = fact.day.start[:4] if fact.day else ""
            listed = began != "" and len(years) > 1 and not (by_year and began == year)
            stands_for = day(When(began)) if by_year and listed else None
            yield Subhead(part, listed=listed, stands_for=stands_for, counted=not by_year)
            last, year = part, began
        yield _entry(brief, press, fact)


def _drawing(facts: Sequence[Fact]) -> Iterator[Block]:
    """The dated entries on a line, with how it is read; nothing where none is dated."""
    if dated := [Mark(fact.day, fact.is_key) for fact in facts if fact.day]:
        drawn = Timeline(dated)
        yield drawn
        yield Words(drawn.legend(), "key", full=True)


def _part(when: When | None, years: Counter[str], facts: int) -> Two:
    """The heading that an event stands under; none in a short chronology."""
    if when is None:
        return Two.said(N_("No date in the file"))
    if facts <= LONG:
        return Two()
    crowded = years[when.start[:4]] > CROWDED and len(when.start) >= len("2025-12")
    return day(When(when.start[:7] if crowded else when.start[:4]))


def _entry(brief: Brief, press: Press, fact: Fact) -> Block:
    text = paragraphs(press, field(fact, "text"), "event")
    sources = between(
        [
            _standing(press, fact),
            brief.cites.bare(fact.id) if brief.short else brief.cites.line(press, fact.id),
        ]
    )
    if fact.remark and prepares(brief.readers) and not brief.short:
        text.append(Words(fact.remark, "source"))
    return Event(day(fact.day), text, sources, important=fact.is_key, key=f"fact-{fact.id}")


def _standing(press: Press, fact: Fact) -> list[Run]:
    """How sure it is, in words."""
    status = press.first(coded("fact_status", fact.status))
    if fact.confidence in ("low", "uncertain"):
        sure = press.first(coded("confidence", fact.confidence))
        status = press.first(phrase(N_("{status}, confidence: {confidence}"), status=status, confidence=sure))
    return [Run(status, "bold")] if status else []
