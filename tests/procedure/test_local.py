"""A case's own rules and holidays, laid over the program's and marked."""

import datetime
import json

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
