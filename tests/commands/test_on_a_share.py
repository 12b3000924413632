"""A case on a network folder, worked on from the command line: put back, left behind, found changed by another."""

import json
import os
import subprocess
import sys

from tests.build import footprint
from tests.house.sources import ROOT
from tests.store.shares import dies, elsewhere, foreign_note, plain, share, shared_case, title_of

__all__ = ["elsewhere", "share", "shared_case"]  # fixtures
RECORD = ROOT / "tests" / "files" / "chrg-house.htm"


def call(*arguments, home):
    return subprocess.run(
        [sys.executable, "main.py", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"HEARINGDESK_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def records(case, home):
    return json.loads(call("info", case, "--json", home=home).stdout)["records"]


def test_what_a_command_writes_is_put_back_and_nothing_is_left_beside(shared_case, share, tmp_path):
    home = tmp_path / "home"
    before = shared_case.read_bytes()
    done = call("import", shared_case, RECORD, home=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert shared_case.read_bytes() != before
    assert plain(share) == ["lamps.hearing"]
    imported = records(shared_case, tmp_path / "other")
    assert call("undo", shared_case, home=home).returncode == 0
    assert records(shared_case, tmp_path / "other") != imported
    assert plain(share) == ["lamps.hearing"]


def test_work_of_a_program_that_died_goes_on_with_the_next_command(shared_case, elsewhere, tmp_path):
    dies(elsewhere("Ours", "home"))
    assert title_of(shared_case) == "The lamps of Lanternmoor"
    done = call("import", shared_case, RECORD, home=tmp_path / "home")
    assert "here again: 1 change to lamps.hearing" in done.stderr
    assert done.returncode == 0
    assert title_of(shared_case) == "Ours"


def test_a_case_changed_by_another_is_kept_twice_and_that_is_said(shared_case, share, elsewhere, tmp_path):
    dies(elsewhere("Ours", "home"))
    other = tmp_path / "other"
    assert call("import", shared_case, RECORD, home=other).returncode == 0
    theirs = records(shared_case, other)
    done = call("import", shared_case, RECORD, home=tmp_path / "home")
    assert "lamps.hearing was changed by somebody else meanwhile, last by" in done.stderr
    assert "is in the case already" in done.stdout
    (beside,) = share.glob("*(yours*")
    assert title_of(beside) == "Ours"
    assert records(shared_case, other) == theirs
    assert title_of(shared_case) == "The lamps of Lanternmoor"


def test_work_that_cannot_be_put_back_now_is_said_with_its_place_and_status(
    shared_case, share, elsewhere, tmp_path
):
    dies(elsewhere("Ours", "home"))
    blocked = share / f".lamps.hearing.{os.getpid()}.new"
    blocked.mkdir()
    done = call("import", shared_case, RECORD, home=tmp_path / "home")
    assert done.returncode == 1
    assert "could not be put back" in done.stderr
    assert str(tmp_path / "home" / "working") in done.stderr
    blocked.rmdir()
    assert call("import", shared_case, RECORD, home=tmp_path / "home").returncode == 0
    assert title_of(shared_case) == "Ours"


def test_a_case_held_by_another_machine_is_refused_with_who_and_where(shared_case, share, tmp_path):
    foreign_note(shared_case)
    before = footprint(share)
    done = call("import", shared_case, RECORD, home=tmp_path / "home")
    assert done.returncode == 2
    assert "Barnaby Tallow on a far machine, since 2026-11-22 00:31" in done.stderr
    assert footprint(share) == before
