"""A file offered for import: its name and its bytes, looked at as often as there are importers."""

from __future__ import annotations

import hashlib
import stat
from functools import cached_property
from pathlib import Path

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange.read_text import Text, read_text
from hearingdesk.exchange.refusal import failed
from hearingdesk.records.memory import Profile
from hearingdesk.words import _, legible

LIMIT = 200_000_000  # bytes; the largest real source met so far has 60 million
_BEGINNING = 1_000_000  # bytes in which a source shows its head
HEAD = 200_000  # characters that tell one format from another


class SourceFile:
    """The bytes of one source under the name it came with; text and hash are made when first asked for."""

    def __init__(self, name: str, data: bytes, encoding: str = "", profile: Profile | None = None) -> None:
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
                raise failed(name, too_large(state.st_size))
            return cls(name, path.read_bytes(), encoding, profile)
        except OSError as problem:
            raise failed(name, _("it cannot be read: {why}.", why=problem.strerror or problem)) from None

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.data)

    @cached_property
    def sha256(self) -> str:
        """What makes it the same source under any name."""
        return hashlib.sha256(self.data).hexdigest()

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

    def _beginning(self) -> bytes:
        """Bytes enough for the head, up to the end of a line; all of them where that cannot be told from the bytes."""
        if len(self.data) <= _BEGINNING or b"\x00" in self.data[:4096]:
            return self.data
        end = self.data.rfind(b"\n", 0, _BEGINNING)
        return self.data[: end + 1] if end >= 0 else self.data

    def _marked_head(self) -> str | None:
        """Of a long marked-up source the beginning alone is decoded; None where that is not enough to go by."""
        start = self.data[:_BEGINNING]
        if len(self.data) <= _BEGINNING or not start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            return None
        try:
            return read_text(start[: start.rfind(b">") + 1], self.name, self.encoding).text[:HEAD]
        except ImportFailed:
            return None


def too_large(size: int) -> str:
    """Why a source of so many bytes is not read."""
    return _(
        "it has {size} MB, and a source may have {limit}. Split it and import the parts.",
        size=size // 1_000_000,
        limit=LIMIT // 1_000_000,
    )
