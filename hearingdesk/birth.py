"""How a case file comes into being: whole, under another name first, so that no half of one ever lies at its place."""

from __future__ import annotations

import os
from pathlib import Path

from hearingdesk.errors import HearingDeskError
from hearingdesk.records import KINDS
from hearingdesk.search import index
from hearingdesk.store import schema
from hearingdesk.store.connection import Connection, DatabaseError, raw
from hearingdesk.words import _


def lay_out(path: Path, source: Connection | None = None) -> None:
    """Make an empty case file, or one with everything another holds. Raises HearingDeskError with the reason."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        conn = raw(draft, "rwc")
        try:
            schema.migrate(conn)
            if source is not None:
                _fill(conn, source)
        finally:
            conn.close()
        os.replace(draft, path)
    except (OSError, DatabaseError) as error:
        raise HearingDeskError(
            _("{name} cannot be made there: {reason}.", name=path.name, reason=error)
        ) from error
    finally:
        draft.unlink(missing_ok=True)


def _fill(conn: Connection, source: Connection) -> None:
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute("BEGIN")
    for table in (*KINDS, "change"):
        cursor = source.execute(f"SELECT * FROM {table} ORDER BY id")
        marks = ",".join("?" * len(cursor.description))
        conn.executemany(f"INSERT INTO {table} VALUES ({marks})", cursor)
    index.mark_all(conn)
    conn.execute("COMMIT")
