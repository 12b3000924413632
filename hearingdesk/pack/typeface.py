"""A TrueType font whose tables of characters are read at once, not number by number: a Hangul font has 50,000."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from struct import iter_unpack, unpack_from
from sys import byteorder
from typing import Any, Literal
from weakref import WeakKeyDictionary

from reportlab.pdfbase.ttfonts import TTEncoding, TTFont, TTFontFace

_UNICODE = (3, 10)  # platform and encoding of a table of all Unicode characters
_GROUPS = 12  # its format: stretches of characters whose glyphs follow one another
_NBSP = 0xA0
_LONG = 1  # the format of a list of places in four bytes each


class Face(TTFontFace):
    """The face of a font; one whose tables are of other kinds is left to reportlab."""

    _ttf_data: bytes
    _pdfScale: Callable[[int], float]

    def extractInfo(self, charInfo: bool | Literal[0, 1] = 1) -> None:
        """As reportlab does it: a character's glyph and width, the place of every glyph."""
        super().extractInfo(0)
        data = self._ttf_data
        groups = _groups(data, self.get_table_pos("cmap")[0])
        lists_longs = unpack_from(">H", data, self.get_table_pos("head")[0] + 50)[0] == _LONG
        if groups is None or not lists_longs:
            super().extractInfo(charInfo)
            return
        self.glyphPos = _numbers("I", data, self.get_table_pos("loca")[0], self.numGlyphs + 1)
        self._read_characters(data, groups)

    def _read_characters(self, data: bytes, groups: list[tuple[int, int, int]]) -> None:
        told = unpack_from(">H", data, self.get_table_pos("hhea")[0] + 34)[0]
        place = self.get_table_pos("hmtx")[0]
        metrics: list[tuple[Any, int]] = list(iter_unpack(">HH", data[place : place + 4 * told]))
        widths = [self._pdfScale(wide) for wide, _bearing in metrics]
        more = _numbers("H", data, place + 4 * told, self.numGlyphs - told)  # as wide as the last one
        self.hmetrics = [*metrics, *((widths[-1], bearing) for bearing in more)]
        widths += [widths[-1]] * len(more)
        glyphs: dict[int, int] = {}
        for first, end, glyph in groups:
            glyphs.update(zip(range(first, end + 1), range(glyph, glyph + end - first + 1), strict=True))
        self.defaultWidth = widths[0]
        if ord(" ") in glyphs:
            glyphs[_NBSP] = glyphs[ord(" ")]
        self.charToGlyph = glyphs
        self.charWidths = {character: widths[glyph] for character, glyph in glyphs.items()}


class Type(TTFont):
    """A font with such a face, known by this name."""

    def __init__(self, name: str, file: str) -> None:
        self.fontName = name
        self.face = Face(file)
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[object, TTFont.State] = WeakKeyDictionary()
        self._asciiReadable = True
        self.shapable = False
        self._widths = _Widths(self.face)

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        """How wide the text is at this size, in points: summed up by letters that are looked up once."""
        return 0.001 * sum(map(self._widths.__getitem__, text)) * size


class _Widths(dict[str, float]):
    """Letter -> its width in thousandths of the size."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, letter: str) -> float:
        made = self[letter] = self._face.charWidths.get(ord(letter), self._face.defaultWidth)
        return made


def _groups(data: bytes, place: int) -> list[tuple[int, int, int]] | None:
    """First and last character of every stretch and the first one's glyph; None where there is no such table."""
    for at in range(unpack_from(">H", data, place + 2)[0]):
        platform, encoding, offset = unpack_from(">HHI", data, place + 4 + 8 * at)
        if (platform, encoding) == _UNICODE:
            kind, count = unpack_from(">H10xI", data, place + offset)
            start = place + offset + 16
            return list(iter_unpack(">III", data[start : start + 12 * count])) if kind == _GROUPS else None
    return None


def _numbers(kind: str, data: bytes, place: int, count: int) -> array[int]:
    read = array(kind)
    read.frombytes(data[place : place + count * read.itemsize])
    if byteorder == "little":
        read.byteswap()
    return read
