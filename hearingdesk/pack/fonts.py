"""The faces of the printed page: each Latin face with its Hangul companion, and how wide words are in both.

A face is loaded when the first word is set in it and kept for the life of the process; so are the widths of
words, for they are the same in every pack.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from hearingdesk.pack.typeface import Type
from hearingdesk.places import resources

LOST = "〓"  # the printers' mark for a piece of type that is not in the case
NBSP = "\u00a0"
FOLLOWING = "\u00a0·"  # set in the font of the letter before them, if it has them
KEPT_WORDS = 200_000  # widths kept per face; more than the words of any case

EAST = re.compile(  # Korean letters and signs, and what is set like them
    "[\u1100-\u11ff\u2160-\u217f\u203b\u2460-\u24ff\u25a0-\u25ff\u3000-\u30ff\u3130-\u318f"
    "\u3200-\u33ff\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]"
)
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_HALVES = re.compile("[\ud800-\udfff]")  # of a surrogate pair: no character at all
_SPACES = re.compile("[\t\u2000-\u2006\u2008-\u200a\u205f]")
_UNCLEAN = re.compile(  # whatever `clean` does not leave as it is, but for letters to be composed
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u206f\ud800-\udfff\ufe00-\ufe0f\ufeff]"
)


@dataclass(frozen=True, slots=True)
class Face:
    """One cut of a typeface, the face its Hangul is set in, and how much smaller that looks the same size."""

    file: str
    companion: str = ""
    factor: float = 1.0
    bold: str = ""
    italic: str = ""


class Piece(NamedTuple):
    """A stretch of a word that one font sets; the first has in `lost` all of the word that no font has."""

    font: str
    factor: float
    text: str
    lost: str = ""


FACES = {
    "serif": Face("SourceSerif4_400Regular", "serif-ko", 0.925, "serif-bold", "serif-italic"),
    "serif-italic": Face("SourceSerif4_400Regular_Italic", "serif-ko", 0.925, "serif-bold-italic", "serif"),
    "serif-bold": Face("SourceSerif4_600SemiBold", "sans-ko-bold", 0.925, "", "serif-bold-italic"),
    "serif-bold-italic": Face("SourceSerif4_600SemiBold_Italic", "sans-ko-bold", 0.925, "", "serif-bold"),
    "serif-light": Face("SourceSerif4_300Light", "serif-ko", 0.925, "serif-bold", "serif-light-italic"),
    "serif-light-italic": Face(
        "SourceSerif4_300Light_Italic", "serif-ko", 0.925, "serif-bold-italic", "serif-light"
    ),
    "sans": Face("SourceSans3_400Regular", "sans-ko", 0.93, "sans-bold"),
    "sans-bold": Face("SourceSans3_600SemiBold", "sans-ko-bold", 0.93),
    "serif-ko": Face("NotoSerifKR_400Regular"),
    "sans-ko": Face("NotoSansKR_400Regular"),
    "sans-ko-bold": Face("NotoSansKR_700Bold"),
}


@cache
def font(name: str) -> TTFont:
    """The font of a face, loaded and made known to reportlab at its first use."""
    made = Type(f"hearingdesk-{name}", str(resources("fonts", f"{FACES[name].file}.ttf")))
    pdfmetrics.registerFont(made)
    return made


def clean(text: str) -> str:
    """The text as the page can carry it: composed (NFC), without marks that have no shape; line ends stay."""
    if text.isascii() and text.isprintable():
        return text
    if not _UNCLEAN.search(text) and unicodedata.is_normalized("NFC", text):
        return text
    text = unicodedata.normalize(
        "NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    )
    text = _SPACES.sub(" ", text.replace("\u2029", "\n").replace("\u2007", NBSP).replace("\u202f", NBSP))
    return _UNSEEN.sub("", _HALVES.sub("\ufffd", text))


class Pair(dict[str, tuple[float, float]]):
    """A Latin face and its companion as one: word -> its width and that of the space after it, at 1 pt."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.face = FACES[name]
        self._choices: dict[str, tuple[str, float, bool]] = {}
        self._spaces: dict[tuple[str, float], float] = {}

    def __missing__(self, word: str) -> tuple[float, float]:
        width = 0.0
        if one := self.one(word):
            key = one
            width += font(one[0]).stringWidth(word, one[1])
        else:
            pieces = self.pieces(word)
            key = pieces[-1][:2]
            for name, factor, text, _lost in pieces:
                width += font(name).stringWidth(text, factor)
        if len(self) >= KEPT_WORDS:
            self.clear()
        if (space := self._spaces.get(key)) is None:
            space = self._spaces[key] = font(key[0]).stringWidth(" ", key[1])
        made = self[word] = (width, space)
        return made

    def width(self, text: str) -> float:
        """How wide a line of words is, at one point."""
        total = space = 0.0
        for word in text.split(" "):
            wide, after = self[word]
            total += space + wide
            space = after
        return total

    def one(self, word: str) -> tuple[str, float] | None:
        """The font that sets the whole word, and its factor; None where several do, or nobody has looked yet."""
        if word.isascii():
            return (self.name, 1.0)
        known = set(map(self._choices.get, word))
        if len(known) == 1 and (one := known.pop()) is not None and one[2]:
            return one[:2]
        return None

    def pieces(self, word: str) -> list[Piece]:
        """The word in fonts that can set it: East Asian characters in the companion, the rest in the face."""
        if one := self.one(word):
            return [Piece(*one, word)]
        runs: list[tuple[str, float, list[str]]] = []
        lost = ""
        font_now = ""
        for letter in word:
            name, factor, found = self._choices.get(letter) or self._choice(letter)
            if name != font_now:
                if font_now and letter in FOLLOWING and _has(font_now, letter):
                    name = font_now
                else:
                    font_now = name
                    runs.append((name, factor, []))
            runs[-1][2].append(letter if found else LOST)
            lost += "" if found else letter
        return [
            Piece(name, factor, "".join(letters), lost if not place else "")
            for place, (name, factor, letters) in enumerate(runs)
        ]

    def _choice(self, letter: str) -> tuple[str, float, bool]:
        """The font for one character, its factor, and whether it has the character at all."""
        if (known := self._choices.get(letter)) is None:
            order = [
                (self.name, 1.0),
                (self.face.companion, self.face.factor),
                ("sans-ko", 0.93),
                ("sans", 1.0),
            ]
            if EAST.match(letter):
                order[0], order[1] = order[1], order[0]
            kept = next(((name, factor, True) for name, factor in order if name and _has(name, letter)), None)
            known = self._choices[letter] = kept or ("sans-ko", 0.93, False)
        return known


def _has(name: str, letter: str) -> bool:
    # Beyond U+FFFF reportlab writes code points that a reader cannot turn back into text.
    return ord(letter) in font(name).face.charToGlyph and ord(letter) <= 0xFFFF


@cache
def pair(name: str) -> Pair:
    """The pair of this Latin face, one for the whole process."""
    return Pair(name)
