"""What lies on a disk after the power failed: some of what was not brought there, in any order, whole or torn."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.trace import Cut, Name, Op, Sync, SyncFolder, Trace, Write

SECTOR, PAGE = 512, 4096  # bytes that a disk writes whole, or a program likes to
VARIANTS = ("kept", "lost", "names only", "data only", "some", "torn", "hollow")


@dataclass(slots=True)
class _File:
    """Bytes on the disk, and what waits to be brought there."""

    there: bytearray
    waiting: list[Write | Cut] = field(default_factory=list)


class Disk:
    """A folder on a disk, followed call by call up to the moment of the failure.

    `strict`: bringing a file to the disk brings no names there, as POSIX allows; else it brings all, as journaling
    file systems do.
    """

    def __init__(self, trace: Trace, strict: bool) -> None:
        self._strict = strict
        self._files = {number: _File(bytearray(data)) for number, data in trace.contents.items()}
        self._names = dict(trace.before)
        self._folders: set[str] = set()
        self._waiting: list[Name] = []

    def take(self, op: Op) -> None:
        """Follow one call."""
        if isinstance(op, Write | Cut):
            self._file(op.file).waiting.append(op)
        elif isinstance(op, Sync):
            file = self._file(op.file)
            for one in file.waiting:
                _apply(file.there, one)
            file.waiting.clear()
            if not self._strict:
                self._bring(self._waiting)
        elif isinstance(op, SyncFolder):
            self._bring([one for one in self._waiting if not self._strict or _concerns(one, op.folder)])
        elif isinstance(op, Name):
            self._waiting.append(op)

    def fail(self, variant: str, chance: random.Random) -> tuple[dict[str, bytes], set[str]]:
        """The files and folders that are there when the power is back. The disk is of no use afterwards."""
        waiting = self._waiting
        if variant in ("some", "hollow"):
            waiting = waiting[: chance.randint(0, len(waiting))]
        elif variant == "torn":
            waiting = [one for one in waiting if chance.random() < 0.5]
        elif variant in ("lost", "data only"):
            waiting = []
        self._bring(list(waiting))
        return {name: self._bytes(n, variant, chance) for name, n in self._names.items()}, self._folders

    def _file(self, number: int) -> _File:
        return self._files.setdefault(number, _File(bytearray()))

    def _bring(self, names: Sequence[Name]) -> None:
        done = {id(one) for one in names}
        for one in names:
            if one.sort == "folder":
                (self._folders.add(one.after) if one.after else self._folders.discard(one.before))
                continue
            self._names.pop(one.before, None)
            if one.after:
                self._names[one.after] = one.file
        self._waiting = [one for one in self._waiting if id(one) not in done]

    def _bytes(self, number: int, variant: str, chance: random.Random) -> bytes:
        file = self._file(number)
        for one in file.waiting:
            if variant in ("kept", "data only"):
                _apply(file.there, one)
            elif variant in ("some", "torn", "hollow") and chance.random() < 0.5:
                _apply(file.there, _harmed(one, variant, len(file.there), chance))
        return bytes(file.there)


def lay_out(folder: Path, files: dict[str, bytes], folders: set[str]) -> None:
    """Make the folder as the failure left it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in sorted(folders | {str(Path(name).parent) for name in files}):
        Path(name).mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        Path(name).write_bytes(data)


def _harmed(one: Write | Cut, variant: str, size: int, chance: random.Random) -> Write | Cut:
    """A write as it may have reached the disk: whole, in part, or as room without content."""
    if isinstance(one, Cut) or variant == "some":
        return one
    if variant == "hollow":
        return Cut(one.file, max(size, one.offset + len(one.data)))
    unit = chance.choice((SECTOR, PAGE))
    first = -(-one.offset // unit) * unit - one.offset  # to the next boundary
    edges = [0, *range(first or unit, len(one.data), unit), len(one.data)]
    start, end = sorted(chance.choices(edges, k=2))
    return Write(one.file, one.offset + start, one.data[start:end])


def _apply(there: bytearray, one: Write | Cut) -> None:
    end = one.size if isinstance(one, Cut) else one.offset + len(one.data)
    if end > len(there):
        there.extend(bytes(end - len(there)))
    if isinstance(one, Cut):
        del there[one.size :]
    else:
        there[one.offset : end] = one.data


def _concerns(one: Name, folder: str) -> bool:
    return any(str(Path(name).parent) == folder for name in (one.before, one.after) if name)
