"""The bench of the page engine sets the same pages as its floor, with little memory; ratios are for `make bench`."""

from __future__ import annotations

from pathlib import Path

from tests.bench.pack_floor import measured

MOST_MB = 250


def test_the_page_engine_sets_the_bench_with_little_memory(shared: Path):
    floor, engine = measured("floor", 0.5, times=1), measured("engine", 0.5, times=1)

    assert floor["cpu"] > 0
    assert engine["mb"] < MOST_MB
