"""Row changes put into the tables, checked against what the log says was there before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from hearingdesk.change import BulkChange, Row, RowChange
from hearingdesk.errors import OutOfDate
from hearingdesk.job import Steps
from hearingdesk.store.connection import Connection
from hearingdesk.store.lines import Lines, digest, packed, unpacked
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


def insert_many(conn: Connection, table: str, rows: Iterable[Row], first: int) -> BulkChange:
    """Add rows whose ids lie together from `first` on; what the log keeps of them is a range and a digest."""
    names = Lines(conn, table).names
    marks = ",".join("?" * len(names))
    added = conn.executemany(
        f"INSERT INTO {table} ({','.join(names)}) VALUES ({marks})",
        (tuple(row[name] for name in names) for row in rows),
    ).rowcount
    last = first + added - 1
    return BulkChange(table, first, last, added, digest(_range(conn, table, first, last)))


def take_out(conn: Connection, part: BulkChange, steps: Steps) -> bytes:
    """Remove the rows of a bulk change and give them back packed. Raises OutOfDate when they are not as they were."""
    told = Told(steps.over(_range(conn, part.table, part.first, part.last)), part.count)
    piece = packed(told)
    if (told.count, told.digest) != (part.count, part.digest):
        raise OutOfDate(_("Some of what this step added was changed since: undo the later change first."))
    conn.execute(f"DELETE FROM {part.table} WHERE id BETWEEN ? AND ?", [part.first, part.last])
    return piece


def put_back(conn: Connection, part: BulkChange, piece: bytes, steps: Steps) -> None:
    """Add the packed rows of a bulk change again. Raises OutOfDate when they do not give the digest of the log."""
    lines, told = Lines(conn, part.table), Told(steps.over(unpacked(piece)), part.count)
    marks = ",".join("?" * len(lines.names))
    conn.executemany(
        f"INSERT INTO {part.table} ({','.join(lines.names)}) VALUES ({marks})", map(lines.read, told)
    )
    if (told.count, told.digest) != (part.count, part.digest):
        raise OutOfDate(_("The rows packed away do not match the log, so the step cannot be taken again."))


class Told:
    """Lines passed on, counted and summed up on the way; no more than one too many."""

    def __init__(self, lines: Iterable[bytes], most: int) -> None:
        self._lines, self._summary, self._most = lines, hashlib.sha256(), most
        self.count = 0

    def __iter__(self) -> Iterator[bytes]:
        for line in self._lines:
            self._summary.update(line)
            self.count += 1
            if self.count > self._most:
                return
            yield line

    @property
    def digest(self) -> str:
        return self._summary.hexdigest()


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


def _range(conn: Connection, table: str, first: int, last: int) -> Iterator[bytes]:
    rows = conn.execute(f"SELECT * FROM {table} WHERE id BETWEEN ? AND ? ORDER BY id", [first, last])
    return map(Lines(conn, table).write, rows)
