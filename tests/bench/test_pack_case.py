"""A whole pack from a case file stays near the floor: ratios of one run on one machine, never seconds."""

from __future__ import annotations

from pathlib import Path

from tests.bench import pack_case, pack_floor

MOST = 9.0  # times the bare canvas at half size: a pack has its tags, the data and the proof with it now
MOST_MB = 320


def test_a_pack_of_a_case_costs_a_few_times_the_bare_canvas(shared: Path, tmp_path: Path):
    case = tmp_path / "bench.hearing"
    pack_case.build(case, 0.5)
    floor, pack = pack_floor.measured("floor", 0.5, times=2), pack_case.measured(case, times=2)

    assert pack["cpu"] < MOST * floor["cpu"]
    assert pack["mb"] < MOST_MB
