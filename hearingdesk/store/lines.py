"""The rows of a table as lines of JSON: the one spelling for digests, for packed rows and for the logical dump."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from hearingdesk.store.connection import Connection

Values = Sequence[Any]
BYTES_AT_ONCE = 1 << 16
LONGEST = 256 * 1024 * 1024  # bytes of one line: a value of 64 MB as hexadecimal, and room
EXPANDED = 300  # times its size that a piece may give; rows of tables give 20 times, and zlib would let 1,000 through
FREE = 64 * 1024 * 1024  # bytes that a piece may give in any case


class Lines:
    """Writes and reads the lines of one table.

    Values at the end of a row that are the column's default are left out: a column that a later format adds
    changes no digest, and rows packed before fit the table after.
    """

    def __init__(self, conn: Connection, table: str) -> None:
        found = conn.execute("SELECT name, coalesce(dflt_value, 'NULL') FROM pragma_table_info(?)", [table])
        self.names, defaults = zip(*found.fetchall(), strict=True)
        self.empty = conn.execute(f"SELECT {', '.join(defaults)}").fetchone()
        self._decode = json.JSONDecoder(object_hook=as_stored).decode
        self._encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=as_plain).encode

    def write(self, values: Values) -> bytes:
        """A row as a line."""
        end = len(values)
        while values[end - 1] == self.empty[end - 1]:
            end -= 1
        return (self._encode(values[:end]) + "\n").encode()

    def read(self, line: bytes) -> Values:
        """The row of a line."""
        values = self._decode(line.decode())
        return (*values, *self.empty[len(values) :])


def as_plain(value: Any) -> Any:
    """What JSON has no word for: bytes, as {"hex": …}."""
    return {"hex": value.hex()}


def as_stored(value: Any) -> Any:
    """The same backwards."""
    return bytes.fromhex(value["hex"]) if isinstance(value, dict) else value


def digest(lines: Iterable[bytes]) -> str:
    """SHA-256 over lines in their order."""
    summary = hashlib.sha256()
    for line in lines:
        summary.update(line)
    return summary.hexdigest()


def packed(lines: Iterable[bytes]) -> bytes:
    """Lines compressed into one piece."""
    press = zlib.compressobj(6)
    return b"".join([*map(press.compress, lines), press.flush()])


def unpacked(piece: bytes) -> Iterator[bytes]:
    """The lines of such a piece. Raises zlib.error for bytes that were never packed, or packed to burst."""
    press, rest, at, given = zlib.decompressobj(), [b""], 0, 0
    while at < len(piece):
        found = press.decompress(piece[at : at + BYTES_AT_ONCE])
        at += BYTES_AT_ONCE
        given += len(found)
        if given > FREE + EXPANDED * len(piece) or sum(map(len, rest)) > LONGEST:
            raise zlib.error("more comes out than any rows give")
        first, *others = found.split(b"\n")
        rest.append(first)
        for line in others:
            yield b"".join(rest) + b"\n"
            rest = [line]


def dump(conn: Connection, tables: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The logical dump: every row of these tables as (table, line), in order of table and id."""
    for table in tables:
        lines = Lines(conn, table)
        for row in conn.execute(f"SELECT * FROM {table} ORDER BY id"):
            yield table, lines.write(row)
