"""What lies on a disk after the power failed: some of what was not brought there, in any order, whole or torn."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.trace import TOP, Cut, Name, Op, Sync, SyncFolder, Trace, Write

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
        self._strict, self._root, self._folders = strict, trace.root, trace.folders
        self._files = {number: _File(bytearray(data)) for number, data in trace.contents.items()}
        self._names = dict(trace.before)
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

    def fail(self, variant: str, chance: random.Random) -> tuple[dict[Path, bytes], list[Path]]:
        """The files and folders that are there when the power is back. The disk is of no use afterwards."""
        waiting = self._waiting
        if variant in ("some", "hollow"):
            waiting = waiting[: chance.randint(0, len(waiting))]
        elif variant == "torn":
            waiting = [one for one in waiting if chance.random() < 0.5]
        elif variant in ("lost", "data only"):
            waiting = []
        self._bring(list(waiting))
        paths = self._paths()
        files = {
            path: self._bytes(node, variant, chance) for node, path in paths if node not in self._folders
        }
        return files, [path for node, path in paths if node in self._folders]

    def _paths(self) -> list[tuple[int, Path]]:
        """Everything to which a way leads: what lies in a folder whose name was lost is lost with it."""
        inside: dict[int, list[tuple[str, int]]] = {}
        for (above, name), node in sorted(self._names.items()):
            inside.setdefault(above, []).append((name, node))
        found = [(TOP, self._root)]
        for above, path in found:  # which grows meanwhile
            found += [(node, path / name) for name, node in inside.get(above, ())]
        return found

    def _file(self, number: int) -> _File:
        return self._files.setdefault(number, _File(bytearray()))

    def _bring(self, names: Sequence[Name]) -> None:
        for one in names:
            if one not in self._waiting:
                continue  # a later name of the same file has come before it
            at = self._waiting.index(one)
            self._waiting = [
                other
                for place, other in enumerate(self._waiting)
                if other is not one and not (place < at and other.node == one.node)
            ]
            if one.before is not None and self._names.get(one.before) == one.node:
                del self._names[one.before]
            if one.after is not None:
                self._names = {place: node for place, node in self._names.items() if node != one.node}
                self._names[one.after] = one.node

    def _bytes(self, number: int, variant: str, chance: random.Random) -> bytes:
        file = self._file(number)
        for one in file.waiting:
            if variant in ("kept", "data only"):
                _apply(file.there, one)
            elif variant in ("some", "torn", "hollow") and chance.random() < 0.5:
                _apply(file.there, _harmed(one, variant, len(file.there), chance))
        return bytes(file.there)


def lay_out(folder: Path, files: dict[Path, bytes], folders: Sequence[Path]) -> None:
    """Make the folder as the failure left it."""
    shutil.rmtree(folder, ignore_errors=True)
    for path in folders:
        path.mkdir(parents=True)
    for path, data in files.items():
        path.write_bytes(data)


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


def _concerns(one: Name, folder: int) -> bool:
    return any(place[0] == folder for place in (one.before, one.after) if place)
