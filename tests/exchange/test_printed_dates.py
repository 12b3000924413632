"""Dates and hours as English pages print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.exchange.printed_dates import day_in_file_name, printed_clock, printed_days, wrong_weekday
from hearingdesk.when import When


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Thursday, July 10, 2008", ["2008-07-10"]),
        ("MARCH 3 AND 4, 2009", ["2009-03-03", "2009-03-04"]),
        ("Tuesday, March 3, and Wednesday, March 4, 2009", ["2009-03-03", "2009-03-04"]),
        ("FEBRUARY 3, 4, 2009", ["2009-02-03", "2009-02-04"]),
        ("April 30 and May 1, 2009", ["2009-04-30", "2009-05-01"]),
        ("December 30, 2008, and January 5, 2009", ["2008-12-30", "2009-01-05"]),
        ("March 3-5, 2009", ["2009-03-03", "2009-03-04", "2009-03-05"]),
        ("HC 245 Wednesday 18 June 2014", ["2014-06-18"]),
        ("18 and 19 June 2014", ["2014-06-18", "2014-06-19"]),
        ("Sept. 9, 2010", ["2010-09-09"]),
        ("February 30, 2009", []),
        ("July 10", []),
        ("nothing of the kind", []),
    ],
)
def test_a_line_names_its_days(words, days):
    assert [str(day) for day in printed_days(words)] == days


@given(st.dates(min_value=When("1800").first))
def test_every_day_is_read_back(day):
    assert printed_days(f"{day:%A, %B} {day.day}, {day.year:04}") == (
        (When(day.isoformat()),) if 1800 <= day.year < 2100 else ()
    )


@given(st.text(max_size=60))
def test_no_words_break_it(words):
    printed_days(words)
    printed_clock(words)
    day_in_file_name(words)


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("met at 10:05 a.m., in room 2128", "10:05"),
        ("met at 2 p.m., in", "14:00"),
        ("at 12 noon, in", "12:00"),
        ("at 12:17 p.m.", "12:17"),
        ("at 12:05 a.m.", "00:05"),
        ("in room 2128", ""),
    ],
)
def test_an_hour_is_read(words, clock):
    assert printed_clock(words) == clock


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("oral_20140618.csv", "2014-06-18"),
        ("oral_18062014.csv", "2014-06-18"),
        ("u1720146_CN8001.csv", None),
        ("99999999.csv", None),
    ],
)
def test_a_file_name_may_hold_a_day(name, day):
    assert day_in_file_name(name) == (When(day) if day else None)


def test_a_weekday_is_checked():
    assert not wrong_weekday("Wednesday 18 June 2014", When("2014-06-18"))
    assert wrong_weekday("Thursday 18 June 2014", When("2014-06-18"))
    assert not wrong_weekday("18 June 2014", When("2014-06-18"))
