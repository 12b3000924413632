"""The roll of a hearing: what is not reported is open, an absence reads as the law allows, members are in office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hearingdesk import codes
from hearingdesk.casefile import CaseFile
from hearingdesk.exchange.sample import build_sample
from hearingdesk.procedure.roll import (
    UNBOUND,
    Person,
    Roll,
    Tally,
    absence_of,
    counted,
    letters_of,
    read_as,
    roll_of,
    tally,
)
from hearingdesk.procedure.verdicts import Verdict, judge
from hearingdesk.records.attendance import AWAY, CAME, Attendance
from hearingdesk.records.committees import CommitteeMember
from hearingdesk.records.hearings import Sitting
from hearingdesk.records.summonses import Excuse
from hearingdesk.when import When


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with build_sample(tmp_path / "sample.hearing") as case:
        yield case


def hearing(case: CaseFile, start: str) -> int:
    return next(one.id for one in case.hearings.all() if one.title.startswith(start))


def named(roll: Roll, name: str) -> Person:
    return next(person for person in roll.people if person.party.name == name)


def verdict(case: CaseFile, person: Person, sitting: Sitting) -> Verdict:
    return judge(case, person.called[sitting.id], date(2025, 12, 31), sitting=sitting)


def test_every_state_counts_as_came_as_absent_or_as_neither() -> None:
    known = set(codes.entries("attendance"))
    assert not CAME & AWAY
    assert known - CAME - AWAY == {"expected", "released"}
    assert known >= CAME | AWAY
    assert counted([]) == counted([Attendance(state="expected")]) == "open"
    assert counted([Attendance(state="released")]) == ""
    assert counted([Attendance(state="absent"), Attendance(state="returned")]) == "came"
    assert tally(["came", "open", "open", "", "away"]) == Tally(1, 1, 2)


def test_what_nobody_reported_is_open_and_never_an_absence(case: CaseFile) -> None:
    roll = roll_of(case, [hearing(case, "Joint")])
    second = roll.sittings[1]
    heard = [person for person in roll.people if not person.is_member]
    assert {person.party.name for person in heard} == {
        "Kang Han-seung",
        "Kim Bom-suk",
        "Kim Yoo-seok",
        "Harold Rogers",
    }
    days = [tally([counted(roll.at(person, one)) for person in heard]) for one in roll.sittings]
    assert days == [Tally(1, 3, 0), Tally(0, 0, 4)]
    assert read_as(roll.at(named(roll, "Kim Bom-suk"), second), None) == ""


def test_all_sittings_of_a_case_stand_beside_each_other_in_time(case: CaseFile) -> None:
    roll = roll_of(case, case.hearings.ids())
    assert [one.day.start[:10] for one in roll.sittings if one.day] == [
        "2025-12-02",
        "2025-12-17",
        "2025-12-30",
        "2025-12-31",
    ]
    assert [person.party.name for person in roll.people].count("Kim Bom-suk") == 1
    members = [person for person in roll.people if person.is_member]
    assert [person.part for person in members] == ["chair", "secretary", "secretary"]


def test_a_member_is_on_the_roll_only_while_in_office(case: CaseFile) -> None:
    joint = hearing(case, "Joint")
    member = next(one for one in case.committee_members.all() if one.role == "chair")
    with case.change("Leave") as edit:
        edit.update(replace(member, until=When("2025-12-29")))
        edit.add(CommitteeMember(committee=member.committee, party=member.party, since=When("2026-01")))
    assert member.party not in {one.party.id for one in roll_of(case, [joint]).people}
    assert member.party in {one.party.id for one in roll_of(case, case.hearings.ids()).people}


def test_who_came_without_a_valid_demand_came_voluntarily(case: CaseFile) -> None:
    roll = roll_of(case, [hearing(case, "Hearing")])
    person, sitting = named(roll, "Kim Myung-gyu"), roll.sittings[0]
    found = verdict(case, person, sitting)
    assert read_as(roll.at(person, sitting), found) == "voluntary"
    assert absence_of(person, sitting, [], found) == "absent_not_served"
    for state, reads in (
        ("absent_no_paper", UNBOUND),
        ("absent_disallowed", UNBOUND),
        ("excused", "excused"),
        ("remote", "remote"),
    ):
        assert read_as([Attendance(state=state)], found) == reads
    assert read_as(roll.at(person, sitting), None) == "present"


def test_which_absence_it_is_follows_from_the_letter(case: CaseFile) -> None:
    roll = roll_of(case, [hearing(case, "Joint")])
    sitting = roll.sittings[1]
    kim, rogers = named(roll, "Kim Bom-suk"), named(roll, "Harold Rogers")
    found = verdict(case, kim, sitting)
    assert absence_of(kim, sitting, letters_of(case, kim, sitting), found) == "absent_disallowed"
    assert absence_of(kim, sitting, [], found) == "absent_no_paper"
    assert absence_of(kim, sitting, [Excuse(ruling="none")], found) == "absent_reasons"
    assert absence_of(kim, sitting, [Excuse(ruling="accepted")], found) == "excused"
    assert absence_of(rogers, sitting, [], None) == "absent"  # nobody reported that he was called


def test_a_withdrawn_summons_calls_nobody(case: CaseFile) -> None:
    joint = hearing(case, "Joint")
    kim = named(roll_of(case, [joint]), "Kim Yoo-seok")
    with case.change("Withdraw") as edit:
        edit.update(replace(next(iter(kim.called.values())), state="withdrawn"))
    assert not named(roll_of(case, [joint]), "Kim Yoo-seok").called
