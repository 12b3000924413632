"""Backups while work goes on: stopped midway, of a case that was moved, when the disk is full, never written to."""

import errno
import json
import os
import shutil
import threading
from dataclasses import replace

import pytest

from hearingdesk import backups
from hearingdesk.casefile import CaseFile
from hearingdesk.commands.run import run
from hearingdesk.errors import CannotOpen, ReadOnly
from hearingdesk.job import Cancelled
from hearingdesk.records.notes import Note
from hearingdesk.records.turns import Turn
from hearingdesk.store.backup import BackupFailed


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HEARINGDESK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def rename(case, title):
    with case.change("Rename") as edit:
        edit.update(replace(case.matter, title=title))


class Stop:
    """Stops at the nth step of all those told, those in the midst of a statement included."""

    def __init__(self, after):
        self.left, self.told = after, []

    def __call__(self, done, total, what):
        if what and what not in self.told:
            self.told.append(what)
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def fill_up(case, n=9_000):
    transcript = case.transcripts.first()
    with case.change("Import more") as edit:
        edit.add_bulk([Turn(transcript=transcript.id, position=k, text=f"turn {k} " * 9) for k in range(n)])


@pytest.mark.parametrize("after", [0, 1, 3])
def test_a_backup_that_is_stopped_leaves_nothing(lamps, home, after):
    case, _ids = lamps
    fill_up(case)
    with pytest.raises(Cancelled):
        backups.backup(case, Stop(after))
    assert [path for path in (home / "backups").rglob("*") if path.is_file()] == []


def test_a_backup_tells_its_steps(lamps):
    case, _ids = lamps
    heard = Stop(10**6)
    backups.backup(case, heard)
    assert heard.told == ["Copying the case", "Looking the copy over"]


