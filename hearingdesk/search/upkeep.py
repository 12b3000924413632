"""The index kept whole behind the user's back: what is missing is brought in, and a damaged one is built anew."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from hearingdesk import store
from hearingdesk.job import Progress
from hearingdesk.search import index
from hearingdesk.store.connection import Connection, DatabaseError

GENTLY = 0.05  # seconds of a commit: nobody who types notices it


def tend(conn: Connection, progress: Progress, *, look: bool = False, anew: bool = False) -> None:
    """Bring the index up to date in small commits. `look` whether it is damaged first; `anew`: it is known to be.

    Stopped between two commits, it goes on there the next time.
    """
    if anew or (look and is_damaged(conn)):
        begin_anew(conn)
    try:
        index.catch_up(conn, progress, GENTLY)
    except DatabaseError as error:
        if not told_of(str(error)):
            raise
        begin_anew(conn)
        index.catch_up(conn, progress, GENTLY)


def is_damaged(conn: Connection) -> bool:
    """Whether the pages of the index do not fit together: it is read whole."""
    try:
        return any(said != "ok" for (said,) in conn.execute("PRAGMA quick_check(search_index)").fetchall())
    except DatabaseError:
        return True


def told_of(said: str) -> bool:
    """Does the database speak of the search index, and not of the record, when it says this?"""
    return "search_index" in said or "fts5" in said or "vtable" in said


def begin_anew(conn: Connection) -> None:
    """Lay the index out again, empty, with every record still to come. Raises what the database says."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        conn.execute("DROP TABLE IF EXISTS temp.search_state")  # it shut the damaged one
        conn.execute("DROP TABLE IF EXISTS main.search_index")
        conn.execute(_layout())
        index.mark_all(conn)
        conn.execute("COMMIT")
    finally:
        if conn.in_transaction:
            conn.execute("ROLLBACK")


@cache
def _layout() -> str:
    """The statement that lays the index out, word for word as the format has it."""
    laid_out = (Path(store.__file__).parent / "tables" / "three_found.sql").read_text("utf-8")
    found = re.search(r"CREATE VIRTUAL TABLE search_index .*?\n\)(?=;)", laid_out, re.DOTALL)
    assert found is not None
    return found[0]
