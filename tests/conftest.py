"""What every test stands on: no screen, English, and settings of its own, so that the user's are never touched."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from hearingdesk import words

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
_HOMES = itertools.count()

# Set before any test module is imported: Qt and the program read them at import, child processes inherit them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["HEARINGDESK_LANG"] = "en"
os.environ["HEARINGDESK_HOME"] = tempfile.mkdtemp(prefix="hearingdesk-tests-")

# How long an example takes says more about the machine than about the code. The same examples each time, so that
# what passed at a desk passes where it lands; `--hypothesis-profile explore` looks for new ones.
_ANY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
settings.register_profile("house", _ANY, derandomize=True)
settings.register_profile("explore", _ANY, max_examples=1_000)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _own_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Each test begins as a new user who reads English: what one test chose, no other sees."""
    monkeypatch.setenv("HEARINGDESK_HOME", str(tmp_path_factory.getbasetemp() / f"home-{next(_HOMES)}"))
    words.use("en")
    yield
    words.use("en")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of studies and real data beside the project; a machine without it tests on tests/files alone."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared with real data is not on this machine")
    return SHARED


def pytest_sessionfinish() -> None:
    shutil.rmtree(os.environ["HEARINGDESK_HOME"], ignore_errors=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say last, in words, what was not tested and why."""
    reasons = Counter(_reason(report) for report in terminalreporter.stats.get("skipped", ()))
    terminalreporter.section("not tested")
    terminalreporter.write_line(f"Tests skipped: {reasons.total()}" if reasons else "No test was skipped.")
    for reason, count in reasons.most_common():
        terminalreporter.write_line(f"  {count}: {reason}")


def _reason(report: object) -> str:
    where = getattr(report, "longrepr", None)
    return str(where[2] if isinstance(where, tuple) else where).removeprefix("Skipped: ")
