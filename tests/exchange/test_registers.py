"""Registers, calendars and tables become people, posts, seats, meetings and notes, and nobody is matched by name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.exchange.inner import Body, Document, Entry, Event, Name, Person, Post, Seat
from hearingdesk.exchange.outcome import Asked, line
from hearingdesk.exchange.people import People
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.storing import Writer
from hearingdesk.job import silent
from hearingdesk.records.matters import Matter
from hearingdesk.when import When

REGISTER = Document(
    format="register",
    version=1,
    title="Lanternmoor register",
    people=(
        Person(name="Ada Flint", key="1", names=(Name(text="flint-1", kind="identifier"),)),
        Person(name="Ada Flint", key="2"),
        Person(name="The Mill", key="mill", kind="organisation"),
    ),
    committees=(Body(name="Lamps Committee", name_ko="등불위원회"),),
    posts=(
        Post(person="1", title="Miller", organisation="mill", since=When("2010")),
        Post(person="9", title="Nobody"),
    ),
    seats=(Seat(committee="등불위원회", person="2", role="chair"),),
    events=(Event(title="Lighting", day=When("2011-05-12"), people=("1",)),),
    entries=(Entry(title="Row", text="Colour: green"),),
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "case.hearing", Matter(title="Lanterns"), author="Ada") as made:
        file = SourceFile("register.txt", b"anything")
        with made.change("Import register", f"register 1 {file.sha256}") as edit:
            source = Writer(edit, People(made, edit), file, REGISTER, silent).write(made)
            edit.offered(line(file, Asked(), "imported", "", source.id))
        yield made


def test_two_entries_of_one_name_stay_two_people(case):
    assert [party.name for party in case.parties.all()] == ["Ada Flint", "Ada Flint", "The Mill"]


def test_the_mark_of_the_register_is_kept_with_the_person(case):
    assert case.party_names.first(text="flint-1").kind == "identifier"


def test_a_post_leads_to_its_organisation_and_one_of_nobody_is_left_out(case):
    (post,) = case.posts.all()
    assert (post.title, case.parties.called(post.organisation)) == ("Miller", "The Mill")


def test_a_committee_is_found_by_its_name_in_either_language(case):
    (committee,) = case.committees.all()
    (seat,) = case.committee_members.all()
    assert (committee.name, committee.name_ko) == ("Lamps Committee", "등불위원회")
    assert (seat.committee, seat.role) == (committee.id, "chair")


def test_an_event_is_a_meeting_with_its_people(case):
    (meeting,) = case.meetings.all()
    assert str(meeting.day) == "2011-05-12"
    assert [case.parties.called(one.party) for one in case.meeting_attendees.all()] == ["Ada Flint"]


def test_a_row_nobody_has_explained_is_a_note_on_the_source(case):
    (note,), (source,) = case.notes.all(), case.sources.all()
    assert (note.about_kind, note.about, note.title, note.text) == (
        "source",
        source.id,
        "Row",
        "Colour: green",
    )


def test_a_register_makes_no_hearing_and_its_bytes_are_known_while_it_stands(case):
    digest = case.sources.first().digest
    assert (case.hearings.count(), case.transcripts.count()) == (0, 0)
    assert case.noted(digest, without="transcript")
    case.undo()
    assert not case.noted(digest, without="transcript")
    assert case.check().ok
