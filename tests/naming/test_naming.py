"""Labels are led to people by the user alone, in one change, and the next import remembers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearingdesk import naming
from hearingdesk.casefile import CaseFile
from hearingdesk.job import Cancelled
from hearingdesk.naming import Answers, Proposing, Reason, Said, Same, labels, link
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.committees import Committee, CommitteeMember
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.records.parties import Party, PartyName
from hearingdesk.records.turns import Transcript, Turn
from hearingdesk.when import When

SAID = [
    ("위원장", ""),
    ("Mr. Dusk", ""),
    ("Ms. Flint", "#flint"),
    ("위원장", ""),
    ("홍길동 위원", ""),
    ("A Voice", ""),
    ("", ""),
]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "case.hearing", Matter(title="Lanterns"), author="Ada") as made:
        yield made


class Room:
    """A committee with its people, and a transcript under labels."""

    def __init__(self, case: CaseFile, day: str = "2025-12-17") -> None:
        self.case = case
        with case.change("Set up") as edit:
            self.committee = edit.add(Committee(name="Lamps")).id
            self.hearing = edit.add(Hearing(title="Lamps", kind="hearing", lead=self.committee)).id
            self.sitting = edit.add(Sitting(hearing=self.hearing, day=When(day))).id
            self.transcript = self.record(edit, self.hearing)

    def record(self, edit, hearing: int) -> int:
        transcript = edit.add(Transcript(hearing=hearing, title="Lamps")).id
        edit.add_bulk(
            [
                Turn(transcript=transcript, position=n, label=label, who=who, text="Words.")
                for n, (label, who) in enumerate(SAID, 1)
            ]
        )
        return transcript

    def person(self, name: str, **more: str) -> int:
        with self.case.change("Add") as edit:
            return edit.add(Party(kind="person", name=name, **more)).id

    def add(self, record) -> None:
        with self.case.change("Add") as edit:
            edit.add(record)

    def label(self, text: str) -> naming.Labelled:
        return next(one for one in labels(self.case, self.transcript) if one.text == text)

    def proposed(self, text: str) -> list[tuple[str, Reason]]:
        found = Proposing(self.case, self.transcript).of(self.label(text))
        return [(self.case.parties.called(one.party), one.reason) for one in found]

    def speakers(self) -> list[str]:
        return [self.case.parties.called(turn.party) for turn in self.case.turns.all()]


@pytest.fixture
def room(case: CaseFile) -> Room:
    return Room(case)


def test_the_labels_stand_in_the_order_in_which_they_first_speak(room):
    found = labels(room.case, room.transcript)
    assert [(one.text, one.turns) for one in found][:2] == [("위원장", 2), ("Mr. Dusk", 1)]
    assert all(one.party == 0 for one in found)


def test_a_name_in_either_script_or_order_is_proposed(room):
    room.person("Hong Gildong", name_ko="홍길동")
    room.person("Dusk, Hon. Ada")
    assert room.proposed("홍길동 위원") == [("Hong Gildong", Reason.NAME)]
    assert room.proposed("Mr. Dusk") == [("Dusk, Hon. Ada", Reason.NAME)]
    assert room.proposed("A Voice") == []


def test_namesakes_stand_side_by_side_and_none_of_them_alone(room):
    room.person("Ada Dusk")
    room.person("Ben Dusk")
    assert len(room.proposed("Mr. Dusk")) == 2
    assert Proposing(room.case, room.transcript).only(room.label("Mr. Dusk")) is None


def test_who_was_heard_comes_before_who_was_present_and_who_only_has_the_name(room):
    heard, present, other = (room.person(f"{first} Dusk") for first in ("Ada", "Ben", "Cy"))
    room.add(Attendance(sitting=room.sitting, party=present, state="present"))
    room.add(Attendance(sitting=room.sitting, party=heard, capacity="witness", state="present"))
    assert [reason for _name, reason in room.proposed("Mr. Dusk")] == [
        Reason.HEARD,
        Reason.PRESENT,
        Reason.NAME,
    ]
    assert other
    assert Proposing(room.case, room.transcript).only(room.label("Mr. Dusk")).party == heard


def test_the_mark_of_the_source_leads_to_the_person_of_a_register(room):
    flint = room.person("Ada Flint")
    room.add(PartyName(party=flint, text="flint", kind="identifier"))
    room.person("Eve Flint")
    assert room.proposed("Ms. Flint")[0] == ("Ada Flint", Reason.MARK)


def test_an_office_is_proposed_to_its_holder_of_that_day(room):
    then, later = room.person("Ada Flint"), room.person("Ben Dusk")
    for party, since, until in ((then, "2024-06-01", "2025-12-31"), (later, "2026-01-01", "")):
        room.add(
            CommitteeMember(
                committee=room.committee,
                party=party,
                role="chair",
                since=When(since),
                until=When(until) if until else None,
            )
        )
    assert room.proposed("위원장") == [("Ada Flint", Reason.HOLDS)]


def test_whom_the_list_of_members_calls_the_chair_is_proposed_for_it(room):
    chair, other = room.person("Ada Flint", role="Chair"), room.person("Ben Dusk", role="Lamplighter")
    for party in (chair, other):
        room.add(Attendance(sitting=room.sitting, party=party, state="present"))
    assert room.proposed("위원장") == [("Ada Flint", Reason.PRESENT)]


def test_linking_is_one_change_that_one_undo_takes_back(room):
    dusk, hong = room.person("Ada Dusk"), room.person("Hong Gildong")
    length = room.case.log_length()
    done = link(
        room.case,
        room.transcript,
        Answers(
            (
                Said("Mr. Dusk", "", dusk),
                Said("홍길동 위원", "", hong),
            )
        ),
    )
    assert done == 2
    assert room.case.log_length() == length + 1
    assert room.speakers() == ["", "Ada Dusk", "", "", "Hong Gildong", "", ""]
    room.case.undo()
    assert room.speakers() == [""] * 7
    assert room.case.labels.count() == 0


def test_an_office_may_be_parted_between_two_holders(room):
    first, second = room.person("Ada Flint"), room.person("Ben Dusk")
    label = room.label("위원장")
    parts = [Said("위원장", "", first, last=label.first), Said("위원장", "", second, first=label.last)]
    link(room.case, room.transcript, Answers(tuple(parts)))
    assert room.speakers()[0] == "Ada Flint"
    assert room.speakers()[3] == "Ben Dusk"
    assert room.label("위원장").party == 0
    assert room.case.labels.count() == 0


def test_what_was_said_is_proposed_first_for_the_next_import_of_the_committee(room):
    dusk = room.person("Ada Dusk")
    room.person("Ben Dusk")
    link(room.case, room.transcript, Answers((Said("Mr. Dusk", "", dusk),)))
    with room.case.change("Import again") as edit:
        room.transcript = room.record(edit, room.hearing)
    assert room.proposed("Mr. Dusk")[0] == ("Ada Dusk", Reason.SAID)
    assert Proposing(room.case, room.transcript).only(room.label("Mr. Dusk")).party == dusk
    assert room.label("Mr. Dusk").party == 0


def test_a_link_can_be_taken_away_or_changed(room):
    dusk, other = room.person("Ada Dusk"), room.person("Ben Dusk")
    link(room.case, room.transcript, Answers((Said("Mr. Dusk", "", dusk),)))
    link(room.case, room.transcript, Answers((Said("Mr. Dusk", "", other),)))
    assert room.label("Mr. Dusk").party == other
    assert [one.party for one in room.case.labels.all()] == [other]
    link(room.case, room.transcript, Answers((Said("Mr. Dusk", "", 0),)))
    assert room.label("Mr. Dusk").party == 0


def test_stopped_it_links_nothing(room):
    dusk = room.person("Ada Dusk")

    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        link(room.case, room.transcript, Answers((Said("Mr. Dusk", "", dusk),)), progress=stop)
    assert room.speakers() == [""] * 7


def test_a_person_nobody_has_yet_is_added_in_the_same_change(room):
    length = room.case.log_length()
    link(
        room.case,
        room.transcript,
        Answers((Said("A Voice", "", -1),), new=(Party(kind="person", name="Eve"),)),
    )
    assert room.speakers()[5] == "Eve"
    assert room.case.log_length() == length + 1
    room.case.undo()
    assert room.case.parties.count() == 0


def test_an_entry_of_an_import_can_be_said_to_be_a_person_who_is_there(room):
    there, printed = room.person("Ada Dusk"), room.person("Dusk, Hon. Ada", role="Representative")
    room.add(Attendance(sitting=room.sitting, party=printed, state="present"))
    link(room.case, room.transcript, Answers((Said("Mr. Dusk", "", there),), (Same(printed, there),)))
    assert [one.party for one in room.case.attendances.all()] == [there]
    assert [party.name for party in room.case.parties.all()] == ["Ada Dusk"]
    assert room.case.parties.get(there).role == "Representative"
    assert [form.text for form in room.case.parties.forms(there)] == ["Dusk, Hon. Ada"]
    room.case.undo()
    assert room.case.parties.count() == 2
    assert [one.party for one in room.case.attendances.all()] == [printed]
    assert room.case.check().ok
