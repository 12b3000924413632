"""The original of a source: as a file that comes in, and as the pieces that are kept of it."""

from __future__ import annotations

import hashlib
import io
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from hearingdesk.exchange.kept import Data
from hearingdesk.exchange.papers import sorts
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Progress
from hearingdesk.records.sources import Source
from hearingdesk.store.outgoing import refuse_case
from hearingdesk.view import View
from hearingdesk.words import _, legible

PART = 1_000_000  # bytes of the original in one record
LIMIT = 1_000_000_000  # bytes of an original that is kept
_PLAIN = (
    ".txt",
    ".csv",
    ".tsv",
    ".xml",
    ".json",
    ".ics",
    ".vtt",
    ".srt",
    ".sbv",
    ".yaml",
    ".htm",
    ".docx",
    ".xlsx",
)
_KEPT = 4  # pieces of an original that are held while it is read here and there


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it came: its name, its bytes piece by piece, and what makes it the same under any name."""

    name: str
    size: int
    sha256: str
    path: Path | None = None
    data: Data = b""

    @classmethod
    def of_path(cls, path: Path, progress: Progress) -> Original:
        """Look a file through without holding it. Raises ImportFailed where it is none, or too large."""
        name = legible(path.name)
        try:
            state = path.stat()
            if not stat.S_ISREG(state.st_mode):
                raise failed(name, _("it is not a file. Choose a file in it instead."))
            if state.st_size > LIMIT:
                raise failed(name, too_large(state.st_size))
            digest, size = hashlib.sha256(), 0
            with path.open("rb") as file:
                while piece := file.read(PART):
                    progress(size, state.st_size, name)
                    digest.update(piece)
                    size += len(piece)
        except OSError as problem:
            raise failed(name, _("it cannot be read: {why}.", why=problem.strerror or problem)) from None
        return cls(name, size, digest.hexdigest(), path)

    @classmethod
    def of_file(cls, file: SourceFile) -> Original:
        """A file whose bytes are held already."""
        return cls(file.name, len(file.data), file.sha256, data=file.data)

    def pieces(self) -> Iterator[bytes]:
        """Its bytes, a part at a time. Raises ImportFailed where they are not those that were looked through."""
        if self.path is None:
            yield from (self.data[start : start + PART] for start in range(0, len(self.data), PART))
            return
        digest = hashlib.sha256()
        try:
            with self.path.open("rb") as file:
                while piece := file.read(PART):
                    digest.update(piece)
                    yield piece
        except OSError as problem:
            raise failed(self.name, _("it cannot be read: {why}.", why=problem.strerror or problem)) from None
        if digest.hexdigest() != self.sha256:
            raise failed(self.name, _("it was changed while it was read. Import it again."))


def too_large(size: int) -> str:
    """Why an original of so many bytes is not kept."""
    return _(
        "it has {size} MB, and an original may have {limit}. Keep it beside the case, or split it.",
        size=size // 1_000_000,
        limit=LIMIT // 1_000_000,
    )


class Stored(io.RawIOBase):
    """The original of a source as a file that is read out of the case here and there, never held whole."""

    def __init__(self, view: View, source: int) -> None:
        """A view of the thread that reads; it stays open as long as this."""
        self._view = view
        self._parts: list[tuple[int, int, int]] = []  # where it begins, how long it is, its id
        self.size = 0
        for id, length in view.sources.parts(source):
            self._parts.append((self.size, length, id))
            self.size += length
        self._at = 0
        self._held: dict[int, bytes] = {}

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        target = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(target) and self._at < self.size:
            start, piece = self._piece(self._at)
            taken = piece[self._at - start : self._at - start + len(target) - filled]
            target[filled : filled + len(taken)] = taken
            filled += len(taken)
            self._at += len(taken)
        return filled

    def _piece(self, at: int) -> tuple[int, bytes]:
        low, high = 0, len(self._parts) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._parts[middle][0] <= at else (low, middle - 1)
        start, _length, id = self._parts[low]
        if id not in self._held:
            while len(self._held) >= _KEPT:
                del self._held[next(iter(self._held))]
            self._held[id] = self._view.source_parts.get(id).content
        return start, self._held[id]


def write_original(view: View, source: int, path: Path, progress: Progress) -> None:
    """Write the original of a source to a file, byte for byte. Raises OSError, HearingDeskError."""
    refuse_case(path)
    done, parts = 0, list(view.sources.parts(source))
    total = sum(length for _id, length in parts)
    with path.open("wb") as file:
        for id, length in parts:
            progress(done, total, path.name)
            file.write(view.source_parts.get(id).content)
            done += length


def safe_name(source: Source) -> str:
    """A name for its original that every system takes, with the ending of what it is: never that of a program."""
    sort = sorts.of_type(source.media_type)
    name = PurePath(source.file_name or source.title)
    stem = "".join(letter if letter.isalnum() or letter in " -_.,()" else " " for letter in name.stem)
    ending = name.suffix.lower()
    known = sort.suffixes if sort else _PLAIN
    return f"{' '.join(stem.split())[:80].strip(' .') or 'source'}{ending if ending in known else known[0]}"
