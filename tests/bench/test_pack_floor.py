"""The page engine stays near the floor: ratios of one run on one machine, never seconds."""

from __future__ import annotations

from pathlib import Path

from tests.bench.pack_floor import measured

MOST = 4.0  # times the CPU time of the bare canvas in the same run
MOST_MB = 250


def test_a_pack_costs_a_few_times_the_bare_canvas_and_little_memory(shared: Path):
    floor, engine = measured("floor", 0.5, times=2), measured("engine", 0.5, times=2)

    assert engine["cpu"] < MOST * floor["cpu"]
    assert engine["mb"] < MOST_MB
