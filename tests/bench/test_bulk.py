"""A record comes in near the raw insert, is indexed near the bare index, and takes little memory: ratios of one run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.bench import bulk, record

COUNT = 4_900  # from 5,000 on a backup is made first
MOST_IMPORT, MOST_INDEX = (
    3.0,
    1.8,
)  # at this size, where what is fixed weighs more; the whole is held to 1.6 and 1.3
MOST_MB = 300


def test_a_record_comes_in_near_its_floors(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(os.environ, "HEARINGDESK_HOME", str(tmp_path / "home"))
    assert record.LARGE.is_relative_to(shared)
    (same, _csv, index, *_waits) = bulk.lines(tmp_path, COUNT)

    assert same.ratio < MOST_IMPORT
    assert index.ratio < MOST_INDEX
    for line in (same, index):
        assert int(line.note.split(" MB of 300")[0].split()[-1]) < MOST_MB
