"""Turns too many to hold: kept in a temporary file, in the order they came, and read from it as often as asked."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from collections.abc import Iterable, Iterator

from hearingdesk.exchange.inner import Turn

BLOCK = 5_000  # turns in memory at a time


class Spool:
    """Grows by `add`; whoever made it reads it any number of times. The file is gone when nobody holds it."""

    def __init__(self, turns: Iterable[Turn] = ()) -> None:
        self._open: list[tuple[object, ...]] = []
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the spool
        weakref.finalize(self, self._file.close)
        self._places: list[int] = []  # where in the file each block begins
        self._count = 0
        self._last: tuple[int, list[tuple[object, ...]]] = (
            -1,
            [],
        )  # the block read last: short stretches share it
        for turn in turns:
            self.add(turn)

    def add(self, turn: Turn) -> None:
        """One more at the end."""
        self._open.append(tuple(turn))
        self._count += 1
        if len(self._open) == BLOCK:
            self._places.append(self._file.seek(0, 2))
            pickle.dump(self._open, self._file, pickle.HIGHEST_PROTOCOL)
            self._open = []

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Turn]:
        return self.between(0, self._count)

    def between(self, start: int, stop: int) -> Iterator[Turn]:
        """The turns from one place up to another, counted from 0."""
        for block in range(start // BLOCK, -(-stop // BLOCK)):
            turns = self._block(block)
            first = block * BLOCK
            yield from map(Turn._make, turns[max(start - first, 0) : stop - first])

    def _block(self, number: int) -> list[tuple[object, ...]]:
        if number >= len(self._places):
            return self._open
        if number != self._last[0]:
            self._file.seek(self._places[number])
            self._last = (number, pickle.load(self._file))
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

    def __bool__(self) -> bool:
        return self._stop > self._start
