"""Backups of an open case: when one is due, what giving one back would change, and giving it back.

A backup is given back by writing the rows that differ as one named change: the log stays one chain, what was done
since stays in the history, and the step can be undone. The file itself is never exchanged, because work done since
would be lost with it, and another desk could not tell which of the two logs is the case's.
"""

from __future__ import annotations

from collections.abc import Collection, Generator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hearingdesk.casefile import CaseFile, Edit
from hearingdesk.change import RowChange
from hearingdesk.errors import NotFound
from hearingdesk.job import Progress, silent
from hearingdesk.records import KINDS
from hearingdesk.store import backup as store
from hearingdesk.store.backup import Backup
from hearingdesk.store.compare import Comparison
from hearingdesk.view import View
from hearingdesk.words import _

EVERY = timedelta(hours=1)
LARGE_ROWS, LARGE_BYTES = 5_000, 5_000_000  # an import from here on is preceded by a backup


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records of a kind giving a backup back would add, change and remove."""

    added: int
    changed: int
    removed: int


def backup(case: CaseFile, progress: Progress = silent) -> Backup:
    """Make a backup now. Raises BackupFailed with a sentence; long for a large case, and fit for another thread."""
    return store.make(case.file, case.path, progress=progress)


def backup_if_due(case: CaseFile, every: timedelta = EVERY, progress: Progress = silent) -> Backup | None:
    """Make one if the latest is an hour old and something changed since. Raises BackupFailed.

    Fit for another thread, whatever is written meanwhile. One dated ahead by a wrong clock keeps none from being made.
    """
    with case.reader() as view:
        found, length = [one for one in backups(view) if one.changes], view.log_length()
    now, most = datetime.now(UTC), max((one.changes for one in found), default=0)
    recent = any(timedelta(0) <= now - one.at < every for one in found)
    return None if recent or most == length else backup(case, progress)


def backup_before_import(case: CaseFile, rows: int, size: int) -> Backup | None:
    """Make one before so many rows, or a file of so many bytes, come in, unless the latest has all that is here."""
    if rows <= LARGE_ROWS and size <= LARGE_BYTES:
        return None
    latest = next(iter(backups(case)), None)
    return None if latest and latest.last == _last(case) else backup(case)


def backups(case: View) -> list[Backup]:
    """The backups of this case on this machine, where it lies now, the latest first."""
    return store.of(_founding(case), case.path)


def backups_elsewhere(case: View) -> list[Backup]:
    """Those made where it lay before it was moved, or of a copy of it."""
    return store.elsewhere(_founding(case), case.path)


def find(case: View, id: int) -> Backup | None:
    """One of either by its id; None where it is not there any more."""
    return store.find(_founding(case), case.path, id)


def at(case: View, path: Path) -> Backup:
    """The one that lies at a path. Raises NotFound where that is no backup of this case."""
    every = (*backups(case), *backups_elsewhere(case))
    found = next((one for one in every if one.path == path.resolve()), None)
    if found is None:
        raise NotFound(
            _("{name} is no backup of this case. “backup --list” lists those there are.", name=path.name)
        )
    return found


def folder(case: View) -> Path:
    """Where the backups of this case lie; there need be none."""
    return store.folder_of(_founding(case))


def since(case: View, chosen: Backup) -> int | None:
    """How many changes the case has that the backup has not; None where the two went ways of their own."""
    sql = "SELECT (SELECT count(*) FROM change WHERE arrived > one.arrived) FROM change AS one WHERE id = ?"
    found = next(case.execute(sql, [chosen.last]), None)
    return found[0] if found and case.log_length() - found[0] == chosen.changes else None


def counts(case: CaseFile, chosen: Backup, progress: Progress = silent) -> dict[str, Counts]:
    """What giving a backup back would change, in figures, by kind; kinds that stay the same are left out."""
    found: dict[str, Counts] = {}
    with Comparison(case.file, chosen.path, case.steps, progress) as both:
        for n, (table, kind) in enumerate(KINDS.items()):
            both.step(n, len(KINDS), _(kind.many_words))
            found[table] = Counts(*both.counts(table))
    return {table: n for table, n in found.items() if n != Counts(0, 0, 0)}


def difference(
    case: CaseFile, chosen: Backup, progress: Progress = silent, kinds: Collection[str] = KINDS.keys()
) -> Generator[RowChange, None, None]:
    """What giving a backup back would change, row by row and field by field; long runs of rows are in `counts` only.

    `kinds`: only records of these, in the order of them all.
    `before` is how it is now, `after` how it was then; of a row that is in both, only the fields that differ.
    """
    with Comparison(case.file, chosen.path, case.steps, progress) as both:
        wanted = [(table, kind) for table, kind in KINDS.items() if table in kinds]
        for n, (table, kind) in enumerate(wanted):
            both.step(n, len(wanted), _(kind.many_words))
            yield from both.single(table, "other")
            yield from both.changed(table)
            yield from both.single(table, "main")


def restore(
    case: CaseFile,
    chosen: Backup,
    only: Collection[RowChange] | None = None,
    progress: Progress = silent,
) -> str:
    """Give a backup back, or only some of its `difference`, as one change that can be undone; returns its title.

    Stopped, it changes nothing. Raises OutOfDate where a record was changed meanwhile, or where others point to one
    that would go.
    """
    title = _("Give back the state of {when}", when=_when(chosen))
    with case.change(title) as edit:
        edit.in_any_order()
        if only is None:
            _give_back(case, chosen, edit, progress)
        else:
            for change in only:
                edit.write(change)
    return title


def _give_back(case: CaseFile, chosen: Backup, edit: Edit, progress: Progress) -> None:
    with Comparison(case.file, chosen.path, case.steps, progress) as both:
        stages = [(stage, table) for stage in (_add_runs, _write_rows, _take_runs) for table in KINDS]
        for n, (stage, table) in enumerate(stages):
            both.step(n, len(stages), _(KINDS[table].many_words))
            stage(both, table, edit)
        both.step(len(stages), len(stages), "")


def _add_runs(both: Comparison, table: str, edit: Edit) -> None:
    for part, rows in both.together(table, "other"):
        edit.put_back(part, rows)


def _write_rows(both: Comparison, table: str, edit: Edit) -> None:
    for change in (*both.single(table, "other"), *both.changed(table), *both.single(table, "main")):
        edit.write(change)


def _take_runs(both: Comparison, table: str, edit: Edit) -> None:
    for part, _rows in both.together(table, "main"):
        edit.take_out(part)


def _founding(case: View) -> int:
    return next(case.execute("SELECT id FROM change ORDER BY arrived LIMIT 1"))[0]


def _last(case: View) -> int:
    return next(case.history(1)).change.id


def _when(chosen: Backup) -> str:
    return chosen.at.astimezone().strftime("%Y-%m-%d %H:%M")
