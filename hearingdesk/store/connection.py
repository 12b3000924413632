"""Open a case file: who may, whether it is ours, how it is kept safe. The one place that knows the SQLite library.

sqlcipher3 is the only SQLite of the process: two libraries would drop each other's POSIX locks on the same file.
"""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any, Literal

from sqlcipher3 import dbapi2

from hearingdesk.errors import CannotOpen, HearingDeskError
from hearingdesk.store.migrations import STEPS
from hearingdesk.words import N_, _

APPLICATION_ID = 0x4844534B  # "HDSK": marks the file as ours
FORMAT = len(STEPS)  # what this program writes; it reads older ones and brings them up to date
SUFFIX = ".hearing"
HEADER = 100  # bytes at the beginning of a file that say what it is
WHOLE_CHECK = 64 * 1024 * 1024  # bytes; a larger file of our own is checked whole by `check` only

sqlite: Any = dbapi2  # it brings no types
Connection = Any
Mode = Literal["ro", "rw"]
DatabaseError: type[Exception] = sqlite.DatabaseError
OperationalError: type[Exception] = sqlite.OperationalError
IntegrityError: type[Exception] = sqlite.IntegrityError
InterfaceError: type[Exception] = sqlite.InterfaceError
# A size that is read from damaged bytes may be more than any memory: that is damage too, said in another way.
UNREADABLE: tuple[type[Exception], ...] = (DatabaseError, MemoryError)


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
    except UnicodeDecodeError as error:  # in the words of SQLite: it quotes a description that is no text
        conn.close()
        raise DatabaseError("malformed database schema") from error
    except BaseException:
        conn.close()
        raise
    return conn


def memory() -> Connection:
    """An empty database in memory."""
    return sqlite.connect(":memory:", isolation_level=None)


def identify(path: Path, known: int = FORMAT) -> None:
    """Look whether it is a case file, by its header alone: nothing is locked, made beside it, written, or parsed.

    Raises CannotOpen with a sentence where the file is missing, no case, or made by a newer program.
    """
    _look(path)
    beside = {companion.name.rpartition("-")[2] for companion in companions(path)}
    if beside and beside != {"wal", "shm"}:
        return _identify_interrupted(path)
    try:
        # What lies beside the file may make good what a crash left in it; without that it is as it is.
        conn = raw(path, "ro", more="" if beside else "&immutable=1")
        try:
            (mark,) = conn.execute("PRAGMA application_id").fetchone()
            (laid_out,) = conn.execute("PRAGMA schema_version").fetchone()
            found = format_of(conn)
        finally:
            conn.close()
    except DatabaseError as error:
        raise sentence(path, error) from error
    if mark != APPLICATION_ID:
        raise _stranger(path) if laid_out else _no_case(path)
    refuse_newer(path, found, known)
    return None


def format_of(conn: Connection) -> int:
    """The format of an open case."""
    (found,) = conn.execute("PRAGMA user_version").fetchone()
    return found


def refuse_newer(path: Path, found: int, known: int) -> None:
    """Raise CannotOpen for a format that only a newer program knows."""
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


def _identify_interrupted(path: Path) -> None:
    """A crash left something beside the file: of its own pages only the mark is to be trusted before they are mended.

    The mark lies within the first sector, which a disk writes whole.
    """
    with path.open("rb") as file:
        header = file.read(HEADER)
    if not header.startswith(b"SQLite format 3\0"):
        raise _no_case(path)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise _stranger(path)


class NoCase(CannotOpen):
    """Nothing at its beginning says that it is a case file: it is none, or its beginning is damaged."""


def _no_case(path: Path) -> NoCase:
    return NoCase(_("{name} is not a HearingDesk case file.", name=path.name))


def _stranger(path: Path) -> CannotOpen:
    return CannotOpen(
        _("{name} is a database of another program, not a HearingDesk case file.", name=path.name)
    )


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
        conn.execute(
            "PRAGMA journal_mode = TRUNCATE"
        )  # leaving this mode removes a journal that a crash left empty
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
            "{name} is damaged ({detail}). It was left as it is: open a backup, or rescue what can be read into a "
            "new file.",
            name=path.name,
            detail=next((line for line in detail.splitlines() if not line.startswith("***")), "?"),
        )
    )


def sentence(path: Path, error: Exception) -> CannotOpen:
    """Why a file cannot be opened, from what the database said, in words for people."""
    said = str(error)
    if "not a database" in said:
        return _no_case(path)
    if _is_damage(said):
        return damaged(path, said)
    if "unable to open" in said:
        return CannotOpen(_("{name} cannot be opened: you may not be allowed to read it.", name=path.name))
    if "locked" in said or "busy" in said:
        return CannotOpen(
            _("{name} is in use by another program. Try again when it is free.", name=path.name)
        )
    return CannotOpen(_("{name} cannot be opened: {reason}.", name=path.name, reason=reason(error)))


def not_written(path: Path, error: Exception) -> HearingDeskError:
    """Why a file cannot be written, in words for people; whatever was begun is taken back."""
    said = str(error)
    if _is_damage(said):
        return damaged(path, said)
    if "full" in said:
        return HearingDeskError(
            _(
                "The disk on which {name} lies is full. Nothing was changed: make room and try again.",
                name=path.name,
            )
        )
    return HearingDeskError(
        _(
            "{name} could not be written ({reason}). Nothing was changed.",
            name=path.name,
            reason=reason(error),
        )
    )


def not_read(path: Path, error: Exception) -> HearingDeskError | None:
    """Why an open file cannot be read, in words for people; None where the fault is not the file's but ours."""
    said = str(error)
    if _is_damage(said) or "not a database" in said:
        return damaged(path, said)
    if not any(words in said for words in _SAID):
        return None
    return HearingDeskError(
        _(
            "{name} could not be read ({reason}). Nothing was changed: try again when the cause is gone.",
            name=path.name,
            reason=reason(error),
        )
    )


def _is_damage(said: str) -> bool:
    return any(words in said for words in ("malformed", "corrupt", "Could not decode"))


def reason(error: Exception) -> str:
    """What the database said, as the end of a sentence."""
    said = str(error)
    for words, meaning in _SAID.items():
        if words in said:
            return _(meaning)
    return said


_SAID = {
    "full": N_("the disk is full"),
    "disk I/O": N_("the disk does not read or write"),
    "readonly": N_("the file or its folder is write-protected"),
    "locked": N_("another program is using it"),
    "unable to open": N_("you may not be allowed to read it"),
}
