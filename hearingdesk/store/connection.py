"""Open a case file: who may, whether it is ours, how it is kept safe. The one place that knows the SQLite library.

sqlcipher3 is the only SQLite of the process: two libraries would drop each other's POSIX locks on the same file.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal

from sqlcipher3 import dbapi2

from hearingdesk.errors import CannotOpen, ReadOnly
from hearingdesk.words import _

APPLICATION_ID = 0x4844534B  # "HDSK": marks the file as ours
FORMAT = 1  # the number of migrations this program knows
SUFFIX = ".hearing"
WHOLE_CHECK = 64 * 1024 * 1024  # bytes; a larger file is checked whole by `check`, not at every opening

sqlite: Any = dbapi2  # it brings no types
Connection = Any
Mode = Literal["ro", "rw"]
DatabaseError: type[Exception] = sqlite.DatabaseError
OperationalError: type[Exception] = sqlite.OperationalError
IntegrityError: type[Exception] = sqlite.IntegrityError


def raw(path: Path, mode: Literal["ro", "rw", "rwc"], timeout: float = 5.0) -> Connection:
    """A connection in autocommit mode, usable from the thread that made it or one it is handed to."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    conn = sqlite.connect(uri, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False)
    conn.execute("PRAGMA temp_store = MEMORY")
    conn.execute("PRAGMA trusted_schema = OFF")
    conn.execute("PRAGMA cell_size_check = ON")
    conn.execute("PRAGMA foreign_keys = ON")
    conn.execute("PRAGMA cache_size = -32768")
    return conn


def memory() -> Connection:
    """An empty database in memory."""
    return sqlite.connect(":memory:", isolation_level=None)


def connect(path: Path, mode: Mode) -> Connection:
    """Open an existing case file. Raises CannotOpen or ReadOnly with a sentence; a refused file stays as it was."""
    if not path.exists():
        raise CannotOpen(_("{name} is not there. Look whether it was moved or renamed.", name=path.name))
    if path.is_dir():
        raise CannotOpen(_("{name} is a folder, not a case file.", name=path.name))
    conn = None
    try:
        conn = raw(path, "ro")
        _check_ours(conn, path)
        if mode == "rw":
            conn.close()
            conn = _writable(path)
        return conn
    except DatabaseError as error:
        raise _sentence(path, error) from error
    except (CannotOpen, ReadOnly):
        if conn is not None:
            conn.close()
        raise


def _writable(path: Path) -> Connection:
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise ReadOnly(
            _("{name} can only be read here: the file or its folder is write-protected.", name=path.name)
        )
    conn = raw(path, "rw")
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("PRAGMA synchronous = FULL")
    return conn


def settle(conn: Connection) -> None:
    """Make the case one plain file again before its last connection closes; another reader may prevent it."""
    try:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        conn.execute("PRAGMA journal_mode = DELETE")
    except OperationalError:
        return  # somebody reads it now: the next writer to close settles it


def needs_recovery(path: Path) -> bool:
    """Whether a crash has left committed work outside the file itself."""
    journal = path.with_name(path.name + "-wal")
    return journal.exists() and journal.stat().st_size > 0


def _check_ours(conn: Connection, path: Path) -> None:
    (mark,) = conn.execute("PRAGMA application_id").fetchone()
    (format_number,) = conn.execute("PRAGMA user_version").fetchone()
    if mark != APPLICATION_ID:
        (tables,) = conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if not tables:
            raise CannotOpen(_("{name} is empty: it is not a HearingDesk case file.", name=path.name))
        raise CannotOpen(
            _("{name} is a database of another program, not a HearingDesk case file.", name=path.name)
        )
    if format_number > FORMAT:
        raise CannotOpen(
            _(
                "{name} was made by a newer HearingDesk (format {found}; this one reads up to {known}). "
                "Update HearingDesk to open it.",
                name=path.name,
                found=format_number,
                known=FORMAT,
            )
        )
    if path.stat().st_size <= WHOLE_CHECK:
        (found,) = conn.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise damaged(path, found)


def damaged(path: Path, detail: str) -> CannotOpen:
    """The sentence for a file whose pages do not fit together."""
    return CannotOpen(
        _(
            "{name} is damaged ({detail}). It was left as it is; open a backup or a copy of it instead.",
            name=path.name,
            detail=detail.splitlines()[0] if detail else "?",
        )
    )


def _sentence(path: Path, error: Exception) -> CannotOpen:
    said = str(error)
    if "not a database" in said:
        return CannotOpen(_("{name} is not a HearingDesk case file.", name=path.name))
    if "malformed" in said or "corrupt" in said:
        return damaged(path, said)
    if "locked" in said or "busy" in said:
        return CannotOpen(
            _("{name} is in use by another program. Try again when it is free.", name=path.name)
        )
    if "unable to open" in said:
        return CannotOpen(_("{name} cannot be opened: you may not be allowed to read it.", name=path.name))
    return CannotOpen(_("{name} cannot be opened: {reason}.", name=path.name, reason=said))
