"""Turns too many to hold: kept in a temporary file, in the order they came, and read from it as often as asked.

They lie there by columns, for so they are looked at and stored; the texts in UTF-8.
"""

from __future__ import annotations

import pickle
import tempfile
import weakref
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, Protocol, runtime_checkable

from hearingdesk.exchange.inner import Turn, Turns
from hearingdesk.store.written import Written

BLOCK = 5_000  # turns in memory at a time
SIZE = 8_000_000  # characters in them
# of turns: a column for each of their fields; the texts, which come first, are `Written`
Columns = Sequence[Any]


@runtime_checkable
class _InColumns(Protocol):
    """Turns that lie by columns."""

    def columns(self) -> Iterator[Columns]:
        """Some at a time, never more than BLOCK."""
        ...


class Spool:
    """Grows by `add`; whoever made it reads it any number of times. The file is gone when nobody holds it."""

    def __init__(self, turns: Iterable[Turn] = ()) -> None:
        self._open: list[Turn] = []
        self._size = 0  # characters in these
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the spool
        weakref.finalize(self, self._file.close)
        self._places: list[int] = []  # where in the file each block begins
        self._firsts: list[int] = [0]  # which turn each block begins with, the open one included
        self._count = 0
        # the block read last, which short stretches share: its number, and how many turns there were then
        self._last: tuple[tuple[int, int], Columns] = ((-1, 0), ())
        for turn in turns:
            self.add(turn)

    def add(self, turn: Turn) -> None:
        """One more at the end."""
        self._open.append(turn)
        self._count += 1
        self._size += len(turn.text)
        if len(self._open) >= BLOCK or self._size >= SIZE:
            self._places.append(self._file.seek(0, 2))
            pickle.dump(in_columns(self._open), self._file, pickle.HIGHEST_PROTOCOL)
            self._firsts.append(self._count)
            self._open, self._size = [], 0

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Turn]:
        return self.between(0, self._count)

    def columns(self) -> Iterator[Columns]:
        """All of them by columns, a block at a time."""
        return self.columns_between(0, self._count)

    def between(self, start: int, stop: int) -> Iterator[Turn]:
        """The turns from one place up to another, counted from 0."""
        for columns in self.columns_between(start, stop):
            yield from map(Turn._make, zip(*columns, strict=True))

    def columns_between(self, start: int, stop: int) -> Iterator[Columns]:
        """The same by columns, a block at a time."""
        number = bisect_right(self._firsts, start) - 1
        while start < stop and number <= len(self._places):
            first = self._firsts[number]
            columns = [column[start - first : stop - first] for column in self._block(number)]
            if not columns or not columns[0]:
                return
            yield columns
            start += len(columns[0])
            number += 1

    def _block(self, number: int) -> Columns:
        if self._last[0] != (number, self._count):
            if number >= len(self._places):
                columns = in_columns(self._open)
            else:
                self._file.seek(self._places[number])
                columns = pickle.load(self._file)
            self._last = ((number, self._count), columns)
        return self._last[1]

    def __bool__(self) -> bool:
        return self._count > 0


class Stretch:
    """The turns of one spool from where it was made: many sittings share a spool, for each is a file."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._start = self._stop = len(spool)

    def add(self, turn: Turn) -> None:
        """One more at the end of the spool, which is the end of this stretch."""
        self._spool.add(turn)
        self._stop = len(self._spool)

    def __len__(self) -> int:
        return self._stop - self._start

    def __iter__(self) -> Iterator[Turn]:
        return self._spool.between(self._start, self._stop)

    def columns(self) -> Iterator[Columns]:
        """All of them by columns, a block at a time."""
        return self._spool.columns_between(self._start, self._stop)

    def __bool__(self) -> bool:
        return self._stop > self._start


def in_blocks(turns: Turns) -> Iterator[Columns]:
    """Turns by columns, BLOCK at a time, or fewer where they are long; never twice as many."""
    waiting: list[Columns] = []
    count = size = 0
    for columns in turns.columns() if isinstance(turns, _InColumns) else _chunks(turns):
        waiting.append(columns)
        count += len(columns[0])
        size += sum(columns[0].sizes)
        if count >= BLOCK or size >= SIZE:
            yield _joined(waiting)
            waiting, count, size = [], 0, 0
    if waiting:
        yield _joined(waiting)


def in_columns(things: Sequence[tuple[Any, ...]]) -> Columns:
    """Turns, or what else begins with a text, by columns."""
    texts, *others = zip(*things, strict=True)
    return [Written.of(texts), *others]


def _chunks(turns: Turns) -> Iterator[Columns]:
    coming = iter(turns)
    while some := list(islice(coming, BLOCK)):
        yield in_columns(some)


def _joined(parts: Sequence[Columns]) -> Columns:
    if len(parts) == 1:
        return parts[0]
    texts, *others = zip(*parts, strict=True)
    return [Written.joined(texts), *(list(chain.from_iterable(columns)) for columns in others)]
