"""Dated copies of a case: whole, looked over before they count, fewer the older they are.

They lie on this machine, by case, under names that say when (UTC) and of which place: two copies of a case that lie
at two places are backed up each for itself.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hearingdesk.errors import CannotOpen, HearingDeskError
from hearingdesk.job import Progress, silent
from hearingdesk.places import backups_folder
from hearingdesk.store import draft, hardened, seen, verify
from hearingdesk.store.connection import SUFFIX, WHOLE_CHECK, Connection, DatabaseError, raw, reason
from hearingdesk.store.migrations import STEPS, Step
from hearingdesk.store.stopping import Stoppable
from hearingdesk.words import _

HOURLY, DAILY, WEEKLY = timedelta(days=1), timedelta(days=7), timedelta(days=91)
_TIME = "%Y-%m-%dT%H.%M.%S.%fZ"
_NAME = re.compile(r"(\S+Z) ([0-9a-f]{8}(?: faulty)?)" + re.escape(SUFFIX))
_FAULTY = " faulty"  # in the name of a copy that opens, of a case with which something is wrong


class BackupFailed(HearingDeskError):
    """No backup could be made; the case itself is as it was. The sentence says why."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One dated copy."""

    path: Path
    at: datetime  # UTC
    changes: int  # how many entries its log has
    last: int  # the id of the latest of them
    bytes: int
    ok: bool  # it opens, is of this case, and nothing was wrong with that when it was made
    here: bool = True  # it was made where the case lies now

    @property
    def id(self) -> int:
        """What tells it from the others of its case, as long as it is there."""
        return _number(self.at)


def identity(conn: Connection) -> int:
    """What tells a case from others, wherever it lies: the change that founded it."""
    found = conn.execute("SELECT id FROM change ORDER BY arrived LIMIT 1").fetchone()
    return found[0] if found else 0


def make(file: Path, place: Path, steps: Sequence[Step] = STEPS, progress: Progress = silent) -> Backup:
    """Copy a case, open or closed, and look the copy over; then thin out the older ones of the same place.

    `place` is where the case lies, `file` what is open of it. Raises BackupFailed; no half of one is left. Of a case
    in which a text or the log is not as it was stored, the copy is not `ok`, and no good one makes way for it.
    """
    heed = Stoppable(progress)
    try:
        with _copied(file, heed) as (folder, made):
            faulty = _FAULTY if _is_faulty(made, place, steps, heed) else ""
            at = datetime.now(UTC)
            target = folder / f"{at.strftime(_TIME)} {_mark(place)}{faulty}{SUFFIX}"
            draft.put(made, target)
    except DatabaseError as error:
        raise _failed(place, reason(error)) from error
    except OSError as error:
        raise _failed(place, error.strerror or str(error)) from error
    if target.stat().st_size > WHOLE_CHECK:
        seen.remember(target)
    thin(target)
    return _look(target, at, tuple(steps))


def of(case: int, place: Path) -> list[Backup]:
    """The backups of a case at a place, the latest first."""
    mark = _mark(place)
    found = [*_dated(folder_of(case), mark), *_dated(folder_of(case), mark + _FAULTY)]
    return [_look(path, at) for path, at in sorted(found, reverse=True)]


def elsewhere(case: int, place: Path) -> list[Backup]:
    """Those that were made of it at other places: where it lay before it was moved, or of a copy of it."""
    mark = _mark(place)
    found = [one for one in _dated(folder_of(case)) if _mark_of(one[0]) != mark]
    return [_look(path, at, here=False) for path, at in sorted(found, reverse=True)]


def of_place(place: Path) -> list[Backup]:
    """The backups of whatever lay at a place, the latest first: also where no file is there that could be read."""
    found = [
        one
        for folder in backups_folder().glob("*/")
        for one in _dated(folder)
        if _mark_of(one[0]) == _mark(place)
    ]
    return [_look(path, at) for path, at in sorted(found, key=lambda one: one[1], reverse=True)]


def find(case: int, place: Path, id: int) -> Backup | None:
    """One of either; None where it is not there any more."""
    found = next((one for one in _dated(folder_of(case)) if _number(one[1]) == id), None)
    return _look(*found, here=_mark_of(found[0]) == _mark(place)) if found else None


