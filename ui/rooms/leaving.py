"""Leaving a case: work that runs is asked about, work on a copy is put back, what cannot be kept is said."""

from __future__ import annotations

from collections.abc import Callable

from hearingdesk.errors import HearingDeskError
from hearingdesk.words import _
from ui.rooms.bench import Bench


def may_leave(bench: Bench) -> bool:
    """May the case be left for another, or for none? Asked only where work is still running."""
    return may_stop(bench, _("Close the case"))


def may_stop(bench: Bench, title: str = "") -> bool:
    """May what runs be stopped? Bringing work back to where it belongs is no such thing."""
    running = [
        job for job in bench.desk.jobs.running() if job is not bench.putback.job and not job.stopping()
    ]
    if running and not bench.voice.ask(
        title or _("Close HearingDesk"),
        _("Work is still running. It is stopped, and nothing is left half done."),
        _("Stop and close"),
    ):
        return False
    for job in running:
        job.stop()
    return True


def closed(bench: Bench, again: Callable[[], object]) -> bool:
    """Close the case now; False where that has to wait: `again` is then called when it may be tried again."""
    if bench.putback.due():
        bench.putback.leave(again)
        return False
    try:
        bench.desk.close()
    except HearingDeskError as error:
        return _given_up(bench, error)
    return True


def _given_up(bench: Bench, error: HearingDeskError) -> bool:
    """The file was removed and cannot be laid down again: a copy elsewhere, or close without what was written."""
    title, choices = _("The case cannot be kept"), [_("Save a copy…"), _("Close without it")]
    chosen = bench.voice.choose(title, str(error), choices)
    if chosen == 0:
        bench.commands.run("case.copy")
    if chosen == 1:
        bench.desk.close(keep=False)
    return chosen == 1
