"""How a case file comes into being: whole, under another name first, so that no half of one ever lies at its place."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from hearingdesk import settings
from hearingdesk.errors import CannotOpen, HearingDeskError, InUse
from hearingdesk.job import Progress, Steps, silent
from hearingdesk.records import KINDS
from hearingdesk.search import index
from hearingdesk.store import draft, schema, workcopy
from hearingdesk.store.connection import (
    SUFFIX,
    Connection,
    DatabaseError,
    IntegrityError,
    companions,
    damaged,
    raw,
    reason,
    settle,
)
from hearingdesk.store.lock import WriteLock
from hearingdesk.store.migrations import Step
from hearingdesk.store.note import LockNote
from hearingdesk.words import _

_HASTY = (
    "journal_mode = MEMORY",
    "synchronous = OFF",
)  # for a file that is thrown away where it is not finished

if TYPE_CHECKING:
    from hearingdesk.store.rescue import Rescued


@contextmanager
def draft_of(path: Path, replacing: bool = False) -> Iterator[Path]:
    """A name to make a new case file under: it comes to `path` when all went well, and stays when the power fails.

    Raises HearingDeskError where none can be made, or a file lies there already: `replacing` one, InUse where it
    is open. Whatever goes wrong, nothing is left of the new file and an older one stays as it was.
    """
    with _held(path) if replacing and path.exists() else nullcontext(), _drafted(path, replacing) as made:
        yield made


@contextmanager
def _drafted(path: Path, replacing: bool) -> Iterator[Path]:
    _refuse(path, replacing)
    try:
        with draft.drafted(path) as made:
            if workcopy.needed(path):
                with (
                    tempfile.TemporaryDirectory() as folder
                ):  # a database is not opened there, not even a draft
                    yield Path(folder, path.name)
                    shutil.copyfile(Path(folder, path.name), made)
            else:
                yield made
            _refuse(path, replacing)
    except OSError as error:
        raise _cannot(path, error.strerror or str(error)) from error


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Keep others from opening a file that is about to be replaced. Raises InUse where somebody has it open."""
    known = settings.load()
    author = known.author or settings.login_name()
    elsewhere = workcopy.needed(path)
    hold = LockNote(path, author, known.installation) if elsewhere else WriteLock(path, author)
    try:
        yield
    finally:
        hold.release()


def _refuse(path: Path, replacing: bool) -> None:
    if path.suffix != SUFFIX:
        raise HearingDeskError(
            _(
                "A case file’s name ends in {suffix}: call it {name}{suffix}.",
                suffix=SUFFIX,
                name=path.stem,
            )
        )
    if path.exists() and not (replacing and path.is_file()):
        raise HearingDeskError(_("{name} exists already. Choose another name or place.", name=path.name))
    if beside := companions(path):  # they would be read into the new file
        raise InUse(
            _(
                "{name} cannot be made there: {other} lies beside it, so another program has that name open or "
                "left changes there. Choose another name or place.",
                name=path.name,
                other=beside[0].name,
            )
        )
    if not path.parent.is_dir():
        raise _cannot(path, _("there is no folder {folder}", folder=path.parent))
    if not os.access(path.parent, os.W_OK):
        raise _cannot(path, _("the folder {folder} cannot be written", folder=path.parent))


def _cannot(path: Path, reason: str) -> HearingDeskError:
    return HearingDeskError(_("{name} cannot be made there: {reason}.", name=path.name, reason=reason))


def lay_out(path: Path, source: Connection | None = None, progress: Progress = silent) -> None:
    """Make an empty case file, or one with everything another holds. Raises HearingDeskError with the reason."""
    try:
        conn = raw(path, "rwc")
        try:
            schema.migrate(conn)
            if source is not None:
                _fill(conn, source, progress)
        finally:
            conn.close()
    except DatabaseError as error:
        raise _cannot(path, reason(error)) from error


def _fill(conn: Connection, source: Connection, progress: Progress) -> None:
    tables = (*KINDS, "change", "text_hash")
    counts = (source.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)
    steps = Steps(progress, sum(counts), _("Copying"))
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute("BEGIN")
    for table in tables:
        cursor = source.execute(f"SELECT * FROM {table} ORDER BY id")
        marks = ",".join("?" * len(cursor.description))
        conn.executemany(f"INSERT INTO {table} VALUES ({marks})", steps.over(cursor))
    index.mark_all(conn)
    steps.last()
    conn.execute("COMMIT")


def launder(conn: Connection, path: Path, steps: tuple[Step, ...]) -> None:
    """Put a fresh file in the place of one from elsewhere, with the same rows; `conn` is closed, and had its look.

    What a look cannot see stays behind: indexes that say something else than the rows, the search index, free pages.
    Raises CannotOpen; then the file is as it was.
    """
    case = path.resolve()
    try:
        with draft.room(case.parent) as folder:
            made = folder / case.name
            _copy_rows(conn, made, steps)
            shutil.copymode(case, made)
            settle(conn)
            conn.close()
            if not companions(case):  # else somebody reads the file, and it stays as it was looked at
                draft.put(made, case)
    except IntegrityError as error:
        raise damaged(path, str(error)) from error
    except (DatabaseError, OSError) as error:
        why = error.strerror or str(error) if isinstance(error, OSError) else reason(error)
        raise CannotOpen(
            _(
                "{name} comes from elsewhere and could not be copied into a fresh file ({reason}). It was left as "
                "it is; it can be opened for reading.",
                name=path.name,
                reason=why,
            )
        ) from error
    finally:
        conn.close()


def _copy_rows(conn: Connection, made: Path, steps: tuple[Step, ...]) -> None:
    fresh = raw(made, "rwc")
    try:
        for setting in _HASTY:
            fresh.execute(f"PRAGMA {setting}")
        schema.lay_bare(fresh, steps)
    finally:
        fresh.close()
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute("ATTACH ? AS fresh", [str(made)])
    for setting in _HASTY:
        conn.execute(f"PRAGMA fresh.{setting}")
    conn.execute("BEGIN")
    for table, columns in schema.layout(steps).columns.items():
        if not table.startswith("search_"):
            names = ", ".join(columns)
            conn.execute(f"DELETE FROM fresh.{table}")  # what a migration put into the empty table
            # The order makes SQLite take the rows one by one: it would take over whole pages else.
            conn.execute(f"INSERT INTO fresh.{table} ({names}) SELECT {names} FROM main.{table} ORDER BY 1")
    conn.execute("COMMIT")
    conn.execute("DETACH fresh")
    fresh = raw(made, "rw")
    try:
        index.mark_all(fresh)
    finally:
        fresh.close()


def rescue(wrecked: Path, out: Path, progress: Progress = silent) -> Rescued:
    """Bring what can be read of a damaged case into a fresh file. Raises HearingDeskError where nothing can be."""
    from hearingdesk.store.rescue import Rescue
    from hearingdesk.store.salvage import Wreck

    if not wrecked.is_file():
        raise CannotOpen(_("{name} is not there. Look whether it was moved or renamed.", name=wrecked.name))
    with draft_of(out) as made, tempfile.TemporaryDirectory() as folder:
        lay_out(made)
        wreck = Wreck(wrecked, Path(folder), made)
        conn = raw(made, "rw")
        try:
            conn.execute("PRAGMA foreign_keys = OFF")
            conn.execute("BEGIN")
            done = Rescue(wreck, conn, KINDS, progress).run()
            index.mark_all(conn)
            conn.execute("COMMIT")
        except DatabaseError as error:
            raise _cannot(out, reason(error)) from error
        finally:
            wreck.close()
            conn.close()
        return done
