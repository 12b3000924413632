"""The disk of a share, of the working copies, of the backups, of what is made is full: a sentence, and nothing lost."""

import shutil

import pytest

from hearingdesk import backups, birth
from hearingdesk.casefile import CaseFile
from hearingdesk.errors import CannotOpen, HearingDeskError
from hearingdesk.exchange.tables_out import write_csv
from hearingdesk.records.notes import Note
from hearingdesk.store.backup import BackupFailed
from hearingdesk.store.lying import PRETEND
from hearingdesk.store.putback import NotPutBack
from tests.build import footprint, lamps_case
from tests.torture.trouble import small_disk


@pytest.fixture
def disk():
    with small_disk(24) as disk:
        if disk is None:
            pytest.skip("no small disk can be made here: that takes Linux and its superuser")
        yield disk


def add(case, text="One note."):
    with case.change("Add") as edit:
        edit.add(Note(text=text))


@pytest.fixture
def shared(disk, closed, monkeypatch):
    """A case on a share of little room; its working copy lies on a disk with room."""
    (disk.folder / "share").mkdir()
    monkeypatch.setenv(PRETEND, str(disk.folder / "share"))
    return shutil.copy(closed, disk.folder / "share" / "lamps.hearing")


def test_a_full_share_is_said_the_work_is_kept_and_put_back_when_there_is_room(disk, shared):
    before = footprint(shared.parent)
    case = CaseFile(shared)
    add(case)
    digest = case.digest()
    disk.fill()
    for _again in range(2):
        with pytest.raises(NotPutBack, match=r"could not be put back .*Your work is kept in"):
            case.publish()
    add(case, "And on it goes.")
    with pytest.raises(NotPutBack, match="kept in"):
        case.close()
    assert footprint(shared.parent) == before
    disk.free()
    with CaseFile(shared) as case:
        assert "Not put back last time" in case.told[0]
        assert case.undo().title == "Add"
        assert case.digest() == digest
    with CaseFile(shared, "ro") as case:
        assert case.digest() == digest
    assert footprint(shared.parent).keys() == {shared.name}


def test_no_room_for_a_working_copy_is_said_and_the_original_stays(disk, closed, tmp_path, monkeypatch):
    (tmp_path / "share").mkdir()
    shared = shutil.copy(closed, tmp_path / "share" / "lamps.hearing")
    monkeypatch.setenv(PRETEND, str(tmp_path / "share"))
    monkeypatch.setenv("HEARINGDESK_HOME", str(disk.folder / "home"))
    CaseFile(shared, "ro").close()
    before = footprint(shared.parent)
    disk.fill()
    for mode in ("ro", "rw"):
        with pytest.raises(CannotOpen, match="could not be copied to this machine"):
            CaseFile(shared, mode)
    assert footprint(shared.parent) == before
    disk.free()
    with CaseFile(shared) as case:
        add(case)
    with CaseFile(shared, "ro") as case:
        assert case.can_undo() == "Add"


def test_no_room_for_a_backup_is_said_and_work_goes_on(disk, tmp_path, monkeypatch):
    monkeypatch.setenv("HEARINGDESK_HOME", str(disk.folder / "home"))
    case, _ids = lamps_case(tmp_path)
    with case:
        good = backups.backup(case)
        disk.fill()
        add(case)
        with pytest.raises(
            BackupFailed, match=r"No backup of lamps\.hearing could be made .*(full|No space left)"
        ):
            backups.backup_if_due(case) or backups.backup(case)
        assert backups.backups(case) == [good]
        assert footprint(good.path.parent).keys() == {good.path.name}
        disk.free()
        assert backups.backup(case).ok
        assert case.check().ok


def test_no_room_for_a_rescue_is_said_and_nothing_half_is_left(disk, tmp_path):
    case, _ids = lamps_case(tmp_path)
    with case.change("Paste") as edit:
        edit.add_bulk([Note(text=f"Pasted {n} " + "x" * 1000) for n in range(2000)])
    case.close()
    out = disk.folder / "out.hearing"
    disk.fill(500_000)
    with pytest.raises(HearingDeskError, match=r"out\.hearing cannot be made there: .*(full|No space left)"):
        birth.rescue(case.path, out)
    assert not out.exists()
    assert footprint(disk.folder).keys() == {"filler"}
    disk.free()
    assert birth.rescue(case.path, out).whole


def test_no_room_for_a_list_is_said_and_nothing_half_is_left(disk, tmp_path):
    case, _ids = lamps_case(tmp_path)
    with case:
        target = disk.folder / "notes.csv"
        disk.fill()
        with pytest.raises(HearingDeskError, match=r"notes\.csv cannot be written: No space left"):
            write_csv(case, "note", case.notes.ids(), target)
        assert footprint(disk.folder).keys() == {"filler"}
        disk.free()
        assert write_csv(case, "note", case.notes.ids(), target) == case.notes.count()


def test_a_case_from_elsewhere_on_a_full_disk_can_be_read_and_is_left_as_it_is(disk, closed):
    strange = shutil.copy(closed, disk.folder / "lamps.hearing")
    disk.fill()
    before = footprint(disk.folder)
    with pytest.raises(HearingDeskError, match=r"lamps\.hearing"):
        CaseFile(strange)
    with CaseFile(strange, "ro") as case:
        assert case.check().ok
    assert footprint(disk.folder) == before
    disk.free()
    with CaseFile(strange) as case:
        add(case)
        assert case.check().ok