def folder_of(case: int) -> Path:
    """Where the backups of a case lie; there need be none."""
    return backups_folder() / f"{case:x}"


def is_one(path: Path) -> bool:
    """Is this file a backup?"""
    return path.resolve().is_relative_to(backups_folder().resolve())


def thin(newest: Path) -> None:
    """Remove what need not be kept any more beside a backup of the same sort that was just made."""
    found = dict(_dated(newest.parent, newest.stem.split(" ", 1)[1]))
    wanted = kept(found.values(), found[newest])
    for path, at in found.items():
        if at not in wanted:
            with suppress(OSError):
                path.unlink()


def kept(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Of a row of times the latest, and the first of each hour of a day, each day of a week, each week of a quarter."""
    found: dict[tuple[object, ...], datetime] = {}
    ordered = sorted(times)
    for at in ordered:
        age = now - at
        if age <= HOURLY:
            found.setdefault(("hour", at.date(), at.hour), at)
        elif age <= DAILY:
            found.setdefault(("day", at.date()), at)
        elif age <= WEEKLY:
            found.setdefault(("week", *at.isocalendar()[:2]), at)
    return {*found.values(), *ordered[-1:]}


@contextmanager
def _copied(file: Path, heed: Stoppable) -> Iterator[tuple[Path, Path]]:
    """The folder of the case's backups, and a copy of it that goes again unless it is put into its place."""
    conn = raw(file, "ro")  # which was looked at when it was opened
    try:
        folder = folder_of(identity(conn))
        draft.make_folder(folder)
        with draft.room(folder) as room:
            made = room / file.name
            heed(0, 2, _("Copying the case"))
            with heed.within(conn):
                conn.execute("VACUUM INTO ?", [str(made)])
            yield folder, made
    finally:
        conn.close()


def _is_faulty(copy: Path, place: Path, steps: Sequence[Step], heed: Stoppable) -> bool:
    """Is something wrong with the case, as its copy shows it? Raises BackupFailed where it is the copy itself."""
    conn = raw(copy, "ro")
    try:
        heed(1, 2, _("Looking the copy over"))
        with heed.within(conn):
            (found,) = conn.execute("PRAGMA user_version").fetchone()
            faults = list(verify.faults(conn, tuple(steps[:found])))
            for fault in faults:
                if fault.what == "pages":
                    raise _failed(place, fault.sentence)
            return bool(faults or verify.chain(conn)[1])
    finally:
        conn.close()


def _failed(place: Path, why: str) -> BackupFailed:
    return BackupFailed(
        _("No backup of {name} could be made ({reason}).", name=place.name, reason=why.rstrip("."))
    )


def _look(path: Path, at: datetime, steps: tuple[Step, ...] = STEPS, *, here: bool = True) -> Backup:
    changes, last, ok = 0, 0, False
    with suppress(DatabaseError, OSError, TypeError, CannotOpen), hardened.glance(path, steps) as conn:
        sql = "SELECT arrived, id FROM change ORDER BY arrived DESC LIMIT 1"
        changes, last = conn.execute(sql).fetchone()
        ok = identity(conn) == int(path.parent.name, 16) and not path.stem.endswith(_FAULTY)
    return Backup(path, at, changes, last, path.stat().st_size if path.exists() else 0, ok, here)


def _dated(folder: Path, mark: str = "") -> Iterator[tuple[Path, datetime]]:
    """The backups in a folder with their times; only those with this mark."""
    for path in sorted(folder.glob(f"*{SUFFIX}"), reverse=True):
        found = _NAME.fullmatch(path.name)
        if found and (not mark or found[2] == mark):
            with suppress(ValueError):
                yield path, datetime.strptime(found[1], _TIME).replace(tzinfo=UTC)


def _mark(place: Path) -> str:
    return hashlib.sha256(str(place.resolve()).encode()).hexdigest()[:8]


def _mark_of(path: Path) -> str:
    """The mark of the place that a backup was made of."""
    return path.stem.split(" ")[1]


def _number(at: datetime) -> int:
    """A time as a whole number: microseconds."""
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
