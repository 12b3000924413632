"""The search index: kept in step with each change, caught up with after imports, disposable at any time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from hearingdesk.change import Change
from hearingdesk.job import Progress
from hearingdesk.record import meanings
from hearingdesk.records import KINDS
from hearingdesk.store.connection import Connection
from hearingdesk.words import _

VERSION = 1  # of the text that goes in; an index of another version is rebuilt
COMMIT_ROWS = 25_000  # about half a second of writing
Texts = tuple[int, str, str]  # id, what is said, what it is called


@cache
def fields(table: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a kind that are searched: what is said, and what it is called."""
    found = {name: meaning for name, meaning in meanings(KINDS[table].kind).items() if meaning.searched}
    body = tuple(name for name, meaning in found.items() if not meaning.naming)
    return body, tuple(name for name, meaning in found.items() if meaning.naming)


@cache
def searched_kinds() -> tuple[str, ...]:
    """The tables whose records are found: the small ones first, what was said last."""
    return tuple(sorted((t for t in KINDS if any(fields(t))), key=lambda t: t in ("turn", "source_page")))


def token(table: str) -> str:
    """The word that stands in the index for a kind."""
    return "zz" + table.replace("_", "")


def texts(conn: Connection, table: str, where: str = "1", args: Sequence[object] = ()) -> Iterator[Texts]:
    """The searched texts of a kind's records, in order of their ids."""
    body, head = fields(table)
    parts = [" || char(10) || ".join(names) or "''" for names in (body, head)]
    yield from conn.execute(f"SELECT id, {parts[0]}, {parts[1]} FROM {table} WHERE {where} ORDER BY id", args)


def follow(conn: Connection, change: Change) -> None:
    """Take a change into the index, in its own transaction. Bulk rows are only noted: `catch_up` brings them in."""
    known = set(searched_kinds())
    for row in change.rows:
        if row.table in known:
            _renew(conn, row.table, row.id)
    for part in change.bulk:
        if part.table in known and part.added:
            conn.execute(
                "INSERT OR REPLACE INTO search_todo VALUES (?, ?, ?)", [part.table, part.first, part.last]
            )
        elif part.table in known:
            conn.execute("DELETE FROM search_index WHERE rowid BETWEEN ? AND ?", [part.first, part.last])
            conn.execute(
                "DELETE FROM search_todo WHERE kind = ? AND first BETWEEN ? AND ?",
                [part.table, part.first, part.last],
            )


def _renew(conn: Connection, table: str, id: int) -> None:
    conn.execute("DELETE FROM search_index WHERE rowid = ?", [id])
    _write(conn, table, texts(conn, table, "id = ?", [id]))


def _write(conn: Connection, table: str, found: Iterator[Texts]) -> None:
    from hearingdesk.search.fold import (
        index_text,  # its tables are for writing and searching, not for opening
    )

    kind = token(table)
    conn.executemany(
        "INSERT OR REPLACE INTO search_index (rowid, body, head, kind) VALUES (?, ?, ?, ?)",
        ((id, index_text(body), index_text(head), kind) for id, body, head in found),
    )


def is_current(conn: Connection) -> bool:
    """Whether the index is of the version this program reads."""
    found = conn.execute("SELECT version FROM search_state").fetchone()
    return found is not None and found[0] == VERSION


def todo(conn: Connection) -> list[tuple[str, int, int]]:
    """The ranges (kind, first id, last id) that are not in the index yet: a search scans them instead."""
    if not is_current(conn):
        return [(table, -(2**63), 2**63 - 1) for table in searched_kinds()]
    known = set(searched_kinds())
    parts: list[tuple[str, int, int]] = []
    for kind, first, last in conn.execute("SELECT kind, first, last FROM search_todo ORDER BY kind, first"):
        if parts and parts[-1][0] == kind and first <= parts[-1][2]:
            parts[-1] = (kind, parts[-1][1], max(last, parts[-1][2]))
        elif kind in known:
            parts.append((kind, first, last))
    return parts


def mark_all(conn: Connection) -> None:
    """Empty the index and note every record as still to come, inside the open transaction."""
    conn.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
    conn.execute("DELETE FROM search_todo")
    conn.execute("DELETE FROM search_state")
    conn.execute("INSERT INTO search_state VALUES (?)", [VERSION])
    for table in searched_kinds():
        first, last = conn.execute(f"SELECT min(id), max(id) FROM {table}").fetchone()
        if first is not None:
            conn.execute("INSERT INTO search_todo VALUES (?, ?, ?)", [table, first, last])


def catch_up(conn: Connection, progress: Progress, rows: int = COMMIT_ROWS) -> None:
    """Index what is still to come, so many rows a commit. Stopped between blocks, it goes on there the next time."""
    if not is_current(conn):
        conn.execute("BEGIN IMMEDIATE")
        try:
            mark_all(conn)
            conn.execute("COMMIT")
        finally:
            if conn.in_transaction:
                conn.execute("ROLLBACK")
    if not (ranges := todo(conn)):
        return
    conn.execute("INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 67108864)")
    total = sum(_rows(conn, *part) for part in ranges)
    done = 0
    for table, first, last in ranges:
        while first <= last:
            progress(done, total, _("Indexing"))
            first, count = _block(conn, table, first, last, rows)
            done += count
    progress(total, total, _("Indexing"))


def _rows(conn: Connection, table: str, first: int, last: int) -> int:
    (n,) = conn.execute(f"SELECT count(*) FROM {table} WHERE id BETWEEN ? AND ?", [first, last]).fetchone()
    return n


def _block(conn: Connection, table: str, first: int, last: int, rows: int) -> tuple[int, int]:
    """Index the next block of a range; returns where the rest begins, and how many rows it had."""
    found = conn.execute(
        f"SELECT id FROM {table} WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 1 OFFSET ?",
        [first, last, rows],
    ).fetchone()
    until = found[0] - 1 if found else last
    conn.execute("BEGIN IMMEDIATE")
    try:
        _write(conn, table, texts(conn, table, "id BETWEEN ? AND ?", [first, until]))
        conn.execute("DELETE FROM search_todo WHERE kind = ? AND first = ?", [table, first])
        if until < last:
            conn.execute("INSERT OR REPLACE INTO search_todo VALUES (?, ?, ?)", [table, until + 1, last])
        conn.execute("COMMIT")
    finally:
        if conn.in_transaction:  # a full disk may have taken it back already
            conn.execute("ROLLBACK")
    return until + 1, rows if found else _rows(conn, table, first, until)
