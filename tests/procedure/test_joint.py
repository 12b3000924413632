"""The matrix of a joint hearing: who asked, whose vote counts, who was withdrawn or changed, on which day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from hearingdesk.procedure.joint import NOWHERE, Matrix, is_joint, matrix
from hearingdesk.procedure.verdicts import judge
from tests.procedure.joint_cases import joint_case


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, Matrix]]:
    case, hearing = joint_case(tmp_path_factory.mktemp("joint") / "joint.hearing")
    with case:
        yield case, matrix(case, case.hearings.get(hearing))


def line(made: tuple[Any, Matrix], name: str) -> Any:
    case, found = made
    return next(one for one in found.lines if case.parties.called(one.party) == name)


def test_the_lead_committee_comes_first_and_votes_alone(made: tuple[Any, Matrix]) -> None:
    case, found = made
    assert is_joint(case, found.hearing)
    named = [
        (case.committees.get(one.committee).short, one.lead, one.votes, one.members) for one in found.seats
    ]
    assert named == [("Light", True, True, 1), ("Oil", False, False, 1), ("Wick", False, False, 1)]


def test_every_member_who_asked_stands_under_their_committee(made: tuple[Any, Matrix]) -> None:
    case, found = made
    tom = line(made, "Tom Tallow")
    told = {
        case.committees.get(seat.committee).short: [
            (case.parties.called(one.member), str(one.day) if one.day else "")
            for one in tom.asked_in(seat.committee)
        ]
        for seat in found.seats
    }
    assert told == {
        "Light": [("Bea Bright", "")],
        "Oil": [("Olly Oilman", "2025-12-18")],
        "Wick": [("Win Weaver", "2025-12-19")],
    }
    assert [case.parties.called(one.member) for one in line(made, "Una Flint").asked_in(NOWHERE)] == [
        "Guy Guest"
    ]


def test_only_the_vote_of_the_lead_committee_counts(made: tuple[Any, Matrix]) -> None:
    case, _found = made
    assert [one.counts for one in line(made, "Tom Tallow").voted] == [True]
    ada = line(made, "Ada Ember")
    assert [one.counts for one in ada.voted] == [False]
    assert next(gap.code for gap in judge(case, ada.summonses[0]).gaps) == "not_lead"
    assert line(made, "Una Flint").voted == ()


def test_a_change_of_capacity_and_a_withdrawal_stand_on_their_day(made: tuple[Any, Matrix]) -> None:
    first, second = line(made, "Tom Tallow").days
    assert (first.capacity, first.before, first.called) == ("witness", "", True)
    assert (second.capacity, second.before) == ("reference", "witness")
    assert [one.withdrawn for one in line(made, "Ned Snuff").days] == [True, True]
    assert [one.called for one in line(made, "Una Flint").days] == [False, False]


def test_what_is_hidden_is_left_out(made: tuple[Any, Matrix]) -> None:
    case, found = made
    gone = {one.application for one in line(made, "Tom Tallow").asked if one.application}
    fewer = matrix(case, found.hearing, lambda id: id in gone)
    tom = next(one for one in fewer.lines if case.parties.called(one.party) == "Tom Tallow")
    assert [case.parties.called(one.member) for one in tom.asked] == ["Bea Bright"]
