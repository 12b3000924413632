"""ZIP archives that anybody may have sent: office documents are such archives too.

Only the list of contents is read at first, and it must be of a modest size, lead to nowhere outside, overlap nowhere,
and promise no more than a source may have. What is then read is read in pieces, and never beyond what was promised.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from hearingdesk.exchange.kept import HELD, PIECE, Data, Kept, stream
from hearingdesk.exchange.refusal import failed
from hearingdesk.words import _

BEGINNING = b"PK\x03\x04"
FILES = 10_000  # in one archive
SIZE = 400_000_000  # bytes of all that is in it, unpacked
RATIO, SMALL = (
    200,
    1_000_000,
)  # how often an entry may be larger unpacked; below so many bytes it does not matter
NESTED = 2  # archives within one another
_LIST = 4_000_000  # bytes of the list of contents
_TAIL = 65_557  # bytes in which its end stands, the longest comment included
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"
_HEAD = 30  # bytes before the name of an entry
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|\\|(^|/)\.\.(/|$)|[\x00-\x1f]")


class Archive:
    """An archive that was looked over. Use it as a context."""

    def __init__(self, source: Path | Data, name: str, depth: int = 1) -> None:
        """`source`: where it lies, or its bytes. Raises ImportFailed with the reason not to touch it."""
        self._name, self._depth = name, depth
        if depth > NESTED:
            raise self._harmful(_("archives in archives"))
        self._file: BinaryIO = source.open("rb") if isinstance(source, Path) else stream(source)
        try:
            self._look_at_end()
            self._archive = zipfile.ZipFile(self._file)
            self._look_at_list()
        except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError):
            self._file.close()
            raise failed(name, _("it is a ZIP archive or an office document that is damaged.")) from None
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()
        self._file.close()

    @property
    def names(self) -> list[str]:
        """The files in it."""
        return [entry.filename for entry in self._archive.infolist() if not entry.is_dir()]

    def read(self, inside: str) -> Data:
        """One file of it, unpacked. Raises ImportFailed, KeyError where there is none of this name."""
        entry = self._archive.getinfo(inside)
        try:
            if entry.file_size > HELD:
                return Kept(self._unpacked(entry))
            return b"".join(self._unpacked(entry))
        except (zipfile.BadZipFile, zlib.error, EOFError):
            reason = _("“{part}” in it is damaged.", part=inside)
            raise failed(self._name, reason) from None

    def _unpacked(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        size = 0
        with self._archive.open(entry) as file:
            while piece := file.read(PIECE):
                size += len(piece)
                if size > entry.file_size:
                    raise self._harmful(_("more than it says"))
                yield piece

    def inner(self, inside: str) -> Archive:
        """An archive within it. Raises ImportFailed."""
        return Archive(self.read(inside), f"{self._name}: {inside}", self._depth + 1)

    def _look_at_end(self) -> None:
        """The list of contents must be of a modest size before anything reads it."""
        size = self._file.seek(0, io.SEEK_END)
        self._file.seek(max(0, size - _TAIL))
        tail = self._file.read()
        at = len(tail) - 22 if tail[-22:-18] == _END and tail.endswith(b"\0\0") else tail.rfind(_END)
        if at < 0 or len(tail) < at + 22:
            raise zipfile.BadZipFile
        listed = int.from_bytes(tail[at + 12 : at + 16], "little")
        if listed > _LIST or tail[max(0, at - 20) : at].startswith(_END_64):
            raise self._harmful(_("more files than any source has"))

    def _look_at_list(self) -> None:
        entries = self._archive.infolist()
        if len(entries) > FILES or sum(entry.file_size for entry in entries) > SIZE:
            raise self._harmful(_("more than any source has"))
        if len({entry.filename for entry in entries}) < len(entries):
            raise self._harmful(_("several files of one name"))
        end = 0
        for entry in sorted(entries, key=lambda entry: entry.header_offset):
            self._look_at(entry)
            if entry.header_offset < end:
                raise self._harmful(_("files that lie over one another"))
            end = entry.header_offset + _HEAD + len(entry.orig_filename) + entry.compress_size

    def _look_at(self, entry: zipfile.ZipInfo) -> None:
        if _OUTSIDE.search(entry.orig_filename):
            raise self._harmful(
                _("a file that wants to lie elsewhere, “{part}”", part=entry.orig_filename[:60])
            )
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise self._harmful(_("a link, “{part}”", part=entry.filename[:60]))
        if entry.flag_bits & 1:
            raise failed(self._name, _("it is a ZIP archive with a password. Unpack it first."))
        if entry.compress_type not in _METHODS:
            raise failed(self._name, _("it is a ZIP archive packed in an unusual way. Unpack it first."))
        if entry.file_size > SMALL and entry.file_size > RATIO * max(entry.compress_size, 1):
            raise self._harmful(_("a file that grows without measure, “{part}”", part=entry.filename[:60]))

    def _harmful(self, what: str) -> Exception:
        return failed(
            self._name,
            _("it is a ZIP archive or an office document that holds {what}. It was not unpacked.", what=what),
        )
