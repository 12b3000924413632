"""Bytes to text, saying how it was done: which encoding, how sure, and what was found that is no text.

Nothing is replaced: bytes that do not fit the encoding are a refusal with the line, not a U+FFFD.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange.encoding import decode, encoding_of, not_text
from hearingdesk.exchange.kept import Data
from hearingdesk.exchange.refusal import failed
from hearingdesk.words import _, n_

WHOLE = 30_000_000  # bytes of a source that is read as one text: as lines and words it takes some eight times that
LINES = 5_000_000  # the longest real source met so far has 1,200,000

CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SILENT = str.maketrans("", "", "\x0c\x1a")  # page break, DOS end of file: nothing that was written
LOST = "\N{REPLACEMENT CHARACTER}"
BINARY = 0.02  # the share of control characters from which bytes are no text at all


@dataclass(frozen=True, slots=True)
class Text:
    """A source as text: in NFC, lines parted by a line feed, no control characters but tabs."""

    text: str
    encoding: str
    certain: bool  # False: the encoding is the likeliest, and the user should look
    warnings: tuple[str, ...] = ()

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")


def read_text(data: Data, name: str, encoding: str = "") -> Text:
    """Decode a source, by the encoding the user names or the one its bytes show. Raises ImportFailed."""
    if len(data) > WHOLE:
        raise too_large(name, len(data), WHOLE)
    found, skip, certain = encoding_of(data, name, encoding)
    text = _lines(decode(data[skip:], found, name))
    text, warnings = _clean(text, name)
    if text.count("\n") > LINES:
        raise too_many_lines(name)
    if not certain:
        warnings.append(unsure(found))
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return Text(text, found, certain, tuple(warnings))


def _lines(text: str) -> str:
    """One kind of line end, and no marks of pages and files."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return silent_marks(text)


def silent_marks(text: str) -> str:
    """The text without marks of pages and of the end."""
    return text.translate(_SILENT) if "\x0c" in text or "\x1a" in text else text


def _clean(text: str, name: str) -> tuple[str, list[str]]:
    """The text without control characters, and a sentence for what was found."""
    count = line = lost_line = 0
    first = CONTROL.search(text)
    if first:
        line = text.count("\n", 0, first.start()) + 1
        text, count = CONTROL.subn("", text)
        if count > BINARY * (len(text) + count):
            raise not_text(name, line)
    if lost := text.count(LOST):
        lost_line = text.count("\n", 0, text.index(LOST)) + 1
    return text, found_sentences(count, line, lost, lost_line)


def found_sentences(controls: int, line: int, lost: int, lost_line: int) -> list[str]:
    """What a reader of text tells of characters that are none: how many, and the first line."""
    found: list[str] = []
    if controls:
        found.append(
            n_(
                "{n} control character was left out, on line {line}.",
                "{n} control characters were left out, first on line {line}.",
                controls,
                line=line,
            )
        )
    if lost:
        found.append(
            n_(
                "{n} character was already lost (U+FFFD) when the source was made, on line {line}.",
                "{n} characters were already lost (U+FFFD) when the source was made, first on line {line}.",
                lost,
                line=lost_line,
            )
        )
    return found


def unsure(encoding: str) -> str:
    """The sentence for an encoding that was told from the bytes."""
    return _("The encoding is not stated; “{encoding}” fits best.", encoding=encoding)


def too_many_lines(name: str) -> ImportFailed:
    """The refusal of what no record is as long as."""
    return failed(name, _("it has more lines than any record has."), LINES)


def too_large(name: str, size: int, limit: int) -> ImportFailed:
    """The refusal of more bytes than are read of such a source."""
    reason = _(
        "it has {size} MB, and a source may have {limit}. Split it and import the parts.",
        size=size // 1_000_000,
        limit=limit // 1_000_000,
    )
    return failed(name, reason)
