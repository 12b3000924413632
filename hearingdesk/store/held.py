"""A case file held open: where it lies or through a copy of it, with its lock, from opening to closing."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from hearingdesk import settings
from hearingdesk.errors import ReadOnly
from hearingdesk.job import Progress, silent
from hearingdesk.store import backup, draft, hardened, opening, seen, workcopy
from hearingdesk.store.connection import (
    WHOLE_CHECK,
    Connection,
    DatabaseError,
    Mode,
    companions,
    identify,
    settle,
)
from hearingdesk.store.lock import WriteLock
from hearingdesk.store.migrations import Step
from hearingdesk.store.opening import Launder
from hearingdesk.store.putback import Published
from hearingdesk.store.readcopy import ReadCopy
from hearingdesk.store.spot import Spot
from hearingdesk.store.workcopy import WorkCopy
from hearingdesk.words import _


class Held:
    """What keeps others away from an open case, and brings back what was done on a copy."""

    def __init__(
        self,
        path: Path,
        mode: Mode,
        author: str,
        steps: tuple[Step, ...],
        launder: Launder,
        take_over: bool = False,
        progress: Progress = silent,
    ) -> None:
        """Raises CannotOpen, InUse or ReadOnly with a sentence."""
        self.path = path  # where the case lies
        self.file = path  # what is open: the case itself, or a copy of it
        self.wrote = False  # anything, since it was opened
        self._mode, self._author, self._steps, self._launder = mode, author, steps, launder
        self._lock: WriteLock | None = None
        self._copy: WorkCopy | ReadCopy | None = None
        self.conn: Connection = self._open(take_over, progress)
        told = [*(self._copy.told if self._copy else []), self._lock.told if self._lock else ""]
        self.told = tuple(sentence for sentence in told if sentence)
        self._spot = Spot(self.file)
        self._sent = 0  # rows written when the work was last put back
        self._put_off = False

    @property
    def copied(self) -> bool:
        """Is the work done on a copy, because of where the case lies?"""
        return isinstance(self._copy, WorkCopy)

    @property
    def unsent(self) -> bool:
        """Does the copy hold work that was not put back?"""
        return isinstance(self._copy, WorkCopy) and (
            self.conn.total_changes != self._sent or self._copy.unsent
        )

    @property
    def place(self) -> Path:
        """What the desk goes by."""
        return self._copy.place if isinstance(self._copy, WorkCopy) else self.path

    def is_there(self) -> bool:
        """Does the case lie where it was opened? Of one on a share that is asked there, and may take its time."""
        if isinstance(self._copy, WorkCopy) and not self.path.exists():
            return False
        return self._spot.holds()

    def require(self) -> None:
        """Asked before each write. Raises Gone."""
        self._spot.require()

    def publish(self, progress: Progress = silent) -> Published | None:
        """Put the work back now; None where there is none, or none to be put back. Raises NotPutBack."""
        written = self.conn.total_changes
        if not isinstance(self._copy, WorkCopy) or not self.unsent:
            return None
        done = self._copy.publish(progress)
        self._sent = written
        return done

    def put_off(self) -> None:
        """Do not try again at closing: the work stays in the copy on this machine until the case is opened again."""
        self._put_off = True

    def keep(self) -> None:
        """Before closing: where no name leads to the file any more, make one. Raises HearingDeskError."""
        if self._mode == "rw" and not self._spot.holds():
            self._spot.save(self.conn, self.wrote)

    def close(self) -> None:
        """Leave one plain file behind and let go of everything. Raises NotPutBack, Parted; it is closed then."""
        changed = self.conn.total_changes != self._sent
        there = self._mode == "ro" or self._spot.holds()
        strange = self._mode == "rw" and there and self._is_strange()
        with suppress(DatabaseError):  # a damaged file is left as it is
            if not there:
                self.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            elif self._mode == "rw":
                settle(self.conn)
        self.conn.close()
        if not there:
            self._spot.leave()
        if self._lock:
            self._remember(strange)
            self._lock.release()
        elif companions(self.file):
            opening.mend(self.file, self._steps, self._author)
        if isinstance(self._copy, WorkCopy) and self._put_off:
            self._copy.release()
        elif self._copy:
            self._copy.close(changed)

    def _is_strange(self) -> bool:
        """Has nobody written in it here, so that it would be laundered again the next time?"""
        with suppress(DatabaseError):
            return hardened.is_strange(self.conn, settings.load().installation)
        return False

    def _remember(self, strange: bool) -> None:
        """Know the file again as we leave it, where that spares it a look or a laundering."""
        with suppress(OSError):
            if strange or self.file.stat().st_size > WHOLE_CHECK:
                seen.remember(self.file, laundered=strange)

    def _open(self, take_over: bool, progress: Progress) -> Connection:
        path = self.path
        if self._mode == "rw" and backup.is_one(path):
            raise ReadOnly(
                _("{name} is a backup and stays as it is. Save a copy to go on from there.", name=path.name)
            )
        apart = workcopy.needed(path)
        if not (apart and companions(path)):  # which could only be read by opening them there
            identify(path, len(self._steps))
        if self._mode == "rw" and not (
            os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)
        ):
            raise ReadOnly(
                _("{name} can only be read here: the file or its folder is write-protected.", name=path.name)
            )
        if not apart:
            return self._open_here(path, take_over)
        reading = self._mode == "ro"
        self._copy = (
            ReadCopy(path, progress)
            if reading
            else WorkCopy(path, self._author, self._steps, take_over, progress)
        )
        self.file = self._copy.path
        try:
            identify(self.file, len(self._steps))
            return self._open_here(self.file)
        except BaseException:
            self._copy.release()
            raise

    def _open_here(self, path: Path, take_over: bool = False) -> Connection:
        if self._mode == "ro":
            return opening.for_reading(path, self._steps, self._author)
        self._lock = WriteLock(path, self._author, take_over)
        try:
            draft.sweep(path.parent)
            return opening.for_writing(path, self._steps, self.path, self._launder)
        except BaseException:
            self._lock.release()
            raise
