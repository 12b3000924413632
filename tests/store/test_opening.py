"""A file that cannot be opened says why in its own sentence, and is left as it was."""

import json
import os
import random
import shutil
import socket
import stat
import subprocess
import sys
from dataclasses import replace

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import CannotOpen, InUse, ReadOnly
from hearingdesk.store.connection import APPLICATION_ID, WHOLE_CHECK, raw
from tests.build import footprint, new_case
from tests.house.sources import ROOT

HOLDER = """
import sys, time
from pathlib import Path
from hearingdesk.casefile import CaseFile
case = CaseFile(Path(sys.argv[1]), sys.argv[2], "Wilhelmina Snuffer")
print("open", flush=True)
sys.stdin.readline()
case.close()
"""


@pytest.fixture
def held_elsewhere(closed):
    """Another process that has the case open, for writing or reading, until the test ends."""
    children = []

    def hold(mode):
        child = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(closed), mode],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        children.append(child)
        assert child.stdout.readline() == "open\n"
        return child

    yield hold
    for child in children:
        if child.poll() is None:
            let_go(child)


def let_go(child):
    child.communicate("\n", timeout=20)


def refused(path, mode="rw"):
    """The sentence of the refusal, after looking that nothing beside or in the file changed."""
    before = footprint(path.parent)
    with pytest.raises(CannotOpen) as refusal:
        CaseFile(path, mode)
    assert footprint(path.parent) == before
    sentence = str(refusal.value)
    assert path.name in sentence
    assert sentence.endswith((".", "?"))
    return sentence


def foreign(path, wal=False):
    """A database of another program."""
    conn = raw(path, "rwc")
    conn.execute("CREATE TABLE recipe (id INTEGER PRIMARY KEY, text TEXT)")
    conn.execute("INSERT INTO recipe (text) VALUES ('soup')")
    if wal:
        conn.execute("PRAGMA journal_mode = WAL")
    conn.close()
    return path


BOTH = pytest.mark.parametrize("mode", ["rw", "ro"])


@BOTH
def test_a_missing_file_says_so(tmp_path, mode):
    assert "is not there" in refused(tmp_path / "gone.hearing", mode)


@BOTH
def test_a_path_through_a_file_says_it_is_not_there(closed, mode):
    with pytest.raises(CannotOpen, match="is not there"):
        CaseFile(closed / "inside.hearing", mode)


@BOTH
def test_a_name_too_long_for_the_disk_is_a_sentence(tmp_path, mode):
    with pytest.raises(CannotOpen, match="cannot be opened"):
        CaseFile(tmp_path / ("n" * 300 + ".hearing"), mode)


@BOTH
def test_a_folder_says_so(tmp_path, mode):
    (tmp_path / "box.hearing").mkdir()
    assert "is a folder" in refused(tmp_path / "box.hearing", mode)


@BOTH
def test_an_empty_file_says_so(tmp_path, mode):
    (tmp_path / "empty.hearing").touch()
    assert "is empty" in refused(tmp_path / "empty.hearing", mode)


@BOTH
@pytest.mark.parametrize("content", [b"x", b"Minutes of the meeting\n" * 400, b"%PDF-1.7\n" + bytes(5000)])
def test_a_file_of_another_sort_says_so(tmp_path, content, mode):
    (tmp_path / "minutes.hearing").write_bytes(content)
    assert "is not a HearingDesk case file" in refused(tmp_path / "minutes.hearing", mode)


@BOTH
@pytest.mark.parametrize("wal", [False, True])
def test_a_database_of_another_program_says_so(tmp_path, mode, wal):
    assert "another program" in refused(foreign(tmp_path / "soup.hearing", wal), mode)


@BOTH
def test_a_file_of_a_newer_format_says_so(closed, mode):
    conn = raw(closed, "rw")
    conn.execute("PRAGMA user_version = 99")
    conn.close()
    sentence = refused(closed, mode)
    assert "newer HearingDesk" in sentence
    assert "99" in sentence


@BOTH
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path, mode):
    os.mkfifo(tmp_path / "pipe.hearing")
    assert "is not a HearingDesk case file" in refused(tmp_path / "pipe.hearing", mode)


@BOTH
@pytest.mark.parametrize("seed", range(6))
def test_a_file_with_a_random_page_is_damaged(closed, seed, mode):
    chance = random.Random(seed)
    conn = raw(closed, "ro")
    roots = [page for (page,) in conn.execute("SELECT rootpage FROM sqlite_schema WHERE rootpage > 1")]
    conn.close()
    with closed.open("r+b") as file:
        file.seek((chance.choice(roots) - 1) * 4096)
        file.write(chance.randbytes(4096))
    assert "is damaged" in refused(closed, mode)


