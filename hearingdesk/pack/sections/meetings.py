"""Meetings outside the committee, with those who were there."""

from __future__ import annotations

from hearingdesk.pack.blocks import Facts
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cells import Col
from hearingdesk.pack.flow import Block, Story
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.press import Press
from hearingdesk.pack.section import section
from hearingdesk.pack.table import Table
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import day, field, missing, paragraphs, stood
from hearingdesk.records.meetings import Meeting, MeetingAttendees, Meetings
from hearingdesk.words import N_


@section("meetings", N_("Meetings"), order=80, of=("meeting",))
def tell(brief: Brief, press: Press) -> Story:
    for meeting in brief.every(Meetings):
        yield Subhead(field(meeting, "title"), listed=False, key=f"meeting-{meeting.id}")
        yield Facts(_facts(brief, meeting), _remarks(brief, press, meeting))
        attendees = brief.where(MeetingAttendees, "meeting", meeting.id)
        if attendees:
            cols = [
                Col(Two.said(N_("Present")), 130),
                Col(Two.said(N_("As")), 150),
                Col(Two.said(N_("Remarks")), 190),
            ]
            yield Table(
                cols, [[brief.name(a.party), field(a, "office"), field(a, "remark")] for a in attendees]
            )


def _facts(brief: Brief, meeting: Meeting) -> list[tuple[Two, Two]]:
    facts = [
        (Two.said(N_("Day")), day(meeting.day) or missing()),
        (Two.said(N_("Body")), field(meeting, "body")),
        (Two.said(N_("Place")), field(meeting, "place")),
        (Two.said(N_("Convened by")), brief.name(meeting.convened_by)),
    ]
    return [(label, value) for label, value in facts if value]


def _remarks(brief: Brief, press: Press, meeting: Meeting) -> list[Block]:
    made = paragraphs(press, field(meeting, "remark"))
    return made + stood(brief.cites.line(press, meeting.id), press)
