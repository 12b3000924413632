"""A source comes into the case whole, in one change; the ledger remembers every file offered."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import NotFound
from hearingdesk.exchange.bring_in import bring_in, look
from hearingdesk.job import Cancelled
from hearingdesk.records.committees import Committee
from hearingdesk.records.matters import Matter
from hearingdesk.records.memory import Label
from hearingdesk.records.parties import Party
from hearingdesk.records.sources import Source
from tests.exchange.paper import FILES, UK_HEAD

HOUSE = FILES / "chrg-house.htm"
SENATE = FILES / "chrg-senate.txt"
EVIDENCE = FILES / "uk-oral-20240312.csv"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "case.hearing", Matter(title="Lanterns"), author="Ada") as made:
        yield made


def held(case: CaseFile) -> dict[str, int]:
    return {kind: count for kind, count in case.counts().items() if count}


def statuses(case: CaseFile) -> list[tuple[str, str]]:
    return [(offer.name, offer.status) for offer in case.ledger.all()]


def test_a_source_comes_in_with_everything_it_says(case):
    before = case.counts()
    outcome = bring_in(case, HOUSE)
    assert outcome.status == "imported"
    assert outcome.counts["turns"] == 16
    grown = {kind: count - before[kind] for kind, count in case.counts().items() if count != before[kind]}
    assert grown == outcome.added
    assert case.check().ok


def test_the_source_keeps_its_bytes(case):
    outcome = bring_in(case, HOUSE)
    source = case.sources.get(outcome.source)
    assert case.sources.original(source.id) == HOUSE.read_bytes()
    assert source.digest == hashlib.sha256(HOUSE.read_bytes()).hexdigest()
    assert (source.kind, source.file_name, source.code) == ("minutes", "chrg-house.htm", "chrg-house")
    assert str(source.day) == "2011-05-12"


def test_the_hearing_has_its_committee_its_day_and_its_place(case):
    bring_in(case, HOUSE)
    (hearing,) = case.hearings.all()
    assert case.committees.called(hearing.lead) == (
        "Subcommittee on Lamps, Lanterns, and Candles, Committee on Light and Shadow"
    )
    (sitting,) = case.hearings.sittings(hearing.id)
    assert (str(sitting.day), str(sitting.closes)) == ("2011-05-12T14:05", "2011-05-12T16:17")
    assert sitting.place.startswith("room 2199")


def test_the_turns_stand_in_order_under_their_printed_labels(case):
    bring_in(case, HOUSE)
    turns = list(case.turns.all())
    assert [turn.position for turn in turns] == list(range(1, len(turns) + 1))
    assert turns[0].label == "Chairman Wick"
    assert all(turn.party is None for turn in turns)


def test_the_turns_of_a_sitting_lie_together(case):
    bring_in(case, SENATE)
    for part in case.turn_ranges.all():
        ids = case.turns.ids(case.turns.of_sitting(part.sitting or 0))
        assert ids == list(range(part.first_turn, part.last_turn + 1))


def test_witnesses_are_present_at_their_own_sitting(case):
    bring_in(case, SENATE)
    first, second = case.sittings.all()
    heard = [
        [case.parties.called(a.party) for a in case.attendances.at(day.id) if a.capacity == "witness"]
        for day in (first, second)
    ]
    assert heard == [["Aurora Nimbus", "Thaddeus O. Squall, USA (Ret.)"], ["Lynn Mistral, M.D., M.P.H."]]


def test_a_witness_is_called_as_people_say_it_and_keeps_the_printed_form(case):
    bring_in(case, HOUSE)
    (flare,) = [party for party in case.parties.all() if party.name == "Juniper Flare"]
    assert flare.role == "a Representative in Congress from the State of Vermont"
    assert [form.text for form in case.parties.forms(flare.id)] == ["Flare, Hon. Juniper"]


def test_a_name_that_is_there_already_is_not_taken_for_the_same_person(case):
    with case.change("Add") as edit:
        edit.add(Party(name="Barnaby Ferrule"))
    bring_in(case, EVIDENCE)
    assert len([party for party in case.parties.all() if party.name == "Barnaby Ferrule"]) == 2


def test_a_label_the_user_linked_before_leads_to_that_person(case):
    with case.change("Link") as edit:
        committee = edit.add(Committee(name="Weather and Umbrellas Committee"))
        party = edit.add(Party(name="Sir Barnaby Ferrule"))
        edit.add(Label(text="Barnaby Ferrule", party=party.id, committee=committee.id))
    bring_in(case, EVIDENCE)
    assert party.id in [attendance.party for attendance in case.attendances.all()]
    assert len(list(case.committees.all())) == 1


def test_the_same_bytes_again_add_nothing(case, tmp_path):
    first = bring_in(case, HOUSE)
    before = held(case)
    other = tmp_path / "another name.txt"
    other.write_bytes(HOUSE.read_bytes())
    again = bring_in(case, other)
    assert (again.status, again.format, again.counts) == ("duplicate", "us-chrg", first.counts)
    assert again.added == {}
    assert held(case) == before
    assert statuses(case) == [("another name.txt", "duplicate"), ("chrg-house.htm", "imported")]


def test_a_duplicate_in_a_copy_of_the_case_has_its_counts_too(case, tmp_path):
    first = bring_in(case, HOUSE)
    case.copy(tmp_path / "copy.hearing")
    with CaseFile(tmp_path / "copy.hearing") as copy:
        again = bring_in(copy, HOUSE)
    assert (again.status, again.counts) == ("duplicate", first.counts)


def test_undo_takes_all_of_it_back_and_the_ledger_stays(case):
    before = held(case)
    bring_in(case, HOUSE)
    after = held(case)
    assert case.undo().title == "Import chrg-house"
    assert held(case) == before
    assert statuses(case) == [("chrg-house.htm", "imported")]
    case.redo()
    assert held(case) == after


def test_what_was_undone_can_come_in_again(case):
    bring_in(case, HOUSE)
    case.undo()
    assert bring_in(case, HOUSE).status == "imported"
    assert case.check().ok


def test_a_file_that_fails_leaves_the_case_as_it_was(case, tmp_path):
    broken = tmp_path / "junk.csv"
    broken.write_bytes(bytes(range(256)) * 40)
    before = held(case)
    outcome = bring_in(case, broken)
    assert (outcome.status, outcome.message) == ("failed", "“junk.csv”, line 1: it is not a text file.")
    assert held(case) == before
    assert case.can_undo() == ""
    (line,) = case.ledger.all()
    assert (line.status, line.message) == ("failed", outcome.message)


def test_a_file_that_is_not_there_stands_in_the_ledger_too(case, tmp_path):
    assert bring_in(case, tmp_path / "gone.txt").status == "failed"
    assert statuses(case) == [("gone.txt", "failed")]


def test_a_source_without_a_day_comes_in_without_a_sitting_and_says_so(case, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text(UK_HEAD.replace(" Thursday 12 May 2011", "") + "Q1|Chair|Yes.\n", "utf-8")
    outcome = bring_in(case, table)
    assert outcome.status == "imported"
    assert outcome.counts["dates"] == []
    assert "does not say on which day" in outcome.message
    assert case.sittings.count() == 0
    assert [turn.text for turn in case.turns.all()] == ["Yes."]


@pytest.mark.parametrize("after", range(3))
def test_stop_leaves_nothing(case, after):
    before, calls = held(case), []

    def stop(done: int, total: int, what: str) -> None:
        calls.append(done)
        if len(calls) > after:
            raise Cancelled

    with pytest.raises(Cancelled):
        bring_in(case, SENATE, progress=stop)
    assert held(case) == before
    assert statuses(case) == []


def test_the_log_says_what_brought_it_in(case):
    bring_in(case, HOUSE)
    digest = hashlib.sha256(HOUSE.read_bytes()).hexdigest()
    assert next(case.history()).change.note == f"us-chrg 1 {digest}"


def test_words_that_came_in_are_found(case):
    bring_in(case, EVIDENCE)
    case.index_pending()
    assert case.search("umbrellas", "turn").total == 1


def test_a_look_touches_no_case():
    outcome = look(EVIDENCE)
    assert (outcome.status, outcome.counts["turns"], outcome.added) == ("imported", 10, {})
    assert look(FILES / "gone.txt").status == "failed"


def test_a_format_nobody_knows_is_a_wrong_call(case):
    with pytest.raises(NotFound):
        bring_in(case, HOUSE, wanted="foo")


def test_all_the_open_files_come_in_as_counted(case, shared: Path):
    folder = shared / "data/open"
    files = sorted((folder / "txt-us-chrg-hearings").glob("*.htm"))
    files.append(folder / "csv-uk-oral-evidence/u1720146_CN8001_oral_20140618.csv")
    outcomes = [bring_in(case, file) for file in files]
    assert {outcome.status for outcome in outcomes} == {"imported"}
    said = case.turns.count() - sum(outcome.counts["turns"] for outcome in outcomes)
    noted = sum(1 for turn in case.turns.all() if turn.kind not in ("speech", "question", "answer"))
    assert said == noted
    assert case.check().ok


def test_a_source_that_is_only_recorded_gets_its_words(case):
    with case.change("Record") as edit:
        known = edit.add(Source(title="Minutes", digest=hashlib.sha256(HOUSE.read_bytes()).hexdigest()))
    outcome = bring_in(case, HOUSE)
    assert (outcome.status, outcome.source) == ("imported", known.id)
    assert case.sources.count() == 1
