"""A hash of each text that is quoted: of every turn, of every page of a source.

A damaged page of the file can come back readable and wrong; only the text's own hash tells. The hashes stand beside
the record, like the index: no part of the log or of the logical dump, kept in step within the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from hearingdesk.change import BulkChange, Change
from hearingdesk.store.connection import Connection

QUOTED = {"turn": "text", "source_page": "text"}  # table: the field whose words are hashed
_BYTES = 16
_ADD = "INSERT OR REPLACE INTO text_hash (id, hash) VALUES (?, ?)"


def text_hash(text: str) -> bytes:
    """The hash of a text as it is stored."""
    return blake2b(text.encode(), digest_size=_BYTES).digest()


def follow(conn: Connection, change: Change) -> None:
    """Bring the hashes in step with a change, in its own transaction."""
    for row in change.rows:
        field = QUOTED.get(row.table)
        if field and row.after is None:
            conn.execute("DELETE FROM text_hash WHERE id = ?", [row.id])
        elif field and row.after and field in row.after:
            conn.execute(_ADD, [row.id, text_hash(row.after[field])])
    for part in change.bulk:
        if part.table in QUOTED and part.added:
            conn.executemany(_ADD, _hashed(conn, part))
        elif part.table in QUOTED:
            conn.execute("DELETE FROM text_hash WHERE id BETWEEN ? AND ?", [part.first, part.last])


def wrong(conn: Connection, table: str) -> Iterator[int]:
    """The ids of a table whose text is not the one that was stored, or has no hash."""
    field = QUOTED[table]
    rows = conn.execute(f"SELECT id, {field}, hash FROM {table} LEFT JOIN text_hash USING (id) ORDER BY id")
    for id, text, found in rows:
        if found != text_hash(text):
            yield id


def renew(conn: Connection, table: str, id: int) -> None:
    """Hash a text as it is now."""
    (text,) = conn.execute(f"SELECT {QUOTED[table]} FROM {table} WHERE id = ?", [id]).fetchone()
    conn.execute(_ADD, [id, text_hash(text)])


def _hashed(conn: Connection, part: BulkChange) -> Iterator[tuple[int, bytes]]:
    sql = f"SELECT id, {QUOTED[part.table]} FROM {part.table} WHERE id BETWEEN ? AND ?"
    for id, text in conn.execute(sql, [part.first, part.last]):
        yield id, text_hash(text)
