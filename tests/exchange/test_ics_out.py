"""Deadlines go out as a calendar that a strict reader takes, and come back as they went."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from hearingdesk.casefile import CaseFile
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.exchange.ics_out import write_ics
from hearingdesk.exchange.sample import build_sample
from hearingdesk.records.deadlines import Deadline
from hearingdesk.when import When
from tests.build import new_case


def written(case: CaseFile, lang: str = "en") -> tuple[bytes, list[Any]]:
    path = case.path.with_name("out.ics")
    write_ics(case, case.deadlines.ids(case.deadlines.by_day), path, lang)
    data = path.read_bytes()
    strict = Calendar.from_ical(data)
    assert [part.errors for part in strict.walk() if part.errors] == []
    return data, list(strict.walk("VEVENT"))


@pytest.fixture
def sample(tmp_path: Path) -> Any:
    with build_sample(tmp_path / "sample.hearing") as case:
        yield case


def test_a_strict_reader_takes_the_calendar_of_the_sample(sample: CaseFile) -> None:
    data, events = written(sample)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.count(b"\n") == data.count(b"\r\n")
    days = [(event["DTSTART"].dt, str(event["STATUS"])) for event in events]
    assert days == [
        (datetime.date(2025, 11, 18), "TENTATIVE"),
        (datetime.date(2025, 11, 19), "TENTATIVE"),
        (datetime.date(2025, 12, 10), "TENTATIVE"),
        (datetime.date(2026, 2, 19), "TENTATIVE"),
    ]
    assert all(event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(days=1) for event in events)
    assert "rolled to 19 Feb 2026 (Thu)" in events[-1]["DESCRIPTION"]
    assert "(check)" in events[-1]["SUMMARY"]
    assert "one of 2 possible days" in events[0]["SUMMARY"]
    assert not any(event.walk("VALARM") or "ATTENDEE" in event or "ORGANIZER" in event for event in events)


def test_the_marks_stay_and_the_same_case_gives_the_same_file(sample: CaseFile) -> None:
    first, events = written(sample)
    assert written(sample)[0] == first
    marks = [str(event["UID"]) for event in events]
    assert len(set(marks)) == len(marks)
    with sample.change("Edit") as edit:
        edit.add(Deadline(title="New", due=When("2025-12-01")))
    later = [str(event["UID"]) for event in written(sample)[1]]
    assert set(marks) < set(later)


def test_in_korean_the_words_are_korean(sample: CaseFile) -> None:
    _data, events = written(sample, "ko")
    assert any("초일 산입" in event["DESCRIPTION"] for event in events)


def test_what_goes_out_comes_back_once_by_hand(sample: CaseFile, tmp_path: Path) -> None:
    written(sample)
    with new_case(tmp_path) as other:
        outcome = bring_in(other, sample.path.with_name("out.ics"))
        assert outcome.added["deadline"] == 4
        assert not other.meetings.count()
        assert {str(one.due) for one in other.deadlines.all()} >= {"2025-12-10", "2026-02-19"}
        assert all(not one.rule for one in other.deadlines.all())


@given(
    title=st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=120).filter(str.strip),
    words=st.text(st.sampled_from('a,;:\\\n\r\t"é유 '), max_size=300),
)
def test_any_title_and_derivation_come_through(
    tmp_path_factory: pytest.TempPathFactory, title: str, words: str
) -> None:
    with new_case(tmp_path_factory.mktemp("ics")) as case:
        with case.change("Add") as edit:
            edit.add(Deadline(title=title, derivation=words, due=When("2025-12-17")))
        _data, (event,) = written(case)
        told = "".join(letter for letter in next(case.deadlines.all()).title if letter.isprintable())
        assert "".join(str(event["SUMMARY"]).split()) == "".join(told.split())
