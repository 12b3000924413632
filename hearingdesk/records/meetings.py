"""Meetings that are no hearings, and who was there."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import ClassVar

from hearingdesk.record import Problem, dated, link, missing, prose, stored, words
from hearingdesk.records.parties import Parties
from hearingdesk.store.records import Filter, Named, Records, in_time, last_day
from hearingdesk.when import When
from hearingdesk.words import N_


@stored
class Meeting:
    """A meeting outside the committee that bears on the matter."""

    id: int = 0
    title: str = words(N_("Title"), naming=True, required=True)
    title_ko: str = words(N_("Title in Korean"), naming=True)
    body: str = words(N_("Body"), naming=True)
    body_ko: str = words(N_("Body in Korean"), naming=True)
    day: When | None = dated(N_("Day"))
    place: str = words(N_("Place"), naming=True)
    place_ko: str = words(N_("Place in Korean"), naming=True)
    convened_by: int | None = link(N_("Convened by"), "party")
    remark: str = prose(N_("Remark"))
    remark_ko: str = prose(N_("Remark in Korean"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Meetings(Records[Meeting]):
    """Meetings."""

    table = "meeting"
    kind = Meeting
    one, many_words = N_("Meeting"), N_("Meetings")
    order = f"{in_time('day')}, id"
    orders: ClassVar[dict[str, Named]] = {
        "day": Named(N_("Day"), "day, id"),
        "title": Named(N_("Title"), "title, id"),
    }

    def between(self, first: datetime.date, last: datetime.date) -> Filter:
        """Those that fall into these days."""
        args = (last.isoformat(), first.isoformat())
        return Filter(
            f"day IS NOT NULL AND substr(day, 1, 10) <= ? AND {last_day('day')} >= ?", args, "day, id"
        )


@stored
class MeetingAttendee:
    """Somebody at such a meeting."""

    id: int = 0
    meeting: int | None = link(N_("Meeting"), "meeting", required=True)
    party: int | None = link(N_("Person or organisation"), "party", required=True)
    office: str = words(N_("As"), naming=True)
    office_ko: str = words(N_("As in Korean"), naming=True)
    remark: str = prose(N_("Remark"))
    remark_ko: str = prose(N_("Remark in Korean"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class MeetingAttendees(Records[MeetingAttendee]):
    """Attendees."""

    table = "meeting_attendee"
    kind = MeetingAttendee
    one, many_words = N_("Attendee"), N_("Attendees")
    order = "meeting, id"

    def name(self, record: MeetingAttendee, lang: str = "") -> str:
        return self.other(Parties).called(record.party, lang)
