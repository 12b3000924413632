"""Undo and redo from the window: at once, and a large step in a job that can be stopped."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from hearingdesk.casefile import CaseFile
from hearingdesk.change import Act, Change
from hearingdesk.job import Cancelled, Progress
from hearingdesk.words import N_, _

if TYPE_CHECKING:
    from ui.desk import Desk

LARGE = 2_000  # rows; fewer are written before anybody notices
_SAID = {"undo": N_("Undone: {title}"), "redo": N_("Done again: {title}")}
_TITLE = {"undo": N_("Undoing"), "redo": N_("Doing again")}


def step(desk: Desk, act: Act, change: int) -> None:
    """Take a change back or do it again, the next in turn or the one named, and say which. Raises as the case does."""
    case = desk.writing()
    if desk.view.rows_of_step(act, change) < LARGE:
        _tell(desk, case.undo(change) if act == "undo" else case.redo(change), change)
        return

    def work(case: CaseFile, progress: Progress) -> Change:
        done = case.undo(change, progress) if act == "undo" else case.redo(change, progress)
        with suppress(Cancelled):  # the step is taken; what is not indexed is searched all the same
            case.index_pending(progress)
        return done

    job = desk.write_aside(_(_TITLE[act]), work)
    job.finished.connect(lambda done: _tell(desk, done, change))
    job.failed.connect(desk.failed)


def _tell(desk: Desk, done: Change, change: int) -> None:
    back, way_back = (_("Redo"), desk.redo) if done.act == "undo" else (_("Undo"), desk.undo)
    desk.say(_(_SAID[done.act], title=done.title), "ok", back, lambda: way_back(change))
