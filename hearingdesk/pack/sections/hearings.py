"""Every hearing: its facts in the margin, its days and resolutions beside them, and who was there on which day."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.pack.blocks import Facts
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Block, Story
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.press import Press
from hearingdesk.pack.section import section
from hearingdesk.pack.sections.attendance import attendance
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import (
    between,
    coded,
    day,
    field,
    in_language,
    join,
    minor,
    missing,
    paragraphs,
    phrase,
    runs,
    stood,
)
from hearingdesk.records.committees import Committees
from hearingdesk.records.hearings import Hearing, HearingCommittees, Hearings, Sitting, Sittings
from hearingdesk.records.resolutions import Resolution, Resolutions
from hearingdesk.words import N_


@section("hearings", N_("Hearings"), order=40, of=("hearing",))
def tell(brief: Brief, press: Press) -> Story:
    for hearing in brief.every(Hearings):
        yield Subhead(field(hearing, "title"), key=f"hearing-{hearing.id}")
        yield Facts(_facts(brief, press, hearing), list(_course(brief, press, hearing)))
        if "attendance" not in brief.chosen:  # else it has a section of its own in this pack
            yield from attendance(brief, press, hearing)


def _facts(brief: Brief, press: Press, hearing: Hearing) -> list[tuple[Two, Two]]:
    lead = brief.find(Committees, hearing.lead)
    parts = brief.where(HearingCommittees, "hearing", hearing.id)
    joined = [c for part in parts if (c := brief.find(Committees, part.committee)) and c.id != hearing.lead]
    facts = [
        (Two.said(N_("Kind")), coded("hearing_kind", hearing.kind)),
        (Two.said(N_("Legal basis")), Two(in_language(press, hearing.legal_basis))),
        (Two.said(N_("Lead committee")), field(lead, "name") if lead else Two()),
        (Two.said(N_("Committees taking part")), join([field(c, "name") for c in joined], "; ")),
        (Two.said(N_("Resolved")), day(hearing.resolved)),
        (Two.said(N_("Public notice")), day(hearing.noticed)),
        (Two.said(N_("Mode")), coded("meeting_mode", hearing.mode)),
    ]
    return [(label, value) for label, value in facts if value]


def _course(brief: Brief, press: Press, hearing: Hearing) -> Iterator[Block]:
    yield from paragraphs(press, field(hearing, "remark"), "note")
    yield from stood(brief.cites.line(press, hearing.id), press)
    sittings = brief.where(Sittings, "hearing", hearing.id)
    if not sittings:
        yield Words(missing_line(press, Two.said(N_("Sittings"))), "note")
    for sitting in sittings:
        yield Words(_sitting(brief, press, sitting), "note")
    resolutions = brief.where(Resolutions, "hearing", hearing.id)
    if resolutions:
        yield minor(press, Two.said(N_("Resolutions")))
    for resolution in resolutions:
        yield from _resolution(brief, press, resolution)


def missing_line(press: Press, label: Two) -> list[Run]:
    """A line that says that the file is silent about something it should know."""
    return [Run(press.first(label), "name"), Run(": "), Run(press.first(missing()), "bold")]


def _sitting(brief: Brief, press: Press, sitting: Sitting) -> list[Run]:
    when = day(sitting.day, weekday=True)
    if sitting.number:
        when = phrase(N_("Sitting {n}: {when}"), n=sitting.number, when=when)
    closes = phrase(N_("closed {when}"), when=sitting.closes) if sitting.closes else Two()
    pieces = [field(sitting, "place"), coded("sitting_state", sitting.state), closes]
    return between([[Run(press.first(when), "name")], *([*runs(press, piece)] for piece in pieces if piece)])


def _resolution(brief: Brief, press: Press, resolution: Resolution) -> Iterator[Block]:
    votes = (
        (N_("present: {n}"), resolution.present),
        (N_("for: {n}"), resolution.in_favour),
        (N_("against: {n}"), resolution.against),
    )
    pieces = [coded("resolution_kind", resolution.kind), day(resolution.day)]
    pieces += [phrase(words, n=n) for words, n in votes if n is not None]
    line = [[Run(press.first(piece))] for piece in pieces if piece]
    below = stood(between([*line, brief.cites.bare(resolution.id)]), press)
    for text in paragraphs(press, field(resolution, "text"), "note"):
        text.keeps = bool(below)  # or the line of its sources could stand alone on the next page
        yield text
    yield from below
