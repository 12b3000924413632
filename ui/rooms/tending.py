"""The search index kept up to date behind the user's back: after a case is opened, and where it was found damaged."""

from __future__ import annotations

from contextlib import suppress

from hearingdesk.casefile import CaseFile
from hearingdesk.job import Progress
from hearingdesk.store.connection import DatabaseError
from hearingdesk.words import _
from ui.desk import Desk


def tend(desk: Desk, *, anew: bool = False) -> None:
    """Begin, where the case can be written; nobody waits for it, and closing the case stops it."""
    case = desk.case
    if case is not None and case.mode == "rw":
        desk.jobs.start(_("Search index"), lambda progress: _work(case, progress, anew=anew), quiet=True)


def _work(case: CaseFile, progress: Progress, *, anew: bool) -> None:
    with suppress(
        DatabaseError
    ):  # somebody writes for long: what is not in the index is searched all the same
        case.tend_index(progress, anew=anew)
