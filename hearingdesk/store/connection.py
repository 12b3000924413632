"""Open a case file: who may, whether it is ours, how it is kept safe. The one place that knows the SQLite library.

sqlcipher3 is the only SQLite of the process: two libraries would drop each other's POSIX locks on the same file.
"""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any, Literal

from sqlcipher3 import dbapi2

from hearingdesk.errors import CannotOpen
from hearingdesk.store.migrations import STEPS
from hearingdesk.words import _

APPLICATION_ID = 0x4844534B  # "HDSK": marks the file as ours
FORMAT = len(STEPS)  # what this program writes; it reads older ones and brings them up to date
SUFFIX = ".hearing"
WHOLE_CHECK = (
    64 * 1024 * 1024
)  # bytes; a larger file of our own is checked whole by `check`, not at every opening

sqlite: Any = dbapi2  # it brings no types
Connection = Any
Mode = Literal["ro", "rw"]
DatabaseError: type[Exception] = sqlite.DatabaseError
OperationalError: type[Exception] = sqlite.OperationalError
IntegrityError: type[Exception] = sqlite.IntegrityError
InterfaceError: type[Exception] = sqlite.InterfaceError


def raw(path: Path, mode: Literal["ro", "rw", "rwc"], timeout: float = 5.0, more: str = "") -> Connection:
    """A connection in autocommit mode, usable from the thread that made it or one it is handed to."""
    uri = f"{path.absolute().as_uri()}?mode={mode}{more}"
    conn = sqlite.connect(uri, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False)
    try:
        conn.execute("PRAGMA temp_store = MEMORY")
        conn.execute("PRAGMA trusted_schema = OFF")
        conn.execute("PRAGMA cell_size_check = ON")
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA cache_size = -32768")
    except BaseException:
        conn.close()
        raise
    return conn


def memory() -> Connection:
    """An empty database in memory."""
    return sqlite.connect(":memory:", isolation_level=None)


def identify(path: Path, known: int = FORMAT) -> int:
    """The format of a case file, by its header alone: nothing is locked, made beside it, written, or parsed.

    Raises CannotOpen with a sentence where the file is missing, no case, or made by a newer program.
    """
    _look(path)
    try:
        conn = raw(path, "ro", more="&immutable=1")
        try:
            (mark,) = conn.execute("PRAGMA application_id").fetchone()
            (found,) = conn.execute("PRAGMA user_version").fetchone()
            (laid_out,) = conn.execute("PRAGMA schema_version").fetchone()
        finally:
            conn.close()
    except DatabaseError as error:
        raise sentence(path, error) from error
    if mark != APPLICATION_ID:
        if not laid_out:
            raise CannotOpen(_("{name} is not a HearingDesk case file.", name=path.name))
        raise CannotOpen(
            _("{name} is a database of another program, not a HearingDesk case file.", name=path.name)
        )
    if found > known:
        raise CannotOpen(
            _(
                "{name} was made by a newer HearingDesk (format {found}; this one reads up to {known}). "
                "Update HearingDesk to open it.",
                name=path.name,
                found=found,
                known=known,
            )
        )
    return found


def _look(path: Path) -> None:
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise CannotOpen(
            _("{name} is not there. Look whether it was moved or renamed.", name=path.name)
        ) from error
    except OSError as error:
        raise CannotOpen(
            _("{name} cannot be opened: {reason}.", name=path.name, reason=error.strerror or error)
        ) from error
    if stat.S_ISDIR(found.st_mode):
        raise CannotOpen(_("{name} is a folder, not a case file.", name=path.name))
    if not stat.S_ISREG(found.st_mode):
        raise CannotOpen(_("{name} is not a HearingDesk case file.", name=path.name))
    if not found.st_size:
        raise CannotOpen(_("{name} is empty: it is not a HearingDesk case file.", name=path.name))


def begin_writing(conn: Connection, path: Path) -> None:
    """From here on changes go beside the file first, so that readers are never kept waiting."""
    try:
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("PRAGMA synchronous = FULL")
    except DatabaseError as error:
        raise sentence(path, error) from error


def settle(conn: Connection) -> None:
    """Make the case one plain file again before its last connection closes; another reader may prevent it."""
    try:
        conn.execute("PRAGMA busy_timeout = 0")
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        conn.execute("PRAGMA journal_mode = DELETE")
    except OperationalError:
        return  # somebody reads it now: the last reader to close settles it


def companions(path: Path) -> list[Path]:
    """What lies beside a file that is open for writing, or that a crash left there."""
    case = path.resolve()
    beside = (case.with_name(case.name + end) for end in ("-wal", "-shm", "-journal"))
    return [companion for companion in beside if companion.exists()]


class Damaged(CannotOpen):
    """The pages of the file do not fit together."""


def damaged(path: Path, detail: str) -> Damaged:
    """The sentence for a file whose pages do not fit together."""
    return Damaged(
        _(
            "{name} is damaged ({detail}). It was left as it is; open a backup or a copy of it instead.",
            name=path.name,
            detail=detail.splitlines()[0] if detail else "?",
        )
    )


def sentence(path: Path, error: Exception) -> CannotOpen:
    """What the database said about a file, in words for people."""
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
