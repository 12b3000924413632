"""The bytes of a source too many to hold: kept in a temporary file of our own, looked at a piece at a time.

A copy, because the file that was offered may lie on a share, and may change while it is read.
"""

from __future__ import annotations

import hashlib
import io
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from typing import BinaryIO

HELD = 8_000_000  # bytes; what is larger is kept
PIECE = 1 << 20  # bytes looked at together


class Kept:
    """Like bytes, as far as sources are looked at: length, slices, beginning, count, and a stream of them."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        """Raises OSError."""
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as this
        weakref.finalize(self, self._file.close)
        summary = hashlib.sha256()
        for piece in pieces:
            self._file.write(piece)
            summary.update(piece)
        self.sha256 = summary.hexdigest()
        self._size = self._file.tell()

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, part: slice) -> bytes:
        start, stop, step = part.indices(self._size)
        self._file.seek(start)
        return self._file.read(max(stop - start, 0))[::step]

    def startswith(self, beginning: bytes) -> bool:
        """As of bytes."""
        return self[: len(beginning)] == beginning

    def count(self, byte: bytes) -> int:
        """How often a single byte is in it."""
        return sum(piece.count(byte) for piece in in_pieces(self))

    def stream(self) -> BinaryIO:
        """It as an open file, to be read from the beginning; of which there may be several."""
        return io.BufferedReader(_Stream(self), PIECE)


Data = bytes | Kept


class _Stream(io.RawIOBase):
    """A place in such bytes."""

    def __init__(self, kept: Kept) -> None:
        self._kept, self._at = kept, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: len(self._kept)}[whence]
        self._at = max(base + offset, 0)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # pyright: ignore[reportIncompatibleMethodOverride]
        found = self._kept[self._at : self._at + len(buffer)]
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)


def stream(data: Data) -> BinaryIO:
    """Bytes, held or kept, as an open file."""
    return io.BytesIO(data) if isinstance(data, bytes) else data.stream()


def in_pieces(data: Data, start: int = 0) -> Iterator[bytes]:
    """Bytes, held or kept, from a place on, some at a time."""
    return (data[at : at + PIECE] for at in range(start, len(data), PIECE))
