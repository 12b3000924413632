"""What an open case says of where it lies, and how it is taken over and closed when that went wrong."""

import os
import sys

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import Gone, HearingDeskError, InUse
from hearingdesk.store.lying import PRETEND
from hearingdesk.store.putback import Parted
from tests.store.shares import foreign_note, rename, share, shared_case, title_of

__all__ = ["share", "shared_case"]  # fixtures
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody remove a file that is open")


def test_a_case_on_a_share_says_whether_its_work_was_put_back(shared_case):
    with CaseFile(shared_case) as case:
        assert (case.copied, case.unsent) == (True, False)
        rename(case, "New")
        assert case.unsent
        case.publish()
        assert not case.unsent
    with CaseFile(shared_case, "ro") as case:
        assert (case.copied, case.unsent) == (False, False)


def test_a_case_in_its_place_has_nothing_unsent(lamps):
    case, _ids = lamps
    rename(case, "New")
    assert (case.copied, case.unsent) == (False, False)


def test_a_case_says_whether_it_lies_where_it_was_opened(shared_case, share):
    with CaseFile(shared_case) as case:
        assert case.is_there()
        os.rename(shared_case, share / "other.hearing")
        assert not case.is_there()
        os.rename(share / "other.hearing", shared_case)
        assert case.is_there()


@POSIX
def test_a_change_to_a_moved_case_is_refused_as_gone(lamps, tmp_path):
    case, _ids = lamps
    case.path.rename(tmp_path / "elsewhere.hearing")
    assert not case.is_there()
    with pytest.raises(Gone):
        rename(case, "New")
    (tmp_path / "elsewhere.hearing").rename(case.path)
    rename(case, "New")


@POSIX
def test_a_case_that_cannot_be_kept_stays_open_until_that_is_given_up(tmp_path, template):
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "lamps.hearing"
    path.write_bytes(template[0].read_bytes())
    case = CaseFile(path)
    rename(case, "New")
    for one in folder.iterdir():
        one.unlink()
    folder.rmdir()
    folder.write_text("a file where the folder was")
    with pytest.raises(HearingDeskError):
        case.close()
    assert case.matter.title == "New"
    case.copy(tmp_path / "copy.hearing")
    case.close(keep=False)
    assert title_of(tmp_path / "copy.hearing") == "New"


@POSIX
def test_what_was_kept_once_is_not_kept_twice(closed):
    case = CaseFile(closed)
    rename(case, "New")
    closed.unlink()
    case.keep()
    case.close()
    assert title_of(closed) == "New"
    assert [path.name for path in closed.parent.iterdir()] == [closed.name]


def test_who_holds_a_case_can_be_read_from_the_refusal(shared_case, lamps):
    foreign_note(shared_case)
    with pytest.raises(InUse) as refusal:
        CaseFile(shared_case)
    error = refusal.value
    assert (error.who, error.where, error.can_be_taken) == ("Barnaby Tallow", "a far machine", True)
    case, _ids = lamps
    with pytest.raises(InUse) as refusal:
        CaseFile(case.path)
    assert (refusal.value.who, refusal.value.can_be_taken) == ("Ada Wick", False)


def test_a_case_whose_folder_is_a_share_to_others_is_taken_over_and_their_work_goes_apart(
    shared_case, share, monkeypatch
):
    theirs = CaseFile(shared_case, "rw", "Barnaby Tallow")
    rename(theirs, "Theirs")
    monkeypatch.delenv(PRETEND)
    with pytest.raises(InUse, match="Barnaby Tallow"):
        CaseFile(shared_case)
    with CaseFile(shared_case, take_over=True) as ours:
        assert "taken over from Barnaby Tallow" in ours.told[0]
        rename(ours, "Ours")
        with pytest.raises(Parted, match="taken over by"):
            theirs.close()
    (beside,) = share.glob("*(yours*")
    assert (title_of(shared_case), title_of(beside)) == ("Ours", "Theirs")
