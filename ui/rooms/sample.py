"""The case that comes with the program: a copy of the user's own, built once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hearingdesk.job import Progress
from hearingdesk.places import settings_folder
from hearingdesk.words import _
from ui.desk import Desk

AS_OF = date(2025, 12, 23)  # the day before which the sample's story is told, and after which it goes on


def sample_path() -> Path:
    """Where the user's copy lies."""
    return settings_folder() / "sample.hearing"


def open_sample(desk: Desk) -> None:
    """Open it; the first time it is built off the screen's thread."""
    path = sample_path()
    if path.exists():
        _show(desk, path)
        return

    def work(progress: Progress) -> Path:
        from hearingdesk.exchange.sample import build_sample

        progress(0, 0, path.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        build_sample(path).close()
        return path

    job = desk.jobs.start(_("Preparing the sample case"), work)
    job.finished.connect(lambda made: _show(desk, made))
    job.failed.connect(desk.failed)


def _show(desk: Desk, path: Path) -> None:
    desk.open(path, as_of=AS_OF)
