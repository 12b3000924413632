"""All of the open data in one case: the ledger balances, every count is true, nothing comes in twice.

About 25 seconds of importing on two cores, shared by the tests below.
"""

import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.exchange.bring_in import Outcome, bring_in
from hearingdesk.naming import Answers, Proposing, Said, labels, link
from hearingdesk.records.matters import Matter
from tests.journeys.open_truth import Wanted, everything

SMALL = 300_000  # bytes: files that are offered a second time in the case itself


@pytest.fixture(scope="module")
def wanted(shared: Path) -> list[Wanted]:
    return list(everything(shared))


@pytest.fixture(scope="module")
def case(wanted: list[Wanted], tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    path = tmp_path_factory.mktemp("open") / "all.hearing"
    with CaseFile.create(path, Matter(title="Everything"), "Ada Wick") as made:
        yield made


@pytest.fixture(scope="module")
def outcomes(case: CaseFile, wanted: list[Wanted]) -> list[Outcome]:
    return [bring_in(case, one.path) for one in wanted]


def named(case: CaseFile, name: str) -> int:
    """The transcript of a file."""
    source = case.sources.first(file_name=name)
    assert source is not None
    transcript = case.transcripts.first(source=source.id)
    assert transcript is not None
    return transcript.id


def test_every_count_is_true(wanted, outcomes):
    wrong = []
    for one, outcome in zip(wanted, outcomes, strict=True):
        if (outcome.status == "failed") is not one.refused:
            wrong.append((one.path.name, outcome.status, outcome.message))
        for name, figure in one.figures.items() if not one.refused else ():
            found = outcome.counts[name]
            near = name == "turns" and abs(found - figure) <= one.slack * figure
            if found != figure and not near:
                wrong.append((one.path.name, name, found, figure))
    assert wrong == []


def test_the_ledger_balances(case, wanted, outcomes):
    sums = case.ledger.sums()
    found = Counter(outcome.status for outcome in outcomes)
    assert (sums.received, sums.stored) == (len(wanted), found["imported"])
    assert (sums.duplicate, sums.failed) == (found["duplicate"], found["failed"])
    assert sums.balance
    assert case.check().ok


def test_every_refusal_names_its_file_and_its_line(wanted, outcomes):
    for one, outcome in zip(wanted, outcomes, strict=True):
        if one.refused:
            assert outcome.message.startswith(f"“{one.path.name}”, line ")


def test_the_same_bytes_under_other_names_add_nothing(case, wanted, outcomes, tmp_path):
    before, changes = case.counts(), case.log_length()
    for n, (one, outcome) in enumerate(zip(wanted, outcomes, strict=True)):
        if one.path.stat().st_size > SMALL:
            continue
        other = tmp_path / f"another name {n}{one.path.suffix}"
        other.write_bytes(one.path.read_bytes())
        again = bring_in(case, other)
        assert again.status == ("failed" if one.refused else "duplicate"), one.path.name
        assert again.counts == outcome.counts
    assert (case.counts(), case.log_length()) == (before, changes)
    assert case.ledger.sums().balance


def test_a_register_keeps_namesakes_apart(case, outcomes, shared):
    truth = json.loads((shared / "data" / "truth.json").read_text("utf-8"))["ko-assembly-legislators"]
    said = truth["legislators.csv"]
    namesakes = Counter(party.name_ko or party.name for party in case.parties.where(kind="person"))
    assert said["unique_member_id"] - said["unique_hangul"] == 8
    (change,) = case.brought_by(case.sources.first(file_name="legislators.csv").digest)
    entry = case.change_of(change)
    brought = Counter(
        row.after["name_ko"] or row.after["name"]
        for row in entry.change.rows
        if row.table == "party" and row.after["kind"] == "person"
    )
    assert brought.total() == said["unique_member_id"]
    assert sum(n - 1 for n in brought.values() if n > 1) == 8
    assert all(namesakes[name] >= n for name, n in brought.items())


@pytest.mark.parametrize("name", ["CHRG-110hhrg44900.htm", "CHRG-111hhrg48867.htm", "minutes_2024-06-18.txt"])
def test_labels_are_joined_to_people_with_one_undo(case, outcomes, name):
    transcript = named(case, name)
    proposing = Proposing(case, transcript)
    before, people, length = case.digest(), case.parties.count(), case.log_length()
    meant = {one: found for one in labels(case, transcript) if (found := proposing.only(one))}
    several = [one for one in labels(case, transcript) if len(proposing.of(one)) > 1 and one not in meant]
    assert meant
    said = tuple(Said(one.text, one.who, found.party) for one, found in meant.items())
    assert link(case, transcript, Answers(said)) == sum(one.turns for one in meant)
    now = {(one.text, one.who): one.party for one in labels(case, transcript)}
    assert all(now[one.text, one.who] == found.party for one, found in meant.items())
    assert all(now[one.text, one.who] == 0 for one in several)
    assert case.parties.count() == people
    assert case.log_length() == length + 1
    case.undo()
    assert case.digest() == before


def test_a_cp949_file_is_read_as_it_is(case, outcomes, shared, tmp_path):
    source = shared / "data" / "open" / "ko-assembly-speeches" / "minutes_2024-06-11.txt"
    file = tmp_path / "minutes_2024-06-12.txt"
    text = source.read_text("utf-8").replace("◯", "○")  # as the web writes it; cp949 has no other
    file.write_bytes(text.encode("cp949") + b"\n")
    before = case.digest()
    outcome = bring_in(case, file)
    assert (outcome.status, outcome.counts["turns"]) == ("imported", 16)
    (first,) = case.turns.some(case.turns.said_in(named(case, file.name)), 1)
    assert first.text.split("\n")[0] in text
    assert first.label in text
    assert "cp949" in " ".join(outcome.warnings)
    case.undo()
    assert case.digest() == before


def test_a_table_with_broken_quotes_keeps_one_row_a_line(case, outcomes, shared):
    folder = shared / "data" / "open" / "ko-popong-committees"
    truth = json.loads((shared / "data" / "truth.json").read_text("utf-8"))["ko-popong-committees"]
    for name, said in truth.items():
        source = case.sources.first(file_name=name) or case.sources.by_digest(
            next(one.digest for one in case.ledger.all() if one.name == name)
        )
        assert (folder / name).stat().st_size == case.sources.get(source.id).size
        (change,) = case.brought_by(source.digest)
        rows = case.change_of(change).change.rows
        assert sum(row.table == "committee_member" for row in rows) == said["member_rows"], name


def test_a_table_whose_quote_never_ends_is_no_loss(case, outcomes, tmp_path):
    file = tmp_path / "broken.csv"
    file.write_text('day,name,text\n2025-12-17,Ada,"one\n2025-12-18,Ben,two\n', "utf-8")
    before = case.digest()
    outcome = bring_in(case, file)
    rows = [note.text for note in case.notes.where(about=outcome.source)]
    assert rows == ['day: 2025-12-17\nname: Ada\ntext: "one', "day: 2025-12-18\nname: Ben\ntext: two"]
    case.undo()
    assert case.digest() == before


def test_a_truncated_xml_leaves_the_case_as_it_was(case, outcomes, shared, tmp_path):
    whole = (shared / "data" / "open" / "akn-za-hansard" / "EPC110512.xml").read_bytes()
    file = tmp_path / "cut.xml"
    file.write_bytes(whole[: len(whole) // 2])
    before, changes, received = case.digest(), case.log_length(), case.ledger.sums().received
    outcome = bring_in(case, file)
    assert outcome.status == "failed"
    assert outcome.message.startswith("“cut.xml”, line ")
    assert (case.digest(), case.log_length()) == (before, changes)
    assert case.ledger.sums().received == received + 1


def test_at_the_end_everything_fits_together(case, outcomes):
    begun = time.monotonic()
    assert case.check().ok
    assert time.monotonic() - begun < 20
