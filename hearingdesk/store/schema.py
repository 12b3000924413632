"""Bring a file to the format of this program, whole or not at all.

sqlite_utils is imported here and in the door only, and only when a migration is pending or something is written:
it costs more than the rest of the start together.
"""

from __future__ import annotations

import filecmp
import hashlib
import itertools
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hearingdesk.errors import CannotOpen
from hearingdesk.store import draft
from hearingdesk.store.connection import APPLICATION_ID, Connection, DatabaseError, memory, raw, reason
from hearingdesk.store.migrations import STEPS, Step
from hearingdesk.words import _

if TYPE_CHECKING:
    from sqlite_utils import Database

Part = tuple[str, str, str, str | None]  # a row of sqlite_schema: type, name, table, SQL
MARKS = (  # of the parts of every format, the first one first: what a file is compared with before it is laid out anew
    "76892f5f4973416df2af65df8fb8ff0e7accbaa9",
    "657ac99230d23931095daf0dd14219871595bd00",
    "ff528380e8c4b8f9cb2399b2e90f6ce8eee99f43",
)
_COLUMNS = (
    "SELECT t.name, c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c "
    "WHERE t.type = 'table' AND t.rootpage > 0"
)
_REGISTER = (  # what sqlite-utils makes to remember the migrations in; said here so that a look need not import it
    'CREATE TABLE "_sqlite_migrations" (\n   "id" INTEGER PRIMARY KEY,\n   "migration_set" TEXT,\n   "name" TEXT,\n'
    '   "applied_at" TEXT\n) STRICT;\n'
    'CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"\n'
    '    ON "_sqlite_migrations" ("migration_set", "name")'
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything a file is made of, and the columns of its tables, the virtual ones left out."""

    parts: frozenset[Part]
    columns: Mapping[str, Sequence[str]]


def database(conn: Connection) -> Database:
    """sqlite-utils over our connection. Registers sqlcipher3 as its driver: the one place that does."""
    driver = import_module("sqlcipher3")
    sys.modules.setdefault("pysqlite3", driver)
    sys.modules.setdefault("pysqlite3.dbapi2", import_module("sqlcipher3.dbapi2"))
    from sqlite_utils import Database

    db = Database(conn, execute_plugins=False, strict=True)
    for probe in ("_supports_strict", "_supports_on_conflict"):
        setattr(db, probe, True)  # else it finds out by creating and dropping a table in the user's file
    return db


def migrate(conn: Connection, steps: tuple[Step, ...] = STEPS) -> None:
    """Bring the file up to date in one transaction. Foreign keys are off meanwhile, so tables may be rebuilt.

    Whatever goes wrong is raised, and the file is as it was.
    """
    from sqlite_utils import Migrations

    db = database(conn)
    register = Migrations("hearingdesk")
    for step in steps:
        register()(step)
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute("BEGIN IMMEDIATE")
    try:
        register.apply(db)
        if broken := conn.execute("PRAGMA foreign_key_check").fetchall():
            raise CannotOpen(_("The case file has {n} broken links.", n=len(broken)))
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.execute(f"PRAGMA user_version = {len(steps)}")
        conn.execute("COMMIT")
    finally:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        conn.execute("PRAGMA foreign_keys = ON")


def bring_up_to_date(
    conn: Connection,
    path: Path,
    found: int,
    steps: tuple[Step, ...],
    secure: Callable[[], object],
    beside: bool,
) -> None:
    """Make a backup by `secure`, a copy `beside` the file too, and migrate it.

    Raises CannotOpen with the reason; the file is as it was.
    """
    kept: Path | None = None
    try:
        secure()
        kept = copy_before_migration(path, found) if beside else None
        migrate(conn, steps)
    except Exception as error:
        if kept is not None:
            kept.unlink(missing_ok=True)
        raise CannotOpen(
            _(
                "{name} is of an older format and could not be brought up to date ({reason}). "
                "It was left as it was.",
                name=path.name,
                reason=reason(error) if isinstance(error, DatabaseError) else error,
            )
        ) from error


def copy_before_migration(path: Path, found: int) -> Path:
    """A whole copy of the file beside it, made before its format is changed: `name (format 1).hearing`.

    One that was made of the very same file, before a migration that came to nothing, is taken for it.
    """
    with draft.room(path.parent) as room:
        made = room / path.name
        older = raw(path, "ro")
        try:
            older.execute("VACUUM INTO ?", [str(made)])
        finally:
            older.close()
        target = next(name for name in _names(path, found) if not name.exists() or _same(made, name))
        if not target.exists():
            draft.put(made, target)
        return target


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and filecmp.cmp(one, other, shallow=False)


def _names(path: Path, found: int) -> Iterator[Path]:
    for count in itertools.count(1):
        also = f", {count}" if count > 1 else ""
        yield path.with_name(f"{path.stem} (format {found}{also}){path.suffix}")


def strangers(conn: Connection, steps: tuple[Step, ...] = STEPS) -> list[str]:
    """The names of tables, indexes and triggers that are not exactly as this program makes them, or are gone."""
    return sorted({name for _type, name, _table, _sql in parts(conn) ^ layout(steps).parts})


def parts(conn: Connection) -> frozenset[Part]:
    """Everything a file is made of, as its own texts say it."""
    return frozenset(map(tuple, conn.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")))


def mark(found: frozenset[Part]) -> str:
    """A word that is the same for the same parts, and for no others."""
    told = "\n".join(sorted(map(repr, found)))
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def exactly(found: frozenset[Part], steps: tuple[Step, ...]) -> bool:
    """Are these the parts of a format? Known without laying it out where it is one of this program's own."""
    if steps == STEPS[: len(steps)] and 0 < len(steps) <= len(MARKS) and mark(found) == MARKS[len(steps) - 1]:
        return True
    return found == layout(steps).parts


def columns(conn: Connection) -> dict[str, list[str]]:
    """The columns of all tables but the virtual ones, as the file says it."""
    found: dict[str, list[str]] = {}
    for table, column in conn.execute(_COLUMNS):
        found.setdefault(table, []).append(column)
    return found


def lay_bare(conn: Connection, steps: tuple[Step, ...]) -> None:
    """Make all parts of a format in an empty file; the register of migrations stays to be filled."""
    conn.executescript(_REGISTER)
    for step in steps:
        step(_Light(conn))  # type: ignore[arg-type]
    conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.execute(f"PRAGMA user_version = {len(steps)}")


@cache
def layout(steps: tuple[Step, ...]) -> Layout:
    """What a file of this format is made of, laid out in memory to look at: some milliseconds, once."""
    fresh = memory()
    try:
        lay_bare(fresh, steps)
        return Layout(parts(fresh), columns(fresh))
    finally:
        fresh.close()


class _Light:
    """What a step needs of a database: scripts run on the connection; for anything else sqlite-utils is loaded."""

    def __init__(self, conn: Connection) -> None:
        self.conn = conn

    def executescript(self, sql: str) -> None:
        self.conn.executescript(sql)

    def __getattr__(self, name: str) -> Any:
        return getattr(database(self.conn), name)
