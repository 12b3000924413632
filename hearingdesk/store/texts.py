"""A hash of each text that is quoted: of every turn, of every page of a source.

A damaged page of the file can come back readable and wrong; only the text's own hash tells. The hashes stand beside
the record, like the index: no part of the log or of the logical dump, kept in step within the same transaction.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from hashlib import blake2b

from hearingdesk.change import Change
from hearingdesk.store.connection import Connection

QUOTED = {"turn": "text", "source_page": "text"}  # table: the field whose words are hashed
_BYTES = 16
_ADD = "INSERT OR REPLACE INTO text_hash (id, hash) VALUES (?, ?)"
_ADD_ALL = (  # one statement for all of them: a quarter of the time of one for each
    "WITH RECURSIVE place (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM place WHERE n + 1 < ?1) "
    f"INSERT OR REPLACE INTO text_hash (id, hash) SELECT ?2 + n, substr(?3, n * {_BYTES} + 1, {_BYTES}) FROM place"
)


def text_hash(text: str) -> bytes:
    """The hash of a text as it is stored."""
    return blake2b(text.encode(), digest_size=_BYTES).digest()


def text_hashes(written: Iterable[bytes]) -> bytes:
    """The hashes of texts in UTF-8, one behind the other."""
    return b"".join([blake2b(text, digest_size=_BYTES).digest() for text in written])


def add(conn: Connection, ids: range, hashes: bytes) -> None:
    """Keep the hashes of texts that come in bulk, one behind the other, in its own transaction."""
    if len(hashes) != len(ids) * _BYTES:
        raise ValueError(len(hashes))
    conn.execute(_ADD_ALL, [len(ids), ids[0], hashes])


def follow(conn: Connection, change: Change, hashed: Container[int] = ()) -> None:
    """Bring the hashes in step with a change, in its own transaction.

    `hashed`: the first ids of what came in bulk with its hashes.
    """
    for row in change.rows:
        field = QUOTED.get(row.table)
        if field and row.after is None:
            conn.execute("DELETE FROM text_hash WHERE id = ?", [row.id])
        elif field and row.after and field in row.after:
            conn.execute(_ADD, [row.id, text_hash(row.after[field])])
    for part in change.bulk:
        if part.table in QUOTED and part.added and part.first in hashed:
            continue
        if part.table in QUOTED and part.added:
            field = QUOTED[part.table]
            sql = f"INSERT OR REPLACE INTO text_hash SELECT id, text_hash({field}) FROM {part.table}"
            _teach(conn).execute(f"{sql} WHERE id BETWEEN ? AND ?", [part.first, part.last])
        elif part.table in QUOTED:
            conn.execute("DELETE FROM text_hash WHERE id BETWEEN ? AND ?", [part.first, part.last])


def wrong(conn: Connection, table: str) -> Iterator[int]:
    """The ids of a table whose text is not the one that was stored, or has no hash."""
    sql = (
        f"SELECT id FROM {table} LEFT JOIN text_hash USING (id) WHERE hash IS NOT text_hash({QUOTED[table]})"
    )
    for (id,) in _teach(conn).execute(f"{sql} ORDER BY id"):
        yield id


def renew(conn: Connection, table: str, id: int) -> None:
    """Hash a text as it is now."""
    (text,) = conn.execute(f"SELECT {QUOTED[table]} FROM {table} WHERE id = ?", [id]).fetchone()
    conn.execute(_ADD, [id, text_hash(text)])


def _teach(conn: Connection) -> Connection:
    """Let the database call `text_hash` itself: half the time of carrying every text back and forth."""
    conn.create_function("text_hash", 1, text_hash, deterministic=True)
    return conn
