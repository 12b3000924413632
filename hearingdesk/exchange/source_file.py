"""A file offered for import: its name and its bytes, looked at as often as there are importers."""

from __future__ import annotations

import codecs
import hashlib
import stat
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange.kept import HELD, PIECE, Data, Kept
from hearingdesk.exchange.read_text import Text, read_text, too_large
from hearingdesk.exchange.refusal import failed
from hearingdesk.records.memory import Profile
from hearingdesk.words import _, legible

LIMIT = 1_000_000_000  # bytes; the largest real source met so far has 60 million
_BEGINNING = 1_000_000  # bytes in which a source shows its head
HEAD = 200_000  # characters that tell one format from another


class SourceFile:
    """The bytes of one source under the name it came with; text and hash are made when first asked for."""

    def __init__(self, name: str, data: Data, encoding: str = "", profile: Profile | None = None) -> None:
        self.name = name
        self.data = data
        self.profile = profile  # how the user says it is read, for an importer that goes by profiles
        self.encoding = encoding  # what the user says it is in; "" leaves it to the bytes

    @classmethod
    def of(cls, path: Path, encoding: str = "", profile: Profile | None = None) -> SourceFile:
        """Read a file whole. Raises ImportFailed where it is no file, cannot be read, or is too large."""
        name = legible(path.name)
        try:
            state = path.stat()
            if not stat.S_ISREG(state.st_mode):
                raise failed(name, _("it is not a file. Choose a file in it instead."))
            if state.st_size > LIMIT:
                raise too_large(name, state.st_size, LIMIT)
            data = path.read_bytes() if state.st_size <= HELD else Kept(_read(path))
            return cls(name, data, encoding, profile)
        except OSError as problem:
            raise failed(name, _("it cannot be read: {why}.", why=problem.strerror or problem)) from None

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.data)

    @cached_property
    def sha256(self) -> str:
        """What makes it the same source under any name."""
        return self.data.sha256 if isinstance(self.data, Kept) else hashlib.sha256(self.data).hexdigest()

    @cached_property
    def text(self) -> Text:
        """The whole as text. Raises ImportFailed for bytes that are not text in any encoding known here."""
        return read_text(self.data, self.name, self.encoding)

    @cached_property
    def head(self) -> str:
        """The first characters, for a look; "" where the bytes are no text."""
        if (head := self._marked_head()) is not None:
            return head
        try:
            beginning = self._beginning()
            whole = self.text if beginning is self.data else read_text(beginning, self.name, self.encoding)
            return whole.text[:HEAD]
        except ImportFailed:
            return ""

    @property
    def beginning(self) -> str:
        """As much of the text as shows what it is; the whole where that is held. Raises ImportFailed as `text` does."""
        if isinstance(self.data, Kept):
            return read_text(self._beginning(), self.name, self.encoding).text
        return self.text.text

    def _beginning(self) -> Data:
        """Bytes enough for the head, up to the end of a line; all of them where that cannot be told from the bytes.

        Of very many it is never more than a piece.
        """
        start = self.data[:_BEGINNING]
        end = start.rfind(b"\n") + 1
        if len(self.data) > _BEGINNING and end and b"\x00" not in start[:4096]:
            return start[:end]
        return _whole_characters(start) if isinstance(self.data, Kept) else self.data

    def _marked_head(self) -> str | None:
        """Of a long marked-up source the beginning alone is decoded; None where that is not enough to go by."""
        start = self.data[:_BEGINNING]
        if len(self.data) <= _BEGINNING or not start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            return None
        end = start.rfind(b">") + 1
        if end < len(start) // 2:  # a page around plain text
            return None
        try:
            return read_text(start[:end], self.name, self.encoding).text[:HEAD]
        except ImportFailed:
            return None


def _whole_characters(piece: bytes) -> bytes:
    """A piece without the character it breaks off in."""
    try:
        return piece[: codecs.utf_8_decode(piece, "strict", False)[1]]
    except UnicodeError:
        return piece[: len(piece) // 4 * 4]


def _read(path: Path) -> Iterator[bytes]:
    """A file in pieces. Raises OSError."""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece
