"""A ZIP that is written as it grows: the same content gives the same bytes, and each file in it has its hash."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_UNIX = 3  # what a ZIP says of the system it was made on: the same everywhere
_MODE = 0o644 << 16
_BUFFER = 1 << 18
_FIRST_YEAR = 1980  # a ZIP knows no earlier one


@dataclass(frozen=True, slots=True)
class Packed:
    """A file in the parcel."""

    path: str
    size: int
    sha256: str


class Parcel:
    """Takes one file after the other; use it as a context."""

    def __init__(self, path: Path, stamp: datetime) -> None:
        """`stamp` stands beside every file, UTC."""
        self.files: list[Packed] = []
        self._zip = ZipFile(path, "w", ZIP_DEFLATED, allowZip64=True)
        moment = stamp.timetuple()[:6] if stamp.year >= _FIRST_YEAR else (_FIRST_YEAR, 1, 1, 0, 0, 0)
        self._moment = moment

    def __enter__(self) -> Parcel:
        return self

    def __exit__(self, *problem: object) -> None:
        self._zip.close()

    @contextmanager
    def binary(self, path: str) -> Iterator[IO[bytes]]:
        """A file of bytes; it is listed when it is whole."""
        info = ZipInfo(path, self._moment)
        info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, _UNIX, _MODE
        with self._zip.open(info, "w", force_zip64=True) as entry:
            hashing = _Hashing(entry)
            buffered = io.BufferedWriter(hashing, _BUFFER)
            yield buffered
            buffered.flush()
        self.files.append(Packed(path, hashing.size, hashing.summary.hexdigest()))

    @contextmanager
    def text(self, path: str, *, marked: bool = False) -> Iterator[IO[str]]:
        """A file of text in UTF-8; `marked` with a byte order mark, by which spreadsheets know it."""
        with self.binary(path) as raw:
            encoding = "utf-8-sig" if marked else "utf-8"
            text = io.TextIOWrapper(raw, encoding=encoding, newline="")  # pyright: ignore[reportArgumentType]
            yield text
            text.flush()
            text.detach()


class _Hashing(io.RawIOBase):
    """Hands on what is written, and keeps its hash and its size."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target = target
        self.summary = hashlib.sha256()
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.summary.update(data)
        self.size += len(data)
        self._target.write(data)
        return len(data)
