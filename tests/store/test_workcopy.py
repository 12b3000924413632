"""A case on a share is worked on through a copy and put back whole; a note says who works on it."""

import os
import socket

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import InUse
from hearingdesk.job import Cancelled
from hearingdesk.store.lying import PRETEND
from hearingdesk.store.note import Holder, note_of
from hearingdesk.store.origin import send
from tests.build import MATTER, footprint
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
from tests.torture.trouble import small_files

__all__ = ["elsewhere", "share", "shared_case"]  # fixtures


def test_the_original_is_not_touched_while_the_case_is_open(shared_case, share):
    before = footprint(share)
    with CaseFile(shared_case, "rw", "Ada Wick") as case:
        rename(case, "Another title")
        assert case.path == shared_case
        assert footprint(share).keys() == {"lamps.hearing", "lamps.hearing.lock"}
        assert footprint(share)["lamps.hearing"] == before["lamps.hearing"]
        assert case.reader().matter.title == "Another title"
    assert title_of(shared_case) == "Another title"
    assert plain(share) == ["lamps.hearing"]
    assert working() == []


def test_a_case_that_was_only_looked_at_is_not_put_back(shared_case, share):
    before = footprint(share)
    with CaseFile(shared_case) as case:
        assert case.matter.title
    assert footprint(share) == before
    with CaseFile(shared_case, "ro") as case:
        assert case.counts()["turn"] == 5
        assert plain(share) == ["lamps.hearing"]
    assert footprint(share) == before
    assert working() == []


def test_work_is_put_back_on_demand_and_goes_on(shared_case, share):
    with CaseFile(shared_case) as case:
        assert case.publish() is None
        rename(case, "First")
        done = case.publish()
        assert (done.path, done.parted) == (shared_case.resolve(), False)
        assert title_of(shared_case) == "First"
        assert case.publish() is None
        rename(case, "Second")
    assert title_of(shared_case) == "Second"
    assert plain(share) == ["lamps.hearing"]


def test_a_case_in_its_place_has_nothing_to_put_back(closed):
    with CaseFile(closed) as case:
        rename(case, "Local")
        assert case.publish() is None
        assert case.told == ()


def test_the_desk_goes_by_the_place_of_the_original(shared_case):
    for title in ("First", "Second"):
        with CaseFile(shared_case) as case:
            rename(case, title)
            desks = [entry.change.desk for entry in case.history(2)]
    assert desks[0] == desks[1]


def test_a_new_case_is_made_on_a_share(share):
    with CaseFile.create(share / "new.hearing", MATTER) as case:
        rename(case, "New")
    assert title_of(share / "new.hearing") == "New"
    with CaseFile(share / "new.hearing", "ro") as case:
        case.copy(share / "copy.hearing")
    assert title_of(share / "copy.hearing") == "New"
    assert plain(share) == ["copy.hearing", "new.hearing"]


def test_two_windows_of_one_user_do_not_write_at_once(shared_case):
    with CaseFile(shared_case, "rw", "Ada Wick"):
        with pytest.raises(InUse, match="Ada Wick on"):
            CaseFile(shared_case)
        with CaseFile(shared_case, "ro") as reader:
            assert reader.matter.title == "The lamps of Lanternmoor"


def test_a_second_user_is_told_who_works_on_it(shared_case, elsewhere):
    child = elsewhere("Theirs")
    with pytest.raises(InUse) as refusal:
        CaseFile(shared_case)
    for words in ("Wilhelmina Snuffer", socket.gethostname(), "since 20", "lamps.hearing.lock"):
        assert words in str(refusal.value)
    assert title_of(shared_case) == "The lamps of Lanternmoor"
    child.communicate("close\n", timeout=30)
    assert title_of(shared_case) == "Theirs"
    CaseFile(shared_case).close()


