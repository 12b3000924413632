"""Backups of an open case: when one is due, what giving one back would change, and giving it back.

A backup is given back by writing the rows that differ as one named change: the log stays one chain, what was done
since stays in the history, and the step can be undone. The file itself is never exchanged, because work done since
would be lost with it, and another desk could not tell which of the two logs is the case's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hearingdesk.casefile import CaseFile, Edit
from hearingdesk.change import RowChange
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


def backup(case: CaseFile) -> Backup:
    """Make a backup now. Raises BackupFailed with a sentence; long for a large case, and fit for another thread."""
    return store.make(case.file, case.path)


def backup_if_due(case: CaseFile, every: timedelta = EVERY) -> Backup | None:
    """Make one if the latest is an hour old and something changed since. Raises BackupFailed."""
    found = [one for one in backups(case) if one.changes]
    now, latest = datetime.now(UTC), max((one.changes for one in found), default=0)
    recent = any(
        timedelta(0) <= now - one.at < every for one in found
    )  # none counts that a wrong clock dated ahead
    return None if recent or latest == case.log_length() else backup(case)


def backup_before_import(case: CaseFile, rows: int, size: int) -> Backup | None:
    """Make one before so many rows, or a file of so many bytes, come in, unless the latest has all that is here."""
    if rows <= LARGE_ROWS and size <= LARGE_BYTES:
        return None
    latest = next(iter(backups(case)), None)
    return None if latest and latest.last == _last(case) else backup(case)


def backups(case: View) -> list[Backup]:
    """The backups of this case on this machine, the latest first."""
    ((founding,),) = case.execute("SELECT id FROM change ORDER BY arrived LIMIT 1")
    return store.of(founding, case.path)


def counts(case: CaseFile, chosen: Backup) -> dict[str, Counts]:
    """What giving a backup back would change, in figures, by kind; kinds that stay the same are left out."""
    with Comparison(case.file, chosen.path, case.steps) as both:
        found = {table: Counts(*both.counts(table)) for table in KINDS}
    return {table: n for table, n in found.items() if n != Counts(0, 0, 0)}


def difference(case: CaseFile, chosen: Backup) -> Iterator[RowChange]:
    """What giving a backup back would change, row by row and field by field; long runs of rows are in `counts` only.

    `before` is how it is now, `after` how it was then; of a row that is in both, only the fields that differ.
    """
    with Comparison(case.file, chosen.path, case.steps) as both:
        for table in KINDS:
            yield from both.single(table, "other")
            yield from both.changed(table)
            yield from both.single(table, "main")


def restore(case: CaseFile, chosen: Backup, only: Collection[RowChange] | None = None) -> str:
    """Give a backup back, or only some of its `difference`, as one change that can be undone; returns its title.

    Raises OutOfDate where a record was changed meanwhile, or where others point to one that would go.
    """
    title = _("Give back the state of {when}", when=_when(chosen))
    with case.change(title) as edit:
        edit.in_any_order()
        if only is None:
            _give_back(case, chosen, edit)
        else:
            for change in only:
                edit.write(change)
    return title


def _give_back(case: CaseFile, chosen: Backup, edit: Edit) -> None:
    with Comparison(case.file, chosen.path, case.steps) as both:
        for table in KINDS:
            for part, rows in both.together(table, "other"):
                edit.put_back(part, rows)
        for table in KINDS:
            for change in (*both.single(table, "other"), *both.changed(table), *both.single(table, "main")):
                edit.write(change)
        for table in KINDS:
            for part, _rows in both.together(table, "main"):
                edit.take_out(part)


def _last(case: View) -> int:
    return next(case.history(1)).change.id


def _when(chosen: Backup) -> str:
    return chosen.at.astimezone().strftime("%Y-%m-%d %H:%M")
