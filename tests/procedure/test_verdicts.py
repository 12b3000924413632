"""Seeded summonses, each with the verdict and the reason that the law gives it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from hearingdesk.procedure.ledger import ledgers
from hearingdesk.procedure.verdicts import Verdict
from tests.procedure.summons_cases import STATED, WHOLE, verdicts

ABSENT = {"state": "absent_no_paper", "capacity": "witness"}
PERSONAL = {"method": "personal", "served": "2025-12-10", "proof": "receipt"}


def one(folder: Path, **facts: Any) -> Verdict:
    (found,) = verdicts(folder, **facts)
    return found


def served(method: str = "personal", **days: str) -> tuple[dict[str, str], ...]:
    return ({"method": method, "proof": "receipt", **days},)


def codes(found: Verdict) -> list[str]:
    return [gap.code for gap in found.gaps]


def test_service_on_the_last_day_binds_and_offers_the_absence_offence(tmp_path: Path) -> None:
    found = one(tmp_path, services=(PERSONAL,), attendance=ABSENT, **WHOLE)
    assert (found.verdict, found.gaps) == ("enforceable", ())
    assert [(o.code, o.certain) for o in found.offences] == [("absence", True)]
    assert found.headline.en == "Enforceable: served 7 days before"
    assert "10 Dec 2025 (Wed)" in found.reason.en
    assert "국회증언감정법 제12조제1항" in found.reason.ko


def test_service_a_day_after_the_last_day_makes_attendance_voluntary(tmp_path: Path) -> None:
    found = one(tmp_path, services=served(served="2025-12-11"), attendance=ABSENT, **WHOLE)
    assert (found.verdict, codes(found), found.offences) == ("voluntary", ["late"], ())
    assert found.headline.en == "Voluntary: served 6 of 7 days before; absence cannot be punished"
    assert "2001Do5531" in found.gaps[0].basis.en
    assert "unlawful" not in (found.headline.en + found.reason.en)


def test_a_witness_added_the_day_before_can_never_be_bound(tmp_path: Path) -> None:
    found = one(tmp_path, resolved="2025-12-16", attendance={"state": "present"})
    assert (found.verdict, codes(found), found.is_final) == ("voluntary", ["late"], True)
    assert found.headline.en == "Voluntary: at most 1 of 7 days before; absence cannot be punished"
    assert "No paper still missing can change this" in found.reason.en
    assert found.gaps[0].cure.en.startswith("Nothing can cure it")
    assert found.step("served").value.en == "16 Dec 2025"


def test_without_proof_of_service_the_verdict_is_open_with_the_last_day(tmp_path: Path) -> None:
    found = one(tmp_path, as_of="2025-12-23", attendance=ABSENT, resolved="2025-12-09")
    assert (found.verdict, codes(found)) == ("gap", ["issue", "contents", "service"])
    assert found.last_day == datetime.date(2025, 12, 10)
    assert found.headline.en == "Open: enforceable only if it was served by 10 Dec 2025 (Wed)"
    assert all("10 Dec 2025" in gap.cure.en and gap.basis.en and gap.basis.ko for gap in found.gaps)
    assert [(o.code, o.certain) for o in found.offences] == [("absence", False)]


def test_before_the_last_day_it_can_still_be_served(tmp_path: Path) -> None:
    found = one(tmp_path, as_of="2025-12-09", resolved="2025-12-09")
    assert found.headline.en == "Open: enforceable only if it is served by 10 Dec 2025 (Wed)"
    assert found.gaps[-1].cure.en == "Serve it by 10 Dec 2025 (Wed)."
    assert found.gaps[-1].until == datetime.date(2025, 12, 10)


def test_as_of_a_day_what_came_later_has_not_happened(tmp_path: Path) -> None:
    found = one(tmp_path, as_of="2025-12-09", services=(PERSONAL,), attendance=ABSENT, **WHOLE)
    assert (found.verdict, codes(found), found.offences) == ("gap", ["service"], ())


@pytest.mark.parametrize(
    ("vote", "verdict", "code"),
    [
        ({"day": "2025-12-09", "present": 11, "in_favour": 6}, "enforceable", []),
        ({"day": "2025-12-09", "present": 10, "in_favour": 10}, "voluntary", ["no_quorum"]),
        ({"day": "2025-12-09", "present": 12, "in_favour": 6}, "voluntary", ["no_majority"]),
        (None, "gap", ["resolution"]),
    ],
)
def test_a_demand_stands_on_its_vote(
    tmp_path: Path, vote: dict[str, Any] | None, verdict: str, code: list[str]
) -> None:
    found = one(tmp_path, vote=vote, services=(PERSONAL,), **{**WHOLE, "resolved": ""} | {"resolved": None})
    assert (found.verdict, codes(found)) == (verdict, code)


def test_an_agreement_of_the_secretaries_is_no_resolution(tmp_path: Path) -> None:
    found = one(tmp_path, services=(PERSONAL,), state="consulted", **{**WHOLE, "resolved": None})
    assert codes(found) == ["resolution"]
    assert "2018Do6730" in found.gaps[0].basis.en
    assert "not as resolved" in found.gaps[0].text.en


def test_an_issue_before_the_vote_fails(tmp_path: Path) -> None:
    found = one(tmp_path, services=(PERSONAL,), **{**WHOLE, "issued": "2025-12-08"})
    assert (found.verdict, codes(found)) == ("voluntary", ["issued_before_vote"])


@pytest.mark.parametrize(
    ("issuer", "verdict"),
    [
        ("Chair Quill", "enforceable"),
        ("위원장 위퀼", "enforceable"),
        ("Wick Quill", "enforceable"),
        ("Vice Chair Snuff", "gap"),
        ("부위원장", "gap"),
        ("Clerk Snuff", "gap"),
        ("", "gap"),
    ],
)
def test_only_the_chair_issues(tmp_path: Path, issuer: str, verdict: str) -> None:
    assert one(tmp_path, services=(PERSONAL,), **{**WHOLE, "issuer": issuer}).verdict == verdict


def test_a_missing_gist_decides_nothing_and_missing_sanctions_leave_it_open(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    thin = one(tmp_path / "a", services=(PERSONAL,), **{**WHOLE, "states_gist": "no"})
    bare = one(tmp_path / "b", services=(PERSONAL,), **{**WHOLE, "states_sanctions": "no"})
    assert (thin.verdict, bare.verdict) == ("enforceable", "gap")
    assert bare.gaps[0].text.en == "It does not state: the sanctions. What follows is not settled: check."


@pytest.mark.parametrize(
    ("service", "verdict", "code"),
    [
        ({"method": "substituted", "served": "2025-12-10"}, "enforceable", []),
        ({"method": "left", "served": "2025-12-10"}, "enforceable", []),
        ({"method": "registered_dispatch", "sent": "2025-12-10", "served": "2025-12-15"}, "enforceable", []),
        ({"method": "registered_dispatch", "served": "2025-12-12"}, "gap", ["days"]),
        ({"method": "postal", "sent": "2025-12-09", "served": "2025-12-11"}, "voluntary", ["late"]),
        ({"method": "courtesy_email", "served": "2025-12-01"}, "gap", ["service_no_effect"]),
        ({"method": "", "served": "2025-12-09"}, "gap", ["service_no_method"]),
        ({"method": "process_server", "served": "2025-12-09"}, "gap", ["service_unknown_effect"]),
        ({"method": "abroad", "sent": "2025-12-09"}, "gap", ["service_no_day"]),
        ({"method": "personal", "served": "2025-12-09/2025-12-10"}, "enforceable", []),
        ({"method": "personal", "served": "2025-12-09/2025-12-12"}, "gap", ["days"]),
        ({"method": "personal", "served": "2025-12-10~"}, "gap", ["service_no_day"]),
        ({"method": "personal", "served": "2025-12-08"}, "voluntary", ["served_before_vote"]),
    ],
)
def test_each_method_takes_effect_on_its_own_day(
    tmp_path: Path, service: dict[str, str], verdict: str, code: list[str]
) -> None:
    found = one(tmp_path, services=(service,), **WHOLE)
    assert (found.verdict, codes(found)) == (verdict, code)


@pytest.mark.parametrize(
    ("posted", "earlier", "verdict"),
    [
        ("2025-12-03", "", "enforceable"),
        ("2025-12-04", "", "voluntary"),
        ("2025-12-09", "2025-11-20", "enforceable"),
        ("2025-12-10", "2025-11-20", "voluntary"),
    ],
)
def test_a_public_notice_takes_effect_after_its_days(
    tmp_path: Path, posted: str, earlier: str, verdict: str
) -> None:
    early = {**WHOLE, "resolved": "2025-12-01", "issued": "2025-12-02"}
    found = one(tmp_path, services=served("public_notice", sent=posted), earlier_notice=earlier, **early)
    assert found.verdict == verdict
    if verdict == "enforceable" and not earlier:
        assert any(check.code == "confidence" for check in found.checks)


def test_a_second_service_in_time_outweighs_a_late_one(tmp_path: Path) -> None:
    both = (*served(served="2025-12-12"), *served("substituted", served="2025-12-10"))
    assert one(tmp_path, services=both, **WHOLE).verdict == "enforceable"


def test_the_last_day_to_start_each_method_is_told(tmp_path: Path) -> None:
    found = one(tmp_path, resolved="2025-12-02")
    by = {start.method: start for start in found.starts}
    assert by["personal"].day == by["registered_dispatch"].day == datetime.date(2025, 12, 10)
    assert by["public_notice"].day == datetime.date(2025, 12, 3)
    assert by["public_notice"].later == datetime.date(2025, 12, 9)
    assert "courtesy_email" not in by
    assert found.starts[0].method == "public_notice"


def test_a_reference_person_is_never_offered_the_absence_offence(tmp_path: Path) -> None:
    found = one(tmp_path, capacity="reference", services=(PERSONAL,), attendance=ABSENT, **WHOLE)
    assert (found.verdict, found.gaps, found.offences) == ("not_applicable", (), ())
    assert "names witnesses only" in found.reason.en
    assert found.step("before").state == "done"


@pytest.mark.parametrize("capacity", ["counsel", "interpreter", "minister", "nominee", "appraiser"])
def test_other_capacities_are_not_bound_as_witnesses(tmp_path: Path, capacity: str) -> None:
    found = one(tmp_path, capacity=capacity, attendance=ABSENT, **WHOLE)
    assert (found.verdict, found.offences) == ("not_applicable", ())


def test_a_confirmation_hearing_asks_for_five_days(tmp_path: Path) -> None:
    found = one(tmp_path, kind="confirmation", services=served(served="2025-12-12"), **WHOLE)
    assert (found.verdict, found.days) == ("enforceable", 5)
    assert any("confidence medium" in check.why.en for check in found.checks)


def test_a_public_hearing_has_no_demand(tmp_path: Path) -> None:
    found = one(tmp_path, kind="public_hearing", services=(PERSONAL,), attendance=ABSENT, **WHOLE)
    assert (found.verdict, found.offences) == ("not_applicable", ())
    assert "nobody is called as a witness" in found.reason.en


def test_a_subpoena_of_the_us_house_has_steps_of_its_own(tmp_path: Path) -> None:
    facts: dict[str, Any] = {"jurisdiction": "us-house", "attendance": ABSENT}
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    invited = one(tmp_path / "a", **facts)
    assert [step.name for step in invited.steps] == ["resolved", "issued", "served"]
    assert (invited.verdict, codes(invited)) == ("gap", ["resolution", "issue", "service"])
    called = one(tmp_path / "b", services=served(served="2025-12-16"), **facts, **WHOLE)
    assert called.verdict == "enforceable"
    assert any(check.code == "general" for check in called.checks)
    assert "2 U.S.C." in " ".join(o.basis.en for o in called.offences)


def test_an_order_of_a_commons_committee_has_steps_of_its_own(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        jurisdiction="uk",
        kind="oral_evidence",
        services=served("process_server", served="2025-12-16"),
        attendance=ABSENT,
        **WHOLE,
    )
    assert found.verdict == "enforceable"
    assert "contempt of the House" in found.reason.en
    assert found.step("before") is None


@pytest.mark.parametrize(
    ("day", "verdict", "code"),
    [("2025-12-17", "gap", ["service_on_day"]), ("2025-12-18", "voluntary", ["late"])],
)
def test_where_no_rule_counts_days_only_service_after_the_day_is_surely_late(
    tmp_path: Path, day: str, verdict: str, code: list[str]
) -> None:
    facts: dict[str, Any] = {"jurisdiction": "uk", "kind": "oral_evidence"}
    found = one(tmp_path, services=served("process_server", served=day), **facts, **WHOLE)
    assert (found.verdict, codes(found)) == (verdict, code)


@pytest.mark.parametrize("jurisdiction", ["ep", "de", "none"])
def test_a_parliament_without_a_rule_is_not_judged(tmp_path: Path, jurisdiction: str) -> None:
    found = one(tmp_path, jurisdiction=jurisdiction, attendance=ABSENT, services=(PERSONAL,), **WHOLE)
    assert (found.verdict, found.offences) == ("not_applicable", ())


def test_a_hearing_of_two_days_is_judged_for_each(tmp_path: Path) -> None:
    found = verdicts(
        tmp_path,
        days=("2025-12-30", "2025-12-31"),
        pinned=False,
        services=served(served="2025-12-24"),
        **{**WHOLE, "resolved": "2025-12-23", "issued": "2025-12-23"},
    )
    assert [one.verdict for one in found] == ["voluntary", "enforceable"]
    assert all(any(check.code == "each_day" for check in one.checks) for one in found)


def test_a_sitting_without_a_day_is_open(tmp_path: Path) -> None:
    found = one(tmp_path, days=(), services=(PERSONAL,), **WHOLE)
    assert (found.verdict, codes(found)) == ("gap", ["day"])


@pytest.mark.parametrize(
    ("received", "state"),
    [("2025-12-14", "in_time"), ("2025-12-15", "late"), ("2025-12-13/2025-12-15", "open")],
)
def test_a_statement_of_reasons_is_timed_without_a_roll(tmp_path: Path, received: str, state: str) -> None:
    """14 December 2025 is a Sunday: three days before the 17th, and in time."""
    found = one(tmp_path, excuse=received, services=(PERSONAL,), **WHOLE)
    assert found.reasons[0].state == state
    assert "14 Dec 2025 (Sun)" in found.reasons[0].text.en


def test_a_withdrawn_demand_binds_nobody(tmp_path: Path) -> None:
    found = one(tmp_path, state="withdrawn", services=(PERSONAL,), attendance=ABSENT, **WHOLE)
    assert (found.verdict, found.offences) == ("not_applicable", ())


def test_evading_receipt_is_offered_whatever_the_verdict(tmp_path: Path) -> None:
    found = one(tmp_path, state="evaded", attendance=ABSENT, resolved="2025-12-09", **STATED)
    assert ("evade", True) in [(offer.code, offer.certain) for offer in found.offences]


def test_a_day_after_the_law_was_read_says_check(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        days=("2026-12-17",),
        services=served(served="2026-12-10"),
        **{**WHOLE, "resolved": "2026-12-09", "issued": "2026-12-09"},
    )
    assert found.verdict == "enforceable"
    assert any(check.code == "read_until" for check in found.checks)


def test_every_ledger_can_be_read_and_names_known_sources() -> None:
    assert {one.jurisdiction for one in ledgers()} >= {"kr", "us-house", "uk", "jp"}
    assert all(step.basis.en and step.asks.ko for one in ledgers() for step in one.steps)


@pytest.mark.parametrize("day", ["0001-01-01", "0001-02", "9999-12-31", "2025", "2025-12~"])
@pytest.mark.parametrize("jurisdiction", ["kr", "uk", "jp"])
def test_no_day_is_too_odd_to_be_judged(tmp_path: Path, day: str, jurisdiction: str) -> None:
    kind = {"kr": "hearing", "uk": "oral_evidence", "jp": "witness_examination"}[jurisdiction]
    notice = ({"method": "public_notice", "sent": day}, {"method": "service_box", "sent": day})
    found = one(
        tmp_path, jurisdiction=jurisdiction, kind=kind, days=(day,), services=notice, excuse=day, **WHOLE
    )
    assert found.verdict in ("gap", "voluntary", "enforceable")
    assert found.headline.en
    assert found.headline.ko


@pytest.mark.parametrize(
    ("resolved", "verdict"),
    [
        ("2025-12-11/2025-12-16", "voluntary"),  # whichever day it was, the last day had passed
        ("2025-12-09/2025-12-16", "gap"),
        ("2025-12", "gap"),
        ("2025-12-16~", "gap"),  # about the 16th bounds nothing
    ],
)
def test_a_vote_known_only_as_a_range_bounds_the_service(tmp_path: Path, resolved: str, verdict: str) -> None:
    assert one(tmp_path, resolved=resolved).verdict == verdict


def test_in_a_joint_hearing_only_the_vote_of_the_lead_committee_counts(tmp_path: Path) -> None:
    other = {"day": "2025-12-09", "present": 11, "in_favour": 6, "committee": "other"}
    whole = {**WHOLE, "resolved": None}
    joint = one(tmp_path / "a", kind="joint_hearing", vote=other, services=(PERSONAL,), **whole)
    assert (joint.verdict, codes(joint)) == ("gap", ["not_lead"])
    assert "lead committee" in joint.gaps[0].text.en
    alone = one(tmp_path / "b", vote=other, services=(PERSONAL,), **whole)
    assert alone.verdict == "enforceable"
    assert "committee" in [check.code for check in alone.checks]


def test_an_offence_that_rests_on_general_knowledge_is_never_offered_as_certain(tmp_path: Path) -> None:
    absent = {"state": "absent_no_paper"}
    found = one(
        tmp_path,
        jurisdiction="us-house",
        services=({"method": "process_server", "served": "2025-12-10"},),
        attendance=absent,
        **WHOLE,
    )
    assert found.verdict == "enforceable"
    assert found.checks
    assert [(offer.code, offer.certain) for offer in found.offences] == [("absence", False)]


def test_a_witness_abroad_has_the_longer_notice_where_the_law_has_one(tmp_path: Path) -> None:
    called = {"jurisdiction": "jp", "kind": "witness_examination", "days": ("2026-03-20",)}
    here = one(tmp_path / "a", **called, services=({"method": "personal", "served": "2026-03-12"},), **WHOLE)
    away = one(tmp_path / "b", **called, services=({"method": "abroad", "served": "2026-03-12"},), **WHOLE)
    assert (here.last_day, away.last_day) == (datetime.date(2026, 3, 15), datetime.date(2026, 3, 10))
    assert all("two_readings" in [check.code for check in found.checks] for found in (here, away))
    assert away.verdict == "gap"  # short notice: what follows is not settled