def test_a_note_of_a_program_that_died_here_is_taken_over_and_said(shared_case, elsewhere):
    dies(elsewhere("Theirs"))
    with CaseFile(shared_case) as case:
        assert case.matter.title == "The lamps of Lanternmoor"
        assert "Wilhelmina Snuffer" in case.told[0]
        assert "is gone" in case.told[0]
        rename(case, "Ours")
    assert title_of(shared_case) == "Ours"


def test_a_note_of_another_machine_is_taken_over_only_deliberately(shared_case, share):
    foreign_note(shared_case)
    before = footprint(share)
    with pytest.raises(InUse, match="Barnaby Tallow on a far machine, since 2026-11-22 00:31"):
        CaseFile(shared_case)
    assert footprint(share) == before
    with CaseFile(shared_case, take_over=True) as case:
        assert "taken over from Barnaby Tallow" in case.told[0]
    assert plain(share) == ["lamps.hearing"]
    assert working() == []


def test_a_note_that_says_nothing_is_heeded(shared_case):
    note_of(shared_case).write_text("")
    with pytest.raises(InUse, match="somewhere else"):
        CaseFile(shared_case)
    CaseFile(shared_case, take_over=True).close()


def test_a_note_of_another_machine_is_heeded_where_the_folder_is_no_share(shared_case, monkeypatch):
    foreign_note(shared_case)
    monkeypatch.delenv(PRETEND)
    with pytest.raises(InUse, match="Barnaby Tallow"):
        CaseFile(shared_case)
    assert note_of(shared_case).exists()


def test_a_case_open_in_its_place_is_not_fetched(shared_case, monkeypatch):
    monkeypatch.delenv(PRETEND)
    with CaseFile(shared_case, "rw", "Ada Wick"):
        monkeypatch.setenv(PRETEND, str(shared_case.parent))
        with pytest.raises(InUse, match="Ada Wick"):
            CaseFile(shared_case)


def test_a_note_of_this_installation_is_never_of_a_living_program():
    here = Holder("Ada", socket.gethostname(), "2026", os.getpid(), "t", "mine")
    assert here.gone("mine")
    assert not here.gone("another")
    assert not Holder("Ada", "elsewhere", "2026", 0, "t", "mine").gone("mine")


def test_putting_back_is_told_and_stopped_and_the_original_stays(shared_case, share):
    before = shared_case.read_bytes()
    with CaseFile(shared_case) as case:
        rename(case, "New")
        told = []

        def stop(done, total, what):
            told.append((done, total, what))
            raise Cancelled

        with pytest.raises(Cancelled):
            case.publish(stop)
        assert told[0][1] > 0
        assert case.unsent
        assert shared_case.read_bytes() == before
        assert plain(share) == ["lamps.hearing", "lamps.hearing.lock"]
    assert title_of(shared_case) == "New"


def test_fetching_is_told_and_stopped_and_nothing_is_left(shared_case, share):
    def stop(done, total, what):
        assert total == shared_case.stat().st_size
        raise Cancelled

    for mode in ("rw", "ro"):
        with pytest.raises(Cancelled):
            CaseFile(shared_case, mode, progress=stop)
        assert plain(share) == ["lamps.hearing"]
        assert working() == []


def test_a_file_that_cannot_be_sent_whole_leaves_no_half_and_one_that_is_there_stays(shared_case, share):
    with small_files(60_000), pytest.raises(OSError, match="large"):
        send(shared_case, share / "other.hearing")
    assert plain(share) == ["lamps.hearing"]
    (share / "other.hearing").write_text("of somebody else")
    with pytest.raises(FileExistsError):
        send(shared_case, share / "other.hearing")
    assert (share / "other.hearing").read_text() == "of somebody else"


def test_work_that_is_put_off_stays_here_until_the_next_opening(shared_case):
    case = CaseFile(shared_case)
    rename(case, "Later")
    case.put_off()
    case.close()
    assert title_of(shared_case) == "The lamps of Lanternmoor"
    with CaseFile(shared_case) as case:
        assert case.unsent
        assert "here again" in case.told[0]
    assert title_of(shared_case) == "Later"
