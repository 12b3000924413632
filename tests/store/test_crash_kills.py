"""The program is killed at moments chosen by chance: the file opens, nothing acknowledged is lost, nothing is half."""

import os

import pytest

from tests.torture.kills import KINDS, Killer
from tests.torture.scene import build

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system starts programs another way")
EACH = 4  # kills of each of the sorts; `make torture` has hundreds


@pytest.fixture(scope="session")
def killer(tmp_path_factory):
    room = tmp_path_factory.mktemp("kills")
    return Killer(build(room / "scene", sources=3, lines=300, notes=500), room)


@pytest.mark.parametrize("seed", range(EACH))
@pytest.mark.parametrize("kind", KINDS)
def test_a_kill_loses_nothing(killer, kind, seed):
    assert list(map(str, killer.kill(kind, seed).faults)) == []
