"""Every table of a case file, as an ordered list of migrations. Never edit one that has shipped.

sqlite_utils is imported here and in the door only, and only when a migration is pending or something is written:
it costs more than the rest of the start together.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hearingdesk.errors import CannotOpen
from hearingdesk.store.connection import APPLICATION_ID, FORMAT, Connection, raw
from hearingdesk.words import _

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLES = Path(__file__).parent / "tables"


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


def migrations() -> Any:
    """The list itself, built when it is needed."""
    from sqlite_utils import Migrations

    steps = Migrations("hearingdesk")

    @steps()
    def m001_first_format(db: Database) -> None:
        for name in ("people", "hearings", "testimony", "matters", "working", "log", "search"):
            db.executescript((_TABLES / f"{name}.sql").read_text("utf-8"))

    return steps


def pending(conn: Connection) -> bool:
    """Whether the file is of an older format than this program writes."""
    (found,) = conn.execute("PRAGMA user_version").fetchone()
    return found < FORMAT


def migrate(conn: Connection) -> None:
    """Bring the file up to date. Foreign keys are off meanwhile, so tables may be rebuilt."""
    db = database(conn)
    conn.execute("PRAGMA foreign_keys = OFF")
    migrations().apply(db)
    if broken := conn.execute("PRAGMA foreign_key_check").fetchall():
        raise CannotOpen(_("The case file has {n} broken links.", n=len(broken)))
    conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.execute(f"PRAGMA user_version = {FORMAT}")
    conn.execute("PRAGMA foreign_keys = ON")


def copy_before_migration(path: Path) -> Path:
    """A whole copy of the file beside it, made before its format is changed: `name (format 1).hearing`."""
    with_format = raw(path, "ro")
    (found,) = with_format.execute("PRAGMA user_version").fetchone()
    target = path.with_name(f"{path.stem} (format {found}){path.suffix}")
    count = 1
    while target.exists():
        count += 1
        target = path.with_name(f"{path.stem} (format {found}, {count}){path.suffix}")
    try:
        with_format.execute("VACUUM INTO ?", [str(target)])
    finally:
        with_format.close()
    return target
