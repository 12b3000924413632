"""The power fails in a recorded session: whatever of it is on the disk then, nothing acknowledged is lost."""

import random

import pytest

from tests.torture.power import Power
from tests.torture.scene import build
from tests.torture.trace import cannot_trace

IMAGES = 21  # `make torture` has hundreds


@pytest.fixture(scope="session")
def power(tmp_path_factory):
    if reason := cannot_trace():
        pytest.skip(reason)
    room = tmp_path_factory.mktemp("power")
    return Power(build(room / "scene", sources=1, lines=100, notes=200), room)


def test_no_failure_of_the_power_loses_anything(power):
    failures = [power.fail(seed * 7) for seed in range(IMAGES)]
    assert [(f.seed, f.step, f.variant, f.strict, *map(str, f.faults)) for f in failures if f.faults] == []


def test_what_was_said_to_be_done_is_on_a_disk_that_brings_names_there_only_when_asked(power):
    """At the end of each step nothing is kept but what was brought to the disk, folder by folder."""
    chance = random.Random(1)
    verdicts = {f"{step} {end}": power.judged(end, "lost", True, chance) for step, _start, end in power.steps}
    assert {name: list(map(str, one.faults)) for name, one in verdicts.items() if one.faults} == {}


def test_every_sort_of_work_is_in_the_recorded_session(power):
    done = {step for step, _start, _end in power.steps}
    assert done >= {
        "add",
        "update",
        "remove",
        "import",
        "undo",
        "redo",
        "copy",
        "close",
        "pack",
        "new",
        "migrate",
    }
    assert done >= {"open", "fetch", "put back", "close there"}
