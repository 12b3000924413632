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
        self._blocks = 0
        self._count = 0
        for turn in turns:
            self.add(turn)

    def add(self, turn: Turn) -> None:
        """One more at the end."""
        self._open.append(tuple(turn))
        self._count += 1
        if len(self._open) == BLOCK:
            self._file.seek(0, 2)
            pickle.dump(self._open, self._file, pickle.HIGHEST_PROTOCOL)
            self._open = []
            self._blocks += 1

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Turn]:
        place = 0
        for _block in range(self._blocks):
            self._file.seek(place)
            block = pickle.load(self._file)
            place = self._file.tell()
            yield from map(Turn._make, block)
        yield from map(Turn._make, self._open)

    def __bool__(self) -> bool:
        return self._count > 0
