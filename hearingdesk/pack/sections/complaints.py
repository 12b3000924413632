"""Complaints: whose, to whom, every step with its date, the accusations in a table; what is not known said so."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.pack.blocks import Facts
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cells import Cell, Col
from hearingdesk.pack.flow import Block, Story
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.kept import Event
from hearingdesk.pack.press import Press
from hearingdesk.pack.rows import rows
from hearingdesk.pack.section import section
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import (
    coded,
    day,
    field,
    in_language,
    join,
    missing,
    paragraphs,
    phrase,
    stood,
    whole_day,
)
from hearingdesk.records.complaints import (
    Complaint,
    ComplaintCount,
    ComplaintCounts,
    Complaints,
    ComplaintSignatures,
    ComplaintStep,
    ComplaintSteps,
)
from hearingdesk.records.hearings import Hearings
from hearingdesk.when import When
from hearingdesk.words import N_

ENDS = (
    "not_sent",
    "no_indictment",
    "deferred",
    "suspended",
    "summary",
    "indicted",
    "dismissed",
    "acquitted",
    "convicted",
    "final",
    "withdrawn",
    "rejected",
    "waived_confession",
)


@section("complaints", N_("Complaints"), order=60, of=("complaint",))
def tell(brief: Brief, press: Press) -> Story:
    for complaint in brief.every(Complaints):
        from hearingdesk.pack.sections.following import following  # with the law of what follows one

        counts = brief.where(ComplaintCounts, "complaint", complaint.id)
        steps = brief.where(ComplaintSteps, "complaint", complaint.id)
        yield Subhead(field(complaint, "title"), key=f"complaint-{complaint.id}")
        yield Facts(_facts(brief, complaint), _remarks(brief, press, complaint))
        for when, text, step in _steps(complaint, [*steps]):
            sources = brief.cites.line(press, step.id) if step else []
            yield Event(day(when), paragraphs(press, text, "event"), sources)
        for label in _unknown(complaint, [*counts], [*steps]):
            words = phrase(N_("{label}: {words}"), label=label, words=missing())
            yield Event("", [Words([Run(press.first(words), "bold")], "event")])
        yield from following(brief, press, complaint)
        if counts:
            yield Subhead(Two.said(N_("Counts")), level=2, listed=False, full=True)
            yield from _table(brief, press, [*counts])


def _facts(brief: Brief, complaint: Complaint) -> list[tuple[Two, Two]]:
    hearing = brief.find(Hearings, complaint.hearing)
    signers = brief.where(ComplaintSignatures, "complaint", complaint.id)
    named = join([brief.name(one.party) for one in signers])
    signed = join([Two(str(complaint.signatures)) if complaint.signatures else Two(), named], ": ")
    return [
        (label, value)
        for label, value in (
            (Two.said(N_("State")), _state(complaint)),
            (Two.said(N_("In whose name")), coded("complaint_basis", complaint.basis)),
            (Two.said(N_("Signatures")), signed),
            (Two.said(N_("Addressee")), coded("addressee", complaint.addressee)),
            (Two.said(N_("Hearing")), field(hearing, "title") if hearing else Two()),
        )
        if value
    ]


def _state(complaint: Complaint) -> Two:
    """The state; that something was filed does not say that it was received."""
    if complaint.state == "filed" and not complaint.received:
        return Two.said(N_("Filed; receipt not in the file"))
    return coded("complaint_state", complaint.state)


def _remarks(brief: Brief, press: Press, complaint: Complaint) -> list[Block]:
    made = paragraphs(press, field(complaint, "remark"), "note")
    return made + stood(brief.cites.line(press, complaint.id), press)


def _steps(
    complaint: Complaint, steps: list[ComplaintStep]
) -> Iterator[tuple[When | None, Two, ComplaintStep | None]]:
    """Everything that happened, in order; resolving, filing and receiving are events of their own."""
    known = {(step.state, str(step.day)) for step in steps}
    events: list[tuple[When | None, Two, ComplaintStep | None]] = []
    for words, state, when in (
        (N_("The committee resolves to file a complaint."), "resolved", complaint.resolved),
        (N_("The complaint is filed."), "filed", complaint.filed),
        (N_("The addressee confirms receipt."), "received", complaint.received),
    ):
        if when and (state, str(when)) not in known:
            events.append((when, Two.said(words), None))
    for step in steps:
        state, text = coded("complaint_state", step.state), field(step, "text")
        events.append((step.day, text or state, step))
    yield from sorted(events, key=lambda event: (event[0] is None, str(event[0] or "")))


def _unknown(complaint: Complaint, counts: list[ComplaintCount], steps: list[ComplaintStep]) -> Iterator[Two]:
    """The events of every complaint that this file has nothing of."""
    states = {complaint.state, *(count.disposition for count in counts), *(step.state for step in steps)}
    if not complaint.resolved and "resolved" not in states:
        yield Two.said(N_("Resolution"))
    if not complaint.filed and "filed" not in states:
        yield Two.said(N_("Filing"))
    if not complaint.received:
        yield Two.said(N_("Receipt"))
    if not states & set(ENDS):
        yield Two.said(N_("Outcome"))


def _table(brief: Brief, press: Press, counts: list[ComplaintCount]) -> Iterator[Block]:
    cols = [
        Col(Two.said(N_("Accused")), 100),
        Col(Two.said(N_("Offence")), 80),
        Col(Two.said(N_("Article")), 100),
        Col(Two.said(N_("Day of the offence")), 66),
        Col(Two.said(N_("Outcome")), 124),
    ]
    lines = [
        [
            Cell(brief.name(count.accused), link=f"witness-{count.accused}"),
            coded("offence", count.offence),
            in_language(press, count.article),
            whole_day(count.offended) or missing(),
            join(
                [
                    coded("complaint_state", count.disposition) or missing(),
                    day(count.disposed),
                    field(count, "remark"),
                ],
                ". ",
            ),
        ]
        for count in counts
    ]
    yield from rows(press, cols, lines)
