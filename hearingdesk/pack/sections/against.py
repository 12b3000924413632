"""What else a witness's sheet tells: forms of claims, promises, and the accusations against them."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Block
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.kept import Event
from hearingdesk.pack.press import Press
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import (
    between,
    coded,
    day,
    field,
    in_language,
    missing,
    paragraphs,
    phrase,
    runs,
)
from hearingdesk.records.claims import Claims, ClaimVersions
from hearingdesk.records.complaints import ComplaintCount, ComplaintCounts, Complaints
from hearingdesk.records.undertakings import Undertakings
from hearingdesk.words import N_


def said_elsewhere(brief: Brief, press: Press, party: int) -> Iterator[Block]:
    """The forms of claims that a person put forward."""
    versions = [v for v in brief.where(ClaimVersions, "said_by", party) if brief.find(Claims, v.claim)]
    if versions:
        yield Subhead(Two.said(N_("Claims this witness made")), level=2, listed=False)
    for version in versions:
        claim = brief.find(Claims, version.claim)
        named = [Run(press.first(field(claim, "title")), "bold", f"claim-{version.claim}")] if claim else []
        text = paragraphs(press, field(version, "text"), "event")
        yield Event(day(version.day), text, between([named, brief.cites.line(press, version.id)]))


def undertaken(brief: Brief, press: Press, party: int) -> Iterator[Block]:
    """What a person promised, and whether it was kept."""
    promises = brief.where(Undertakings, "party", party)
    if promises:
        yield Subhead(Two.said(N_("Undertakings")), level=2, listed=False)
    for promise in promises:
        state = [*runs(press, coded("undertaking_state", promise.state))]
        kept = [Run(press.first(day(promise.kept)))] if promise.kept else []
        due = phrase(N_("due {day}"), day=promise.due) if promise.due else Two()
        text = paragraphs(press, field(promise, "text"), "event")
        if answer := press.first(field(promise, "answer")):
            text.append(Words(press.first(phrase(N_("Answer: {words}"), words=answer)), "source"))
        if promise.remark:
            text.append(Words(promise.remark, "source"))
        yield Event(due, text, between([state, kept, brief.cites.line(press, promise.id)]))


def against(brief: Brief, press: Press, party: int) -> Iterator[Block]:
    """The counts of complaints against a person."""
    counts = [
        c for c in brief.where(ComplaintCounts, "accused", party) if brief.find(Complaints, c.complaint)
    ]
    if counts:
        yield Subhead(Two.said(N_("Complaints against this witness")), level=2, listed=False)
    for count in counts:
        complaint = brief.find(Complaints, count.complaint)
        named = press.first(field(complaint, "title")) if complaint else ""
        title = [Run(named, "bold", f"complaint-{count.complaint}")]
        yield Event(
            day(count.offended),
            [Words(_accusation(press, count), "event")],
            between([title, outcome(press, count), brief.cites.line(press, count.id)]),
        )


def _accusation(press: Press, count: ComplaintCount) -> list[Run]:
    """An accusation with its article."""
    offence = [*runs(press, coded("offence", count.offence))]
    return between([offence, [Run(in_language(press, count.article))] if count.article else []])


def outcome(press: Press, count: ComplaintCount) -> list[Run]:
    """What became of an accusation; that nobody knows stands there in words."""
    if not count.disposition:
        words = phrase(N_("outcome {missing}"), missing=missing())
        return [Run(press.first(words), "bold")]
    return [Run(press.first(coded("complaint_state", count.disposition)))] + (
        [Run(f", {press.first(day(count.disposed))}")] if count.disposed else []
    )
