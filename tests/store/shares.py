"""A share and the people who work there, for the tests of working copies."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.places import working_folder
from hearingdesk.store.lying import PRETEND
from hearingdesk.store.note import note_of
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
