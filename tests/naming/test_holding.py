"""Who held an office on a day: seats and posts tell, and where they tell nothing, nobody is proposed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.holding import holders
from hearingdesk.naming import Proposing, Reason, labels
from hearingdesk.records.committees import Committee, CommitteeMember
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.records.parties import Party, Post
from hearingdesk.records.turns import Transcript, Turn
from hearingdesk.when import When

DAYS = ("2025-12-17", "2025-12-30", "2026-01-05")
LABELS = ("위원장", "등불부장관", "위원장대리", "홍길동 위원")


class Hall:
    """A committee that met three times; everybody speaks under each label on each day."""

    def __init__(self, case: CaseFile) -> None:
        self.case = case
        with case.change("Set up") as edit:
            self.committee = edit.add(Committee(name="Lamps")).id
            hearing = edit.add(Hearing(title="Lamps", kind="hearing", lead=self.committee)).id
            self.transcript = edit.add(Transcript(hearing=hearing, title="Lamps")).id
            self.sittings = [edit.add(Sitting(hearing=hearing, day=When(day))).id for day in DAYS]
            turns = [
                Turn(transcript=self.transcript, sitting=sitting, label=label, text="Words.")
                for sitting in self.sittings
                for label in LABELS
            ]
            edit.add_bulk(turns)
            names = ("Ada Flint", "Ben Dusk", "Cleo Wick")
            self.ada, self.ben, self.cleo = (edit.add(Party(kind="person", name=name)).id for name in names)

    def add(self, record) -> int:
        with self.case.change("Add") as edit:
            return edit.add(record).id

    def seat(self, party: int, since: str, until: str = "", role: str = "chair") -> None:
        last = When(until) if until else None
        seat = CommitteeMember(
            committee=self.committee, party=party, role=role, since=When(since), until=last
        )
        self.add(seat)

    def held(self, label: str) -> list[tuple[str, list[int]]]:
        """Whose, and in which sittings, by their number."""
        told = []
        for one in holders(self.case, self.transcript, label, ""):
            turns = [turn for turn in self.case.turns.all() if turn.label == label]
            said = [self.sittings.index(t.sitting or 0) + 1 for t in turns if one.first <= t.id <= one.last]
            told.append((self.case.parties.called(one.party), said))
        return told

    def proposed(self, label: str) -> list[tuple[str, Reason]]:
        found = next(one for one in labels(self.case, self.transcript) if one.text == label)
        return [
            (self.case.parties.called(one.party), one.reason)
            for one in Proposing(self.case, self.transcript).of(found)
        ]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with CaseFile.create(tmp_path / "case.hearing", Matter(title="Lanterns"), author="Ada") as case:
        yield Hall(case)


def test_an_office_is_parted_by_the_days_on_which_it_was_held(hall):
    hall.seat(hall.ada, "2024-06-01", "2025-12-31")
    hall.seat(hall.ben, "2026-01-01")
    assert hall.held("위원장") == [("Ada Flint", [1, 2]), ("Ben Dusk", [3])]


def test_a_day_on_which_nobody_or_two_held_it_is_left_open(hall):
    hall.seat(hall.ada, "2025-12-01", "2025-12-20")
    hall.seat(hall.ben, "2026-01-01")
    hall.seat(hall.cleo, "2026-01-05")
    assert hall.held("위원장") == [("Ada Flint", [1])]


def test_a_member_who_does_not_chair_holds_no_office(hall):
    hall.seat(hall.ada, "2024-06-01", role="member")
    assert hall.held("위원장") == []
    assert hall.proposed("위원장") == []


def test_who_presides_in_the_stead_of_the_chair_is_not_the_chair(hall):
    hall.seat(hall.ada, "2024-06-01")
    assert hall.held("위원장대리") == []
    assert hall.proposed("위원장대리") == []


def test_a_label_with_a_name_is_no_office(hall):
    hall.seat(hall.ada, "2024-06-01")
    assert hall.held("홍길동 위원") == []


@pytest.mark.parametrize(("title", "of"), [("등불부장관", ""), ("장관", "등불부"), ("등불부 장관", "")])
def test_a_post_tells_who_a_minister_was(hall, title, of):
    ministry = hall.add(Party(kind="organisation", name="Ministry of Lanterns", name_ko=of)) if of else None
    for party, since, until in ((hall.ada, "2024-01-01", "2025-12-29"), (hall.ben, "2025-12-30", "")):
        last = When(until) if until else None
        hall.add(
            Post(
                person=party,
                organisation=ministry,
                title="Minister",
                title_ko=title,
                since=When(since),
                until=last,
            )
        )
    assert hall.held("등불부장관") == [("Ada Flint", [1]), ("Ben Dusk", [2, 3])]
    assert hall.proposed("등불부장관") == [("Ada Flint", Reason.HOLDS), ("Ben Dusk", Reason.HOLDS)]


def test_a_minister_of_something_else_is_not_proposed(hall):
    ministry = hall.add(Party(kind="organisation", name="Ministry of Shades", name_ko="그늘부"))
    hall.add(Post(person=hall.ada, organisation=ministry, title="Minister", title_ko="장관"))
    assert hall.held("등불부장관") == []
