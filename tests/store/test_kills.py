"""A program that is killed loses nothing it has said to be done, and leaves a file that opens."""

import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.records.notes import Note
from tests.build import footprint
from tests.house.sources import ROOT

WORKER = """
import sys
from dataclasses import replace
from pathlib import Path
from hearingdesk.casefile import CaseFile
from hearingdesk.records.notes import Note
from tests.build import MATTER
case = CaseFile(Path(sys.argv[1]))
n = 0
while True:
    n += 1
    with case.change(f"Step {n}") as edit:
        if n % 3:
            edit.add(Note(text=f"note {n}"))
        else:
            edit.add_bulk([Note(text=f"bulk {n} {k} " + "x" * 300) for k in range(2000)])
    print(f"Step {n}", flush=True)
    if n % 4 == 0:
        print(case.undo() and "undo", flush=True)
    if n % 8 == 0:
        print(case.redo() and "redo", flush=True)
"""


def killed(path, seconds):
    """What a worker said to be done before it was killed."""
    child = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    said = [first, *child.stdout.readlines()]
    child.stdout.close()
    child.wait()
    return [line.strip() for line in said if line.endswith("\n")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("mode", ["rw", "ro"])
def test_a_kill_loses_no_acknowledged_change_and_the_next_opening_recovers(closed, seed, mode):
    said = killed(closed, random.Random(seed).uniform(0.05, 0.4))
    assert (closed.parent / "lamps.hearing-wal").exists()
    with CaseFile(closed, mode) as case:
        report = case.check()
        entries = [entry for entry in case.history() if entry.change.author != "Ada Wick"]
    told = [entry.change.title if entry.change.act == "do" else entry.change.act for entry in entries][::-1]
    assert report.ok
    assert told[: len(said)] == said
    assert len(told) <= len(said) + 1
    assert footprint(closed.parent).keys() == {closed.name}


@pytest.mark.parametrize("mode", ["rw", "ro"])
def test_a_case_whose_taking_in_was_cut_short_opens_whole(closed, tmp_path, mode):
    """The head of the file counts pages that are still beside it: so a kill in a checkpoint leaves it."""
    half = tmp_path / "half"
    half.mkdir()
    with CaseFile(closed) as case:
        list(case.execute("PRAGMA wal_autocheckpoint = 0"))
        with case.change("Notes") as edit:
            edit.add_bulk([Note(text=f"{n} " + "x" * 900) for n in range(60)])
        wanted = case.digest()
        ((pages,),) = case.execute("PRAGMA page_count")
        for name in (closed.name, f"{closed.name}-wal"):
            shutil.copy(closed.with_name(name), half / name)
    with (half / closed.name).open("r+b") as file:
        assert pages * 4096 > file.seek(0, 2)
        file.seek(28)
        file.write(pages.to_bytes(4, "big"))
    with CaseFile(half / closed.name, mode) as case:
        assert case.digest() == wanted
        assert case.check().ok
    assert footprint(half).keys() == {closed.name}


def test_a_case_killed_while_open_has_no_lock_left(closed):
    killed(closed, 0.05)
    with CaseFile(closed) as case:
        before = case.digest()
        case.undo()
        case.redo()
        assert case.digest() == before


MIGRATION = """
import sys, time
from pathlib import Path
from hearingdesk.casefile import CaseFile
from hearingdesk.store.migrations import STEPS

def m900_stops_in_the_middle(db):
    db.executescript("CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; DELETE FROM turn;")
    db.execute("PRAGMA cache_spill = 1")
    print("half", flush=True)
    time.sleep(60)

class Next(CaseFile):
    steps = (*STEPS, m900_stops_in_the_middle)

Next(Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
@pytest.mark.parametrize("mode", ["rw", "ro"])
def test_a_kill_in_the_middle_of_a_migration_leaves_the_case_as_it_was(closed, mode):
    with CaseFile(closed, "ro") as case:
        before = case.digest()
    child = subprocess.Popen(
        [sys.executable, "-c", MIGRATION, str(closed)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "half\n"
    child.send_signal(signal.SIGKILL)
    child.stdout.close()
    child.wait()
    with CaseFile(closed, mode) as case:
        assert case.digest() == before
        assert case.check().ok
    assert {name for name in footprint(closed.parent) if "format" not in name} == {closed.name}
