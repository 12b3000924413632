"""The tables of law and the holidays: what is wrong in a file is named with the file, the entry and the reason."""

import datetime

import pytest

from hearingdesk.procedure import calendars
from hearingdesk.procedure.faults import BadRules
from hearingdesk.procedure.tables import Instrument, Method, Offence, Route, Threshold, read

OFFENCE = """[[offence]]
code = "absence"
jurisdiction = "kr"
capacities = ["witness"]
proceedings = ["hearing"]
penalty = { en = "a fine", ko = "벌금" }
src = ["S-TA 12(1)"]
conf = "high"
"""
INSTRUMENT = """[[instrument]]
code = "accompany_order"
jurisdiction = "kr"
en = "Accompany order"
ko = "동행명령장"
proceedings = ["investigation"]
src = ["S-TA 6"]
conf = "high"
"""
THRESHOLD = """[[threshold]]
code = "open"
jurisdiction = "kr"
en = "Open"
ko = "개의"
formula = "ceil(n/5)"
src = ["S-NA 54"]
conf = "high"
"""
METHOD = """[[service]]
method = "personal"
jurisdiction = "kr"
effect = "delivery"
src = ["S-CVP 178"]
conf = "high"
"""
ROUTE = """[[route]]
basis = "chair"
jurisdiction = "kr"
proceedings = ["hearing"]
when = { en = "it resolves", ko = "의결" }
src = ["S-TA 15(3)"]
conf = "high"
"""
CALENDAR = """name = "KR"
en = "Korea"
ko = "대한민국"
country = "KR"

[[day]]
day = 2026-05-01
en = "Labour Day"
ko = "노동절"
"""


def said(tmp_path, kind, text):
    path = tmp_path / "made.toml"
    path.write_text(text, "utf-8")
    try:
        read(kind, path)
    except BadRules as error:
        return str(error).splitlines()
    return []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Offence, OFFENCE),
        (Instrument, INSTRUMENT),
        (Threshold, THRESHOLD),
        (Method, METHOD),
        (Route, ROUTE),
    ],
)
def test_a_sound_entry_has_no_fault(tmp_path, kind, text):
    assert said(tmp_path, kind, text) == []


@pytest.mark.parametrize(
    ("kind", "text", "old", "new", "reason"),
    [
        (Offence, OFFENCE, '"absence"', '"yawning"', "“yawning” is no word for “code”"),
        (Offence, OFFENCE, '["witness"]', '["ghost"]', "“ghost” is no word for “capacities”"),
        (Offence, OFFENCE, 'ko = "벌금"', 'ko = ""', "“penalty” has no Korean."),
        (Offence, OFFENCE, '"S-TA 12(1)"', '"S-XX 1"', "The source “S-XX 1” is not known."),
        (Offence, OFFENCE, 'conf = "high"', 'conf = "sure"', "“conf” is missing."),
        (
            Offence,
            OFFENCE,
            'conf = "high"',
            'conf = "high"\nsince = "2017"',
            "“since” has a value of the wrong",
        ),
        (Offence, OFFENCE, 'jurisdiction = "kr"', 'jurisdiction = "xx"', "There is no rule book “xx”."),
        (Instrument, INSTRUMENT, '["investigation"]', '["party"]', "The proceeding “party” is not known."),
        (Instrument, INSTRUMENT, 'ko = "동행명령장"', 'ko = ""', "“ko” is missing."),
        (Instrument, INSTRUMENT, 'conf = "high"', 'conf = "high"\ncolour = "red"', "“colour” is no field"),
        (Threshold, THRESHOLD, "ceil(n/5)", "n//5", "“n//5” is no threshold."),
        (Method, METHOD, '"delivery"', '"magic"', "“magic” is no word for “effect”"),
        (Method, METHOD, '"personal"', '"pigeon"', "“pigeon” is no word for “method”"),
        (Route, ROUTE, '"chair"', '"doorman"', "“doorman” is no word for “basis”"),
    ],
)
def test_a_fault_of_an_entry_is_named(tmp_path, kind, text, old, new, reason):
    lines = said(tmp_path, kind, text.replace(old, new, 1))
    assert len(lines) == 1
    assert lines[0].startswith("made.toml, rule ")
    assert reason in lines[0]


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("until = 2017-03-20", "since = 2017-03-21", ""),
        ("until = 2017-03-20", "since = 2017-03-20", "Two versions are in force at once from 2017-03-20."),
        ("", "since = 2017-03-21", "Two versions are in force at once from 2017-03-21."),
        ("until = 2017-03-20", "since = 2017-03-22", "No version is in force after 2017-03-20 and before"),
        ("since = 2017-03-20\nuntil = 2017-03-19", "since = 2017-03-20", "before it begins"),
    ],
)
def test_versions_of_an_entry_leave_no_gap_and_do_not_overlap(tmp_path, first, second, reason):
    lines = said(tmp_path, Offence, f"{OFFENCE}{first}\n{OFFENCE}{second}\n")
    assert reason in "\n".join(lines)
    assert bool(lines) is bool(reason)


def test_a_table_that_is_no_toml_is_named(tmp_path):
    assert said(tmp_path, Offence, "[[offence]\n")[0].startswith("made.toml")


def days(tmp_path, text):
    path = tmp_path / "made.toml"
    path.write_text(text, "utf-8")
    try:
        return calendars.read(path)
    except BadRules as error:
        return str(error).splitlines()


def test_a_sound_calendar_is_read(tmp_path):
    assert days(tmp_path, CALENDAR).days[0].day == datetime.date(2026, 5, 1)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('ko = "노동절"', 'ko = ""', "made.toml, rule 2026-05-01: “day” has no Korean."),
        ("day = 2026-05-01", 'day = "May"', "“day” has a value of the wrong kind: May."),
        ('country = "KR"', 'land = "KR"', "“land” is no field of a calendar."),
        ('country = "KR"', "since = 2028\nuntil = 2027", "It ends on 2027, before it begins."),
        ('ko = "대한민국"', "", "“ko” is missing."),
    ],
)
def test_a_fault_of_a_calendar_is_named_with_its_day(tmp_path, old, new, reason):
    lines = days(tmp_path, CALENDAR.replace(old, new, 1))
    assert len(lines) == 1
    assert reason in lines[0]


def test_a_day_that_is_listed_twice_is_named(tmp_path):
    again = '\n[[day]]\nday = 2026-05-01\nen = "Again"\nko = "또"\n'
    assert days(tmp_path, CALENDAR + again) == ["made.toml, rule 2026-05-01: The day is listed twice."]
