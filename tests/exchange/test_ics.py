"""A calendar comes in: events as meetings, tasks as deadlines, by the matter's clock, each once."""

from __future__ import annotations

import contextlib
import datetime
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import ImportFailed
from hearingdesk.exchange import formats
from hearingdesk.exchange.bring_in import Outcome, bring_in
from hearingdesk.exchange.ics_lines import components
from hearingdesk.exchange.ics_rule import parts, rule
from hearingdesk.exchange.source_file import SourceFile
from tests.build import new_case
from tests.exchange.paper import FILES

CALENDAR = FILES / "calendar.ics"
TRUE = {  # what a file that a strict reader refuses is refused for
    "parsing_error.ics": "line 19: EXDATE",
    "issue_464_invalid_rdate.ics": "line 6: RDATE",
}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with new_case(tmp_path) as case:
        yield case


def calendar(*lines: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""]).encode()


def event(*lines: str) -> bytes:
    return calendar("BEGIN:VEVENT", "UID:a@example", "SUMMARY:Meeting", *lines, "END:VEVENT")


def bring(case: CaseFile, data: bytes, name: str = "x.ics") -> Outcome:
    path = case.path.with_name(name)
    path.write_bytes(data)
    return bring_in(case, path)


def test_events_become_meetings_by_the_clock_of_the_matter(case: CaseFile) -> None:
    outcome = bring_in(case, CALENDAR)
    assert (outcome.status, outcome.format, outcome.counts["title"]) == (
        "imported",
        "ics",
        "Council of Lanternmoor",
    )
    assert (outcome.added["meeting"], outcome.added["deadline"]) == (5, 1)
    told = {one.title: one for one in case.meetings.all()}
    private = told["Lamps committee, sitting in private"]
    assert str(private.day) == "2025-12-17T18:00"  # 10:00 at +01:00 is 18:00 in Seoul
    assert private.place == "Room 2; old town hall"
    assert private.remark == (
        "First line\nSecond line, folded here and going on\nCategories: Committee,Private\nUntil 20:00"
    )
    inspection = told["Inspection of the lamps"]
    assert (str(inspection.day), inspection.remark) == ("2025-12-01/2025-12-03", "Cancelled")
    lighting = told["Lighting of the lamps"]
    assert str(lighting.day) == "2025-12-24T18:00"  # of no zone: as written
    assert "Also on: 24 Dec 2026, 18:00" in lighting.remark
    assert "It goes on after that." in lighting.remark


def test_what_repeats_is_one_entry_with_its_further_days(case: CaseFile) -> None:
    bring_in(case, CALENDAR)
    told = {one.title: one for one in case.meetings.all()}
    weekly = told["Weekly meeting"]
    assert str(weekly.day) == "2025-03-26T18:00"
    # the clock of London goes forward on 30 March; the 9th is left out, the 16th has an entry of its own
    assert weekly.remark == "Until 19:30\nAlso on: 2 Apr 2025, 17:00"
    assert told["Weekly meeting, a day later"].remark == "Instead of the one of 16 Apr 2025, 17:00"


def test_a_task_becomes_a_deadline_by_hand(case: CaseFile) -> None:
    bring_in(case, CALENDAR)
    (task,) = case.deadlines.all()
    assert (task.title, task.rule) == ("Send the list of lamps", "")
    assert (str(task.due), str(task.done)) == ("2025-12-11T00:00", "2025-12-10T08:00")


def test_a_second_import_adds_nothing(case: CaseFile) -> None:
    bring_in(case, CALENDAR)
    before = case.digest()
    assert bring_in(case, CALENDAR).status == "duplicate"
    assert case.digest() == before
    longer = CALENDAR.read_bytes().replace(
        b"END:VCALENDAR", b"BEGIN:VEVENT\nUID:new@example\nSUMMARY:New\nEND:VEVENT\nEND:VCALENDAR"
    )
    again = bring(case, longer)
    assert (again.added["meeting"], again.added.get("deadline")) == (1, None)
    assert "6 entries are in the case already" in again.message
    case.undo()
    assert case.digest() == before


