"""Opening a case: the open one is left first, a far one is copied here in a job, a held one can be taken over."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from hearingdesk.errors import HearingDeskError, InUse
from hearingdesk.store.connection import DatabaseError
from hearingdesk.store.workcopy import needed
from hearingdesk.when import When
from hearingdesk.words import _
from ui.desk import Notice
from ui.rooms.bench import Bench
from ui.rooms.leaving import may_leave
from ui.rooms.ways import tell


def open_case(bench: Bench, path: Path, *, as_of: date | None = None, take_over: bool = False) -> None:
    """Open a case, once what is open now has been put back. What stands in the way is said, with the way out."""

    def go_on() -> None:
        try:
            if needed(path):
                job = bench.desk.open_aside(path, as_of=as_of, take_over=take_over)
                job.failed.connect(lambda error: _failed(bench, error, path))
            else:
                bench.desk.open(path, as_of=as_of, take_over=take_over)
        except (HearingDeskError, DatabaseError) as error:
            _failed(bench, error, path)

    if may_leave(bench):
        bench.putback.leave(go_on)


def refused(bench: Bench) -> Notice:
    """Why the case is open for reading only, and what can be done about it."""
    desk = bench.desk
    case, error = desk.case, desk.refused
    assert case is not None
    path, copy = case.path, (_("Save a copy…"), lambda: bench.commands.run("case.copy"))
    if not isinstance(error, InUse):
        said = str(error or _("{name} is open for reading only.", name=path.name))
        return Notice(said, "warn", *copy)
    if not error.can_be_taken:
        return Notice(_held(error, path), "warn", _("Try again"), lambda: open_case(bench, path), *copy)
    return Notice(_held(error, path), "warn", _("Take over…"), lambda: _take_over(bench, error, path), *copy)


def _failed(bench: Bench, error: Exception, path: Path) -> None:
    if not tell(bench, error, path):
        raise error


def _held(error: InUse, path: Path) -> str:
    if not error.who:
        return _("You are reading {name}: it is open for writing somewhere else.", name=path.name)
    return _(
        "You are reading {name}: {who} on {where} has it open for writing, since {since}.",
        name=path.name,
        who=error.who,
        where=error.where,
        since=_moment(error.since),
    )


def _take_over(bench: Bench, error: InUse, path: Path) -> None:
    if error.who:
        sentence = _(
            "{who} on {where} has it open since {since}. Take it over only when that machine will not come back, or "
            "its program has died. If it does come back, nothing is lost: what was done there is then kept as a file "
            "of its own beside the case.",
            who=error.who,
            where=error.where,
            since=_moment(error.since),
        )
    else:
        sentence = _(
            "Who has it open cannot be told. Take it over only when nobody works on it any more. If somebody does, "
            "nothing is lost: what was done there is then kept as a file of its own beside the case."
        )
    if bench.voice.ask(_("Take over {name}", name=path.name), sentence, _("Take it over"), danger=True):
        open_case(bench, path, take_over=True)


def _moment(since: str) -> str:
    try:
        return When(f"{datetime.fromisoformat(since).astimezone():%Y-%m-%dT%H:%M}").say()
    except (ValueError, OverflowError, HearingDeskError):  # a note that somebody else wrote
        return since[:16]
