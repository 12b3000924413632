"""A case on a share is worked on through a copy and put back whole; what somebody else did there is never lost."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import CannotOpen, InUse, ReadOnly
from hearingdesk.places import working_folder
from hearingdesk.store.connection import companions
from hearingdesk.store.lying import PRETEND
from hearingdesk.store.note import Holder, note_of
from hearingdesk.store.putback import NotPutBack, Parted
from hearingdesk.store.workcopy import left_behind
from tests.build import MATTER, footprint
from tests.house.sources import ROOT

CHILD = """
import os, sys
from dataclasses import replace
from pathlib import Path
from hearingdesk.casefile import CaseFile
case = CaseFile(Path(sys.argv[1]), "rw", "Wilhelmina Snuffer")
with case.change("Rename") as edit:
    edit.update(replace(case.matter, title=sys.argv[2]))
print("open", flush=True)
if sys.stdin.readline() == "close\\n":
    case.close()
"""


@pytest.fixture
def share(tmp_path, monkeypatch):
    """A folder that is taken for a share, and a machine of its own to work on."""
    monkeypatch.setenv("HEARINGDESK_HOME", str(tmp_path / "home"))
    folder = tmp_path / "share"
    folder.mkdir()
    monkeypatch.setenv(PRETEND, str(folder))
    return folder


@pytest.fixture
def shared_case(share, template):
    return Path(shutil.copy(template[0], share / "lamps.hearing"))


@pytest.fixture
def elsewhere(shared_case, tmp_path):
    """Another user of this machine who has changed the title of the case and has it open still."""
    children = []

    def working(title, home="other"):
        environment = os.environ | {"HEARINGDESK_HOME": str(tmp_path / home)}
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(shared_case), title],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        children.append(child)
        assert child.stdout.readline() == "open\n"
        return child

    yield working
    for child in children:
        if child.poll() is None:
            child.communicate("close\n", timeout=30)


def dies(child):
    child.send_signal(signal.SIGKILL)
    child.communicate()


def rename(case, title):
    with case.change("Rename") as edit:
        edit.update(replace(case.matter, title=title))


def title_of(path):
    with CaseFile(path, "ro") as case:
        assert case.check().ok
        return case.matter.title


def plain(folder):
    return sorted(path.name for path in folder.iterdir())


def working():
    return [path for path in (working_folder() / "working").rglob("*") if path.is_file()]


def foreign_note(case, **more):
    told = {"who": "Barnaby Tallow", "where": "a far machine", "since": "2026-11-22T00:31+09:00", "pid": 1}
    note_of(case).write_text(json.dumps(told | {"token": "x", "installation": "y"} | more), "utf-8")


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


def test_an_original_changed_meanwhile_is_kept_and_ours_beside_it(shared_case, share, elsewhere):
    case = CaseFile(shared_case)
    rename(case, "Ours")
    note_of(shared_case).unlink()  # as a careless hand does it
    elsewhere("Theirs").communicate("close\n", timeout=30)
    with pytest.raises(Parted, match=r"changed by somebody else meanwhile.*lamps \(yours 20"):
        case.close()
    (yours,) = share.glob("*(yours*")
    assert title_of(shared_case) == "Theirs"
    assert title_of(yours) == "Ours"
    assert plain(share) == sorted(["lamps.hearing", yours.name])


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


def test_a_note_of_this_installation_is_never_of_a_living_program():
    here = Holder("Ada", socket.gethostname(), "2026", os.getpid(), "t", "mine")
    assert here.gone("mine")
    assert not here.gone("another")
    assert not Holder("Ada", "elsewhere", "2026", 0, "t", "mine").gone("mine")