def test_the_open_files_have_the_events_they_have(tmp_path: Path, shared: Path) -> None:
    truth = json.loads((shared / "data" / "truth.json").read_text("utf-8"))["ics-icalendar"]
    for name, true in truth.items():
        with new_case(tmp_path, f"{name}.hearing") as case:
            before = case.digest()
            outcome = bring_in(case, shared / "data" / "open" / "ics-icalendar" / name)
            if name in TRUE:
                assert outcome.status == "failed"
                assert TRUE[name] in outcome.message
                assert case.digest() == before
            else:
                assert (outcome.status, outcome.added["meeting"]) == ("imported", true["vevent"]), name


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Cut", "line 2: “BEGIN:VEVENT” has no end"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VTODO\n", "line 3: “END:VTODO” ends nothing"),
        (event("DTSTART:20251332"), "line 6: DTSTART: “20251332” is no date"),
        (event("DTSTART:20251301T100000Z"), "line 6: DTSTART"),
        (event("DTSTART:20251217", "RRULE:EVERY=DAY"), "line 7: “EVERY=DAY” is no rule"),
        (event("DTSTART:20251217", "RRULE:FREQ=DAILY;UNTIL=soon"), "line 7: RRULE: “SOON” is no date"),
        (event("DTSTART:20251217", "DURATION:long"), "line 7: DURATION"),
        (event("what is this"), "line 6: “what is this” is no line of a calendar"),
        (calendar("BEGIN:VTIMEZONE", "TZID:x", "END:VTIMEZONE"), "no event and no task"),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 20, "lie in each other"),
    ],
)
def test_a_broken_calendar_is_refused_with_its_line(case: CaseFile, data: bytes, reason: str) -> None:
    before = case.digest()
    outcome = bring(case, data)
    assert outcome.status == "failed"
    assert outcome.message.startswith("“x.ics”")
    assert reason in outcome.message
    assert case.digest() == before


def test_a_zone_nobody_knows_leaves_the_time_as_written(case: CaseFile) -> None:
    outcome = bring(case, event("DTSTART;TZID=Nowhere/Atall:20251217T100000"))
    assert "Line 6: the time zone “Nowhere/Atall” is not known" in outcome.message
    assert [str(one.day) for one in case.meetings.all()] == ["2025-12-17T10:00"]


def test_a_rule_without_an_end_stays_small(case: CaseFile) -> None:
    bring(case, event("DTSTART:20251217T100000", "RRULE:FREQ=DAILY"))
    (meeting,) = case.meetings.all()
    assert meeting.remark.count(";") == 59
    assert meeting.remark.endswith("It goes on after that.")
    for words in ("FREQ=SECONDLY", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYSETPOS=1;BYDAY=MO"):
        outcome = bring(
            case, event("DTSTART:20251217T100000", f"RRULE:{words}").replace(b"a@", words.encode() + b"@")
        )
        assert outcome.status == "imported", words


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("FREQ=DAILY;INTERVAL=2", [3, 5, 7]),
        ("FREQ=WEEKLY;BYDAY=MO,WE", [6, 8, 13]),
        ("FREQ=WEEKLY;INTERVAL=2", [15, 29]),
        ("FREQ=MONTHLY;BYDAY=2TU", [14]),
        ("FREQ=MONTHLY;BYDAY=-1FR", [31]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1,15", [15, 31]),
        ("FREQ=DAILY;BYMONTH=2", []),
    ],
)
def test_a_rule_falls_on_its_days(words: str, days: list[int]) -> None:
    named = parts(words)
    assert named is not None
    made = rule(named, datetime.date(2025, 10, 1))
    assert made is not None
    assert [day.day for day in made.days(datetime.date(2025, 10, 31))][: len(days) or 1] == days


@given(st.lists(st.text(st.sampled_from(' :;=,\\"ABEGINDVT09Zé\t'), max_size=30), max_size=12))
def test_any_lines_are_read_or_refused(lines: list[str]) -> None:
    with contextlib.suppress(ImportFailed):
        components("\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"]), "x.ics")


def test_what_a_calendar_says_it_is_decides_not_its_name() -> None:
    assert formats.detect(SourceFile("table.csv", CALENDAR.read_bytes())).name == "ics"
