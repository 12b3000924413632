"""Cases for the tests of the store: made once, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from tests.build import Lamps, lamps_case


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Lamps]:
    """A whole case file that nobody changes, and the ids of what it holds."""
    case, ids = lamps_case(tmp_path_factory.mktemp("template"))
    case.close()
    return case.path, ids


@pytest.fixture
def closed(template: tuple[Path, Lamps], tmp_path: Path) -> Path:
    """The path of a case file that nobody has open."""
    return shutil.copy(template[0], tmp_path / "lamps.hearing")


@pytest.fixture
def lamps(template: tuple[Path, Lamps], closed: Path) -> Iterator[tuple[CaseFile, Lamps]]:
    """An open case, and the ids of what it holds."""
    case = CaseFile(closed, "rw", "Ada Wick")
    yield case, template[1]
    case.close()
