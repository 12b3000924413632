"""Open a case file that anybody may have made: it is looked at before it is believed.

The file itself can carry code (views, triggers, generated columns, indexes on expressions) and lies (huge values,
pages that do not fit together). So the first statement reads the list of its parts, which must be, word for word,
what this program lays out; only then anything else is asked, in a given time, and nothing but reading is allowed.
Then its pages and the length of its values are looked at; a large file that has had that look and has not changed
since (`seen`) is spared it. Who has written in a file is what the file says itself: nothing here is based on it but
that of a file of our own an index may be missing. The index for searching may be damaged: then nothing is asked of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearingdesk.errors import CannotOpen
from hearingdesk.record import LONGEST
from hearingdesk.store import schema, seen
from hearingdesk.store.connection import (
    WHOLE_CHECK,
    Connection,
    DatabaseError,
    Mode,
    damaged,
    format_of,
    raw,
    refuse_newer,
    sentence,
    sqlite,
)
from hearingdesk.store.lock import is_held
from hearingdesk.store.migrations import Step
from hearingdesk.words import _

LOGGED = 512 * 1024 * 1024  # bytes of what an entry of the log holds: a large import packed away is one value
PATIENCE = 8.0  # seconds of the processor for a look, and one more for every
READ_A_SECOND = 20_000_000  # bytes
_STEPS = 20_000  # of a statement between two looks at the clock: some milliseconds
_SCHEMA_TEXT = 1_000_000  # bytes; ours has 30,000

_ASKED = {  # what the look itself asks; everything else is refused while it lasts
    sqlite.SQLITE_SELECT,
    sqlite.SQLITE_READ,
    sqlite.SQLITE_FUNCTION,
    sqlite.SQLITE_PRAGMA,
}
_FUNCTIONS = {"octet_length", "sum", "max", "coalesce"}
# the search index asks the last one about itself
_PRAGMAS = {"encoding", "quick_check", "table_info", "data_version"}


class Altered(CannotOpen):
    """The file has parts that this program does not make, or lacks some that it does."""


def connect(path: Path, mode: Mode, steps: tuple[Step, ...], installation: str) -> Connection:
    """Open a file that `identify` knows, of the format of these steps or older. Raises Altered, Damaged, CannotOpen.

    Whatever is wrong with the file, it stays as it was; only what a crash left half written is made good first.
    """
    conn = None
    before = seen.state_of(path)
    try:
        conn = raw(path, mode)
        found = format_of(conn)  # only now: a crash may have left another in the first page
        refuse_newer(path, found, len(steps))
        known = steps[: max(found, 0)]
        with _watched(conn, path, _patience(path)):
            missing = _compare(conn, path, known)
            ours = wrote_here(conn, installation)
            if missing and not ours:
                raise _altered(path, missing)
            large = path.stat().st_size > WHOLE_CHECK
            spared = large and (seen.holds(path) or (mode == "ro" and is_held(path)))
            whole = spared or _look_through(conn, path)
        if not whole:
            _shut_index(conn)
        if large:
            seen.remember(path, before)
        if not ours:
            conn.text_factory = as_read
        return conn
    except BaseException as error:
        if conn is not None:
            conn.close()
        if isinstance(error, DatabaseError):
            raise sentence(path, error) from error
        raise


@contextmanager
def glance(path: Path, steps: tuple[Step, ...]) -> Iterator[Connection]:
    """A file of our own making, opened for a question or two: only what it is made of is looked at before.

    Raises CannotOpen, or what the database says.
    """
    conn = raw(path, "ro", more="&immutable=1")
    try:
        found = format_of(conn)
        refuse_newer(path, found, len(steps))
        with _watched(conn, path, PATIENCE):
            _compare(conn, path, steps[: max(found, 0)])
        yield conn
    finally:
        conn.close()


def of_ours_only(conn: Connection, path: Path, steps: tuple[Step, ...]) -> bool:
    """Is whatever can be read of a file's description of itself as one of the formats has it? Nothing else is asked."""
    with suppress(DatabaseError, CannotOpen), _watched(conn, path, _patience(path)):
        found = schema.parts(conn)
        return any(found <= schema.layout(steps[:n]).parts for n in range(len(steps), 0, -1))
    return False


def wrote_here(conn: Connection, installation: str) -> bool:
    """Does the file say that this installation has written in it?"""
    wrote = "SELECT 1 FROM desk WHERE installation = ? LIMIT 1"
    return conn.execute(wrote, [installation]).fetchone() is not None


def is_strange(conn: Connection, installation: str) -> bool:
    """Has the case a history, and none of it made here?"""
    begun = conn.execute("SELECT 1 FROM change LIMIT 1").fetchone() is not None
    return begun and not wrote_here(conn, installation)


def another(path: Path, opened: Connection) -> Connection:
    """One more connection for reading, to a file that is open already. Raises CannotOpen where it is no more there."""
    return follow(path, trust_of(opened))


@dataclass(frozen=True, slots=True)
class Trust:
    """What the look at a file has found, for whoever opens it again without one. `shut`: its index is damaged."""

    ours: bool
    shut: bool


def trust_of(opened: Connection) -> Trust:
    """What was found when this connection was opened."""
    return Trust(opened.text_factory is not as_read, index_is_shut(opened))


def follow(path: Path, trust: Trust) -> Connection:
    """A connection for reading to a file that is open already, here or in the process this one works for.

    Raises CannotOpen where it is no more there.
    """
    try:
        conn = raw(path, "ro")
    except DatabaseError as error:
        raise sentence(path, error) from error
    if not trust.ours:
        conn.text_factory = as_read
    if trust.shut:
        _shut_index(conn)
    return conn


