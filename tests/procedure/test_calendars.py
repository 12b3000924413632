"""Holidays: the library's, our dated corrections over them, the case's over both."""

import datetime
import subprocess
import sys

import pytest

from hearingdesk.procedure import Law, rules
from hearingdesk.procedure.calendars import Calendars, Day, shipped
from hearingdesk.procedure.rule import Both
from tests.house.sources import ROOT

KNOWN = [
    ("KR", "2026-02-16", "설날 전날"),
    ("KR", "2026-02-18", "설날 다음날"),
    ("KR", "2025-01-27", "임시공휴일"),
    ("KR", "2024-10-01", "임시공휴일(국군의 날)"),
    ("KR", "2025-06-03", "대통령 선거일"),
    ("KR", "2026-03-02", "3·1절 대체공휴일"),  # 1 Mar 2026 is a Sunday
    ("KR", "2026-05-01", "노동절"),
    ("KR", "2026-07-17", "제헌절"),
    ("KR", "2027-05-03", "노동절 대체공휴일"),  # 1 May 2027 is a Saturday
    ("KR", "2027-07-19", "제헌절 대체공휴일"),  # so is 17 Jul 2027
    ("KR", "2025-12-25", "기독탄신일"),
    ("US-FED", "2026-07-03", "공휴일"),
    ("UK-EW", "2022-09-19", "공휴일"),
    ("CA-FED", "2025-05-19", "공휴일"),
    ("DE-BE", "2025-03-08", "공휴일"),
    ("JP", "2026-05-06", "공휴일"),
    ("AU-ACT", "2025-03-10", "공휴일"),
]


@pytest.mark.parametrize(("calendar", "day", "korean"), KNOWN)
def test_a_holiday_is_known_by_name(calendar, day, korean):
    found = Calendars()[calendar].holiday(datetime.date.fromisoformat(day))
    assert found is not None
    assert found.ko == korean
    assert found.en.isascii() or "’" in found.en


@pytest.mark.parametrize("day", ["2025-05-01", "2025-07-17", "2013-08-16", "2026-12-24"])
def test_an_ordinary_korean_day_is_none(day):
    assert Calendars()["KR"].holiday(datetime.date.fromisoformat(day)) is None


def test_every_calendar_that_a_rule_names_is_there():
    assert {rule.calendar for rule in rules()} <= set(shipped())


def test_our_corrections_say_nothing_that_the_library_contradicts():
    from holidays import country_holidays

    ours = [one.day for one in shipped()["KR"].facts.days if not one.is_working]
    library = country_holidays("KR", years=range(2010, 2028))
    assert [day for day in ours if day not in library] == []


def test_a_year_that_nobody_answers_for_is_not_covered():
    calendar = Calendars()["KR"]
    assert calendar.covers(datetime.date(2026, 12, 31))
    assert not calendar.covers(datetime.date(2028, 1, 1))
    assert not Calendars()["EU-INST"].covers(datetime.date(2026, 1, 1))
    assert not Calendars()["no such calendar"].is_known


def test_the_case_adds_a_day_off_and_takes_one_away():
    off, on = datetime.date(2025, 12, 24), datetime.date(2025, 12, 25)
    own = [("KR", Day(off, Both("Day off", "휴무일"))), ("KR", Day(on, Both("", ""), is_working=True))]
    calendar = Calendars(own)["KR"]
    assert not calendar.is_working(off)
    assert calendar.is_working(on)
    assert calendar.holiday(on) is None
    assert Calendars()["KR"].is_working(off)


def test_days_of_the_case_make_a_calendar_known():
    day = datetime.date(2026, 1, 2)
    calendar = Calendars([("EU-INST", Day(day, Both("Day off", "휴무일")))])["EU-INST"]
    assert calendar.is_known
    assert not calendar.is_working(day)


def test_a_month_of_holidays_is_a_fault_of_the_data_and_ends_the_search():
    start = datetime.date(2026, 1, 1)
    own = [("KR", Day(start + datetime.timedelta(n), Both("Off", "휴무"))) for n in range(90)]
    found = Law(holidays=own).count("KR-DOC-10", start)
    assert (found.due, found.has("beyond")) == (None, True)


def test_the_library_of_holidays_is_not_read_before_a_holiday_is_asked_for():
    code = (
        "import sys, datetime; from hearingdesk.procedure import count, rules\n"
        "import hearingdesk.commands.do_count\n"
        "rules(); count('KR-LIM-12', datetime.date(2025, 12, 17)); print('holidays' in sys.modules)\n"
        "count('KR-DOC-10', datetime.date(2025, 12, 17)); print('holidays' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
