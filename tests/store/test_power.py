"""The power fails in a recorded session: whatever of it is on the disk then, nothing acknowledged is lost."""

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
    assert [(f.seed, f.step, f.variant, f.strict, f.faults) for f in failures if f.faults] == []
