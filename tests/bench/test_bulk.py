"""The bench of a record measures what it says, and a record comes in with little memory.

How near it comes to its floors is for `make bench` to say: a ratio on a busy machine is no reason to fail.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.bench import bulk, record

COUNT = 4_900  # from 5,000 on a backup is made first
MOST_MB = 300


def test_a_record_is_measured_against_its_floors_and_takes_little_memory(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(os.environ, "HEARINGDESK_HOME", str(tmp_path / "home"))
    assert record.LARGE.is_relative_to(shared)
    (same, by_csv, index, *_waits) = bulk.lines(tmp_path, COUNT)

    for line in (same, by_csv, index):
        assert line.seconds > 0
        assert line.floor_seconds > 0
    for line in (same, index):
        assert int(line.note.split(" MB of 300")[0].split()[-1]) < MOST_MB
