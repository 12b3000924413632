"""Cases for the tests of the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from tests.build import Lamps, lamps_case


@pytest.fixture
def lamps(tmp_path: Path) -> Iterator[tuple[CaseFile, Lamps]]:
    """An open case, and the ids of what it holds."""
    case, ids = lamps_case(tmp_path)
    yield case, ids
    case.close()


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """The path of a whole case file that nobody has open."""
    case, _ids = lamps_case(tmp_path)
    case.close()
    return case.path
