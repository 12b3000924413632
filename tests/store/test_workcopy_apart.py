"""What somebody else did on the share, and what a crash or a lost share left here, is never lost."""

import json
import os
import shutil

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import CannotOpen, ReadOnly
from hearingdesk.store.connection import companions
from hearingdesk.store.lying import PRETEND
from hearingdesk.store.note import note_of
from hearingdesk.store.putback import NotPutBack, Parted
from hearingdesk.store.workcopy import left_behind
from tests.store.shares import (
    dies,
    elsewhere,
    foreign_note,
    plain,
    rename,
    share,
    shared_case,
    title_of,
    working,
)

__all__ = ["elsewhere", "share", "shared_case"]  # fixtures


def test_an_original_changed_meanwhile_is_kept_and_ours_beside_it(shared_case, share, elsewhere):
    case = CaseFile(shared_case)
    rename(case, "Ours")
    note_of(shared_case).unlink()  # as a careless hand does it
    elsewhere("Theirs").communicate("close\n", timeout=30)
    words = r"changed by somebody else meanwhile, last by Wilhelmina Snuffer \(.*20\d\d.*\).*lamps \(yours 20"
    with pytest.raises(Parted, match=words):
        case.close()
    (yours,) = share.glob("*(yours*")
    assert title_of(shared_case) == "Theirs"
    assert title_of(yours) == "Ours"
    assert plain(share) == sorted(["lamps.hearing", yours.name])


def test_an_original_put_back_by_hand_names_nobody(shared_case, share):
    before = shared_case.read_bytes()
    with CaseFile(shared_case) as case:
        rename(case, "First")
    with pytest.raises(Parted, match=r"somebody else meanwhile\. Both are kept"):
        with CaseFile(shared_case) as case:
            rename(case, "Second")
            shared_case.write_bytes(before)
    (yours,) = share.glob("*(yours*")
    assert title_of(yours) == "Second"


def test_what_is_no_case_any_more_is_kept_beside_ours(shared_case, share):
    with pytest.raises(Parted, match=r"somebody else meanwhile\. Both are kept"):
        with CaseFile(shared_case) as case:
            rename(case, "Ours")
            shared_case.write_bytes(b"no case")
    (yours,) = share.glob("*(yours*")
    assert title_of(yours) == "Ours"
    assert shared_case.read_bytes() == b"no case"


def test_work_that_went_apart_is_renewed_there(shared_case, share, elsewhere):
    with pytest.raises(Parted):
        with CaseFile(shared_case) as case:
            rename(case, "Ours")
            foreign = shutil.copy(shared_case, share / "x.hearing")
            with CaseFile(foreign) as other:
                rename(other, "Theirs")
            os.replace(foreign, shared_case)
            assert case.publish().parted
            rename(case, "Ours again")
    (yours,) = share.glob("*(yours*")
    assert title_of(yours) == "Ours again"
    assert title_of(shared_case) == "Theirs"


def test_numbers_used_in_work_that_went_apart_are_not_used_again(shared_case, share, elsewhere):
    CaseFile(shared_case).close()
    test_an_original_changed_meanwhile_is_kept_and_ours_beside_it(shared_case, share, elsewhere)
    (yours,) = share.glob("*(yours*")
    with CaseFile(yours, "ro") as case:
        mine = {entry.change.id for entry in case.history()}
        desk = next(case.history(1)).change.desk
    with CaseFile(shared_case) as case:
        rename(case, "After")
        last = next(case.history(1)).change
    assert last.desk != desk
    assert last.id not in mine


def test_a_case_taken_over_is_left_to_who_took_it(shared_case, share, elsewhere):
    case = CaseFile(shared_case)
    rename(case, "Ours")
    foreign_note(shared_case)
    with pytest.raises(Parted, match="taken over by Barnaby Tallow"):
        case.close()
    assert title_of(shared_case) == "The lamps of Lanternmoor"
    assert note_of(shared_case).exists()


def test_work_left_by_a_crash_goes_on(shared_case, share, elsewhere):
    dies(elsewhere("Ours", "home"))
    assert [left.original for left in left_behind()] == [shared_case.resolve()]
    with CaseFile(shared_case) as case:
        assert case.matter.title == "Ours"
        assert any("here again: 1 change to lamps.hearing" in words for words in case.told)
    assert title_of(shared_case) == "Ours"
    assert plain(share) == ["lamps.hearing"]
    assert left_behind() == []
    assert working() == []


