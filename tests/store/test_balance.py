"""`check` verifies the ledger: sums, lines, originals; a copy without a ledger is no false alarm."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.records.matters import Matter
from hearingdesk.store.connection import raw
from tests.exchange.paper import FILES

HOUSE, SENATE, EVIDENCE = FILES / "chrg-house.htm", FILES / "chrg-senate.txt", FILES / "uk-oral-20240312.csv"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed case with two files in it, one offered twice, one that failed."""
    broken = tmp_path / "broken.xml"
    broken.write_text("<akomaNtoso><debate>", "utf-8")
    with CaseFile.create(tmp_path / "case.hearing", Matter(title="Lanterns"), "Ada") as case:
        for one in (HOUSE, broken, SENATE, HOUSE):
            bring_in(case, one)
    return tmp_path / "case.hearing"


def meddled(path: Path, sql: str, *args: Any) -> list[tuple[str, str]]:
    """What `check` says after somebody changed the file by other means."""
    conn = raw(path, "rw")
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute(sql, args)
    conn.close()
    return checked(path)


def checked(path: Path) -> list[tuple[str, str]]:
    with CaseFile(path, "ro") as case:
        return [(fault.what, fault.sentence) for fault in case.check().problems]


def lines(case: CaseFile) -> Iterator[tuple[str, str, bool]]:
    for one in case.ledger.all():
        yield one.name, one.status, case.ledger.undone(one)


def test_received_is_stored_and_duplicate_and_failed(path):
    with CaseFile(path, "ro") as case:
        sums = case.ledger.sums()
        assert (sums.received, sums.stored, sums.duplicate, sums.failed) == (4, 2, 1, 1)
        assert sums.balance
        assert case.check().ok


def test_a_line_knows_its_change_and_whether_it_was_undone(path):
    with CaseFile(path) as case:
        case.undo()
        assert list(lines(case)) == [
            ("chrg-house.htm", "duplicate", False),
            ("chrg-senate.txt", "imported", True),
            ("broken.xml", "failed", False),
            ("chrg-house.htm", "imported", False),
        ]
        assert case.check().ok
        case.redo()
        assert not any(undone for _name, _status, undone in lines(case))
        assert case.check().ok


def test_a_source_that_a_change_took_away_is_no_problem(path):
    with CaseFile(path) as case:
        case.undo()
        case.undo()
        assert case.check().ok


@pytest.mark.parametrize("number", [1, 3])
def test_a_stored_line_that_is_gone_is_missed(path, number):
    said = meddled(path, "DELETE FROM import_ledger WHERE id = ?", number)
    assert ("ledger", "1 line of the import ledger is gone.") in said
    assert [what for what, sentence in said if "has no line for “Import" in sentence] == ["ledger"]


def test_the_last_line_is_missed_too(tmp_path):
    with CaseFile.create(tmp_path / "one.hearing", Matter(title="Lanterns"), "Ada") as case:
        bring_in(case, HOUSE)
    said = meddled(tmp_path / "one.hearing", "DELETE FROM import_ledger")
    assert said == [("ledger", "The import ledger has no line for “Import chrg-house”.")]


def test_a_line_of_a_failure_that_is_gone_is_missed(path):
    assert meddled(path, "DELETE FROM import_ledger WHERE status = 'failed'") == [
        ("ledger", "1 line of the import ledger is gone.")
    ]


def test_a_source_that_no_change_took_away_is_missed(path):
    said = meddled(path, "DELETE FROM source WHERE file_name = 'chrg-house.htm'")
    assert (
        "ledger",
        "The import ledger says that “chrg-house.htm” was stored, but its source is not there, and no change took "
        "it away.",
    ) in said


def test_an_original_with_other_bytes_is_found(path):
    sql = "UPDATE source_part SET content = zeroblob(3) WHERE source IN (SELECT source FROM import_ledger WHERE id = 1)"
    ((what, sentence),) = meddled(path, sql)
    assert what == "originals"
    assert sentence.startswith("The original of “")


def test_a_copy_leaves_the_ledger_behind_and_begins_its_own(path, tmp_path):
    with CaseFile(path) as case:
        case.copy(tmp_path / "copy.hearing")
    assert checked(tmp_path / "copy.hearing") == []
    with CaseFile(tmp_path / "copy.hearing") as case:
        assert list(case.ledger.all()) == []
        assert bring_in(case, HOUSE).status == "duplicate"
        bring_in(case, EVIDENCE)
    assert checked(tmp_path / "copy.hearing") == []


def test_a_file_moved_by_other_means_takes_its_ledger_along(path, tmp_path):
    moved = path.rename(tmp_path / "moved.hearing")
    with CaseFile(moved) as case:
        bring_in(case, EVIDENCE)
    assert checked(moved) == []
    with CaseFile(moved, "ro") as case:
        assert case.ledger.sums().received == 5


def test_lines_of_an_older_format_name_no_change_and_are_believed(path):
    assert meddled(path, "UPDATE import_ledger SET change = NULL") == []
