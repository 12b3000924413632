"""A case whose place changes under it: a sentence, nothing lost, and work goes on when the cause is gone."""

import os
import shutil
import sys

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError
from hearingdesk.records.notes import Note
from tests.build import footprint, lamps_case, new_case
from tests.torture.trouble import plain_user

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets nobody remove or move a file that is open"
)


def add(case, text="One note."):
    with case.change("Add") as edit:
        edit.add(Note(text=text))


def refused(case, words):
    with pytest.raises(HearingDeskError, match=words) as refusal:
        add(case)
    assert case.path.name in str(refusal.value)
    with pytest.raises(HearingDeskError, match=words):
        case.undo()


def test_a_file_moved_away_while_open_is_not_written_until_it_is_back(lamps, tmp_path):
    case, _ids = lamps
    add(case)
    case.path.rename(tmp_path / "elsewhere.hearing")
    refused(case, "removed, moved or replaced")
    (tmp_path / "elsewhere.hearing").rename(case.path)
    add(case)
    assert case.check().ok


def test_a_file_replaced_while_open_is_not_written_over_and_both_are_kept(closed, tmp_path):
    (tmp_path / "other").mkdir()
    other, _other_ids = lamps_case(tmp_path / "other")
    other.close()
    case = CaseFile(closed)
    add(case)
    mine, theirs = case.digest(), other.path.read_bytes()
    os.replace(other.path, closed)
    refused(case, "removed, moved or replaced")
    case.copy(tmp_path / "other" / "copy.hearing")
    case.close()
    assert closed.read_bytes() == theirs
    kept = closed.with_name("lamps (kept).hearing")
    assert footprint(closed.parent).keys() == {closed.name, kept.name}
    for path in (kept, tmp_path / "other" / "copy.hearing"):
        with CaseFile(path, "ro") as again:
            assert again.digest() == mine
            assert again.check().ok


def test_what_was_written_into_a_file_since_removed_is_there_again_after_closing(closed):
    case = CaseFile(closed)
    add(case)
    digest = case.digest()
    for path in closed.parent.iterdir():
        path.unlink()
    refused(case, "removed, moved or replaced")
    case.close()
    with CaseFile(closed) as again:
        assert again.digest() == digest
        assert again.check().ok
        assert again.can_undo() == "Add"
    assert footprint(closed.parent).keys() == {closed.name}


def test_a_folder_removed_while_a_case_in_it_was_written_is_made_again_at_closing(tmp_path):
    (tmp_path / "folder").mkdir()
    case = new_case(tmp_path / "folder")
    add(case)
    shutil.rmtree(tmp_path / "folder")
    refused(case, "removed, moved or replaced")
    case.close()
    with CaseFile(case.path) as again:
        assert again.notes.count() == 1


def test_a_file_removed_while_it_was_only_looked_at_stays_removed(closed):
    case = CaseFile(closed)
    closed.unlink()
    case.close()
    assert footprint(closed.parent).keys() == set()


def test_a_file_moved_while_it_was_written_has_everything_at_its_new_place(closed, tmp_path):
    case = CaseFile(closed)
    add(case)
    digest = case.digest()
    (tmp_path / "new").mkdir()
    moved = closed.rename(tmp_path / "new" / "moved.hearing")
    case.close()
    with CaseFile(moved) as again:
        assert again.digest() == digest
    assert footprint(moved.parent).keys() == {moved.name}
    assert footprint(closed.parent).keys() == set()


def test_a_second_look_at_a_file_since_removed_is_a_sentence(lamps):
    case, _ids = lamps
    case.path.unlink()
    with pytest.raises(HearingDeskError, match="lamps"):
        case.reader()


def test_a_folder_that_became_write_protected_loses_nothing():
    with plain_user() as folder:
        case, _ids = lamps_case(folder)
        folder.chmod(0o500)
        add(case)
        digest = case.digest()
        with pytest.raises(HearingDeskError, match=r"write-protected|cannot be written"):
            case.copy(folder / "copy.hearing")
        case.close()
        with CaseFile(case.path, "ro") as again:
            assert again.digest() == digest
        folder.chmod(0o700)
        with CaseFile(case.path) as again:
            assert again.digest() == digest
            add(again)
            assert again.check().ok
        assert footprint(folder).keys() == {case.path.name}


def test_a_file_whose_permission_is_lost_while_open_loses_nothing():
    with plain_user() as folder:
        case, _ids = lamps_case(folder)
        case.path.chmod(0)
        add(case)
        digest = case.digest()
        with pytest.raises(HearingDeskError, match="not be allowed"):
            case.reader()
        case.close()
        with pytest.raises(HearingDeskError):
            CaseFile(case.path)
        case.path.chmod(0o600)
        with CaseFile(case.path) as again:
            assert again.digest() == digest
            assert again.check().ok
        assert footprint(folder).keys() == {case.path.name}


def test_a_folder_write_protected_from_the_start_is_read_and_left_as_it_is():
    with plain_user() as folder:
        case, _ids = lamps_case(folder)
        case.close()
        before = footprint(folder)
        folder.chmod(0o500)
        with pytest.raises(HearingDeskError, match="write-protected"):
            CaseFile(case.path)
        with CaseFile(case.path, "ro") as again:
            assert again.check().ok
        assert footprint(folder) == before
