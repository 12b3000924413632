"""The lines of a source one after another: what `read_text` makes of it, without the whole in memory.

The encoding is found as there, marks and control characters are handled as there, and the same is refused.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

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
PIECE = 1 << 19  # characters read together
_ENOUGH = 10_000  # control characters after which it is known that bytes are no text


class Lines:
    """Read once, from the first line to the last; `warnings` are whole when the last has passed."""

    def __init__(self, data: Data, name: str, encoding: str = "") -> None:
        """Raises ImportFailed for bytes that are no text."""
        self._data, self._name = data, name
        self.encoding, self._skip, self._certain = encoding_of(data, name, encoding)
        self._controls = self._lost = self._first_control = self._first_lost = 0
        self._characters = self._count = 0
        self._clear = self.encoding == "utf-8" and not any(map(_spoilt, in_pieces(data)))

    def __iter__(self) -> Iterator[str]:
        for text in self._texts():
            yield from text.removesuffix("\n").split("\n")

    def ended(self) -> Iterator[str]:
        """The lines with their line feeds; the last one may have none."""
        return chain.from_iterable(io.StringIO(text, newline="\n") for text in self._texts())

    @property
    def warnings(self) -> list[str]:
        """What was found that is no text, and how sure the encoding is."""
        found = found_sentences(self._controls, self._first_control, self._lost, self._first_lost)
        return found if self._certain else [*found, unsure(self.encoding)]

    def _texts(self) -> Iterator[str]:
        """The text a piece at a time, each of whole lines."""
        raw = stream(self._data)
        raw.seek(self._skip)
        begun: list[str] = []
        try:
            wrapped = io.TextIOWrapper(
                raw, "utf-8" if self.encoding == TWICE else self.encoding, newline=None
            )
            while piece := wrapped.read(PIECE):
                end = piece.rfind("\n") + 1
                if end:
                    yield self._cleaned("".join([*begun, piece[:end]]))
                    begun = []
                begun.append(piece[end:])
            if last := "".join(begun):
                yield self._cleaned(last)
        except UnicodeError:
            raise not_so(self._data, self._skip, self.encoding, self._name) from None
        if self._controls > BINARY * self._characters:
            raise not_text(self._name, self._first_control)

    def _cleaned(self, text: str) -> str:
        ended = text.endswith("\n")
        self._characters += len(text) + (not ended)
        if self.encoding == TWICE:
            text = "\n".join(map(mended, text.split("\n")))
        if not self._clear:
            lines = enumerate(text.split("\n"), self._count + 1)
            text = "\n".join(self._without_controls(line, number) for number, line in lines)
        if LOST in text:
            self._lost += text.count(LOST)
            before = text.count("\n", 0, text.index(LOST))
            self._first_lost = self._first_lost or self._count + before + 1
        self._count += text.count("\n") + (not ended)
        if self._count > LINES:
            raise too_many_lines(self._name)
        if text.isascii() or unicodedata.is_normalized("NFC", text):
            return text
        return unicodedata.normalize("NFC", text)

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