@pytest.mark.parametrize("after", [0, 5, 40, 100])
def test_giving_back_that_is_stopped_changes_nothing(lamps, after):
    case, _ids = lamps
    made = backups.backup(case)
    fill_up(case)
    rename(case, "Since then")
    now, length = case.digest(), case.log_length()
    with pytest.raises(Cancelled):
        backups.restore(case, made, progress=Stop(after))
    assert (case.digest(), case.log_length()) == (now, length)
    assert case.check().ok
    for ask in (backups.counts, lambda *args: list(backups.difference(*args))):
        with pytest.raises(Cancelled):
            ask(case, made, Stop(after // 3))


def test_how_many_changes_came_since_is_counted_and_of_another_way_unknown(lamps, closed, home):
    case, _ids = lamps
    first = backups.backup(case)
    assert backups.since(case, first) == 0
    rename(case, "One")
    rename(case, "Two")
    second = backups.backup(case)
    case.undo()
    assert [backups.since(case, one) for one in (first, second)] == [3, 1]
    case.close()
    shutil.copyfile(first.path, closed)
    with CaseFile(closed) as case:  # somebody put an old state into its place by hand
        assert backups.since(case, first) == 0
        assert backups.since(case, second) is None
        rename(case, "Another way")
        assert backups.since(case, second) is None
        assert backups.counts(case, second).keys() == {"matter"}


def test_a_case_that_was_moved_finds_its_earlier_backups(lamps, closed):
    case, _ids = lamps
    made, title = backups.backup(case), case.matter.title
    rename(case, "Since")
    case.close()
    moved = closed.with_name("renamed.hearing")
    closed.rename(moved)
    with CaseFile(moved) as case:
        assert backups.backups(case) == []
        (found,) = backups.backups_elsewhere(case)
        assert (found.path, found.here) == (made.path, False)
        backups.restore(case, found)
        assert case.matter.title == title


def test_a_backup_is_never_written_to(lamps):
    case, _ids = lamps
    made = backups.backup(case)
    bytes_of = made.path.read_bytes()
    with pytest.raises(ReadOnly, match="is a backup and stays as it is"):
        CaseFile(made.path)
    with CaseFile(made.path, "ro") as copy:
        assert list(copy.history())
    assert run(["undo", str(made.path)]) == 2
    assert made.path.read_bytes() == bytes_of


def test_one_is_made_when_due_while_another_thread_is_in_the_midst_of_a_change(lamps):
    case, _ids = lamps
    made = []
    with case.change("Half done") as edit:
        edit.update(replace(case.matter, title="Half done"))
        thread = threading.Thread(target=lambda: made.append(backups.backup_if_due(case)))
        thread.start()
        thread.join(20)
    with CaseFile(made[0].path, "ro") as copy:
        assert copy.matter.title != "Half done"
        assert copy.check().ok


def test_a_full_disk_is_a_sentence_and_leaves_nothing(lamps, home, monkeypatch):
    case, _ids = lamps

    def full(fd):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BackupFailed, match=r"No backup of lamps.hearing could be made \(No space left"):
        backups.backup(case)
    assert [path for path in (home / "backups").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("ruin", ["hole", "gone"])
def test_a_backup_that_was_damaged_or_removed_is_refused_in_words_and_changes_nothing(lamps, ruin):
    case, _ids = lamps
    fill_up(case)
    made = backups.backup(case)
    rename(case, "Since")
    with case.change("Remove") as edit:
        edit.add(Note(text="since"))
    now = case.digest()
    if ruin == "gone":
        made.path.unlink()
    else:
        data = bytearray(made.path.read_bytes())
        data[8192:-8192] = bytes(len(data) - 16384)
        made.path.write_bytes(data)
    for ask in (backups.counts, lambda *args: list(backups.difference(*args)), backups.restore):
        with pytest.raises(CannotOpen):
            ask(case, made)
    assert case.digest() == now
    assert case.check().ok


def test_the_commands_list_backups_and_restore_one_as_a_step_that_undo_takes_back(closed, capsys):
    def asked(*call):
        assert run([call[0], str(closed), *call[1:], "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    assert run(["backup", str(closed), "--list"]) == 0
    assert capsys.readouterr().out == "No backup yet.\n"
    path = asked("backup")["path"]
    with CaseFile(closed) as case:
        then, title = case.digest(), case.matter.title
        rename(case, "Since then")
    (one,) = asked("backup", "--list")["backups"]
    assert (one["path"], one["since"], one["ok"]) == (path, 1, True)
    assert run(["backup", str(closed), "--list"]) == 0
    assert "1 change since" in capsys.readouterr().out
    before = closed.read_bytes()
    figures = {"changed": {"matter": {"added": 0, "changed": 1, "removed": 0}}}
    assert asked("restore", path, "--dry-run") == figures
    assert closed.read_bytes() == before
    assert asked("restore", path) == figures
    with CaseFile(closed) as case:
        assert (case.digest(), case.matter.title) == (then, title)
        case.undo()
        assert case.matter.title == "Since then"
    assert run(["restore", str(closed), path]) == 0
    assert capsys.readouterr().out == "Matters: 1 is changed.\n"
    assert run(["restore", str(closed), path]) == 0
    assert "as they were then" in capsys.readouterr().out
    assert run(["restore", str(closed), str(closed)]) == 2
    assert "is no backup of this case" in capsys.readouterr().err


def test_the_backups_of_a_file_that_is_gone_or_damaged_are_still_found(closed, capsys):
    assert run(["backup", str(closed)]) == 0
    made = capsys.readouterr().out.removeprefix("Made ").rstrip().removesuffix(".")
    closed.write_bytes(b"nothing of the sort" * 100)
    for _state in ("damaged", "gone"):
        assert run(["backup", str(closed), "--list"]) == 0
        assert made in capsys.readouterr().out
        closed.unlink(missing_ok=True)
    assert run(["backup", str(closed.with_name("another.hearing")), "--list"]) == 2
    assert "is not there" in capsys.readouterr().err
