"""The single door to a case file: open it, change it in named steps, undo and redo them, hear of every change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar
from weakref import WeakSet

from hearingdesk import birth, moving, settings
from hearingdesk.change import Act, Change
from hearingdesk.edit import Edit
from hearingdesk.errors import HearingDeskError, OutOfDate, ReadOnly
from hearingdesk.job import Progress, Steps, silent
from hearingdesk.records.matters import Matter
from hearingdesk.search import index
from hearingdesk.store import hardened, ledger, log, outgoing, schema, texts, writing
from hearingdesk.store.connection import WHOLE_CHECK, DatabaseError, IntegrityError, Mode, not_written, raw
from hearingdesk.store.desk import DeskIds
from hearingdesk.store.held import Held
from hearingdesk.store.migrations import STEPS, Step
from hearingdesk.store.putback import Published
from hearingdesk.store.stopping import Stoppable
from hearingdesk.undoing import Undoing
from hearingdesk.view import View
from hearingdesk.words import _, n_

__all__ = ["CaseFile", "Edit", "follow"]

Fill = Callable[["Edit", Matter], None]


def follow(lead: Mapping[str, Any]) -> View:
    """The case that `CaseFile.lead` leads to, for reading, while it is open there. Raises CannotOpen."""
    trust = hardened.Trust(lead["ours"], lead["shut"])
    return View(hardened.follow(Path(lead["file"]), trust), Path(lead["path"]))


class CaseFile(View):
    """An open case. Read through its attributes; write through `change()`; hear of it through `listeners`."""

    steps: ClassVar[tuple[Step, ...]] = STEPS  # what brings an older file up to date

    @classmethod
    def clock(cls) -> datetime:
        """The time written beside a change; the order of changes does not go by it."""
        return datetime.now(UTC)

    def __init__(
        self,
        path: Path,
        mode: Mode = "rw",
        author: str = "",
        place: Path | None = None,
        take_over: bool = False,
        progress: Progress = silent,
    ) -> None:
        """Open an existing case file. Raises CannotOpen, InUse or ReadOnly with a sentence.

        `place` is where the file is going to lie, when it is not there yet: the desk goes by it. `take_over`: the
        case is held by a machine that will not come back. A case on a share is worked on through a copy; `told`
        holds what there is to say about it, and `progress` is told while it is copied here.
        """
        self.mode: Mode = mode
        self.author = author or settings.load().author or settings.login_name()
        self.listeners: list[Callable[[Change], None]] = []
        self._readers: WeakSet[View] = WeakSet()
        self.path = path  # where the case lies
        self._held = Held(path, mode, self.author, self.steps, birth.launder, take_over, progress)
        self.file = self._held.file  # what is open: the case itself, or a copy of it
        super().__init__(self._held.conn, path)
        self.told = self._held.told
        if mode == "rw" and hardened.index_is_shut(self._conn):
            self._mend_index()
        self._ids = DeskIds(self._conn, settings.load().installation, place or self._held.place)
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

    @property
    def copied(self) -> bool:
        """Is the work done on a copy, because of where the case lies?"""
        return self._held.copied

    @property
    def unsent(self) -> bool:
        """Is there work on a copy that was not put back to where the case lies?"""
        return self._held.unsent

    def is_there(self) -> bool:
        """Does the case lie where it was opened? Of one on a share that is asked there, and may take its time."""
        return self._held.is_there()

    def keep(self) -> None:
        """Before closing: where what was written would be gone with the removed file, lay it down again.

        Raises HearingDeskError where it cannot be kept; the case stays open as it was.
        """
        self._held.keep()

    def close(self, keep: bool = True) -> None:
        """Close every reader, leave one plain file behind, let go of the lock. A second time does nothing.

        Raises as `keep` does, unless that is not wanted. A case on a share is closed and nothing is lost where it
        raises NotPutBack or Parted.
        """
        if self._closed:
            return
        if keep:
            self.keep()
        for reader in list(self._readers):
            reader.close()
        self._closed = True
        self._held.close()

    def publish(self, progress: Progress = silent) -> Published | None:
        """Put the work back now where the case lies on a share; None where it is open in its place, or unchanged.

        May be called from another thread while the case is written. Raises NotPutBack with a sentence; nothing is
        lost, and closing the case tries again.
        """
        return self._held.publish(progress)

    def put_off(self) -> None:
        """Closing is not to try again to put the work back: it goes on when the case is opened again."""
        self._held.put_off()

    def reader(self) -> View:
        """A view with its own connection, for another thread. It closes with the case, or earlier by itself.

        Raises CannotOpen where the file cannot be read any more.
        """
        view = View(hardened.another(self.file, self._conn), self.path)
        self._readers.add(view)
        return view

    def lead(self) -> dict[str, Any]:
        """What leads a process that works for this one to the case as it stands here (`follow`), as plain JSON."""
        trust = hardened.trust_of(self._conn)
        return {"file": str(self.file.absolute()), "path": str(self.path.absolute()), **asdict(trust)}

    @contextmanager
    def change(self, title: str, note: str = "") -> Iterator[Edit]:
        """Group writes into one named, undoable step: all of them, or none.

        Nothing different means no change at all. Raises ReadOnly when the case was opened for reading.
        """
        with self._transaction() as edit:
            yield edit
            self._finish(edit, title, "do", 0, note)

    def undo(self, change: int = 0, progress: Progress = silent) -> Change:
        """Take back the latest change that stands, or the one named. Raises NotFound; Cancelled by `progress`.

        Raises OutOfDate, naming later work that depends on it where the log tells; then nothing is changed.
        """
        return self._step("undo", change, progress)

    def redo(self, change: int = 0, progress: Progress = silent) -> Change:
        """Do again the change that was undone last, or the undone one named. Raises as `undo` does."""
        return self._step("redo", change, progress)

    def take_back(self, edit: Edit, change: int) -> None:
        """Undo an older change as part of one that puts something else in its place. Raises as `undo` does."""
        edit.in_any_order()
        Undoing(self._conn, "undo", change).take(edit)

    def in_the_way(self, change: int) -> str:
        """Why a change could not be undone now; "" where nothing stands on it. Raises NotFound."""
        try:
            Undoing(self._conn, "undo", change).refuse()
        except OutOfDate as reason:
            return str(reason)
        return ""

    def _step(self, act: Act, id: int, progress: Progress) -> Change:
        with self._transaction() as edit:
            edit.in_any_order()
            step = Undoing(self._conn, act, id)
            stoppable = Stoppable(progress)
            edit.steps = Steps(stoppable, step.change.size, step.change.title)
            with stoppable.within(self._conn):
                step.take(edit)
                if not step.in_turn:
                    moving.refuse_stale(self, edit)
                edit.steps.rest(_("Writing"))
                return self._finish(edit, step.change.title, act, step.change.id, step.change.note)

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
                self._held.require()
                self._conn.execute("COMMIT")
        finally:
            self._writing = False
        self._announce(done)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Write where the case lies; what goes wrong is said in words for people, what was begun is taken back."""
        self._held.require()
        try:
            yield
            self._held.wrote = True
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
        moved = moving.follow(self, edit) if act == "do" else ()
        if moved:
            title = n_(
                "{title} – {n} deadline moved", "{title} – {n} deadlines moved", len(moved), title=title
            )
        rows, bulk = tuple(edit.rows), tuple(edit.bulk)
        done = Change(title, rows, bulk, act=act, of=of, note=note, moved=moved)
        if not done.size:
            edit.note_offers(0)
            return done
        at = self.clock().isoformat(timespec="microseconds")
        done = replace(done, id=self._ids.take(), desk=self._ids.number, author=self.author, at=at)
        log.append(self._conn, done, writing.join_packs(edit.packed))
        index.follow(self._conn, done)
        texts.follow(self._conn, done, edit.hashed)
        edit.note_offers(done.id)
        self._ids.end()
        edit.done.append(done)
        return done

    def offered(self, offer: ledger.Offer) -> None:
        """Write a file that was not stored (a duplicate, a failure) into the import ledger."""
        if self.mode == "ro":
            return
        with self._told():
            ledger.write(self._conn, offer)

    def handed_out(self, entry: outgoing.Outgoing) -> int:
        """Note a file that left the house; the entry's id, 0 where the case is open for reading only."""
        if self.mode == "ro":
            return 0
        try:
            return outgoing.write(self._conn, replace(entry, author=self.author))
        except DatabaseError as error:
            raise HearingDeskError(
                _("{name} was not noted in the case ({reason}).", name=entry.name, reason=error)
            ) from error

    def name_recipient(self, entry: int, recipient: str) -> bool:
        """Say who got a file that was handed out, where nobody has said so yet; whether it was written."""
        if self.mode == "ro" or not recipient.strip():
            return False
        return outgoing.name_recipient(self._conn, entry, recipient.strip())

    def index_pending(self, progress: Progress = silent) -> None:
        """Bring the search index up to date in short commits; stopping leaves the rest for the next time."""
        if self.mode == "rw":
            from hearingdesk.search.upkeep import tend

            with self._told():
                tend(self._conn, progress, index.AT_ONCE)

    def _mend_index(self) -> None:
        """Lay a damaged search index out again: empty, so that everything is found by reading until it is filled."""
        from hearingdesk.search.upkeep import begin_anew

        with self._told():
            begin_anew(self._conn)

    def tend_index(self, progress: Progress = silent, *, anew: bool = False) -> None:
        """The same from another thread, in small commits that nobody waits for; a damaged one is built anew.

        Of a large case only where a search or a check has found that (`anew`). Raises what the database says.
        """
        from hearingdesk.search.upkeep import GENTLY, tend

        if self.mode == "ro":
            return
        conn = raw(self.file, "rw")
        try:
            conn.execute("PRAGMA synchronous = NORMAL")  # what is lost of an index is brought in again
            tend(conn, progress, GENTLY, look=self.file.stat().st_size <= WHOLE_CHECK, anew=anew)
        finally:
            conn.close()
