"""A regulator's decision: announced is not served, the instrument is not the verb, and disputed days stay two."""

from __future__ import annotations

import datetime

import pytest

from hearingdesk.procedure.decided import Decided, decided
from hearingdesk.procedure.law import shipped
from hearingdesk.procedure.regulators import forms, reasons
from hearingdesk.records.decisions import Decision, Measure
from hearingdesk.when import When

WEEK = Measure(id=1, decision=1, text="Report", days=7)


def held(decision: Decision, *measures: Measure, as_of: str = "2025-12-23", place: str = "kr") -> Decided:
    return decided(decision, measures, place, shipped(), datetime.date.fromisoformat(as_of))


def recommendation(**given: str) -> Decision:
    dated = ("decided", "announced", "notified")
    return Decision(
        title="Decision",
        instrument=given.pop("instrument", "improve_reco"),
        **{name: When(value) if name in dated else value for name, value in given.items()},
    )


def test_seven_days_from_a_decision_not_served_end_on_condition_with_the_derivation() -> None:
    (due,) = held(recommendation(decided="2025-12-03", announced="2025-12-03"), WEEK).dues
    assert (due.state, str(due.due)) == ("check", "2025-12-10")
    assert "If on the day of the announcement, 3 Dec 2025, the 7 days end on 10 Dec 2025 (Wed)" in due.text.en
    assert "2025. 12. 10.(수)에 만료" in due.text.ko
    counted = due.readings[0].counted
    assert counted is not None
    assert "first day not counted" in counted.derivation.en
    assert {"service"} <= {one.code for one in due.doubts}


def test_served_in_writing_the_days_run_from_then_and_not_from_the_announcement() -> None:
    given = recommendation(decided="2025-12-03", announced="2025-12-03", notified="2025-12-05")
    (due,) = held(given, WEEK).dues
    assert (due.state, str(due.due)) == ("late", "2025-12-12")
    assert due.text.en.startswith("Served in writing on 5 Dec 2025: 7 days end on 12 Dec 2025 (Fri).")


def test_where_it_is_disputed_both_readings_stand_and_no_single_day() -> None:
    given = recommendation(announced="2025-12-03", notified="2025-12-05", runs_from="disputed")
    (due,) = held(given, WEEK).dues
    assert due.due is None
    assert [str(one.due) for one in due.readings] == ["2025-12-10", "2025-12-12"]
    assert due.value.en == "10 Dec 2025 (Wed) or 12 Dec 2025 (Fri)"
    days = {"2025-12-10": "done", "2025-12-11": "check", "2025-12-15": "late"}
    for day, state in days.items():
        done = Measure(id=1, decision=1, text="Report", days=7, done=When(day))
        assert held(given, done).dues[0].state == state, day


def test_a_decision_that_counts_from_its_announcement_does_so() -> None:
    given = recommendation(announced="2025-12-03", notified="2025-12-05", runs_from="announced")
    assert str(held(given, WEEK).dues[0].due) == "2025-12-10"


def test_a_day_entered_by_hand_that_differs_is_warned_of_and_stays() -> None:
    by_hand = Measure(id=1, decision=1, text="Report", days=7, due=When("2025-12-11"))
    (due,) = held(recommendation(notified="2025-12-03"), by_hand).dues
    assert due.warnings[0].en == "The file has 11 Dec 2025 as the day; counted it is 10 Dec 2025 (Wed)."
    plain = Measure(id=1, decision=1, text="Report", due=When("2025-12-11"))
    (due,) = held(recommendation(notified="2025-12-03"), plain).dues
    assert (due.state, str(due.due)) == ("check", "2025-12-11")
    assert "number of days that the decision itself gives is not in the file" in due.text.en


def test_an_instrument_without_a_rule_and_one_nobody_named_count_nothing() -> None:
    (due,) = held(recommendation(instrument="corrective_order", notified="2025-12-03"), WEEK).dues
    assert (due.state, due.due) == ("missing", None)
    assert "No rule here counts" in due.text.en
    (due,) = held(recommendation(instrument=""), WEEK).dues
    assert "What the instrument is in law is not in the file" in due.text.en
    assert held(recommendation(notified="2025-12-03"), WEEK, place="uk").form is None


@pytest.mark.parametrize("effect", ["binding", "none"])
def test_an_effect_that_the_instrument_cannot_have_is_warned_of(effect: str) -> None:
    given = recommendation(effect=effect, reported_verb="ordered")
    assert bool(held(given).warnings) == (effect == "binding")


def test_what_binds_can_be_fought_from_service_on() -> None:
    given = recommendation(instrument="surcharge", decided="2026-05-20", notified="2026-05-25")
    found = held(given).besides
    assert [str(reading.due) for _title, reading in found] == ["2026-08-24", "2027-05-20", "2026-08-24"]
    assert [reading.start for _title, reading in found] == ["served", "decision", "served"]


def test_the_table_is_whole_and_a_fault_in_it_is_said() -> None:
    assert {one.code for one in forms()} >= {"improve_reco", "surcharge"}
    wrong = {"code": "shout", "effects": ["loud"], "results": "X-1", "src": ["Y"], "conf": "sure"}
    said = "\n".join(reasons(wrong))
    for words in ("shout", "loud", "X-1", "Y", "conf"):
        assert words in said
