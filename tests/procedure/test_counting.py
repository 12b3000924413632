"""Counting: what holds for any rule and any day."""

import datetime
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hearingdesk.procedure import Law, count, rules
from hearingdesk.procedure.calendars import Day
from hearingdesk.procedure.rule import Both
from hearingdesk.when import When

DAY = datetime.timedelta(days=1)
LAW = Law()
BASE = LAW.rule("KR-DOC-10")
days = st.dates(datetime.date(2011, 1, 1), datetime.date(2026, 5, 1))
minutes = st.datetimes(datetime.datetime(2011, 1, 1), datetime.datetime(2026, 5, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
offsets = st.integers(0, 400)
units = st.sampled_from(("day", "working_day", "week", "month", "year"))
first_days = st.sampled_from(("include", "exclude"))


def made(**fields):
    return replace(BASE, **{"since": None, "read_from": None, "read_until": None, "offset": 10, **fields})


def due(rule, day, **options):
    return counted(rule, day, **options).due.first


def counted(rule, day, **options):
    found = LAW.count(rule, day, **options)
    assert found.due is not None, found.derivation.en
    return found


@given(days, offsets, st.sampled_from(("day", "week")))
def test_counting_there_and_back_ends_where_it_began(day, n, unit):
    forth = made(unit=unit, direction="after", first_day="exclude", roll="none", offset=n)
    back = made(unit=unit, direction="before", first_day="exclude", roll="none", offset=n)
    assert due(back, due(forth, day)) == day


@given(days, st.integers(1, 200))
def test_working_days_there_and_back_end_on_the_working_day_they_began_on(day, n):
    assume(LAW.calendars["KR"].is_working(day))
    forth = made(unit="working_day", direction="after", first_day="exclude", roll="none", offset=n)
    back = made(unit="working_day", direction="before", first_day="exclude", roll="none", offset=n)
    assert due(back, due(forth, day)) == day


@given(days, st.integers(0, 60), units, st.sampled_from(("before", "after")), first_days, st.booleans())
def test_more_days_never_end_nearer(day, n, unit, direction, first_day, clear):
    rule = made(unit=unit, direction=direction, first_day=first_day, clear_days=clear, roll="none")
    one, more = (due(rule, day, number=m) for m in (n, n + 1))
    assert one >= more if direction == "before" else one <= more


@given(
    days,
    st.integers(0, 800),
    st.sampled_from([rule for rule in rules() if rule.offset and rule.unit != "hour"]),
)
def test_a_later_trigger_never_ends_earlier(day, gap, rule):
    rule = replace(rule, alt={}, since=None, until=None)
    assert due(rule, day) <= due(rule, day + gap * DAY)


@given(days, st.integers(1, 60), first_days)
def test_no_day_is_lost_at_the_end_of_a_month(day, n, first_day):
    rule = made(unit="month", direction="after", first_day=first_day, roll="none", offset=n)
    found = due(rule, day)
    index = day.year * 12 + day.month - 1 + n
    month_end = datetime.date((index + 1) // 12, (index + 1) % 12 + 1, 1) - DAY
    if month_end.day < day.day:
        assert found == month_end
    elif first_day == "exclude":
        assert (found.year * 12 + found.month - 1, found.day) == (index, day.day)
    else:
        assert found + DAY == month_end.replace(day=day.day)


@given(days, offsets, st.sampled_from(("next", "prev")))
def test_a_roll_ends_on_a_working_day_and_passes_none(day, n, roll):
    rule = made(direction="after", first_day="exclude", roll=roll, offset=n)
    found = counted(rule, day)
    calendar = LAW.calendars["KR"]
    assert calendar.is_working(found.due.first)
    low, high = sorted((found.unrolled.first, found.due.first))
    passed = [low + k * DAY for k in range((high - low).days + 1)]
    assert [one for one in passed if calendar.is_working(one)] == [found.due.first]


@given(days, st.integers(0, 30))
def test_a_holiday_moves_only_what_rolls_over_its_calendar(day, n):
    rule = made(direction="after", first_day="exclude", roll="next", offset=n)
    was = counted(rule, day)
    assume(was.due == was.unrolled)
    off = Day(was.due.first, Both("Day off", "휴무일"))
    there, elsewhere = Law(holidays=[("KR", off)]), Law(holidays=[("JP", off)])
    assert there.count(rule, day).due > was.due
    assert elsewhere.count(rule, day).due == was.due
    assert there.count(replace(rule, roll="none"), day).due == was.due


@given(
    days, st.integers(0, 40), st.sampled_from([rule for rule in rules() if rule.unit not in ("none", "hour")])
)
def test_a_range_holds_the_due_day_of_each_of_its_days(day, width, rule):
    rule = replace(rule, since=None, until=None, offset=5 if rule.offset is None else rule.offset)
    whole = LAW.count(rule, When(day.isoformat(), (day + width * DAY).isoformat()))
    for k in range(0, width + 1, 7):
        one = LAW.count(rule, day + k * DAY)
        assert whole.earliest <= one.earliest <= one.latest <= whole.latest


ZONES = ("Asia/Seoul", "America/New_York", "Europe/London", "Australia/Sydney")


@given(minutes, st.integers(0, 96), st.sampled_from(("before", "after")), st.sampled_from(ZONES))
def test_hours_are_absolute_through_summer_time(moment, n, direction, zone):
    rule = made(unit="hour", direction=direction, first_day="na", roll="na", offset=n)
    found = LAW.count(rule, moment, zone=zone)
    here = ZoneInfo(zone)
    if found.has("clock_twice") or found.has("clock_never"):
        assert zone != "Asia/Seoul"
        assert found.check
        return
    ends = [
        datetime.datetime.fromisoformat(one).replace(tzinfo=here)
        for one in (str(found.due), moment.isoformat())
    ]
    gap = ends[0].astimezone(datetime.UTC) - ends[1].astimezone(datetime.UTC)
    assert gap == datetime.timedelta(hours=n if direction == "after" else -n)


def test_an_hour_that_the_clock_shows_twice_gives_both():
    rule = made(unit="hour", direction="after", first_day="na", roll="na", offset=24)
    found = LAW.count(rule, When("2025-11-02T01:30"), zone="America/New_York")
    assert (str(found.earliest), str(found.latest)) == ("2025-11-03T00:30", "2025-11-03T01:30")
    assert (found.due, found.has("clock_twice")) == (None, True)


def test_an_hour_that_the_clock_skips_says_check():
    rule = made(unit="hour", direction="after", first_day="na", roll="na", offset=24)
    found = LAW.count(rule, When("2025-03-09T02:30"), zone="America/New_York")
    assert found.has("clock_never")


def test_hours_from_a_day_without_its_hour_are_bounded_by_the_day():
    found = count("KR-NET-24", datetime.date(2025, 11, 18))
    assert (str(found.earliest), str(found.latest)) == ("2025-11-19T00:00", "2025-11-19T23:59")
    assert (found.due, found.has("hour_unknown")) == (None, True)


def test_a_vote_in_december_bounds_a_service_nobody_reported():
    found = count("KR-WIT-SERVE", When("2025-12"))
    assert (str(found.earliest), str(found.latest), found.due) == ("2025-11-24", "2025-12-24", None)
    assert found.has("range")


def test_about_a_day_is_no_day():
    found = count("KR-WIT-SERVE", When("2025-12-17", about=True))
    assert found.has("about")
    assert found.check


def test_a_count_goes_on_from_another():
    closed = count("KR-CPL-INV", datetime.date(2025, 12, 19))
    extended = count("KR-CPL-EXT", closed)
    unrolled, rolled = extended.readings
    assert "from 18 Feb 2026" in unrolled.derivation.en
    assert "from 19 Feb 2026" in rolled.derivation.en
    assert (extended.due, extended.check, extended.has("two_readings")) == (None, True, True)


def test_two_readings_give_no_single_date():
    found = count("JP-NOTICE-5", datetime.date(2025, 12, 17))
    assert [str(one.due) for one in found.readings] == ["2025-12-11", "2025-12-12"]
    assert (found.due, str(found.earliest), str(found.latest)) == (None, "2025-12-11", "2025-12-12")


def test_two_readings_of_a_range_are_both_within_the_bounds():
    found = count("JP-NOTICE-5", When("2025-12-16", "2025-12-17"))
    assert (str(found.earliest), str(found.latest), len(found.readings)) == ("2025-12-10", "2025-12-12", 2)


def test_a_public_notice_must_be_posted_fourteen_days_before():
    hearing = datetime.date(2025, 12, 17)
    last = counted("KR-WIT-SERVE", hearing).due.first
    posted = hearing - 14 * DAY
    assert counted("KR-PUBSERV-1", posted).due.first == last
    assert counted("KR-PUBSERV-1", posted + DAY).due.first > last


@pytest.mark.parametrize(
    ("rule", "on", "options", "code"),
    [
        ("KR-HEAR-REPORT", "2025-12-17", {}, "no_period"),
        ("KR-PIPC-RESULTS", "2025-12-03", {}, "no_number"),
        ("AU-NOTICE", "2025-12-17", {}, "no_number"),
        ("KR-CPL-THIRD", "2025-12-17", {}, "no_members"),
        ("KR-CPL-INV", "9999-12-01", {}, "beyond"),
        ("KR-WIT-REASONS", "2016-12-22", {}, "not_yet"),
        ("KR-WIT-SERVE-CONF", "2025-12-17", {"kind": "hearing"}, "proceeding"),
    ],
)
def test_what_cannot_be_counted_says_why(rule, on, options, code):
    found = count(rule, When(on), **options)
    assert (found.due, found.check, found.has(code)) == (None, True, True)


@pytest.mark.parametrize(
    ("rule", "on", "options", "code"),
    [
        ("US-H-MARKUP", "2025-12-17", {}, "uncertain"),
        ("US-S-NOTICE", "2025-12-17", {}, "general"),
        ("EP-OJ", "2025-12-17", {}, "no_calendar"),
        ("KR-SUIT-1Y", "2026-06-01", {}, ""),
        ("KR-WIT-SERVE", "2026-06-09", {}, "read_until"),
        ("KR-WIT-SERVE", "1999-09-29", {}, "read_from"),
        ("KR-CPC-3M", "2026-10-02", {}, "reserve"),
        ("DE-HEARD-2W", "2025-12-11", {}, "reserve"),
        ("KR-DOC-10", "2025-12-02", {"number": 14}, "own_number"),
        ("AU-NOTICE", "2025-12-17", {"number": 7}, "first_day"),
        ("UK-GOV-RESP", "2025-12-17", {}, "general"),
    ],
)
def test_what_is_not_certain_is_counted_and_says_check(rule, on, options, code):
    found = count(rule, When(on), **options)
    assert found.due is not None
    assert (found.check, found.has(code)) == (bool(code), bool(code))


def test_a_year_whose_holidays_are_not_settled_says_check():
    early = replace(LAW.rule("KR-APPEAL-90"), read_until=None)
    found = LAW.count(early, datetime.date(2028, 1, 3))
    assert found.due is not None
    assert [doubt.code for doubt in found.doubts] == ["years"]


def test_a_rule_in_sitting_days_says_check():
    found = LAW.count(made(unit="sitting_day"), datetime.date(2025, 12, 17))
    assert (found.due, found.has("sitting_days")) == (None, True)


def test_a_zone_that_does_not_exist_says_check():
    found = count("KR-NET-24", When("2025-11-18T22:52"), zone="Mars/Olympus")
    assert (found.due, found.has("zone")) == (None, True)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_rule_is_counted_or_says_check_in_both_languages(rule):
    on = When("2025-12-17T10:00")
    found = LAW.count(rule, on, members=20, present=15)
    assert found.due is not None or found.threshold is not None or found.check
    for words in (found.derivation, found.basis):
        assert words.en.isascii() or "’" in words.en
        assert any("가" <= letter <= "힣" for letter in words.ko)
    assert "{" not in found.derivation.en + found.derivation.ko
    general = "KNOWLEDGE" in rule.sources
    assert not (general or rule.uncertain) or (found.check and found.confidence == "uncertain")
