"""A date is kept, said and read again without loss, and nothing about it is guessed."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.errors import Unreadable
from hearingdesk.when import When

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@st.composite
def points(draw: st.DrawFn, near: date | None = None) -> str:
    day = near + timedelta(draw(st.integers(0, 40))) if near else draw(DAYS)
    hour, minute = draw(st.integers(0, 23)), draw(st.integers(0, 59))
    written = f"{day.isoformat()}T{hour:02}:{minute:02}"
    return written[: draw(st.sampled_from((4, 7, 10, 16)))]


@st.composite
def whens(draw: st.DrawFn) -> When:
    start, about = draw(points()), draw(st.booleans())
    month = date(int(start[:4]), int(start[5:7] or 1), 1)
    end = draw(st.one_of(st.just(""), points(near=month) if month.year < 9999 else points(), points()))
    with suppress(Unreadable):
        return When(start, end, about)
    return When(start, "", about)


@given(whens())
def test_the_stored_form_reads_back(when: When) -> None:
    assert When.parse(str(when)) == when
    assert When.read(str(when)) == when


@given(whens(), st.sampled_from(("en", "ko")), st.booleans())
def test_what_is_said_reads_back(when: When, lang: str, weekday: bool) -> None:
    assert When.read(when.say(lang, weekday)) == when


@given(whens(), whens())
def test_the_order_agrees_with_the_first_day(one: When, other: When) -> None:
    if one < other:
        assert one.first <= other.first
    assert one.first <= one.last


@given(st.text() | st.text(alphabet="0123456789-/. ~–년월일(수)경:T,Decabout", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (When.read, When.parse):
        when = None
        with suppress(Unreadable):
            when = read(text)
        assert when is None or When.parse(str(when)) == when


@given(DAYS)
def test_a_day_of_the_calendar_is_kept(day: date) -> None:
    when = When.day(day)
    assert (when.first, when.last, when.precision, when.is_day) == (day, day, "day", True)


@pytest.mark.parametrize(
    ("stored", "precision", "first", "last", "is_day"),
    [
        ("2025", "year", "2025-01-01", "2025-12-31", False),
        ("2024-02", "month", "2024-02-01", "2024-02-29", False),
        ("2025-12-17", "day", "2025-12-17", "2025-12-17", True),
        ("2025-12-17~", "day", "2025-12-17", "2025-12-17", False),
        ("2025-12-17T10:00", "minute", "2025-12-17", "2025-12-17", True),
        ("2025-12-30/2025-12-31", "range", "2025-12-30", "2025-12-31", False),
        ("2025-11/2026", "range", "2025-11-01", "2026-12-31", False),
    ],
)
def test_a_date_knows_how_precise_it_is(
    stored: str, precision: str, first: str, last: str, is_day: bool
) -> None:
    when = When.parse(stored)
    assert (when.precision, str(when.first), str(when.last), when.is_day) == (precision, first, last, is_day)


def test_a_range_of_one_day_is_that_day() -> None:
    assert When.parse("2025-12-17/2025-12-17") == When.parse("2025-12-17")


@pytest.mark.parametrize(
    "stored",
    ["", "25", "2025-02-30", "2025-13", "2025-12-17/", "/2025", "2025-12-31/2025-12-30", "2025-12-17/2025-12",
     "0000", "2025-12-17T24:00", "2025~~", "2025/2026/2027", "２０２５", "2025-12-17\n"],
)  # fmt: skip
def test_an_impossible_stored_form_is_refused(stored: str) -> None:
    with pytest.raises(Unreadable):
        When.parse(stored)


@pytest.mark.parametrize(
    ("stored", "english", "korean"),
    [
        ("2025-12-17", "17 Dec 2025", "2025. 12. 17."),
        ("2025-12-17T10:00", "17 Dec 2025, 10:00", "2025. 12. 17. 10:00"),
        ("2025-12", "Dec 2025", "2025. 12."),
        ("2025", "2025", "2025년"),
        ("2025-12-30/2025-12-31", "30–31 Dec 2025", "2025. 12. 30. ~ 12. 31."),
        ("2025-11-30/2025-12-02", "30 Nov – 2 Dec 2025", "2025. 11. 30. ~ 12. 2."),
        ("2025-12-30/2026-01-02", "30 Dec 2025 – 2 Jan 2026", "2025. 12. 30. ~ 2026. 1. 2."),
        ("2025-11/2025-12", "Nov–Dec 2025", "2025. 11. ~ 12."),
        ("2025/2026", "2025–2026", "2025년 ~ 2026년"),
        ("2025-12-17T10:00/2025-12-17T12:30", "17 Dec 2025, 10:00–12:30", "2025. 12. 17. 10:00 ~ 12:30"),
        ("2025-11~", "about Nov 2025", "2025. 11.경"),
    ],
)
def test_a_date_is_said_as_people_write_it(stored: str, english: str, korean: str) -> None:
    assert When.parse(stored).say("en") == english
    assert When.parse(stored).say("ko") == korean


def test_a_weekday_is_said_where_there_is_a_day() -> None:
    assert When.parse("2025-12-17").say("en", weekday=True) == "Wed 17 Dec 2025"
    assert When.parse("2025-12-17T10:00").say("ko", weekday=True) == "2025. 12. 17.(수) 10:00"
    assert When.parse("2025-12-30/2025-12-31").say("en", weekday=True) == "Tue 30 – Wed 31 Dec 2025"
    assert When.parse("2025-12").say("ko", weekday=True) == "2025. 12."
