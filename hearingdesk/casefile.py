"""The single door to a case file: open it, change it in named steps, undo and redo them, hear of every change."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar
from weakref import WeakSet

from hearingdesk import birth, settings
from hearingdesk.change import Act, Change
from hearingdesk.edit import Edit
from hearingdesk.errors import NotFound, OutOfDate, ReadOnly
from hearingdesk.job import Progress, silent
from hearingdesk.records.matters import Matter
from hearingdesk.search import index
from hearingdesk.store import draft, hardened, ledger, log, opening, schema, writing
from hearingdesk.store.connection import (
    Connection,
    DatabaseError,
    IntegrityError,
    Mode,
    companions,
    identify,
    not_written,
    settle,
)
from hearingdesk.store.desk import DeskIds
from hearingdesk.store.lock import WriteLock
from hearingdesk.store.migrations import STEPS, Step
from hearingdesk.store.spot import Spot
from hearingdesk.view import View
from hearingdesk.words import _

__all__ = ["CaseFile", "Edit"]

Fill = Callable[["Edit", Matter], None]


class CaseFile(View):
    """An open case. Read through its attributes; write through `change()`; hear of it through `listeners`."""

    steps: ClassVar[tuple[Step, ...]] = STEPS  # what brings an older file up to date

    @classmethod
    def clock(cls) -> datetime:
        """The time written beside a change; the order of changes does not go by it."""
        return datetime.now(UTC)

    def __init__(self, path: Path, mode: Mode = "rw", author: str = "", place: Path | None = None) -> None:
        """Open an existing case file. Raises CannotOpen, InUse or ReadOnly with a sentence.

        `place` is where the file is going to lie, when it is not there yet: the desk goes by it.
        """
        self.mode: Mode = mode
        self.author = author or settings.load().author or settings.login_name()
        self.listeners: list[Callable[[Change], None]] = []
        self._readers: WeakSet[View] = WeakSet()
        self._lock: WriteLock | None = None
        super().__init__(self._open(path), path)
        self._spot = Spot(path)
        self._wrote = False
        self._ids = DeskIds(self._conn, settings.load().installation, place or path)
        self._writing = False
        self._db: Any = None

    @classmethod
    def create(cls, path: Path, matter: Matter, author: str = "", fill: Fill | None = None) -> CaseFile:
        """Make a new case file about a matter and open it; `fill` adds what belongs to its founding.

        Raises HearingDeskError where a file lies there already. Whatever goes wrong, no half of one is left.
        """
        with birth.draft_of(path) as made:
            birth.lay_out(made)
            with cls(made, "rw", author, place=path) as case, case.change(_("Open the case")) as edit:
                stored = edit.add(matter)
                if fill is not None:
                    fill(edit, stored)
        return cls(path, "rw", author)

    def _open(self, path: Path) -> Connection:
        identify(path, len(self.steps))
        if self.mode == "ro":
            return opening.for_reading(path, self.steps, self.author)
        if not os.access(path, os.W_OK) or not os.access(path.resolve().parent, os.W_OK):
            raise ReadOnly(
                _("{name} can only be read here: the file or its folder is write-protected.", name=path.name)
            )
        self._lock = WriteLock(path, self.author)
        try:
            draft.sweep(path.parent)
            return opening.for_writing(path, self.steps)
        except BaseException:
            self._lock.release()
            raise

    def close(self) -> None:
        """Close every reader, leave one plain file behind, let go of the lock. A second time does nothing.

        Raises HearingDeskError, and stays open, where the file was removed and what was written cannot be kept.
        """
        if self._closed:
            return
        for reader in list(self._readers):
            reader.close()
        there = self.mode == "ro" or self._spot.holds()
        if not there:
            self._spot.save(self._conn, self._wrote)
        elif self.mode == "rw":
            settle(self._conn)
        super().close()
        if not there:
            self._spot.leave()
        if self._lock:
            self._lock.release()
        elif companions(self.path):
            opening.mend(self.path, self.steps, self.author)

    def reader(self) -> View:
        """A view with its own connection, for another thread. It closes with the case, or earlier by itself.

        Raises CannotOpen where the file cannot be read any more.
        """
        view = View(hardened.another(self.path, self._conn), self.path)
        self._readers.add(view)
        return view

    @contextmanager
    def change(self, title: str, note: str = "") -> Iterator[Edit]:
        """Group writes into one named, undoable step: all of them, or none.

        Nothing different means no change at all. Raises ReadOnly when the case was opened for reading.
        """
        with self._transaction() as edit:
            yield edit
            self._finish(edit, title, "do", 0, note)

    def undo(self) -> Change:
        """Take back the latest change that stands. Raises OutOfDate where later work depends on it."""
        id = log.to_undo(self._conn)
        if not id:
            raise NotFound(_("There is nothing to undo."))
        return self._step(log.load(self._conn, id), "undo")

    def redo(self) -> Change:
        """Do again the change that was undone last."""
        id = log.to_redo(self._conn)
        if not id:
            raise NotFound(_("There is nothing to redo."))
        return self._step(log.load(self._conn, id), "redo")

    def _step(self, change: Change, act: Act) -> Change:
        wanted = change.reversed() if act == "undo" else change
        with self._transaction() as edit:
            self._conn.execute("PRAGMA defer_foreign_keys = ON")
            if act == "redo" and wanted.bulk:
                packs = writing.split_packs(log.packed_rows(self._conn, change.id))
                with log.as_written(change.id):
                    for part, packed in zip(reversed(wanted.bulk), packs, strict=True):
                        edit.put_back(part, packed)
            with log.as_written(change.id):
                for row in wanted.rows:  # a row of a bulk can only have been touched after it came
                    edit.write(row)
                for part in wanted.bulk if act == "undo" else ():
                    edit.take_out(part)
            return self._finish(edit, change.title, act, change.id, change.note)

    @contextmanager
    def _transaction(self) -> Iterator[Edit]:
        if self.mode == "ro":
            raise ReadOnly(_("{name} is open for reading only.", name=self.path.name))
        if self._writing:
            raise RuntimeError("A change is already open; pass its Edit along instead.")
        if self._db is None:
            self._db = schema.database(self._conn)
        self._writing = True
        done: list[Change] = []
        try:
            with self._told():
                self._conn.execute("BEGIN IMMEDIATE")
                self._ids.begin()
                yield Edit(self._conn, self._db, self._ids, done)
                self._spot.require()
                self._conn.execute("COMMIT")
        finally:
            self._writing = False
        self._announce(done)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Write where the case lies; what goes wrong is said in words for people, what was begun is taken back."""
        self._spot.require()
        try:
            yield
            self._wrote = True
        except IntegrityError as error:
            raise OutOfDate(
                _("The step does not fit the case as it is now: {reason}.", reason=error)
            ) from error
        except DatabaseError as error:
            raise not_written(self.path, error) from error
        finally:
            if self._conn.in_transaction:  # a full disk may have taken it back already
                self._conn.execute("ROLLBACK")

    def _announce(self, done: list[Change]) -> None:
        """Every listener hears every change, whatever becomes of the others; the first failure is raised then."""
        failures: list[Exception] = []
        for change in done:
            for listener in list(self.listeners):
                try:
                    listener(change)
                except Exception as failure:
                    failures.append(failure)
        if failures:
            raise failures[0]

    def _finish(self, edit: Edit, title: str, act: Act, of: int, note: str) -> Change:
        done = Change(title, tuple(edit.rows), tuple(edit.bulk), act=act, of=of, note=note)
        if not done.size:
            return done
        at = self.clock().isoformat(timespec="microseconds")
        done = replace(done, id=self._ids.take(), desk=self._ids.number, author=self.author, at=at)
        log.append(self._conn, done, writing.join_packs(edit.packed))
        index.follow(self._conn, done)
        self._ids.end()
        edit.done.append(done)
        return done

    def offered(self, offer: ledger.Offer) -> None:
        """Write a file that was not stored (a duplicate, a failure) into the import ledger."""
        if self.mode == "ro":
            return
        with self._told():
            ledger.write(self._conn, offer)

    def index_pending(self, progress: Progress = silent) -> None:
        """Bring the search index up to date, 25,000 rows a commit; stopping leaves the rest for the next time."""
        if self.mode == "rw":
            with self._told():
                index.catch_up(self._conn, progress)
