"""Things too many to hold, put on shelves by a key as they come and read shelf by shelf: sittings out of a table.

One temporary file however many the shelves; what is on them is in memory only until it is much.
"""

from __future__ import annotations

import pickle
import tempfile
import weakref
from collections.abc import Callable, Hashable, Iterator
from typing import Any, Generic, TypeVar

from hearingdesk.exchange.spool import Columns, in_columns

BLOCK = 5_000  # things in memory at a time, all shelves together
SIZE = 8_000_000  # characters in them
T = TypeVar("T")


class Shelves(Generic[T]):
    """Grows by `add`. The file is gone when neither it nor a shelf is held any more."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        """`make`: a thing out of the tuple that `add` was given."""
        self.make = make
        self.file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the shelves
        weakref.finalize(self, self.file.close)
        self._shelves: dict[Hashable, Shelf[T]] = {}
        self._waiting = self._size = 0

    @property
    def keys(self) -> list[Hashable]:
        """The shelves in the order they were begun."""
        return list(self._shelves)

    def __getitem__(self, key: Hashable) -> Shelf[T]:
        """The shelf of that key, begun where it is not there."""
        if key not in self._shelves:
            self._shelves[key] = Shelf(self)
        return self._shelves[key]

    def add(self, key: Hashable, thing: tuple[Any, ...], size: int) -> None:
        """One more on the shelf of that key; `size` in characters."""
        self[key].open.append(thing)
        self._waiting += 1
        self._size += size
        if self._waiting >= BLOCK or self._size >= SIZE:
            for shelf in self._shelves.values():
                shelf.settle()
            self._waiting = self._size = 0


class Shelf(Generic[T]):
    """What has one key, in the order it came, as often as one likes."""

    def __init__(self, shelves: Shelves[T]) -> None:
        self._shelves = shelves
        self._blocks: list[int] = []  # where they begin in the file
        self._settled = 0  # things in these
        self.open: list[tuple[Any, ...]] = []  # what is in memory yet; `Shelves.add` alone puts it there

    def settle(self) -> None:
        """Write what is in memory to the file."""
        if self.open:
            self._blocks.append(self._shelves.file.seek(0, 2))
            pickle.dump(in_columns(self.open), self._shelves.file, pickle.HIGHEST_PROTOCOL)
            self._settled += len(self.open)
            self.open = []

    def __len__(self) -> int:
        return self._settled + len(self.open)

    def __iter__(self) -> Iterator[T]:
        for columns in self.columns():
            yield from map(self._shelves.make, zip(*columns, strict=True))

    def columns(self) -> Iterator[Columns]:
        """All of it by columns, one for each place of the tuples, some at a time."""
        for place in self._blocks:
            self._shelves.file.seek(place)
            yield pickle.load(self._shelves.file)
        if self.open:
            yield in_columns(self.open)
