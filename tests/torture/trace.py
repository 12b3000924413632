"""Record what a program asks of the file system: its system calls with their data, by strace."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.house.sources import ROOT
from tests.torture.telling import Word

CALLS = (
    "open,openat,creat,close,dup,dup2,dup3,fcntl,lseek,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,"
    "fallocate,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir,"
    "sendfile,copy_file_range"
)
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

    folder: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name given, taken away or changed. `before` is "" for a new name, `after` is "" for one that is gone."""

    sort: Literal["file", "folder"]
    before: str
    after: str
    file: int = -1


@dataclass(frozen=True, slots=True)
class Said:
    """The program said something at this moment."""

    word: Word


Op = Write | Cut | Sync | SyncFolder | Name | Said


@dataclass(frozen=True, slots=True)
class Trace:
    """What happened in a folder, from a known state on. `before` are its files by the number they have in `ops`."""

    before: dict[str, int]
    contents: dict[int, bytes]
    ops: list[Op]


def cannot_trace() -> str:
    """Why calls cannot be recorded here; "" where they can."""
    if not shutil.which("strace"):
        return "strace is not on this machine"
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return "strace may not be used here" if tried.returncode else ""


def record(folder: Path, arguments: Sequence[str], words: Path) -> Trace:
    """Run `python ARGUMENTS` and record all that it does in a folder, and the words it writes to a file."""
    before = {str(path): number for number, path in enumerate(sorted(folder.iterdir()))}
    contents = {number: Path(name).read_bytes() for name, number in before.items()}
    report = words.with_suffix(".strace")
    command = ["strace", "-f", "-qq", "-xx", "-s", "16777216", "-e", f"trace={CALLS}", "-o", str(report)]
    subprocess.run([*command, sys.executable, *arguments], cwd=ROOT, check=True)
    ops = list(_Reader(folder, words, before).read(_lines(report)))
    report.unlink()
    return Trace(before, contents, ops)


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
    """Makes operations of calls: it knows what every descriptor leads to."""

    def __init__(self, folder: Path, words: Path, before: dict[str, int]) -> None:
        self._inside, self._words = str(folder), str(words)
        self._names = dict(before)
        self._open: dict[int, int | str] = {}  # descriptor: file, or path of a folder or of the words
        self._at: dict[int, int] = {}  # descriptor: offset
        self._count = len(before)

    def read(self, lines: Iterator[str]) -> Iterator[Op]:
        for line in lines:
            found = LINE.match(line)
            if found and int(found[4]) >= 0:
                yield from self._call(found[2], found[3], int(found[4]))

    def _call(self, name: str, told: str, result: int) -> Iterator[Op]:
        strings = [bytes.fromhex(text.replace("\\x", "")) for text in STRING.findall(told)]
        numbers = [int(word) for word in re.findall(r"(?<![\w\\])\d+(?![\w\\])", STRING.sub("", told))]
        if name in ("open", "openat", "creat"):
            yield from self._opened(strings[0].decode(), told, result)
        elif name in ("rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir"):
            yield from self._named(name, told, [text.decode() for text in strings])
        elif name == "truncate":
            if (path := strings[0].decode()) in self._names:
                yield Cut(self._names[path], numbers[0])
        elif numbers and numbers[0] in self._open:
            yield from self._on(name, numbers, strings, result)

    def _opened(self, path: str, told: str, descriptor: int) -> Iterator[Op]:
        self._open.pop(descriptor, None)
        self._at[descriptor] = 0
        if path == self._words or (path.startswith(self._inside) and "O_DIRECTORY" in told):
            self._open[descriptor] = path
        elif path.startswith(self._inside + "/"):
            if path not in self._names and "O_CREAT" not in told:
                self._open[descriptor] = path  # a folder opened like a file
                return
            if path not in self._names:
                self._names[path] = self._count
                self._count += 1
                yield Name("file", "", path, self._names[path])
            self._open[descriptor] = file = self._names[path]
            if "O_TRUNC" in told:
                yield Cut(file, 0)
            assert "O_APPEND" not in told
        elif path == self._inside:
            self._open[descriptor] = path

    def _named(self, name: str, told: str, paths: list[str]) -> Iterator[Op]:
        if not paths[0].startswith(self._inside + "/"):
            return
        if name.startswith("rename"):
            file = self._names[paths[1]] = self._names.pop(paths[0])
            yield Name("file", paths[0], paths[1], file)
        elif name.startswith("mkdir"):
            yield Name("folder", "", paths[0])
        elif name == "rmdir" or "AT_REMOVEDIR" in told:
            yield Name("folder", paths[0], "")
        else:
            yield Name("file", paths[0], "", self._names.pop(paths[0]))

    def _on(self, name: str, numbers: list[int], strings: list[bytes], result: int) -> Iterator[Op]:
        descriptor, target = numbers[0], self._open[numbers[0]]
        if name == "close":
            del self._open[descriptor]
        elif name in ("dup", "dup2", "dup3", "fcntl"):
            assert name == "fcntl", "descriptors are not expected to be doubled"
        elif target == self._words:
            yield from (Said(Word(**json.loads(text))) for text in strings)
        elif name in ("fsync", "fdatasync"):
            yield SyncFolder(target) if isinstance(target, str) else Sync(target)
        elif isinstance(target, int):
            yield from self._written(name, target, numbers, strings, result)

    def _written(
        self, name: str, file: int, numbers: list[int], strings: list[bytes], result: int
    ) -> Iterator[Op]:
        descriptor = numbers[0]
        if name == "lseek":
            self._at[descriptor] = result
        elif name == "pwrite64":
            yield Write(file, numbers[-1], strings[0][:result])
        elif name == "write":
            yield Write(file, self._at[descriptor], strings[0][:result])
            self._at[descriptor] += result
        elif name == "ftruncate":
            yield Cut(file, numbers[-1])
        else:
            assert name not in UNTOUCHED, f"{name} is not understood yet"
