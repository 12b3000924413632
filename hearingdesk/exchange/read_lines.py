"""The lines of a source one after another: what `read_text` makes of it, without the whole in memory.

The encoding is found as there, marks and control characters are handled as there, and the same is refused.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator

from hearingdesk.exchange.encoding import TWICE, encoding_of, mended, not_so, not_text
from hearingdesk.exchange.kept import Data, in_pieces, stream
from hearingdesk.exchange.read_text import (
    BINARY,
    CONTROL,
    LINES,
    LOST,
    found_sentences,
    silent_marks,
    too_many_lines,
    unsure,
)

_CONTROLS = bytes([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
_LONG = re.compile(rb"\xc2[\x80-\x84\x86-\x9f]"), re.compile(rb"\xef\xbf[\xbe\xbf]")  # in two bytes, in three
_BEGUN = b"\xc2", b"\xef", b"\xef\xbf"  # a piece that ends so may hold one that goes on in the next
_ENOUGH = 10_000  # control characters after which it is known that bytes are no text


class Lines:
    """Read once, from the first line to the last; `warnings` are whole when the last has passed."""

    def __init__(self, data: Data, name: str, encoding: str = "") -> None:
        """Raises ImportFailed for bytes that are no text."""
        self._data, self._name = data, name
        self.encoding, self._skip, self._certain = encoding_of(data, name, encoding)
        self._controls = self._lost = self._first_control = self._first_lost = 0
        self._characters = 0
        self._clear = self.encoding == "utf-8" and not any(map(_spoilt, in_pieces(data)))

    def __iter__(self) -> Iterator[str]:
        raw = stream(self._data)
        raw.seek(self._skip)
        try:
            encoding = "utf-8" if self.encoding == TWICE else self.encoding
            for number, line in enumerate(io.TextIOWrapper(raw, encoding, newline=None), 1):
                if number > LINES:
                    raise too_many_lines(self._name)
                line = line.removesuffix("\n")
                yield self._cleaned(mended(line) if encoding != self.encoding else line, number)
        except UnicodeError:
            raise not_so(self._data, self._skip, self.encoding, self._name) from None
        if self._controls > BINARY * self._characters:
            raise not_text(self._name, self._first_control)

    @property
    def warnings(self) -> list[str]:
        """What was found that is no text, and how sure the encoding is."""
        found = found_sentences(self._controls, self._first_control, self._lost, self._first_lost)
        return found if self._certain else [*found, unsure(self.encoding)]

    def _cleaned(self, line: str, number: int) -> str:
        self._characters += len(line) + 1
        if not self._clear:
            line = self._without_controls(line, number)
        if LOST in line:
            self._lost += line.count(LOST)
            self._first_lost = self._first_lost or number
        if line.isascii() or unicodedata.is_normalized("NFC", line):
            return line
        return unicodedata.normalize("NFC", line)

    def _without_controls(self, line: str, number: int) -> str:
        line = silent_marks(line)
        if CONTROL.search(line):
            line, count = CONTROL.subn("", line)
            self._controls += count
            self._first_control = self._first_control or number
            if self._controls > _ENOUGH and self._controls > BINARY * self._characters:
                raise not_text(self._name, self._first_control)
        return line


def _spoilt(piece: bytes) -> bool:
    """May UTF-8 hold a control character, or a mark of pages? One look at the bytes spares one at every line."""
    if piece.endswith(_BEGUN) or any(pattern.search(piece) for pattern in _LONG):
        return True
    return len(piece.translate(None, _CONTROLS)) < len(piece)
