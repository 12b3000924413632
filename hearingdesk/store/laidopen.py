"""A case laid open: its rows and its log as they are stored, one after the other, for files that outlive us."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from hearingdesk.store.connection import Connection

_CHANGE = "id, arrived, desk, seq, at, author, title, act, of, note, body, previous, hash"


class LaidOpen:
    """Reads what stands in the file without making records of it. Memory stays flat whatever there is."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def rows(self, table: str, fields: Sequence[str], blobs: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
        """The rows of a table in the order of their ids; of a blob only how many bytes it has."""
        chosen = ", ".join(f"length({one}) AS {one}" if one in blobs else one for one in ("id", *fields))
        yield from self._read(f"SELECT {chosen} FROM {table} ORDER BY id")

    def changes(self) -> Iterator[dict[str, Any]]:
        """The entries of the log in the order they came; `packed` is the SHA-256 of what an entry packed away."""
        sql = f"SELECT {_CHANGE}, packed FROM change ORDER BY arrived"
        for row in self._read(sql):
            packed = row.pop("packed")
            yield {**row, "packed": "" if packed is None else hashlib.sha256(packed).hexdigest()}

    def packing(self) -> list[int]:
        """The entries that packed rows away."""
        return [
            id
            for (id,) in self._conn.execute("SELECT id FROM change WHERE packed IS NOT NULL ORDER BY arrived")
        ]

    def packed(self, id: int) -> bytes:
        """What an entry packed away, as it lies there."""
        return self._conn.execute("SELECT packed FROM change WHERE id = ?", [id]).fetchone()[0]

    def _read(self, sql: str) -> Iterator[dict[str, Any]]:
        cursor = self._conn.execute(sql)
        names = [column[0] for column in cursor.description]
        for values in cursor:
            yield dict(zip(names, values, strict=True))
