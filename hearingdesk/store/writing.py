"""Row changes put into the tables, checked against what the log says was there before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any

from hearingdesk.change import BulkChange, Row, RowChange
from hearingdesk.errors import OutOfDate
from hearingdesk.job import Steps
from hearingdesk.store.blocks import Block
from hearingdesk.store.connection import Connection
from hearingdesk.store.lines import Lines, Values, packed, unpacked
from hearingdesk.store.summary import Told, of_alike, of_block, of_column
from hearingdesk.store.written import Written
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


def insert(conn: Connection, table: str, block: Block, first: int) -> bytes:
    """Add rows whose ids lie together from `first` on; returns what they come to in a digest.

    Only columns in which the rows differ are handed over row by row.
    """
    lines = Lines(conn, table)
    ids = list(range(first, first + block.count))
    given = {"id": "?"}
    handed: list[Iterable[Any]] = [ids]
    for name, default in zip(lines.names[1:], lines.empty[1:], strict=True):
        values = block.columns.get(name)
        if values is not None and values.count(values[0]) < block.count:
            written = isinstance(values, Written)
            given[name] = "CAST(? AS TEXT)" if written else "?"
            # for every value of another type, bytes too, the driver looks for an adapter: dearer than this copy
            handed.append(map(bytearray, values.pieces) if written else values)
            continue
        value = values[0] if values is not None else block.same.get(name, default)
        if value != default:
            given[name] = str(value) if type(value) is int else "?"
            handed += [] if type(value) is int else [repeat(value, block.count)]
    sql = f"INSERT INTO {table} ({','.join(given)}) VALUES ({','.join(given.values())})"
    conn.executemany(sql, zip(*handed, strict=True))
    alike = {name: of_alike(value) for name, value in zip(lines.names, lines.empty, strict=True)}
    alike |= {name: of_alike(value) for name, value in block.same.items()}
    sums = {**alike, **block.digests, "id": of_column(ids)}
    return of_block(block.count, [sums[name] for name in lines.names], lines.empty)


def take_out(conn: Connection, part: BulkChange, steps: Steps) -> bytes:
    """Remove the rows of a bulk change and give them back packed. Raises OutOfDate when they are not as they were."""
    lines = Lines(conn, part.table)
    told = Told(steps.over(_range(conn, part)), lines, part.digest, part.count)
    piece = packed(map(lines.write, told))
    if not told.agrees:
        raise OutOfDate(_("Some of what this step added was changed since: undo the later change first."))
    conn.execute(f"DELETE FROM {part.table} WHERE id BETWEEN ? AND ?", [part.first, part.last])
    return piece


def put_back(conn: Connection, part: BulkChange, piece: bytes, steps: Steps) -> None:
    """Add the packed rows of a bulk change again. Raises OutOfDate when they do not give the digest of the log."""
    lines = Lines(conn, part.table)
    told = Told(map(lines.read, steps.over(unpacked(piece))), lines, part.digest, part.count)
    marks = ",".join("?" * len(lines.names))
    conn.executemany(f"INSERT INTO {part.table} ({','.join(lines.names)}) VALUES ({marks})", told)
    if not told.agrees:
        raise OutOfDate(_("The rows packed away do not match the log, so the step cannot be taken again."))


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


def _range(conn: Connection, part: BulkChange) -> Iterable[Values]:
    return conn.execute(
        f"SELECT * FROM {part.table} WHERE id BETWEEN ? AND ? ORDER BY id", [part.first, part.last]
    )
