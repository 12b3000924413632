"""Rooms are loaded while nobody waits, so that opening one loads next to nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from ui.rooms.warming import BUILDER, LISTS, Warming

ROOT = Path(__file__).resolve().parents[2]
LOADED = """
import sys
import ui.app, ui.window, ui.rooms.today
{first}
before = set(sys.modules)
import {then}
print(len(set(sys.modules) - before))
"""


def loaded(first: str, then: str) -> int:
    """How many modules are still to be loaded for `then`, after `first` was."""
    run = subprocess.run(
        [sys.executable, "-c", LOADED.format(first=first, then=then)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return int(run.stdout)


def test_everything_named_is_loaded_and_then_it_ends(qtbot):
    parent = QObject()
    warming = Warming(LISTS + BUILDER, parent)
    qtbot.waitUntil(warming.done, timeout=60_000)
    assert all(name in sys.modules for name in LISTS + BUILDER)


@pytest.mark.parametrize("room", ["ui.rooms.sourcing", "ui.rooms.packs.issuing"])
def test_what_only_says_why_a_job_failed_loads_no_importer(room):
    first = f"import ui.rooms.room, ui.rooms.packs.room, {room}"
    assert loaded(first, "hearingdesk.exchange.formats") > 20
