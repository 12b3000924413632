"""The bench of a pack builds a whole pack from a case file with little memory; ratios are for `make bench`."""

from __future__ import annotations

from pathlib import Path

from tests.bench import pack_case

MOST_MB = 320


def test_a_pack_of_a_case_is_built_with_little_memory(shared: Path, tmp_path: Path):
    case = tmp_path / "bench.hearing"
    pack_case.build(case, 0.5)
    pack = pack_case.measured(case, times=1)

    assert pack["cpu"] > 0
    assert pack["mb"] < MOST_MB
