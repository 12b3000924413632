"""Change a trigger and every date that hangs on it moves in the same change; undo gives all back at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import OutOfDate
from hearingdesk.moving import moves
from hearingdesk.procedure.reckoning import Reckoner
from hearingdesk.procedure.verdicts import law_for
from hearingdesk.records.claims import Claim, ClaimVersion
from hearingdesk.records.complaints import Complaint
from hearingdesk.records.deadlines import Deadline
from hearingdesk.records.decisions import Decision
from hearingdesk.records.facts import Fact, FactIssue
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.issues import Issue
from hearingdesk.records.memory import Holiday, LocalRule
from hearingdesk.records.parties import Party
from hearingdesk.records.summonses import Summons
from hearingdesk.when import When
from tests.build import new_case

DAY = date(2025, 12, 17)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with new_case(tmp_path) as case:
        yield case


def add(case: CaseFile, *records: Any, title: str = "Add") -> list[Any]:
    with case.change(title) as edit:
        return [edit.add(record) for record in records]


def edit(case: CaseFile, record: Any, title: str = "Edit", **values: Any) -> Any:
    with case.change(title) as open_edit:
        return open_edit.update(replace(record, **values))


def heard(case: CaseFile, day: str = "2025-12-17", kind: str = "hearing") -> Sitting:
    (hearing,) = add(case, Hearing(title="On lamps", kind=kind))
    return add(case, Sitting(hearing=hearing.id, day=When(day)))[0]


def due(case: CaseFile, table: str, about: int | None, rule: str, **more: Any) -> Deadline:
    given = Deadline(title=rule or "By hand", about_kind=table, about=about, rule=rule, **more)
    return case.deadlines.get(add(case, given)[0].id)


def test_a_deadline_with_a_rule_and_a_record_is_counted_when_it_is_added(case: CaseFile) -> None:
    one = due(case, "sitting", heard(case).id, "KR-WIT-SERVE")
    assert (str(one.trigger_day), str(one.due)) == ("2025-12-17", "2025-12-10")
    assert one.derivation.startswith("D-7 from 17 Dec 2025, first day counted, calendar days, no roll")
    assert "초일 산입" in one.derivation_ko
    assert one.basis.startswith("Act on Testimony")
    assert "국회증언감정법" in one.basis
    assert (one.confidence, one.doubtful) == ("high", False)


def test_moving_a_sitting_moves_what_hangs_on_it_in_the_same_change(case: CaseFile) -> None:
    sitting = heard(case)
    (person,) = add(case, Party(name="Tom Tallow"))
    (summons,) = add(case, Summons(hearing=sitting.hearing, party=person.id))
    hung = [
        due(case, "sitting", sitting.id, "KR-WIT-SERVE"),
        due(case, "hearing", sitting.hearing, "KR-HEAR-NOTICE"),
        due(case, "summons", summons.id, "KR-WIT-REASONS"),
    ]
    elsewhere = due(case, "sitting", heard(case, "2026-01-20").id, "KR-WIT-SERVE")
    heard_of: list[Any] = []
    case.listeners.append(heard_of.append)
    edit(case, sitting, "Edit: Sitting", day=When("2025-12-18"))
    (change,) = heard_of
    assert change.title == "Edit: Sitting – 3 deadlines moved"
    assert [(id, was, now) for id, was, now in moves(change)] == [
        (hung[0].id, "2025-12-10", "2025-12-11"),
        (hung[1].id, "2025-12-12", "2025-12-13"),
        (hung[2].id, "2025-12-14", "2025-12-15"),
    ]
    assert {row.id for row in change.rows} == {sitting.id, *(one.id for one in hung)}
    assert case.deadlines.get(elsewhere.id) == elsewhere
    case.undo()
    assert [case.deadlines.get(one.id) for one in hung] == hung
    assert str(case.sittings.get(sitting.id).day) == "2025-12-17"
    case.redo()
    assert str(case.deadlines.get(hung[0].id).due) == "2025-12-11"


def test_a_change_of_something_else_moves_nothing(case: CaseFile) -> None:
    sitting = heard(case)
    due(case, "sitting", sitting.id, "KR-WIT-SERVE")
    edit(case, sitting, place="Room 2")
    (latest, *_more) = case.history()
    assert (latest.change.title, latest.size) == ("Edit", 1)


def test_by_hand_stays_by_hand(case: CaseFile) -> None:
    sitting = heard(case)
    plain = due(case, "sitting", sitting.id, "", due=When("2025-12-01"), derivation="As agreed.")
    free = due(case, "", None, "KR-WIT-SERVE", due=When("2025-12-01"))
    own = due(case, "sitting", sitting.id, "our own habit", due=When("2025-12-02"))
    edit(case, sitting, day=When("2025-12-18"))
    assert [str(case.deadlines.get(one.id).due) for one in (plain, free, own)] == [
        "2025-12-01",
        "2025-12-01",
        "2025-12-02",
    ]
    assert case.deadlines.get(plain.id).derivation == "As agreed."


def test_what_stands_in_for_the_day_is_said_and_gives_way_to_it(case: CaseFile) -> None:
    (complaint,) = add(case, Complaint(title="Absence", filed=When("2025-12-19")))
    one = due(case, "complaint", complaint.id, "KR-CPL-INV")
    assert (str(one.due), one.doubtful) == ("2026-02-19", True)
    assert "18 Feb 2026" in one.derivation
    assert "“Received” is not in the file" in one.derivation
    edit(case, complaint, received=When("2025-12-22"))
    one = case.deadlines.get(one.id)
    assert (str(one.trigger_day), str(one.due)) == ("2025-12-22", "2026-02-23")
    assert "Received" not in one.derivation


def test_a_trigger_taken_away_leaves_no_day_behind(case: CaseFile) -> None:
    (decision,) = add(case, Decision(title="Report", notified=When("2025-12-03")))
    one = due(case, "decision", decision.id, "KR-PIPC-RESULTS", number=7)
    assert str(one.due) == "2025-12-10"
    edit(case, decision, notified=None)
    one = case.deadlines.get(one.id)
    assert (one.due, one.trigger_day, one.doubtful) == (None, None, True)
    assert "not in the file" in one.derivation
    assert "기록에 없어" in one.derivation_ko


def test_a_number_of_its_own_is_counted_with(case: CaseFile) -> None:
    one = due(case, "", None, "KR-PIPC-RESULTS", trigger_day=When("2025-12-03"), number=7)
    assert str(one.due) == "2025-12-10"
    assert str(edit_and_read(case, one, number=10).due) == "2025-12-15"  # the 13th is a Saturday


def edit_and_read(case: CaseFile, one: Deadline, **values: Any) -> Deadline:
    edit(case, case.deadlines.get(one.id), **values)
    return case.deadlines.get(one.id)


def test_two_readings_give_no_single_day(case: CaseFile) -> None:
    one = due(case, "", None, "JP-NOTICE-5", trigger_day=When("2025-12-17"))
    assert (one.due, str(one.span), one.doubtful) == (None, "2025-12-11/2025-12-12", True)
    assert "two readings" in one.derivation


def aware(case: CaseFile, *moments: str) -> Claim:
    (company,) = add(case, Party(kind="organisation", name="Lanternmoor Light"))
    (claim,) = add(case, Claim(title="When the company knew"))
    versions = [
        ClaimVersion(claim=claim.id, said_by=company.id, text="Then.", moment=When.parse(moment))
        for moment in moments
    ]
    add(case, *versions)
    return claim


def test_a_disputed_trigger_gives_a_verdict_per_version_until_one_is_chosen(case: CaseFile) -> None:
    claim = aware(case, "2025-11-17T16:00~", "2025-11-18T22:52")
    one = due(case, "claim", claim.id, "KR-NET-24", done=When("2025-11-19T21:35"))
    assert (one.due, one.state, one.contested) == (None, "contested", True)
    assert "late by about 29 h 35 min" in one.derivation
    assert "Done 19 Nov 2025, 21:35: in time" in one.derivation
    assert "기한 내" in one.derivation_ko
    reckoned = Reckoner(case, law_for(case)).reckon(one)
    assert reckoned is not None
    assert [count.met for count in reckoned.counts] == [False, True]
    later = next(
        version for version in case.claim_versions.all() if version.moment == When("2025-11-18T22:52")
    )
    chosen = edit_and_read(case, one, about_kind="claim_version", about=later.id)
    assert (str(chosen.due), chosen.state, chosen.contested) == ("2025-11-19T22:52", "met", False)
    back = edit_and_read(case, chosen, about_kind="claim", about=claim.id)
    assert (back.due, back.state) == (None, "contested")
    edit(case, later, moment=When("2025-11-19T01:00"))
    assert "2025-11-20T01:00" in str(case.deadlines.get(one.id).span)


def test_disputed_facts_of_an_issue_are_versions_too(case: CaseFile) -> None:
    (issue,) = add(case, Issue(title="Awareness"))
    facts = add(
        case,
        Fact(day=When("2025-11-17T16:00"), text="It knew.", status="disputed"),
        Fact(day=When("2025-11-18T22:52"), text="It knew.", status="disputed"),
    )
    add(case, *(FactIssue(fact=fact.id, issue=issue.id) for fact in facts))
    one = due(case, "issue", issue.id, "KR-NET-24")
    assert one.contested
    assert str(one.span) == "2025-11-18T16:00/2025-11-19T22:52"
    edit(case, facts[0], status="retracted")
    one = case.deadlines.get(one.id)
    assert (str(one.due), one.contested) == ("2025-11-19T22:52", False)


def test_a_deadline_that_hangs_on_another_moves_with_it(case: CaseFile) -> None:
    (complaint,) = add(case, Complaint(title="Absence", received=When("2025-12-18")))
    first = due(case, "complaint", complaint.id, "KR-CPL-INV")
    second = due(case, "deadline", first.id, "KR-CPL-EXT")
    assert second.span is not None or second.due is not None
    before = (second.due, second.span)
    edit(case, complaint, received=When("2026-01-20"))
    moved = case.deadlines.get(second.id)
    assert (moved.due, moved.span) != before
    case.undo()
    assert case.deadlines.get(second.id) == second


def test_a_holiday_of_the_case_moves_what_rolls_over_it_and_nothing_else(case: CaseFile) -> None:
    (complaint,) = add(case, Complaint(title="Absence", received=When("2025-12-20")))
    rolling = due(case, "complaint", complaint.id, "KR-CPL-INV")
    fixed = due(case, "sitting", heard(case).id, "KR-WIT-REASONS")
    assert str(rolling.due) == "2026-02-19"
    (holiday,) = add(case, Holiday(calendar="KR", day=When("2026-02-19"), title="Founding day"))
    assert str(case.deadlines.get(rolling.id).due) == "2026-02-20"
    assert case.deadlines.get(fixed.id) == fixed
    with case.change("Remove") as open_edit:
        open_edit.remove(holiday)
    assert str(case.deadlines.get(rolling.id).due) == "2026-02-19"


def test_an_own_rule_of_the_case_counts_in_its_place(case: CaseFile) -> None:
    one = due(case, "sitting", heard(case).id, "KR-WIT-SERVE")
    (rule,) = add(case, LocalRule(rule="KR-WIT-SERVE", title="Ours", settings='{"offset": 10}'))
    moved = case.deadlines.get(one.id)
    assert str(moved.due) == "2025-12-07"
    assert "own rule of this case" in moved.derivation
    edit(case, rule, settings='{"offset": 9}')
    assert str(case.deadlines.get(one.id).due) == "2025-12-08"
    case.undo()
    case.undo()
    assert case.deadlines.get(one.id) == one


def test_a_rule_that_does_not_hold_in_the_proceeding_gives_no_day(case: CaseFile) -> None:
    sitting = heard(case)
    one = due(case, "sitting", sitting.id, "KR-WIT-SERVE")
    edit(case, case.hearings.get(sitting.hearing), kind="confirmation")
    moved = case.deadlines.get(one.id)
    assert moved.due is None
    assert "not available in this kind of proceeding" in moved.derivation


def test_an_older_step_is_refused_where_a_later_deadline_counts_from_it(case: CaseFile) -> None:
    sitting = heard(case)
    edit(case, sitting, "Move the sitting", day=When("2025-12-18"))
    move = next(case.history()).change.id
    one = due(case, "sitting", sitting.id, "KR-WIT-SERVE")
    with pytest.raises(OutOfDate, match="KR-WIT-SERVE"):
        case.undo(move)
    assert case.deadlines.get(one.id) == one
    case.undo()
    case.undo(move)
    assert str(case.sittings.get(sitting.id).day) == "2025-12-17"


RULES = ("KR-WIT-SERVE", "KR-WIT-REASONS", "KR-HEAR-NOTICE", "KR-PUBSERV-1", "")
STEPS = st.lists(
    st.tuples(st.sampled_from(("sitting", "holiday", "rule", "deadline")), st.integers(0, 40)), max_size=8
)


@settings(max_examples=25)
@given(steps=STEPS)
def test_any_way_of_changing_leaves_every_deadline_as_the_law_counts_it(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    with new_case(tmp_path_factory.mktemp("moving")) as case:
        sittings = [heard(case, f"2026-0{n}-1{n}") for n in (1, 2)]
        for sitting in sittings:
            for rule in RULES:
                due(case, "sitting", sitting.id, rule)
        states = [case.digest()]
        done = 0
        for what, n in steps:
            before = next(case.history()).change.id
            _step(case, sittings, what, n)
            if next(case.history()).change.id != before:
                done += 1
                states.append(case.digest())
            reckoner = Reckoner(case, law_for(case))
            for one in case.deadlines.all():
                found = reckoner.reckon(one)
                assert found is None or found.deadline == one
        for state in reversed(states[:-1]):
            case.undo()
            assert case.digest() == state
        for state in states[1:]:
            case.redo()
            assert case.digest() == state


def _step(case: CaseFile, sittings: list[Sitting], what: str, n: int) -> None:
    if what == "sitting":
        edit(case, case.sittings.get(sittings[n % 2].id), day=When.day(DAY + timedelta(days=n)))
    elif what == "holiday":
        add(case, Holiday(calendar="KR", day=When.day(DAY + timedelta(days=n))))
    elif what == "rule":
        add(case, LocalRule(rule=RULES[n % 3], title="Ours", settings=f'{{"offset": {n}, "roll": "prev"}}'))
    else:
        due(case, "sitting", sittings[n % 2].id, RULES[n % len(RULES)])
