"""Saving a copy over an older file: the whole new one, or the older one as it was."""

import os
import shutil

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError, InUse
from hearingdesk.job import Cancelled
from hearingdesk.records.turns import Turn
from tests.build import footprint, lamps_case
from tests.store.shares import foreign_note, rename, share, shared_case, title_of
from tests.torture.trouble import small_disk, small_files

__all__ = ["share", "shared_case"]  # fixtures


@pytest.fixture
def older(tmp_path, template):
    """A copy made earlier, in a folder of its own."""
    (tmp_path / "copies").mkdir()
    return shutil.copy(template[0], tmp_path / "copies" / "copy.hearing")


def refused(case, target, kind=HearingDeskError, words=None):
    before = footprint(target.parent)
    with pytest.raises(kind, match=words):
        case.copy(target, replacing=True)
    assert footprint(target.parent) == before


def test_a_copy_replaces_an_older_one_only_when_asked(lamps, older):
    case, _ids = lamps
    rename(case, "New words")
    with pytest.raises(HearingDeskError, match="exists already"):
        case.copy(older)
    assert title_of(older) == "The lamps of Lanternmoor"
    case.copy(older, replacing=True)
    assert title_of(older) == "New words"
    assert footprint(older.parent).keys() == {older.name}


def test_a_copy_that_fails_leaves_the_older_file_as_it_was(lamps, older):
    case, _ids = lamps
    with small_files(older.stat().st_size // 2):
        refused(case, older)


def test_a_full_disk_leaves_the_older_file_as_it_was(template):
    with small_disk(3) as disk:
        if disk is None:
            pytest.skip("no small disk can be made here: that takes Linux and its superuser")
        older = shutil.copy(template[0], disk.folder / "copy.hearing")
        disk.fill(leave=200_000)
        with CaseFile(template[0], "ro") as case:
            refused(case, older, words="full")


def test_a_copy_that_is_stopped_leaves_the_older_file_as_it_was(lamps, older):
    case, _ids = lamps

    def stop(done, total, what):
        assert total > 20
        raise Cancelled

    before = footprint(older.parent)
    with pytest.raises(Cancelled):
        case.copy(older, True, stop)
    assert footprint(older.parent) == before


def test_the_progress_of_a_copy_goes_from_nothing_to_all(lamps, tmp_path):
    case, ids = lamps
    with case.change("Paste") as edit:
        edit.add_bulk([Turn(transcript=ids.transcript, position=n, text="So.") for n in range(10, 3010)])
    told = []
    case.copy(tmp_path / "copy.hearing", progress=lambda done, total, what: told.append((done, total)))
    assert len(told) > 5
    assert told == sorted(told)
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] > 6000


def test_a_case_that_somebody_has_open_is_not_replaced(lamps, tmp_path):
    case, _ids = lamps
    (tmp_path / "other").mkdir()
    other, _other_ids = lamps_case(tmp_path / "other")
    try:
        refused(case, other.path, InUse, "Ada Wick")
    finally:
        other.close()
    case.copy(other.path, replacing=True)


def test_what_another_program_left_beside_a_file_keeps_it(lamps, older):
    case, _ids = lamps
    beside = older.with_name(older.name + "-wal")
    beside.write_bytes(b"of somebody else")
    refused(case, older, InUse, "copy.hearing-wal lies beside it")
    os.rename(older, older.with_name("moved.hearing"))
    refused(case, older, InUse, "copy.hearing-wal lies beside it")


def test_a_copy_never_replaces_the_case_itself_nor_a_folder(lamps, tmp_path):
    case, _ids = lamps
    link = tmp_path / "link.hearing"
    link.symlink_to(case.path)
    with pytest.raises(HearingDeskError, match="the case itself"):
        case.copy(link, replacing=True)
    (tmp_path / "folder.hearing").mkdir()
    with pytest.raises(HearingDeskError):
        case.copy(tmp_path / "folder.hearing", replacing=True)
    assert case.check().ok


def test_a_case_held_on_a_share_is_not_replaced(shared_case, share, lamps):
    case, _ids = lamps
    foreign_note(shared_case)
    refused(case, shared_case, InUse, "Barnaby Tallow")
    (share / "lamps.hearing.lock").unlink()
    rename(case, "New words")
    case.copy(shared_case, replacing=True)
    assert title_of(shared_case) == "New words"
    assert footprint(share).keys() == {shared_case.name}
