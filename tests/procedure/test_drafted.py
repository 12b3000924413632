"""An own rule in the words of its form: there and back, counted, and refused at the field that is wrong."""

import datetime
from dataclasses import replace

import pytest

from hearingdesk.procedure import rules
from hearingdesk.procedure.drafted import RuleDraft, draft_of, draft_over
from hearingdesk.procedure.law import shipped
from hearingdesk.procedure.local import law_of
from hearingdesk.records.memory import LocalRule
from hearingdesk.when import When

DAY = datetime.date(2025, 12, 17)
OWN = RuleDraft(
    title="Questions to the staff",
    title_ko="질의 제출",
    rule="OWN-1",
    trigger="hearing_opens",
    offset=2,
    unit="working_day",
    direction="before",
    first_day="exclude",
    force="practice",
    basis="Decision of the secretaries, 4 Dec 2025",
    confidence="medium",
)


def law(*drafts, jurisdiction="kr"):
    local = law_of([draft.record() for draft in drafts], jurisdiction=jurisdiction)
    assert local.faults == ()
    return local.law


def test_a_rule_of_the_form_is_counted_and_marked():
    found = law(OWN).count("OWN-1", datetime.date(2025, 12, 29))
    assert (str(found.due), found.local, found.confidence) == ("2025-12-24", True, "medium")
    assert found.cited.en == "Decision of the secretaries, 4 Dec 2025 (own rule of this case)"
    assert "자체 규칙" in found.cited.ko


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_rule_of_the_program_can_be_overridden_as_it_is(rule):
    draft = replace(draft_over(rule), basis="Committee rule 1")
    assert list(draft.problems()) == []
    same, was = law(draft).count(rule.id, DAY), shipped().count(rule.id, DAY)
    assert (same.earliest, same.latest, same.threshold) == (was.earliest, was.latest, was.threshold)
    assert same.local


def test_a_draft_comes_back_from_its_record_as_it_was():
    whole = replace(
        OWN,
        roll="next",
        calendar="UK-EW",
        safer=True,
        next_day=True,
        at="17:00",
        applies=("hearing", "inspection"),
        since=When("2025-12-01"),
        until=When("2026-12-31"),
        if_missed="follow it up",
        if_missed_ko="독촉",
        note="n",
        note_ko="비고",
    )
    for draft in (OWN, whole, replace(OWN, unit="", offset=None, share="third"), replace(OWN, offset=None)):
        again = draft_of(replace(draft.record(), id=7), 7)
        wanted = replace(draft, id=7, calendar=again.calendar)
        if draft.share or not draft.unit:
            wanted = replace(wanted, first_day="")
        assert again == wanted


def test_what_the_form_takes_away_from_a_rule_of_the_program_is_gone():
    over = replace(draft_over(shipped().rule("KR-HEAR-NOTICE")), basis="x", safer=False, offset=None)
    found = law(over).count("KR-HEAR-NOTICE", datetime.date(2025, 12, 30))
    assert (found.due, found.advisory, found.has("no_number")) == (None, None, True)


def test_uncertain_and_two_readings_are_said_in_the_form_and_shown_with_check():
    assert draft_over(shipped().rule("JP-NOTICE-5")).reading == "clear"
    assert draft_over(shipped().rule("JP-NOTICE-5")).confidence == "uncertain"
    assert draft_over(shipped().rule("KR-CPL-EXT")).reading == "rolled"
    doubted = law(replace(OWN, confidence="uncertain", unit="day", reading="clear"))
    found = doubted.count("OWN-1", datetime.date(2025, 12, 29))
    assert (found.due, found.check, len(found.readings)) == (None, True, 2)
    assert {str(one.due) for one in found.readings} == {"2025-12-27", "2025-12-26"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"),
        ({"rule": ""}, "rule"),
        ({"trigger": ""}, "trigger"),
        ({"basis": ""}, "basis"),
        ({"offset": -1}, "offset"),
        ({"offset": 1_000_000}, "offset"),
        ({"unit": ""}, "unit"),
        ({"at": "25:00"}, "at"),
        ({"since": When("2026-01")}, "since"),
        ({"since": When("2026-01-02"), "until": When("2026-01-01")}, "until"),
        ({"trigger": "full_moon"}, "trigger"),
        ({"calendar": "MARS"}, "calendar"),
        ({"applies": ("party",)}, "applies"),
    ],
)
def test_what_the_loader_refuses_is_said_at_the_field(change, field):
    problems = list(replace(OWN, **change).problems())
    assert [name for name, _sentence in problems] == [field]
    assert problems[0][1].endswith(".")


def test_a_record_that_cannot_be_read_opens_with_its_names():
    broken = LocalRule(rule="OWN-2", title="Broken", settings="{", basis="b")
    assert draft_of(broken, 3) == RuleDraft(id=3, rule="OWN-2", title="Broken", basis="b")
