"""The digest of many rows, which the log keeps in their place.

It is taken by columns, a block of rows at a time: most columns of a block say the same in every row, and the others
are summed up in one piece. A digest says by its beginning how it was taken; those of the first way, over a line of
JSON for each row, stay in the logs of older files and are told by it still.
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from hearingdesk.store.lines import Lines, Values
from hearingdesk.store.written import Written

ROWS = 10_000  # rows of one block: a part of the way, never to be changed
_MARK = "2:"
_ONE, _WORDS, _OTHER = b"=", b"w", b"j"  # the sorts of column; they are a part of the way too
Column = Sequence[Any]


def of_column(values: Column) -> bytes:
    """What a column of a block comes to; how many rows there are does not matter where all say the same."""
    if values.count(values[0]) == len(values):
        return _of_one(values[0])
    if isinstance(values, Written):
        return _of_texts(values.sizes, b"".join(values.pieces))
    if set(map(type, values)) == {str}:
        return _of_texts([*map(len, values)], "".join(values).encode())
    return hashlib.sha256(_OTHER + _spelled(list(values))).digest()


@lru_cache(maxsize=200, typed=True)
def of_alike(value: Any) -> bytes:
    """The same of a column that says this in every row: a default or a link, short and met again and again."""
    return _of_one(value)


def _of_one(value: Any) -> bytes:
    return hashlib.sha256(_ONE + _spelled(value)).digest()


def _of_texts(sizes: Sequence[int], together: bytes) -> bytes:
    found = hashlib.sha256(_WORDS + struct.pack(f"<{len(sizes)}I", *sizes))
    found.update(together)
    return found.digest()


def of_block(count: int, columns: Sequence[bytes], empty: Values) -> bytes:
    """What a block comes to, from what its columns came to.

    Columns at the end that are the default in every row are left out: one that a later format adds changes nothing.
    """
    end = len(columns)
    while end and columns[end - 1] == of_alike(empty[end - 1]):
        end -= 1
    return hashlib.sha256(b"".join([struct.pack("<I", count), *columns[:end]])).digest()


def of_blocks(blocks: Iterable[bytes]) -> str:
    """The digest, from what the blocks came to."""
    return _MARK + hashlib.sha256(b"".join(blocks)).hexdigest()


def of_rows(rows: Iterable[Values], lines: Lines) -> str:
    """The digest of rows of a table."""
    summary = _ByColumns(lines)
    for row in rows:
        summary.add(row)
    return summary.digest


class Told:
    """Rows passed on, counted and summed up on the way as a digest was; no more than one too many."""

    def __init__(self, rows: Iterable[Values], lines: Lines, digest: str, most: int) -> None:
        self._rows, self._expected, self._most = rows, digest, most
        self._summary = _ByColumns(lines) if digest.startswith(_MARK) else _ByLines(lines)
        self.count = 0

    def __iter__(self) -> Iterator[Values]:
        for row in self._rows:
            self._summary.add(row)
            self.count += 1
            if self.count > self._most:
                return
            yield row

    @property
    def agrees(self) -> bool:
        """When they have passed: are they as many as they should be, and what the digest says?"""
        return self.count == self._most and self._summary.digest == self._expected


class _ByLines:
    """The first way."""

    def __init__(self, lines: Lines) -> None:
        self._lines, self._sum = lines, hashlib.sha256()

    def add(self, row: Values) -> None:
        self._sum.update(self._lines.write(row))

    @property
    def digest(self) -> str:
        return self._sum.hexdigest()


class _ByColumns:
    """The second way."""

    def __init__(self, lines: Lines) -> None:
        self._empty = lines.empty
        self._rows: list[Values] = []
        self._blocks: list[bytes] = []

    def add(self, row: Values) -> None:
        self._rows.append(row)
        if len(self._rows) == ROWS:
            self._close()

    def _close(self) -> None:
        columns = [of_column(values) for values in zip(*self._rows, strict=True)]
        self._blocks.append(of_block(len(self._rows), columns, self._empty))
        self._rows = []

    @property
    def digest(self) -> str:
        if self._rows:
            self._close()
        return of_blocks(self._blocks)


def _spelled(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_summed).encode()


def _summed(value: Any) -> Any:
    """Bytes, which JSON has no word for."""
    return {"sha256": hashlib.sha256(value).hexdigest()}
