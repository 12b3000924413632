"""Row changes put into the tables, checked against what the log says was there before."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from hearingdesk.change import BulkChange, Row, RowChange
from hearingdesk.errors import OutOfDate
from hearingdesk.store.connection import Connection
from hearingdesk.words import _


def row_of(conn: Connection, table: str, id: int) -> Row | None:
    """A stored row as a dictionary, or None."""
    cursor = conn.execute(f"SELECT * FROM {table} WHERE id = ?", [id])
    found = cursor.fetchone()
    return dict(zip((c[0] for c in cursor.description), found, strict=True)) if found else None


def difference(before: Row, after: Row) -> tuple[Row, Row]:
    """The fields that differ, as they were and as they become."""
    changed = [name for name in after if before[name] != after[name]]
    return {n: before[n] for n in changed}, {n: after[n] for n in changed}


def apply(conn: Connection, db: Any, change: RowChange) -> None:
    """Write one row change. Raises OutOfDate when the row is not what the change says it was."""
    now = row_of(conn, change.table, change.id)
    if not _fits(now, change):
        raise OutOfDate(
            _(
                "Something in this entry was changed since, so the step cannot be taken: undo the later change first."
            )
        )
    table = db.table(change.table)
    if change.after is None:
        table.delete(change.id)
    elif change.before is None:
        table.insert({"id": change.id, **change.after})
    else:
        table.update(change.id, change.after)


def _fits(now: Row | None, change: RowChange) -> bool:
    if change.before is None or now is None:
        return change.before is None and now is None
    return all(name in now and now[name] == value for name, value in change.before.items())


def insert_many(conn: Connection, table: str, rows: Sequence[Row]) -> BulkChange:
    """Add rows whose ids lie together, in one go; what the log keeps of them is a range and a digest."""
    names = list(rows[0])
    marks = ",".join("?" * len(names))
    values = [tuple(row.values()) for row in rows]
    conn.executemany(f"INSERT INTO {table} ({','.join(names)}) VALUES ({marks})", values)
    first, last = rows[0]["id"], rows[-1]["id"]
    return BulkChange(table, first, last, len(rows), digest(conn, table, first, last))


def take_out(conn: Connection, part: BulkChange) -> bytes:
    """Remove the rows of a bulk change and give them back packed. Raises OutOfDate when they are not as they were."""
    rows = list(_range(conn, part.table, part.first, part.last))
    if len(rows) != part.count or digest(conn, part.table, part.first, part.last) != part.digest:
        raise OutOfDate(_("Some of what this step added was changed since: undo the later change first."))
    packed = pack(conn, part.table, rows)
    conn.execute(f"DELETE FROM {part.table} WHERE id BETWEEN ? AND ?", [part.first, part.last])
    return packed


def put_back(conn: Connection, part: BulkChange, packed: bytes) -> None:
    """Add the packed rows of a bulk change again. Raises OutOfDate when they do not give the digest of the log."""
    names, rows = unpack(packed)
    marks = ",".join("?" * len(names))
    conn.executemany(f"INSERT INTO {part.table} ({','.join(names)}) VALUES ({marks})", rows)
    if digest(conn, part.table, part.first, part.last) != part.digest:
        raise OutOfDate(_("The rows packed away do not match the log, so the step cannot be taken again."))


def digest(conn: Connection, table: str, first: int, last: int) -> str:
    """SHA-256 over the rows of a range in order of their ids."""
    summary = hashlib.sha256()
    for row in _range(conn, table, first, last):
        summary.update(json.dumps(row, ensure_ascii=False, default=bytes.hex).encode())
    return summary.hexdigest()


def pack(conn: Connection, table: str, rows: Sequence[Sequence[Any]]) -> bytes:
    """Rows and the names of their columns, compressed; bytes as {"hex": …}."""
    cursor = conn.execute(f"SELECT * FROM {table} LIMIT 0")
    names = [column[0] for column in cursor.description]
    text = json.dumps([names, rows], ensure_ascii=False, default=lambda value: {"hex": value.hex()})
    return zlib.compress(text.encode(), 6)


def unpack(packed: bytes) -> tuple[list[str], list[list[Any]]]:
    """What `pack` made."""
    names, rows = json.loads(zlib.decompress(packed))
    return names, [[bytes.fromhex(v["hex"]) if isinstance(v, dict) else v for v in row] for row in rows]


def join_packs(parts: Sequence[bytes]) -> bytes | None:
    """Several packs as one blob, each behind its length (8 bytes, big end first)."""
    return b"".join(len(part).to_bytes(8, "big") + part for part in parts) or None


def split_packs(blob: bytes | None) -> Iterator[bytes]:
    """The packs of such a blob."""
    at = 0
    while blob and at < len(blob):
        size = int.from_bytes(blob[at : at + 8], "big")
        yield blob[at + 8 : at + 8 + size]
        at += 8 + size


def _range(conn: Connection, table: str, first: int, last: int) -> Iterator[Sequence[Any]]:
    yield from conn.execute(f"SELECT * FROM {table} WHERE id BETWEEN ? AND ? ORDER BY id", [first, last])
