"""Record what a program asks of the file system: its system calls with their data, by strace."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from tests.house.sources import ROOT
from tests.torture.telling import Word

CALLS = (
    "open,openat,creat,close,dup,dup2,dup3,fcntl,lseek,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,"
    "fallocate,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir,"
    "sendfile,copy_file_range"
)
Place = tuple[int, str]  # in which folder, under which name
TOP, WORDS = 0, -1
LINE = re.compile(r"^(\d+) +(\w+)\((.*)\) += (-?\d+)")
STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
UNTOUCHED = ("writev", "pwritev", "pwritev2", "fallocate", "link", "linkat", "sendfile", "copy_file_range")


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes written to a file at an offset; `file` counts the files ever met."""

    file: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file made shorter or longer."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """A file brought to the disk."""

    file: int


@dataclass(frozen=True, slots=True)
class SyncFolder:
    """The names in a folder brought to the disk."""

    folder: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name given to a file or folder (`before` is None), taken away (`after` is None), or changed."""

    node: int
    before: Place | None
    after: Place | None


@dataclass(frozen=True, slots=True)
class Said:
    """The program said something at this moment."""

    word: Word


Op = Write | Cut | Sync | SyncFolder | Name | Said


@dataclass(frozen=True, slots=True)
class Trace:
    """What happened in a folder, from a known state on. Files and folders go by number, the folder itself is TOP."""

    root: Path
    before: dict[Place, int]
    contents: dict[int, bytes]  # of the files there were
    folders: set[int]  # those of all times
    ops: list[Op]


def cannot_trace() -> str:
    """Why calls cannot be recorded here; "" where they can."""
    if not shutil.which("strace"):
        return "strace is not on this machine"
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return "strace may not be used here" if tried.returncode else ""


def record(folder: Path, arguments: Sequence[str], words: Path, environment: Mapping[str, str]) -> Trace:
    """Run `python ARGUMENTS` and record all that it does in a folder, and the words it writes to a file."""
    reader = _Reader(folder, words)
    before, contents = dict(reader.tree), reader.contents()
    report = words.with_suffix(".strace")
    command = ["strace", "-f", "-qq", "-xx", "-s", "16777216", "-e", f"trace={CALLS}", "-o", str(report)]
    subprocess.run([*command, sys.executable, *arguments], cwd=ROOT, env=environment, check=True)
    ops = list(reader.read(_lines(report)))
    report.unlink()
    return Trace(folder, before, contents, reader.folders, ops)


def _lines(report: Path) -> Iterator[str]:
    """The calls, each in a line; those that another thread interrupted are put together."""
    begun: dict[str, str] = {}
    with report.open(encoding="ascii") as file:
        for line in file:
            thread = line.split(" ", 1)[0]
            if "<unfinished ...>" in line:
                begun[thread] = line.split("<unfinished ...>")[0].rstrip()
            elif " resumed>" in line:
                yield begun.pop(thread) + line.split(" resumed>", 1)[1]
            else:
                yield line


