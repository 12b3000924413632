"""Calendars: an event for each, its day as it says it, what repeats told in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import ImportFailed
from hearingdesk.exchange import formats
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.records.matters import Matter
from tests.exchange.paper import FILES


def test_events_with_their_day_place_and_people():
    document = formats.read(SourceFile.of(FILES / "calendar.ics"))
    first, second = document.events
    assert (first.title, str(first.day), first.place) == (
        "Hearing on lamps, wicks and oil",
        "2031-03-06T10:00",
        "Room 2",
    )
    assert first.remark == "STATUS: CANCELLED\nRRULE: FREQ=WEEKLY;COUNT=2"
    assert [one.name for one in document.people] == ["Flint, Ada"]
    assert (str(second.day), document.title) == ("2031-03-07", "Lamp Committee")


def test_a_calendar_comes_into_a_case(tmp_path):
    with CaseFile.create(tmp_path / "a.hearing", Matter(title="Lamps")) as case:
        added = bring_in(case, FILES / "calendar.ics").added
        assert (added["meeting"], added["meeting_attendee"], added["party"]) == (2, 1, 1)


def test_an_event_that_does_not_end_is_refused():
    with pytest.raises(ImportFailed, match="line 2: an event begins here and does not end"):
        formats.read(SourceFile("a.ics", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n"))


def test_a_line_out_of_order_is_told_and_kept():
    document = formats.read(
        SourceFile("a.ics", b"BEGIN:VEVENT\nDTSTART:20310306\nwhat is this\nEND:VEVENT\n")
    )
    assert document.events[0].remark == "what is this"
    assert "line 3" in document.warnings[0]


def test_real_calendars_give_the_true_counts(shared: Path):
    truth = json.loads((shared / "data" / "truth.json").read_text("utf-8"))["ics-icalendar"]
    for name, told in truth.items():
        document = formats.read(SourceFile.of(shared / "data" / "open" / "ics-icalendar" / name))
        assert (document.format, len(document.events)) == ("icalendar", told["vevent"])
