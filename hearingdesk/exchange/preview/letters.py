"""In which encodings the bytes of a file make sense: the same place in each, so that one sees which is right."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass

from hearingdesk.exchange.encoding import TWICE, encoding_of, mended
from hearingdesk.exchange.guarded_zip import BEGINNING
from hearingdesk.exchange.read_text import CONTROL
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.words import N_

NAMES: Mapping[str, str] = {  # in the order in which they are offered
    "utf-8": N_("UTF-8"),
    "cp949": N_("Korean (cp949)"),
    "cp1252": N_("Western European (cp1252)"),
    "cp1254": N_("Turkish (cp1254)"),
    "utf-16-le": N_("UTF-16, little end first"),
    "utf-16-be": N_("UTF-16, big end first"),
    "cp1250": N_("Central European (cp1250)"),
    "cp1251": N_("Cyrillic (cp1251)"),
    "cp932": N_("Japanese (cp932)"),
    "gb18030": N_("Chinese (gb18030)"),
    TWICE: N_("UTF-8, with words that were read in the wrong letters repaired"),
}
_LENGTH = 90  # characters of a snippet
_BEFORE = 24  # of them before the first letter that tells
_MOST = 3  # places
_LINE = 2_000  # bytes of a line that are looked at
_ODD = 0.02  # the share of characters that no text has


@dataclass(frozen=True, slots=True)
class Snippet:
    """The same places of a file, read in one encoding."""

    encoding: str
    text: str


@dataclass(frozen=True, slots=True)
class Letters:
    """What can be said of the encoding of a file. Nothing is said of what is no text."""

    found: str = ""  # what it is read in
    certain: bool = True
    plain: bool = False  # ASCII alone: it makes no difference
    snippets: tuple[Snippet, ...] = ()
    damage: tuple[str, str] | None = None  # words that were read in the wrong letters once, and repaired


def letters_of(file: SourceFile) -> Letters:
    """Which encodings the bytes fit. Raises ImportFailed where they are no text in the one that is asked for."""
    if file.data.startswith(BEGINNING):
        return Letters()
    found, skip, certain = encoding_of(file.data, file.name, file.encoding)
    data = file.data[skip:]
    wide = found.startswith(("utf-16", "utf-32"))
    if data.isascii() and not wide:
        return Letters(found, True, True)
    places = _places(data, wide)
    tried = dict.fromkeys([found, *(name for name in NAMES if name != TWICE)])
    snippets = [Snippet(name, text) for name in tried if (text := _read(data, places, name))]
    return Letters(found, certain, False, tuple(snippets), _damage(data, found))


def _places(data: bytes, wide: bool) -> list[tuple[int, int]]:
    """Lines that hold more than ASCII, from where to where."""
    if wide:
        return [(0, min(len(data), 4 * _LENGTH) & ~3)]
    found: list[tuple[int, int]] = []
    for line in re.finditer(rb"[^\r\n]*[\x80-\xff][^\r\n]*", data):
        found.append((line.start(), min(line.end(), line.start() + _LINE)))
        if len(found) == _MOST:
            break
    return found


def _read(data: bytes, places: list[tuple[int, int]], encoding: str) -> str:
    """The places in that encoding; "" where the bytes make no sense in it."""
    try:
        whole = codecs.decode(data, encoding, "strict")
    except (UnicodeError, LookupError):
        return ""
    if len(CONTROL.findall(whole[:100_000])) > _ODD * min(len(whole), 100_000):
        return ""
    return "\n".join(_around(data[first:last].decode(encoding, "ignore")) for first, last in places)


def _around(line: str) -> str:
    """The part of a line about its first letter beyond ASCII."""
    line = CONTROL.sub("", line.replace("\n", " ").replace("\r", " ").replace("\t", " "))
    first = next((n for n, letter in enumerate(line) if letter > "\x7f"), 0)
    start = max(0, first - _BEFORE)
    cut = line[start : start + _LENGTH].strip()
    return f"…{cut}" if start else cut


def _damage(data: bytes, found: str) -> tuple[str, str] | None:
    """Words that look like UTF-8 read as Windows letters once, and what they would be repaired."""
    if found != "utf-8":
        return None
    for line in data.decode("utf-8", "ignore").split("\n")[:20_000]:
        if not line.isascii() and (whole := mended(line)) != line:
            first = next(n for n, (one, other) in enumerate(zip(line, whole, strict=False)) if one != other)
            start = max(0, first - _BEFORE)
            return line[start : start + _LENGTH].strip(), whole[start : start + _LENGTH].strip()
    return None