@BOTH
@pytest.mark.parametrize("share", [0.9, 0.5, 0.1])
def test_a_file_cut_short_is_damaged(closed, share, mode):
    whole = closed.stat().st_size
    os.truncate(closed, int(whole * share) // 4096 * 4096 + 100)
    assert "is damaged" in refused(closed, mode)


@BOTH
def test_a_file_cut_within_its_first_page_is_damaged(closed, mode):
    os.truncate(closed, 60)
    assert "is damaged" in refused(closed, mode)


def test_a_damaged_file_can_be_opened_again_once_it_is_whole(closed, tmp_path):
    shutil.copy(closed, tmp_path / "whole.copy")
    os.truncate(closed, 8192)
    refused(closed)
    shutil.copy(tmp_path / "whole.copy", closed)
    CaseFile(closed).close()


def test_a_case_is_marked_as_ours_in_its_header(closed):
    header = closed.read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == len(CaseFile.steps)
    assert closed.stat().st_size < WHOLE_CHECK


def test_a_case_open_elsewhere_says_who_and_where(closed, held_elsewhere):
    held_elsewhere("rw")
    with pytest.raises(InUse) as refusal:
        CaseFile(closed)
    assert "Wilhelmina Snuffer" in str(refusal.value)
    assert socket.gethostname() in str(refusal.value)


def test_a_case_open_elsewhere_for_writing_can_be_read(closed, held_elsewhere):
    held_elsewhere("rw")
    with CaseFile(closed, "ro") as case:
        assert case.matter.title == "The lamps of Lanternmoor"


def test_a_case_read_elsewhere_can_be_written(closed, held_elsewhere):
    held_elsewhere("ro")
    with CaseFile(closed) as case, case.change("Rename") as edit:
        edit.update(replace(case.matter, title="Renamed"))


def test_the_same_process_cannot_write_a_case_twice(lamps):
    case, _ids = lamps
    with pytest.raises(InUse, match="Ada Wick"):
        CaseFile(case.path)


def test_a_case_reached_by_a_link_is_still_in_use(lamps, tmp_path):
    case, _ids = lamps
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.hearing"
    link.symlink_to(case.path)
    with pytest.raises(InUse):
        CaseFile(link)


def test_a_lock_that_is_a_link_does_not_write_through_it(closed, tmp_path):
    precious = tmp_path / "precious.txt"
    precious.write_text("do not touch")
    closed.with_name(closed.name + ".lock").symlink_to(precious)
    with pytest.raises(ReadOnly):
        CaseFile(closed)
    assert precious.read_text() == "do not touch"


def test_a_lock_left_by_a_dead_program_is_no_lock(closed):
    closed.with_name(closed.name + ".lock").write_text(json.dumps({"who": "a ghost"}))
    CaseFile(closed).close()
    assert footprint(closed.parent).keys() == {closed.name}


def test_a_write_protected_file_can_only_be_read(closed):
    closed.chmod(stat.S_IRUSR)
    if os.access(closed, os.W_OK):
        pytest.skip("this user may write whatever its permissions say")
    before = footprint(closed.parent)
    with pytest.raises(ReadOnly, match="write-protected"):
        CaseFile(closed)
    assert CaseFile(closed, "ro").matter.title
    assert footprint(closed.parent) == before


def test_a_case_in_a_write_protected_folder_can_only_be_read(closed):
    closed.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        if os.access(closed.parent, os.W_OK):
            pytest.skip("this user may write whatever its permissions say")
        with pytest.raises(ReadOnly, match="write-protected"):
            CaseFile(closed)
        CaseFile(closed, "ro").close()
    finally:
        closed.parent.chmod(stat.S_IRWXU)


def test_one_plain_file_is_left_after_closing(closed):
    assert footprint(closed.parent).keys() == {closed.name}


def test_one_plain_file_is_left_when_readers_were_open(tmp_path):
    case = new_case(tmp_path)
    reader = case.reader()
    assert reader.matter.title == case.matter.title
    next(reader.execute("SELECT * FROM matter"))
    case.close()
    assert footprint(tmp_path).keys() == {case.path.name}


def test_one_plain_file_is_left_when_another_process_reads_on(closed, held_elsewhere):
    child = held_elsewhere("ro")
    with CaseFile(closed) as case, case.change("Rename") as edit:
        edit.update(replace(case.matter, title="Renamed"))
    let_go(child)
    assert footprint(closed.parent).keys() == {closed.name}


def test_closing_twice_is_closing_once(lamps):
    case, _ids = lamps
    case.close()
    case.close()


def test_a_reader_leaves_the_bytes_of_the_file_alone(closed):
    before = footprint(closed.parent)
    with CaseFile(closed, "ro") as case:
        assert case.counts()["turn"] == 5
        assert list(case.history())
    assert footprint(closed.parent) == before
