"""The pages of a case file as a crash left them: what lies beside the file makes them good before they are judged."""

import shutil

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import CannotOpen
from hearingdesk.records.notes import Note
from tests.build import footprint
from tests.torture.scene import Later

MODES = pytest.mark.parametrize("mode", ["rw", "ro"])


def notes(case, count):
    with case.change(f"Write {count} notes") as edit:
        edit.add_bulk([Note(text=f"Wick {n} is short. " * 20) for n in range(count)])


def crashed(path, folder):
    """The files of an open case as they lie on the disk now, in another folder: what a kill leaves."""
    folder.mkdir()
    for companion in (path, path.with_name(path.name + "-wal")):
        shutil.copy(companion, folder)
    return folder / path.name


@MODES
def test_a_case_killed_while_its_changes_were_moved_into_it_is_not_called_damaged(closed, tmp_path, mode):
    with CaseFile(closed) as case:
        notes(case, 400)
        digest = case.digest()
        left = crashed(closed, tmp_path / "left")
    with left.open("r+b") as file:  # its first page, which counts the pages, came before those at the end
        file.write(closed.read_bytes()[:4096])
    with CaseFile(left, mode) as case:
        assert case.check().ok
        assert case.digest() == digest
    assert footprint(left.parent).keys() == {left.name}


@MODES
def test_a_first_page_that_a_power_cut_tore_is_mended_from_what_lies_beside_it(closed, tmp_path, mode):
    with CaseFile(closed) as case:
        notes(case, 40)
        with case.change("Another"):
            case._conn.execute("UPDATE desk SET counter = counter")
        case._conn.execute("CREATE TABLE much (words TEXT)")  # the schema lies on the first page
        case._conn.execute("DROP TABLE much")
        digest = case.digest()
        left = crashed(closed, tmp_path / "left")
    with left.open("r+b") as file:
        file.seek(512)
        file.write(b"\xa5" * 3584)
    with CaseFile(left, mode) as case:
        assert case.digest() == digest


def test_a_migration_that_was_acknowledged_is_not_made_again(closed, tmp_path):
    with CaseFile(closed) as case:
        notes(case, 3)
        older = crashed(closed, tmp_path / "older")
    with Later(older) as case:
        digest = case.digest()
        left = crashed(older, tmp_path / "left")
    with pytest.raises(CannotOpen, match="newer HearingDesk"):
        CaseFile(left)
    with Later(left) as case:
        assert case.digest() == digest
    assert footprint(left.parent).keys() == {left.name}


@MODES
def test_an_empty_journal_that_a_power_cut_left_is_removed(closed, mode):
    closed.with_name(closed.name + "-journal").touch()
    CaseFile(closed, mode).close()
    assert footprint(closed.parent).keys() == {closed.name}