def of_index(said: str) -> bool:
    """Does a check of the pages speak of the search index as such, whose pages are whole?"""
    return "search_index" in said and "fts5" in said.casefold()


def checked(conn: Connection, check: str) -> Iterator[str]:
    """What one of the two checks of SQLite finds wrong. Raises what the database says, MemoryError where there is none.

    It comes to the search index last, and may break off there: a size in a damaged one is more than any memory.
    """
    try:
        yield from (said for (said,) in conn.execute(f"PRAGMA {check}") if said != "ok")
    except MemoryError:
        try:
            conn.execute("PRAGMA quick_check(search_index)").fetchall()
        except MemoryError:
            yield "search_index: no memory for what fts5 reads there"
        else:
            raise


def as_read(stored: bytes) -> str:
    """Text of a file from elsewhere: bytes that are no text show as U+FFFD instead of stopping the reading."""
    return stored.decode("utf-8", "replace")


def _look_through(conn: Connection, path: Path) -> bool:
    """Every page and the length of every value. Raises where they are not as in a case; False: the index alone is."""
    found = list(checked(conn, "quick_check(20)"))
    for said in found:
        if not of_index(said):
            raise damaged(path, said)
    _measure(conn, path, schema.columns(conn))
    return not found


def _shut_index(conn: Connection) -> None:
    """Nothing is asked of the search index through this connection: as if it were of no version, every text is read."""
    conn.execute("CREATE TEMP TABLE IF NOT EXISTS search_state (version INTEGER)")


def index_is_shut(conn: Connection) -> bool:
    """Was the search index found damaged when the file was opened?"""
    asked = "SELECT 1 FROM temp.sqlite_schema WHERE name = 'search_state'"
    return conn.execute(asked).fetchone() is not None


def _patience(path: Path) -> float:
    return PATIENCE + path.stat().st_size / READ_A_SECOND


def _compare(conn: Connection, path: Path, steps: tuple[Step, ...]) -> str:
    """The name of an index or trigger of ours that is gone, "" where none is. Raises for any other difference.

    What is gone cannot do harm: such a file of our own is opened, and `check` says what it lacks.
    """
    size = "SELECT coalesce(sum(octet_length(sql)) + sum(octet_length(name)), 0) FROM sqlite_schema"
    if conn.execute(size).fetchone()[0] > _SCHEMA_TEXT:
        raise _altered(path, "sqlite_schema")
    (encoding,) = conn.execute("PRAGMA encoding").fetchone()
    if encoding != "UTF-8":
        raise _altered(path, encoding)
    found = schema.parts(conn)
    if schema.exactly(found, steps):
        return ""
    expected = schema.layout(steps).parts
    if found - expected:
        raise _altered(path, min(name for _type, name, _table, _sql in found - expected))
    lacking = sorted(expected - found)
    tables = [name for type, name, _table, _sql in lacking if type == "table"]
    if tables:
        raise _altered(path, tables[0])
    return lacking[0][1] if lacking else ""


def _measure(conn: Connection, path: Path, tables: Mapping[str, Sequence[str]]) -> None:
    """Refuse values no case has. Their length stands before them: nothing of the value itself is read."""
    for table, columns in tables.items():
        most = LOGGED if table == "change" else LONGEST
        tests = " OR ".join(f"octet_length({column}) > {most}" for column in columns)
        if conn.execute(f"SELECT 1 FROM {table} WHERE {tests} LIMIT 1").fetchone():
            raise CannotOpen(
                _(
                    "{name} holds a value too large for a case, in {table}. Ask who sent it for a copy made by "
                    "HearingDesk.",
                    name=path.name,
                    table=table,
                )
            )


@contextmanager
def _watched(conn: Connection, path: Path, seconds: float) -> Iterator[None]:
    """Nothing but the questions of the look, and no longer than this."""
    end = (
        time.thread_time() + seconds
    )  # of the processor: a slow disk, or a busy machine, is no fault of the file
    late: Callable[[], bool] = lambda: time.thread_time() > end  # noqa: E731
    conn.set_authorizer(_allowed)
    conn.set_progress_handler(late, _STEPS)
    try:
        yield
    except DatabaseError as error:
        if late():
            raise CannotOpen(
                _(
                    "{name} takes longer to look through than a case of its size can. It was left as it is; "
                    "ask who sent it for a copy made by HearingDesk.",
                    name=path.name,
                )
            ) from error
        raise
    finally:
        conn.set_progress_handler(None, _STEPS)
        conn.set_authorizer(None)


def _allowed(action: int, one: Any, other: Any, _base: Any, _through: Any) -> int:
    named = {sqlite.SQLITE_FUNCTION: (other, _FUNCTIONS), sqlite.SQLITE_PRAGMA: (one, _PRAGMAS)}
    if action not in _ASKED:
        return sqlite.SQLITE_DENY
    name, known = named.get(action, ("", {""}))
    return sqlite.SQLITE_OK if name in known else sqlite.SQLITE_DENY


def _altered(path: Path, part: str) -> Altered:
    return Altered(
        _(
            "{name} is not as HearingDesk makes it: another program changed “{part}”. It was left as it is; "
            "open a backup, or ask who sent it for a copy made by HearingDesk.",
            name=path.name,
            part=part[:60],
        )
    )
