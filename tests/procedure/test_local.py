"""A case's own rules and holidays, laid over the program's and marked."""

import datetime
import json

import pytest

from hearingdesk.procedure.local import faults_of, law_of
from hearingdesk.records.memory import Holiday, LocalRule
from hearingdesk.when import When

DAY = datetime.date(2025, 12, 17)


def own(rule, title="Own", basis="", **settings):
    return LocalRule(rule=rule, title=title, settings=json.dumps(settings), basis=basis)


def test_an_own_rule_overrides_one_of_the_program_and_is_marked():
    local = law_of([own("KR-WIT-SERVE", "Serve earlier", "Decision of the chair", offset=10)])
    found = local.law.count("KR-WIT-SERVE", DAY)
    assert local.faults == ()
    assert (str(found.due), found.local) == ("2025-12-07", True)
    assert found.basis.en == "Decision of the chair"
    assert "own rule of this case" in found.derivation.en
    assert "이 사건의 자체 규칙" in found.derivation.ko


def test_an_own_rule_with_dates_leaves_the_other_days_to_the_program():
    rule = own("KR-WIT-SERVE", offset=10, **{"from": "2025-12-20"})
    law = law_of([rule]).law
    assert str(law.count("KR-WIT-SERVE", DAY).due) == "2025-12-10"
    assert str(law.count("KR-WIT-SERVE", datetime.date(2025, 12, 30)).due) == "2025-12-20"


def test_a_new_rule_is_counted_and_listed():
    rule = own(
        "HOUSE-1",
        "Send the file",
        "House practice",
        trigger="hearing_opens",
        offset=2,
        unit="working_day",
        dir="before",
        first_day="exclude",
        clear_days=False,
        roll="none",
        force="practice",
        applies=["any"],
        conf="medium",
    )
    local = law_of([rule], jurisdiction="kr")
    found = local.law.count("HOUSE-1", datetime.date(2025, 12, 29))
    assert (str(found.due), found.local, found.confidence) == ("2025-12-24", True, "medium")
    assert "HOUSE-1" in {one.id for one in local.law.rules("kr")}


def test_a_bad_own_rule_is_named_and_left_out():
    records = [
        own("HOUSE-2", offset=3),
        LocalRule(rule="HOUSE-3", title="Broken", settings="{"),
        own("KR-WIT-SERVE", unit="moon"),
        own("KR-WIT-REASONS", **{"from": "soon"}),
    ]
    local = law_of(records)
    assert {fault.rule for fault in local.faults} == {"HOUSE-2", "HOUSE-3", "KR-WIT-SERVE", "KR-WIT-REASONS"}
    assert str(local.law.count("KR-WIT-SERVE", DAY).due) == "2025-12-10"
    assert not faults_of(own("KR-WIT-SERVE", offset=8))


def test_holidays_of_the_case_are_obeyed_a_range_of_them_too():
    records = [
        Holiday(calendar="KR", day=When("2025-12-11", "2025-12-12"), title="Recess"),
        Holiday(calendar="KR", day=When("2025-12"), title="Too vague to be one"),
    ]
    law = law_of([], records).law
    found = law.count("KR-DOC-10", datetime.date(2025, 12, 2))
    assert str(found.due) == "2025-12-15"
    assert "Recess" in found.derivation.en


def test_the_zone_of_the_matter_is_the_zone_of_hours():
    law = law_of([], zone="America/New_York").law
    assert str(law.count("KR-NET-24", When("2025-11-01T12:00")).due) == "2025-11-02T11:00"


def test_an_override_keeps_the_doubts_of_the_rule_it_lies_over():
    law = law_of([own("JP-NOTICE-5", "Our practice", force="practice"), own("US-QFR", "Ours", offset=5)]).law
    two = law.count("JP-NOTICE-5", datetime.date(2026, 3, 20))
    assert (two.due, two.check, len(two.readings), two.local) == (None, True, 2, True)
    answers = law.count("US-QFR", datetime.date(2026, 3, 2))
    assert answers.has("uncertain")
    assert answers.has("general")
    assert "US-QFR" in {one.id for one in law.rules("us-senate")}
    extended = law_of([own("KR-CPL-EXT", "Ours")]).law.rule("KR-CPL-EXT")
    assert [one.since for one in extended.reserves] == [
        one.since for one in law_of([]).law.rule("KR-CPL-EXT").reserves
    ]


def test_a_decision_of_the_committee_can_settle_a_doubt():
    settled = own("US-QFR", "Ours", "Committee rule 7", offset=5, uncertain=False)
    assert not law_of([settled]).law.count("US-QFR", datetime.date(2026, 3, 2)).check


def test_two_own_versions_at_once_are_a_fault_of_the_second():
    first = own("KR-WIT-SERVE", offset=10, to="2025-12-31")
    second = own("KR-WIT-SERVE", offset=9, **{"from": "2025-12-20"})
    local = law_of([first, second])
    assert [(one.rule, one.field) for one in local.faults] == [("KR-WIT-SERVE", "from")]
    assert "2025-12-20" in local.faults[0].reason
    assert str(local.law.count("KR-WIT-SERVE", datetime.date(2025, 12, 30)).due) == "2025-12-20"


@pytest.mark.parametrize(
    "settings",
    [
        "[1]",
        '{"applies": [[]]}',
        '{"note": {"fr": "non"}}',
        '{"doubt": [1]}',
        '{"doubt": [{"en": "so", "from": "soon"}]}',
        '{"alt": {"clear_days": "maybe"}}',
        '{"calendar": "MARS"}',
        '{"from": "2026-01-02", "to": "2026-01-01"}',
        '{"src": [3]}',
        "[" * 100_000,
    ],
)
def test_settings_that_make_no_sense_are_left_out_and_said(settings):
    local = law_of([LocalRule(rule="KR-WIT-SERVE", title="Own", settings=settings)])
    assert [one.rule for one in local.faults] == ["KR-WIT-SERVE"]
    assert str(local.law.count("KR-WIT-SERVE", DAY).due) == "2025-12-10"


def test_a_calendar_of_own_days_alone_says_check():
    holiday = Holiday(calendar="EU-INST", day=When("2026-01-02"), title="Closed")
    found = law_of([], [holiday]).law.count("EP-OJ", datetime.date(2025, 12, 2))
    assert (str(found.due), found.has("own_days")) == ("2026-01-05", True)
