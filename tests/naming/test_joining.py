"""Two entries become one: no link and no name is lost, and namesakes are told, not joined."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import Invalid
from hearingdesk.joining import join, same, twins
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.records.notes import Note
from hearingdesk.records.parties import Party, PartyName, Post
from hearingdesk.when import When
from tests.build import lamps_case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "case.hearing", Matter(title="Lanterns"), author="Ada") as made:
        yield made


def added(case: CaseFile, *parties: Party) -> list[int]:
    with case.change("Add") as edit:
        return [edit.add(party).id for party in parties]


def joined(case: CaseFile, keep: int, other: int) -> None:
    with case.change("Join") as edit:
        join(case, edit, keep, other)


def test_every_link_leads_to_the_one_that_stays(case):
    keep, other = added(case, Party(kind="person", name="Ada Flint"), Party(kind="person", name="A. Flint"))
    with case.change("Add") as edit:
        edit.add(Post(person=other, title="Miller"))
        edit.add(Note(about_kind="party", about=other, text="Comes late."))
        edit.add(PartyName(party=other, text="Flint the Younger", kind="alias"))
    joined(case, keep, other)
    assert case.posts.first().person == keep
    assert case.notes.first().about == keep
    assert {form.text for form in case.parties.forms(keep)} == {"A. Flint", "Flint the Younger"}
    assert case.parties.find(other) is None
    assert case.check().ok
    case.undo()
    assert case.posts.first().person == other


def test_a_person_is_no_organisation(case):
    keep, other = added(case, Party(kind="person", name="Ada"), Party(kind="organisation", name="Ada"))
    with pytest.raises(Invalid, match="organisation"):
        joined(case, keep, other)
    with pytest.raises(Invalid, match="same entry"):
        joined(case, keep, keep)
    assert case.parties.count() == 2


def test_those_whose_names_fit_are_told_in_either_script(case):
    ada, _ben, turned, hong = added(
        case,
        Party(kind="person", name="Ada Flint", name_ko="홍길동"),
        Party(kind="person", name="Ben Dusk"),
        Party(kind="person", name="Flint, Hon. Ada"),
        Party(kind="person", name="홍길동"),
    )
    assert {party.id for party in same(case, ada)} == {turned, hong}


def test_everybody_of_a_whole_case_can_be_joined_and_taken_apart_again(tmp_path):
    case, _ids = lamps_case(tmp_path)
    with case:
        before = case.digest()
        first, second, *_rest = [party for party in case.parties.all() if party.kind == "person"]
        joined(case, first.id, second.id)
        assert case.check().ok
        case.undo()
        assert case.digest() == before


def test_those_a_hearing_lists_are_told_with_the_others_of_their_name(case):
    ada, twin, ben = added(
        case,
        Party(kind="person", name="Ada Flint"),
        Party(kind="person", name="Flint, Hon. Ada"),
        Party(kind="person", name="Ben Dusk"),
    )
    with case.change("Hear") as edit:
        hearing = edit.add(Hearing(title="Lamps")).id
        sitting = edit.add(Sitting(hearing=hearing, day=When("2025-12-17"))).id
        for party, capacity in ((twin, ""), (ben, "witness")):
            edit.add(Attendance(sitting=sitting, party=party, capacity=capacity, state="present"))
    assert [(one.party, one.capacity, one.others) for one in twins(case, hearing)] == [(twin, "", (ada,))]
