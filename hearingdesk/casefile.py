"""The single door to a case file: open it, change it in named steps, undo and redo them, hear of every change."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hearingdesk import birth, settings
from hearingdesk.change import Act, BulkChange, Change, RowChange
from hearingdesk.errors import HearingDeskError, Invalid, NotFound, OutOfDate, ReadOnly, StillUsed
from hearingdesk.job import Progress, silent
from hearingdesk.record import R, Record, to_row
from hearingdesk.records import KINDS
from hearingdesk.records.matters import Matter
from hearingdesk.search import index
from hearingdesk.store import ledger, log, schema, writing
from hearingdesk.store.connection import (
    SUFFIX,
    Connection,
    IntegrityError,
    Mode,
    connect,
    needs_recovery,
    raw,
    settle,
)
from hearingdesk.store.desk import DeskIds
from hearingdesk.store.lock import WriteLock
from hearingdesk.store.records import linked_from
from hearingdesk.view import View
from hearingdesk.words import _, n_

Fill = Callable[["Edit", Matter], None]
_TABLES: dict[type, str] = {records.kind: table for table, records in KINDS.items()}


class CaseFile(View):
    """An open case. Read through its attributes; write through `change()`; hear of it through `listeners`."""

    def __init__(self, path: Path, mode: Mode = "rw", author: str = "") -> None:
        """Open an existing case file. Raises CannotOpen, InUse or ReadOnly with a sentence."""
        self.mode = mode
        self.author = author or settings.load().author or getpass.getuser()
        self.listeners: list[Callable[[Change], None]] = []
        self._readers: list[View] = []
        self._lock: WriteLock | None = None
        super().__init__(self._open(path), path)
        self._ids = DeskIds(self._conn, settings.load().installation, path)
        self._writing = False
        self._db: Any = None

    @classmethod
    def create(cls, path: Path, matter: Matter, author: str = "", fill: Fill | None = None) -> CaseFile:
        """Make a new case file about a matter and open it; `fill` adds what belongs to its founding.

        Raises HearingDeskError where a file lies there already.
        """
        if path.suffix != SUFFIX:
            raise HearingDeskError(
                _(
                    "A case file’s name ends in {suffix}: call it {name}{suffix}.",
                    suffix=SUFFIX,
                    name=path.stem,
                )
            )
        if path.exists():
            raise HearingDeskError(_("{name} exists already. Choose another name or place.", name=path.name))
        birth.lay_out(path)
        case = cls(path, "rw", author)
        with case.change(_("Open the case")) as edit:
            stored = edit.add(matter)
            if fill is not None:
                fill(edit, stored)
        return case

    def _open(self, path: Path) -> Connection:
        if self.mode == "ro":
            if needs_recovery(path):
                _recover(path)
            return connect(path, "ro")
        connect(path, "ro").close()
        if not os.access(path, os.W_OK):
            raise ReadOnly(_("{name} can only be read here: the file is write-protected.", name=path.name))
        self._lock = WriteLock(path, self.author)
        try:
            conn = connect(path, "rw")
            if schema.pending(conn):
                schema.copy_before_migration(path)
                schema.migrate(conn)
        except BaseException:
            self._lock.release()
            raise
        return conn

    def close(self) -> None:
        """Close every reader, leave one plain file behind, let go of the lock."""
        for reader in self._readers:
            reader.close()
        self._readers.clear()
        if self.mode == "rw":
            settle(self._conn)
        super().close()
        if self._lock:
            self._lock.release()

    def reader(self) -> View:
        """A view with its own connection, for another thread. It closes with the case, or earlier by itself."""
        view = View(raw(self.path, "ro"), self.path)
        self._readers.append(view)
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
            for part in wanted.bulk if act == "undo" else ():
                edit.take_out(part)
            for row in wanted.rows:
                edit.write(row)
            if act == "redo" and wanted.bulk:
                packs = writing.split_packs(log.packed_rows(self._conn, change.id))
                for part, packed in zip(reversed(wanted.bulk), packs, strict=True):
                    edit.put_back(part, packed)
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
            self._roll_back()
            raise OutOfDate(
                _("The step does not fit the case as it is now: {reason}.", reason=error)
            ) from error
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._writing = False
        for change in done:
            for listener in list(self.listeners):
                listener(change)

    def _roll_back(self) -> None:
        if self._conn.in_transaction:
            self._conn.execute("ROLLBACK")

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


class Edit:
    """The only writer: an open change, collecting what it did."""

    def __init__(self, conn: Connection, db: Any, ids: DeskIds, done: list[Change]) -> None:
        self._conn, self._db, self._ids = conn, db, ids
        self.done = done
        self.rows: list[RowChange] = []
        self.bulk: list[BulkChange] = []
        self.packed: list[bytes] = []

    def add(self, record: R) -> R:
        """Store a new record; returns it with its id. Raises Invalid with the first thing that is wrong with it."""
        _check(record)
        row = to_row(record)
        row["id"] = self._ids.take()
        after = {name: value for name, value in row.items() if name != "id"}
        self.write(RowChange(_TABLES[type(record)], row["id"], None, after))
        return replace(record, id=row["id"])

    def add_bulk(self, records: Sequence[Record]) -> range:
        """Store many new records of one kind at once; returns their ids, which lie together."""
        if not records:
            return range(0)
        first = self._ids.take(len(records))
        rows = [to_row(record) | {"id": first + n} for n, record in enumerate(records)]
        self.bulk.append(writing.insert_many(self._conn, _TABLES[type(records[0])], rows))
        return range(first, first + len(records))

    def update(self, record: R) -> R:
        """Store an edited record; nothing different is no change. Raises Invalid, OutOfDate."""
        _check(record)
        table = _TABLES[type(record)]
        before = writing.row_of(self._conn, table, record.id)
        if before is None:
            raise OutOfDate(_("This entry was removed meanwhile."))
        old, new = writing.difference(before, to_row(record))
        if new:
            self.write(RowChange(table, record.id, old, new))
        return record

    def remove(self, record: Record) -> None:
        """Remove a record. Raises StillUsed while others point to it."""
        table = _TABLES[type(record)]
        before = writing.row_of(self._conn, table, record.id)
        if before is None:
            raise OutOfDate(_("This entry was removed meanwhile."))
        self._refuse_while_used(table, record.id)
        del before["id"]
        self.write(RowChange(table, record.id, before, None))

    def _refuse_while_used(self, table: str, id: int) -> None:
        used: dict[str, int] = {}
        for kind, field in linked_from(list(KINDS.values()), table):
            sql = f"SELECT count(*) FROM {kind.table} WHERE {field} = ?"
            (n,) = self._conn.execute(sql, [id]).fetchone()
            if n:
                words = n_(kind.one, kind.many_words, n)
                used[words] = used.get(words, 0) + n
        if used:
            listed = ", ".join(f"{n} {words[:1].lower()}{words[1:]}" for words, n in used.items())
            raise StillUsed(_("This is still used by {users}. Remove or change those first.", users=listed))

    def write(self, change: RowChange) -> None:
        """Write a row change as it stands: how undo and redo happen."""
        writing.apply(self._conn, self._db, change)
        self.rows.append(change)

    def take_out(self, part: BulkChange) -> None:
        """Take the rows of a bulk change away, packed into this change."""
        self.packed.append(writing.take_out(self._conn, part))
        self.bulk.append(part)

    def put_back(self, part: BulkChange, packed: bytes) -> None:
        """Add the rows of a bulk change again."""
        writing.put_back(self._conn, part, packed)
        self.bulk.append(part)

    def offered(self, offer: ledger.Offer) -> None:
        """Write an imported file into the ledger, together with what it brought."""
        ledger.write(self._conn, offer)


def _check(record: Record) -> None:
    for _field, sentence in record.problems():
        raise Invalid(sentence)


def _recover(path: Path) -> None:
    """Take in what a crash left beside the file, if nobody is writing it and it may be written."""
    try:
        CaseFile(path, "rw").close()
    except HearingDeskError:
        return