def test_work_left_by_a_crash_is_kept_beside_when_the_original_was_changed(shared_case, share, elsewhere):
    dies(elsewhere("Ours", "home"))
    note_of(shared_case).unlink()
    elsewhere("Theirs", "third").communicate("close\n", timeout=30)
    with CaseFile(shared_case) as case:
        assert case.matter.title == "Theirs"
        assert any("changed by somebody else" in words for words in case.told)
    (yours,) = share.glob("*(yours*")
    assert title_of(yours) == "Ours"
    assert title_of(shared_case) == "Theirs"


def test_a_crash_right_after_the_putting_back_is_no_change_of_somebody_else(shared_case, share, tmp_path):
    case = CaseFile(shared_case)
    rename(case, "Ours")
    folder = case.publish() and left_behind()[0].path.parent.parent
    told = json.loads((folder / "origin.json").read_text("utf-8"))
    shutil.copytree(folder, tmp_path / "crashed")
    case.close()
    shutil.move(tmp_path / "crashed", folder)
    before = {"digest": "of what was fetched", "tip": {"changes": 1, "last": 2, "offers": 0}}
    sent = {"sending": told["digest"], "sent": told["tip"]}
    (folder / "origin.json").write_text(json.dumps(told | before | sent), "utf-8")
    with CaseFile(shared_case) as case:
        assert case.matter.title == "Ours"
        assert case.told == ()
    assert plain(share) == ["lamps.hearing"]


def test_an_original_that_went_away_leaves_the_work_here_until_it_is_back(shared_case, share):
    case = CaseFile(shared_case)
    rename(case, "Ours")
    shutil.move(share, share.with_name("away"))
    with pytest.raises(NotPutBack) as refusal:
        case.close()
    (left,) = left_behind()
    assert str(left.path) in str(refusal.value)
    assert title_of(left.path) == "Ours"
    with pytest.raises(CannotOpen, match="is not there"):
        CaseFile(shared_case)
    shutil.move(share.with_name("away"), share)
    with CaseFile(shared_case) as case:
        assert case.matter.title == "Ours"
    assert title_of(shared_case) == "Ours"


def test_work_follows_an_original_that_was_renamed(shared_case, share):
    case = CaseFile(shared_case)
    rename(case, "Ours")
    renamed = shared_case.rename(share / "candles.hearing")
    with pytest.raises(NotPutBack, match="renamed"):
        case.close()
    with CaseFile(renamed) as case:
        assert case.matter.title == "Ours"
        assert "was called lamps.hearing" in case.told[0]
    assert title_of(renamed) == "Ours"
    assert left_behind() == []


def test_what_a_crash_left_beside_the_original_is_taken_in(
    shared_case, share, template, elsewhere, monkeypatch
):
    monkeypatch.delenv(PRETEND)
    dies(elsewhere("In the log beside", "home"))
    assert companions(shared_case)
    monkeypatch.setenv(PRETEND, str(share))
    assert title_of(shared_case) == "In the log beside"
    with CaseFile(shared_case) as case:
        assert case.matter.title == "In the log beside"
        rename(case, case.matter.title + " the file")
    assert not companions(shared_case)
    assert title_of(shared_case) == "In the log beside the file"


def test_a_damaged_working_copy_is_kept_and_the_original_fetched(shared_case, elsewhere):
    dies(elsewhere("Ours", "home"))
    (left,) = left_behind()
    for companion in companions(left.path):
        companion.unlink()
    os.truncate(left.path, 9000)
    with CaseFile(shared_case) as case:
        assert case.matter.title == "The lamps of Lanternmoor"
        assert any("is damaged; it is kept in" in words for words in case.told)
    assert [path for path in working() if "damaged" in str(path)]


def test_a_full_or_closed_disk_of_the_share_is_said_and_the_work_kept(shared_case, share):
    case = CaseFile(shared_case)
    rename(case, "Ours")
    blocked = share / f".lamps.hearing.{os.getpid()}.new"
    blocked.mkdir()
    with pytest.raises(NotPutBack, match="could not be put back"):
        case.close()
    blocked.rmdir()
    with CaseFile(shared_case) as case:
        assert case.matter.title == "Ours"


def test_a_share_that_cannot_be_written_can_be_read(shared_case, share):
    share.chmod(0o500)
    try:
        if os.access(share, os.W_OK):
            pytest.skip("this user may write whatever its permissions say")
        with pytest.raises(ReadOnly):
            CaseFile(shared_case)
        assert title_of(shared_case)
    finally:
        share.chmod(0o700)
