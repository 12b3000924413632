"""Text in the one form in which it is compared, and in the form in which it is indexed.

Folding takes away what nobody means when searching: case, accents on Latin letters, full and half width,
the shape of quotes, hyphens, dashes and middle dots, soft hyphens and marks without width. Nothing else: a
Hangul syllable is itself and no other, however it was composed (NFC); the accents of other scripts are
letters there.

A *word* is a run of letters and digits of any script but Hangul, Han and Kana; a *run* is one of those
three. Both end where the other begins. The index holds words as they are, and runs as overlapping pairs
with the last character once more, so that a token begins at every position of a run and every run ends in a
token of its own. It is made for `tokenize="unicode61 remove_diacritics 2"`: no stems there, they would hide
prefixes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from operator import add
from typing import NamedTuple

# The inside of a regular expression's class: Hangul with its letters, Han, Kana.
CJK = (
    "\u1100-\u11ff\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3131-\u318c\u318e\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb\uf900-\ufaff\U00020000-\U0003fffd"
)
_PIECE = f"[{CJK}]+|[^\\W_{CJK}]+"
_RUN = f"[{CJK}]"
_NO_RUN = f"([^{CJK} ](?:[^{CJK}]*[^{CJK} ])?)"

# What lower() alone does not fold, or the index does not take: in most texts a few stretches only. The class of the
# first stands twice, for what begins with a plain class is looked for much faster than what begins with a repeated one.
_SELF = "\uac00-\ud7a3\u4e00-\u9fff\u3041-\u3096\u30a1-\u30fa"
_EACH_ALONE = f"(?:[\\x00-\\x7f{_SELF}](?=[\\x00-\\x7f{_SELF}]|\\Z))+"
ODD = re.compile(f"[^\\x00-\\x7f{_SELF}][^\\x00-\\x7f{_SELF}]*")
_NOT_TAKEN = f"[^a-z0-9 {_SELF}]+"

_SAME = {
    **dict.fromkeys("‘’‚‛′ʹʼˈ´‵", "'"),
    **dict.fromkeys("“”„‟″‶«»〝〞〟", '"'),
    **dict.fromkeys("‐‑‒–—―−⁃﹘", "-"),
    **dict.fromkeys("·ㆍ・‧•∙⋅", "·"),
    **dict.fromkeys(
        "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff", ""
    ),
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
    **{chr(selector): "" for selector in range(0xFE00, 0xFE10)},
}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """One of those above: classes as large take milliseconds to compile, and who compares texts needs few of them."""
    return re.compile(pattern)


def fold(text: str) -> str:
    """The form in which two texts are compared; folding it again changes nothing."""
    return text.lower() if text.isascii() else fold_composed(unicodedata.normalize("NFC", text))


def fold_composed(text: str) -> str:
    """The same of a text that is in NFC."""
    return unicodedata.normalize("NFC", ODD.sub(_folded, text.lower()))


def fold_map(text: str) -> tuple[str, list[int]]:
    """The folded text, and where in `text` each of its characters began; one place more is the end."""
    if text.isascii():
        return text.lower(), list(range(len(text) + 1))
    folded: list[str] = []
    places: list[int] = []
    end = 0
    for plain in [*_compiled(_EACH_ALONE).finditer(text), None]:
        start = plain.start() if plain else len(text)
        for first, last in _clusters(text, end, start):
            part = fold(text[first:last])
            folded.append(part)
            places += [first] * len(part)
        if plain:
            end = plain.end()
            folded.append(plain[0].lower())
            places += range(start, end)
    return "".join(folded), [*places, len(text)]


def in_stored(places: list[int], start: int, end: int) -> tuple[int, int]:
    """A span of the folded text as the span of the stored text that it came from, with all its marks."""
    last = places[end - 1]
    while end < len(places) - 1 and places[end] == last:
        end += 1
    return places[start], places[end]


def index_text(text: str) -> str:
    """What the full-text index is given for a text."""
    if text.isascii():
        return text.lower()
    lower = unicodedata.normalize("NFC", text).lower()
    stretches = _compiled(_NO_RUN).split(
        unicodedata.normalize("NFC", _compiled(_NOT_TAKEN).sub(_spaced, lower))
    )
    stretches[::2] = [_run_tokens(runs) for runs in stretches[::2]]
    stretches[1::2] = [
        words if words.replace(" ", "").isalnum() else _apart(words) for words in stretches[1::2]
    ]
    return " ".join(stretches)


class Piece(NamedTuple):
    """A word, or a run of Hangul, Han or Kana, of a folded text."""

    text: str
    is_run: bool


def pieces(folded: str) -> list[Piece]:
    """The words and runs of a folded text, in order."""
    return [Piece(found, bool(_compiled(_RUN).match(found))) for found in _compiled(_PIECE).findall(folded)]


def pairs(run: str) -> list[str]:
    """The overlapping pairs of a run; none of a single character."""
    return list(map(add, run, run[1:]))


def continues(character: str) -> bool:
    """Does it belong to the character before it: a mark, a part of a syllable, or nothing to be seen?"""
    code = ord(character)
    if code < 0xAD:
        return False
    return (
        unicodedata.category(character)[0] == "M"
        or _SAME.get(character) == ""
        or 0x1160 <= code <= 0x11FF
        or 0xD7B0 <= code <= 0xD7FB
        or character in "ﾞﾟ"
    )


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of a part of the text that fold for themselves: a character with all that continues it."""
    for place in range(start + 1, end):
        if not continues(text[place]):
            yield start, place
            start = place
    if start < end:
        yield start, end


class _Folded(dict[int, str]):
    """Each character as it is compared, worked out when first met (a table for str.translate)."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = self._fold(chr(code))
        return folded

    def _fold(self, character: str) -> str:
        if "\uff01" <= character <= "\uffee" and (wide := unicodedata.decomposition(character)):
            character = chr(int(wide.split()[1], 16))
        if "\u0300" <= character <= "\u036f" and character not in _SAME:
            return ""
        plain = "".join(_SAME.get(c, c) for c in character.casefold())
        apart = unicodedata.normalize("NFD", plain)
        if apart and unicodedata.name(apart[0], "").startswith("LATIN"):
            return "".join(c for c in apart if not unicodedata.combining(c))
        if character.isspace() and not character.isascii():
            return " "
        return unicodedata.normalize("NFC", plain)


class _Spaced(_Folded):
    """The same for the index, where all that is neither letter nor digit is a space (or nothing)."""

    def _fold(self, character: str) -> str:
        return "".join(c if c.isalnum() or continues(c) else " " for c in super()._fold(character))


def _run_tokens(runs: str) -> str:
    """Each character of the runs between spaces with its neighbour, which for the last one is a space."""
    return " ".join([one + other for one, other in zip(runs, runs[1:] + " ", strict=False) if one != " "])


def _apart(words: str) -> str:
    """Words with the marks between them, which are no letters, taken out."""
    return " ".join(_compiled(_PIECE).findall(words))


def _folded(stretch: re.Match[str]) -> str:
    return stretch[0].translate(_FOLDED)


def _spaced(stretch: re.Match[str]) -> str:
    return stretch[0].translate(_SPACED)


_FOLDED = _Folded()
_SPACED = _Spaced()
