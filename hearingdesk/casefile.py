"""The single door to a case file: open it, change it in named steps, undo and redo them, hear of every change."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar
from weakref import WeakSet

from hearingdesk import birth, settings
from hearingdesk.change import Act, Change
from hearingdesk.edit import Edit
from hearingdesk.errors import CannotOpen, HearingDeskError, NotFound, OutOfDate, ReadOnly
from hearingdesk.job import Progress, silent
from hearingdesk.records.matters import Matter
from hearingdesk.search import index
from hearingdesk.store import hardened, ledger, log, schema, writing
from hearingdesk.store.connection import (
    Connection,
    DatabaseError,
    IntegrityError,
    Mode,
    begin_writing,
    companions,
    identify,
    settle,
)
from hearingdesk.store.desk import DeskIds
from hearingdesk.store.lock import WriteLock
from hearingdesk.store.migrations import STEPS, Step
from hearingdesk.view import View
from hearingdesk.words import _

__all__ = ["CaseFile", "Edit"]

Fill = Callable[["Edit", Matter], None]


class CaseFile(View):
    """An open case. Read through its attributes; write through `change()`; hear of it through `listeners`."""

    steps: ClassVar[tuple[Step, ...]] = STEPS  # what brings an older file up to date

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
        self._ids = DeskIds(self._conn, settings.load().installation, place or path)
        self._writing = False
        self._db: Any = None

    @classmethod
    def create(cls, path: Path, matter: Matter, author: str = "", fill: Fill | None = None) -> CaseFile:
        """Make a new case file about a matter and open it; `fill` adds what belongs to its founding.

        Raises HearingDeskError where a file lies there already. Whatever goes wrong, no half of one is left.
        """
        with birth.draft_of(path) as draft:
            birth.lay_out(draft)
            with cls(draft, "rw", author, place=path) as case, case.change(_("Open the case")) as edit:
                stored = edit.add(matter)
                if fill is not None:
                    fill(edit, stored)
        return cls(path, "rw", author)

    def _open(self, path: Path) -> Connection:
        found = identify(path, len(self.steps))
        if self.mode == "ro":
            if companions(path):
                self._recover(path)
            if found < len(self.steps):
                raise CannotOpen(
                    _(
                        "{name} is of an older format ({found}): open it for writing once to bring it up to date.",
                        name=path.name,
                        found=found,
                    )
                )
            return self._connect(path, found)
        if not os.access(path, os.W_OK) or not os.access(path.resolve().parent, os.W_OK):
            raise ReadOnly(
                _("{name} can only be read here: the file or its folder is write-protected.", name=path.name)
            )
        self._lock = WriteLock(path, self.author)
        try:
            return self._open_for_writing(path, found)
        except BaseException:
            self._lock.release()
            raise

    def _connect(self, path: Path, found: int) -> Connection:
        return hardened.connect(path, self.mode, self.steps[:found], settings.load().installation)

    def _open_for_writing(self, path: Path, found: int) -> Connection:
        conn = self._connect(path, found)
        try:
            if found < len(self.steps):
                self._migrate(conn, path, found)
            begin_writing(conn, path)
        except BaseException:
            conn.close()
            raise
        return conn

    def _migrate(self, conn: Connection, path: Path, found: int) -> None:
        kept: Path | None = None
        try:
            kept = schema.copy_before_migration(path, found)
            schema.migrate(conn, self.steps)
        except Exception as error:
            if kept is not None:
                kept.unlink(missing_ok=True)
            raise CannotOpen(
                _(
                    "{name} is of an older format and could not be brought up to date ({reason}). "
                    "It was left as it was.",
                    name=path.name,
                    reason=error,
                )
            ) from error

    def _recover(self, path: Path) -> None:
        """Take in what a crash, or a reader that outlived the writer, left beside the file; not while one writes."""
        with suppress(HearingDeskError):
            lock = WriteLock(path, self.author)
            try:
                steps = self.steps[: identify(path, len(self.steps))]
                conn = hardened.connect(path, "rw", steps, settings.load().installation)
                settle(conn)
                conn.close()
            finally:
                lock.release()

    def close(self) -> None:
        """Close every reader, leave one plain file behind, let go of the lock. A second time does nothing."""
        if self._closed:
            return
        for reader in list(self._readers):
            reader.close()
        if self.mode == "rw":
            settle(self._conn)
        super().close()
        if self._lock:
            self._lock.release()
        elif companions(self.path):
            self._recover(self.path)

    def reader(self) -> View:
        """A view with its own connection, for another thread. It closes with the case, or earlier by itself."""
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
            self._conn.execute("BEGIN IMMEDIATE")
            self._ids.begin()
            yield Edit(self._conn, self._db, self._ids, done)
            self._conn.execute("COMMIT")
        except IntegrityError as error:
            raise OutOfDate(
                _("The step does not fit the case as it is now: {reason}.", reason=error)
            ) from error
        except DatabaseError as error:
            raise HearingDeskError(
                _(
                    "{name} could not be written ({reason}). Nothing was changed.",
                    name=self.path.name,
                    reason=error,
                )
            ) from error
        finally:
            if self._conn.in_transaction:
                self._conn.execute("ROLLBACK")
            self._writing = False
        self._announce(done)

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
        at = datetime.now(UTC).isoformat(timespec="microseconds")
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
        ledger.write(self._conn, offer)

    def index_pending(self, progress: Progress = silent) -> None:
        """Bring the search index up to date, 25,000 rows a commit; stopping leaves the rest for the next time."""
        if self.mode == "rw":
            index.catch_up(self._conn, progress)
