"""Rows taken straight from the pages of a file: where a branch of a table is gone, its leaves still hold them.

Only what is looked for is taken: a row counts by its id, which no two kinds share, and by its number of columns.
The layout is that of the SQLite file format (https://www.sqlite.org/fileformat2.html).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

_PAGE = 4096
_LEAF = 13  # the first byte of a leaf of a table
_MOST_HERE, _LEAST_HERE = _PAGE - 35, (_PAGE - 12) * 32 // 255 - 23  # bytes of a row kept in its leaf
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # sort of value: its bytes
Found = tuple[str, tuple[Any, ...]]


def rows(file: Path, wanted: Mapping[int, tuple[str, int]]) -> Iterator[Found]:
    """Every (table, values) whose id is wanted; `wanted` says of an id its table and that one's number of columns."""
    with open(file, "rb") as pages:
        leaves = _Leaves(pages, file.stat().st_size)
        number = 0
        while page := pages.read(_PAGE):
            if page[0] == _LEAF and len(page) == _PAGE:
                yield from leaves.rows(page, wanted)
            number += 1
            pages.seek(number * _PAGE)


class _Leaves:
    """Reads the leaves of one file. Chains of further pages are read up to twice the size of the file."""

    def __init__(self, pages: BinaryIO, size: int) -> None:
        self._pages, self._size, self._left = pages, size, 2 * size

    def rows(self, page: bytes, wanted: Mapping[int, tuple[str, int]]) -> Iterator[Found]:
        count = int.from_bytes(page[3:5], "big")
        for cell in range(min(count, (_PAGE - 8) // 2)):
            at = int.from_bytes(page[8 + 2 * cell : 10 + 2 * cell], "big")
            try:
                size, at = _varint(page, at)
                id, at = _varint(page, at)
                if id not in wanted:
                    continue
                table, columns = wanted[id]
                values = _values(self._payload(page, at, size))
            except (IndexError, ValueError, struct.error):
                continue  # the page is no leaf, or its end is gone
            if len(values) == columns and values[0] is None:
                yield table, (id, *values[1:])

    def _payload(self, page: bytes, at: int, size: int) -> bytes:
        """The bytes of a row, those on further pages included. Raises ValueError where they do not add up."""
        if size <= _MOST_HERE:
            return page[at : at + size]
        if size > min(self._size, self._left):
            raise ValueError("the row is larger than its file")
        here = _LEAST_HERE + (size - _LEAST_HERE) % (_PAGE - 4)
        here = here if here <= _MOST_HERE else _LEAST_HERE
        found = bytearray(page[at : at + here])
        following = int.from_bytes(page[at + here : at + here + 4], "big")
        while len(found) < size:
            if not following:
                raise ValueError("the chain of pages ends too early")
            self._pages.seek((following - 1) * _PAGE)
            more = self._pages.read(_PAGE)
            self._left -= _PAGE
            if len(more) < _PAGE or self._left < 0:
                raise ValueError("the chain of pages leads out of the file, or in a circle")
            found += more[4 : 4 + size - len(found)]
            following = int.from_bytes(more[:4], "big")
        return bytes(found)


def _values(payload: bytes) -> list[Any]:
    """The values of a row. Raises ValueError, IndexError where the bytes are none."""
    end, at = _varint(payload, 0)
    sorts: list[int] = []
    while at < end:
        sort, at = _varint(payload, at)
        sorts.append(sort)
    values: list[Any] = []
    for sort in sorts:
        size = _INTEGERS.get(sort, 8 if sort == 7 else max(sort - 12, 0) // 2)
        piece = payload[at : at + size]
        if len(piece) < size:
            raise ValueError("the row is cut short")
        values.append(_value(sort, piece))
        at += size
    return values


def _value(sort: int, piece: bytes) -> Any:
    if sort in _INTEGERS:
        return int.from_bytes(piece, "big", signed=True)
    if sort == 7:
        return struct.unpack(">d", piece)[0]
    if sort >= 12:
        return piece.decode("utf-8", "replace") if sort % 2 else piece
    return {0: None, 8: 0, 9: 1}[sort] if sort in (0, 8, 9) else piece


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next thing begins."""
    number = 0
    for place in range(8):
        byte = data[at + place]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, at + place + 1
    return number << 8 | data[at + 8], at + 9