class _Reader:
    """Makes operations of calls: it knows what every name and every descriptor leads to."""

    def __init__(self, folder: Path, words: Path) -> None:
        self._root, self._words = folder, str(words)
        self.folders = {TOP}
        self.tree: dict[Place, int] = {}
        self._open: dict[int, int] = {}  # descriptor: file or folder, or WORDS
        self._at: dict[int, int] = {}  # descriptor: offset
        self._sizes: dict[int, int] = {}
        self._appending: set[int] = set()
        for path in sorted(folder.rglob("*")):
            node = self._new(path.is_dir())
            place = self._place(str(path))
            assert place is not None
            self.tree[place] = node
            self._sizes[node] = path.stat().st_size

    def contents(self) -> dict[int, bytes]:
        """The bytes of the files there are."""
        paths = {TOP: self._root}
        for (above, name), node in self.tree.items():
            paths[node] = paths[above] / name
        return {node: path.read_bytes() for node, path in paths.items() if node not in self.folders}

    def read(self, lines: Iterator[str]) -> Iterator[Op]:
        for line in lines:
            found = LINE.match(line)
            if found and int(found[4]) >= 0:
                yield from self._call(found[2], found[3], int(found[4]))

    def _new(self, folder: bool) -> int:
        node = 1 + len(self._sizes)
        self._sizes[node] = 0
        if folder:
            self.folders.add(node)
        return node

    def _place(self, path: str, at: int | None = None) -> Place | None:
        """Where a path leads, from a folder or from the root of all; None outside of the folder looked at."""
        whole = PurePath(path)
        if whole.is_absolute():
            if not whole.is_relative_to(self._root) or whole == self._root:
                return None
            parts, node = whole.relative_to(self._root).parts, TOP
        elif at in self.folders and whole.parts:
            parts, node = whole.parts, at
        else:
            return None
        for part in parts[:-1]:
            found = self.tree.get((node, part))
            if found is None:
                return None
            node = found
        return node, parts[-1]

    def _call(self, name: str, told: str, result: int) -> Iterator[Op]:
        strings = [bytes.fromhex(text.replace("\\x", "")) for text in STRING.findall(told)]
        numbers = [int(word) for word in re.findall(r"(?<![\w\\])\d+(?![\w\\])", STRING.sub("", told))]
        at = None if told.startswith(("AT_FDCWD", '"')) or not numbers else self._open.get(numbers[0])
        if name in ("open", "openat", "creat"):
            yield from self._opened(strings[0].decode(), at, told, result)
        elif name in ("rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir"):
            yield from self._named(name, [self._place(text.decode(), at) for text in strings])
        elif name == "truncate":
            place = self._place(strings[0].decode())
            if place in self.tree:
                yield Cut(self.tree[place], numbers[0])
        elif numbers and numbers[0] in self._open:
            yield from self._on(name, numbers, strings, result)

    def _opened(self, path: str, at: int | None, told: str, descriptor: int) -> Iterator[Op]:
        self._open.pop(descriptor, None)
        self._appending.discard(descriptor)
        self._at[descriptor] = 0
        if path in (self._words, str(self._root)):
            self._open[descriptor] = TOP if path == str(self._root) else WORDS
            return
        place = self._place(path, at)
        if place is None:
            return
        if place not in self.tree:
            assert "O_CREAT" in told, path
            self.tree[place] = self._new(folder=False)
            yield Name(self.tree[place], None, place)
        self._open[descriptor] = node = self.tree[place]
        if "O_TRUNC" in told:
            self._sizes[node] = 0
            yield Cut(node, 0)
        if "O_APPEND" in told:
            self._appending.add(descriptor)

    def _named(self, name: str, places: list[Place | None]) -> Iterator[Op]:
        place = places[0]
        if place is None:
            return
        if name.startswith("rename"):
            assert places[1] is not None, "nothing is expected to be moved out of the folder"
            node = self.tree[places[1]] = self.tree.pop(place)
            yield Name(node, place, places[1])
        elif name.startswith("mkdir"):
            self.tree[place] = node = self._new(folder=True)
            yield Name(node, None, place)
        else:
            yield Name(self.tree.pop(place), place, None)

    def _on(self, name: str, numbers: list[int], strings: list[bytes], result: int) -> Iterator[Op]:
        descriptor, target = numbers[0], self._open[numbers[0]]
        if name == "close":
            del self._open[descriptor]
        elif name in ("dup", "dup2", "dup3", "fcntl"):
            assert name == "fcntl", "descriptors are not expected to be doubled"
        elif target == WORDS:
            yield from (Said(Word(**json.loads(text))) for text in strings)
        elif name in ("fsync", "fdatasync"):
            yield SyncFolder(target) if target in self.folders else Sync(target)
        elif target not in self.folders:
            yield from self._written(name, target, numbers, strings, result)

    def _written(
        self, name: str, file: int, numbers: list[int], strings: list[bytes], result: int
    ) -> Iterator[Op]:
        descriptor = numbers[0]
        if name == "lseek":
            self._at[descriptor] = result
        elif name in ("write", "pwrite64"):
            if descriptor in self._appending:
                self._at[descriptor] = self._sizes[file]
            offset = numbers[-1] if name == "pwrite64" else self._at[descriptor]
            self._at[descriptor] += result if name == "write" else 0
            self._sizes[file] = max(self._sizes[file], offset + result)
            yield Write(file, offset, strings[0][:result])
        elif name == "ftruncate":
            self._sizes[file] = numbers[-1]
            yield Cut(file, numbers[-1])
        else:
            assert name not in UNTOUCHED, f"{name} is not understood yet"
