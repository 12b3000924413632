"""Dates as people type and print them are read, and those that leave a doubt are refused with the way out."""

from __future__ import annotations

import pytest

from hearingdesk.errors import Unreadable
from hearingdesk.when import When


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("2025-12-17", "2025-12-17"),
        ("2025. 12. 17.", "2025-12-17"),
        ("2025.12.17(수)", "2025-12-17"),
        ("2025년 12월 17일", "2025-12-17"),
        ("2024년6월11일", "2024-06-11"),
        ("２０２５. １２. １７.", "2025-12-17"),
        ("2025년 12월", "2025-12"),
        ("2025년", "2025"),
        ("17 Dec 2025", "2025-12-17"),
        ("17 December 2025", "2025-12-17"),
        ("the 5th of July 2025", "2025-07-05"),
        ("Dec 17, 2025", "2025-12-17"),
        ("Aug-09-1983", "1983-08-09"),
        ("Thursday, July 10, 2008", "2008-07-10"),
        ("THURSDAY, JULY 10, 2008", "2008-07-10"),
        ("Wednesday 18 June 2014", "2014-06-18"),
        ("December 2025", "2025-12"),
        ("2025", "2025"),
        ("12/2025", "2025-12"),
        ("about Nov 2025", "2025-11~"),
        ("c. 2025", "2025~"),
        ("ca. March 2020", "2020-03~"),
        ("2025년 11월경", "2025-11~"),
        ("약 2025년", "2025~"),
        ("17 Dec 2025 10:00", "2025-12-17T10:00"),
        ("2:30 p.m., December 17, 2025", "2025-12-17T14:30"),
        ("12 am, 17 Dec 2025", "2025-12-17T00:00"),
        ("2025-12-17 10:00", "2025-12-17T10:00"),
        ("2025. 12. 17.(수) 오후 2시 30분", "2025-12-17T14:30"),
        ("2025년 12월 17일 수요일 오전 10시", "2025-12-17T10:00"),
        ("30-31 Dec 2025", "2025-12-30/2025-12-31"),
        ("Dec 30-31, 2025", "2025-12-30/2025-12-31"),
        ("30 Nov to 2 Dec 2025", "2025-11-30/2025-12-02"),
        ("30 Dec 2025 – 2 Jan 2026", "2025-12-30/2026-01-02"),
        ("2025-12-30/2025-12-31", "2025-12-30/2025-12-31"),
        ("2025. 12. 30. ~ 12. 31.", "2025-12-30/2025-12-31"),
        ("2025. 12. 30.(화) ~ 31.(수)", "2025-12-30/2025-12-31"),
        ("2025년 12월 30일부터 31일까지", "2025-12-30/2025-12-31"),
        ("2025년 11월 30일 ~ 12월", "2025-11-30/2025-12"),
        ("2025-2026", "2025/2026"),
        ("1/23/2024", "2024-01-23"),
        ("30.09.2020", "2020-09-30"),
        ("03/03/2022", "2022-03-03"),
    ],
)
def test_a_date_is_read(words: str, stored: str) -> None:
    assert str(When.read(words)) == stored


def test_midnight_to_the_second_is_a_spreadsheets_way_to_write_a_day() -> None:
    assert str(When.read("1/23/2024 0:00:00")) == "2024-01-23"
    assert str(When.read("2024-01-23 00:00")) == "2024-01-23T00:00"


def test_day_and_month_are_never_guessed() -> None:
    with pytest.raises(Unreadable) as refusal:
        When.read("03/01/2022")
    for reading in ("3 Jan 2022", "1 Mar 2022", "2022-01-03", "2022-03-01"):
        assert reading in str(refusal.value)


def test_a_weekday_that_contradicts_the_date_is_an_error_that_says_so() -> None:
    with pytest.raises(Unreadable, match="contradicts itself: 11 Jul 2008 is a Friday"):
        When.read("Thursday, July 11, 2008")
    with pytest.raises(Unreadable, match="contradicts itself"):
        When.read("2025. 12. 30.(화) ~ 12. 31.(목)")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("31 Feb 2025", "There is no day 31 in Feb 2025"),
        ("2025-02-30", "There is no day 30 in Feb 2025"),
        ("0 Dec 2025", "There is no day 0 in Dec 2025"),
        ("2025-13-01", "There is no month 13"),
        ("2025-00-10", "There is no month 0"),
        ("31/02/2025", "not a day of the calendar"),
        ("17/12/25", "Write the year with four digits"),
        ("17 Dec", "Write the year with four digits"),
        ("17 Dec 2025 25:00", "not a time of day"),
        ("Dec 2025 10:00", "a time of day but no day"),
        ("2026 – 2025", "ends before it starts"),
        ("Tuesday 2025", "not a date"),
        ("10:00", "not a date"),
        ("12. 31.", "not a date"),
        ("2025년 12월 ~ 31일", "not a date"),
        ("soon", "not a date"),
        ("", "not a date"),
        ("2025 " * 50, "not a date"),
    ],
)
def test_what_cannot_be_a_date_is_refused_with_a_sentence(words: str, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        When.read(words)
