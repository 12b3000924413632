"""The index kept whole behind the user's back: what is missing is brought in, and a damaged one is built anew."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from hearingdesk import store
from hearingdesk.job import Progress
from hearingdesk.search import index
from hearingdesk.store.connection import UNREADABLE, Connection

GENTLY = 0.05  # seconds of a commit: nobody who types notices it


def tend(
    conn: Connection, progress: Progress, at_once: float, *, look: bool = False, anew: bool = False
) -> None:
    """Bring the index up to date in small commits. `look` whether it is damaged first; `anew`: it is known to be.

    `at_once` as `index.catch_up` has it. Stopped between two commits, it goes on there the next time.
    """
    if anew or (look and is_damaged(conn)):
        begin_anew(conn)
    try:
        index.catch_up(conn, progress, at_once)
    except UNREADABLE as error:
        if not index.told_of(error):
            raise
        begin_anew(conn)
        index.catch_up(conn, progress, at_once)


def is_damaged(conn: Connection) -> bool:
    """Whether the pages of the index do not fit together, or it knows other records than it must: it is read whole."""
    try:
        unfit = any(said != "ok" for (said,) in conn.execute("PRAGMA quick_check(search_index)").fetchall())
    except UNREADABLE:
        return True
    return unfit or lacks(conn)


def lacks(conn: Connection) -> bool:
    """Whether it knows more or fewer records of a kind than have been brought in. Raises what the database says."""
    begun = not conn.in_transaction
    if begun:
        conn.execute("BEGIN")  # all of one moment
    try:
        waiting = index.todo(conn)
        return index.is_current(conn) and any(
            _lacks(conn, table, waiting) for table in index.searched_kinds()
        )
    except UNREADABLE as error:
        if not index.told_of(error):
            raise
        return True
    finally:
        if begun and conn.in_transaction:
            conn.execute("ROLLBACK")


def _lacks(conn: Connection, table: str, waiting: list[index.Range]) -> bool:
    still = [(first, last) for name, first, last in waiting if name == table]
    ends = [end for part in still for end in part]
    outside = " AND {id} NOT BETWEEN ? AND ?" * len(still)
    known = f"SELECT count(*) FROM search_index WHERE search_index MATCH ?{outside.format(id='rowid')}"
    there = f"SELECT count(*) FROM {table} WHERE 1{outside.format(id='id')}"
    of_kind = f'kind : "{index.token(table)}"'
    return conn.execute(known, [of_kind, *ends]).fetchone() != conn.execute(there, ends).fetchone()


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
