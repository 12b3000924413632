"""A text as it is compared: without spaces, line ends, hyphens, case, width and shape of quotes; and the way back.

What is left out is what another edition of the same words may set otherwise. `plain` leaves out less: case and
accents count there, so that words that differ in them are not called the same.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Sequence

from hearingdesk.citing.parts import BETWEEN, Part
from hearingdesk.search.fold import continues, fold_map

_LEFT = re.compile(r"[^\s\-]+")  # what folding has not made a hyphen or a space of
_SHAPES = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʹʼ´‵`", "'"),
        **dict.fromkeys("“”„‟″«»〝〞〟", '"'),
        **dict.fromkeys("·ㆍ・‧•∙⋅", "·"),
    }
)
_NOTHING = re.compile(r"[\s\-\u00ad\u200b-\u200f\u2010-\u2015\u2060\u2212\ufe58\ufeff]+")


def plain(text: str) -> str:
    """The words by which two quotes are the same: only spaces, hyphens, width, quotes and composition left out."""
    if text.isascii():
        return _NOTHING.sub("", text)
    return unicodedata.normalize(
        "NFC", _NOTHING.sub("", unicodedata.normalize("NFKC", text).translate(_SHAPES))
    )


class Stream:
    """Parts of a text, put together and folded; places in it lead back to part and character."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self._begins: list[int] = []
        self._whole = BETWEEN.join(part.text for part in parts)
        at = 0
        for part in parts:
            self._begins.append(at)
            at += len(part.text) + len(BETWEEN)
        self.text, self._places = folded(self._whole)

    def __len__(self) -> int:
        return len(self.text)

    def spot(self, start: int, end: int) -> tuple[int, int, int, int]:
        """A stretch of the stream as (first part, character in it, last part, character after in it)."""
        first, last = self._places[start], self._places[end - 1] + 1
        while last < len(self._whole) and continues(self._whole[last]):
            last += 1
        one = bisect_right(self._begins, first) - 1
        two = bisect_right(self._begins, max(first, last - 1)) - 1
        return one, first - self._begins[one], two, last - self._begins[two]

    def stretch(self, first: int, starts: int, last: int, ends: int) -> tuple[int, int]:
        """The other way: characters of two parts as a stretch of the stream."""
        return self._at(self._begins[first] + starts), self._at(self._begins[last] + ends)

    def goes_on(self, place: int) -> bool:
        """Does a word go on over this place, with nothing between its letters in the text as it is stored?"""
        if not 0 < place < len(self.text):
            return False
        at = self._places[place]
        return at > 0 and self._whole[at].isalnum() and self._whole[at - 1].isalnum()

    def _at(self, character: int) -> int:
        """The first place of the stream that came from this character or a later one."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self._places[middle] < character:
                low = middle + 1
            else:
                high = middle
        return low


def folded(text: str) -> tuple[str, Sequence[int]]:
    """A text folded, and where each of its characters began; one place more is the end."""
    lower, places = fold_map(text)
    kept: list[str] = []
    back = array("L")
    for run in _LEFT.finditer(lower):
        kept.append(run[0])
        back.extend(places[run.start() : run.end()])
    back.append(places[-1])
    return "".join(kept), back
