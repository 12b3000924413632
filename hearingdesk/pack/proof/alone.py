"""Is what was found a word of its own, or a mere part of others? Short names are parts of many a word."""

from __future__ import annotations

import re
from typing import Protocol

from hearingdesk.printed import titles
from hearingdesk.search.fold import CJK

_CJK = re.compile(f"[{CJK}]")
_HANGUL = re.compile("[가-힣]+")
_SURE = 8  # letters from which a secret inside a longer word is a leak all the same
_NAME = 4  # syllables that a Korean name has at most
_SHORT = 2  # syllables that are part of many words
_FOLLOWS = re.compile(  # what a name in Hangul may have behind it in one word: how people are called, then a particle
    "(?:씨|님|군|양|측|들)?"
    "(?:은|는|이|가|을|를|의|에|도|만|로|와|과|께|아|야|에게|에게서|에게는|께서|께서는|한테|으로|이나|나|라|이라|라고|이라고|라는|이라는|"
    "며|이며|고|이고|란|이란|까지|부터|조차|마저|처럼|보다|에서|에는|과는|와는|과의|와의|다|이다|입니다|임|였다|이었다|등|등은|등이|및|외)?"
)


class Text(Protocol):
    """A text of letters and digits that knows where its words began."""

    text: str

    def begins(self, at: int) -> bool:
        """Does a word begin here, or the last one end?"""
        ...

    def rest(self, at: int) -> str:
        """What is left of the word that goes on here; "" where one begins."""
        ...


def stands_alone(text: Text, start: int, end: int) -> bool:
    """Is it no mere part of another word? Hangul has no such parts, and something long is no chance."""
    if end - start >= _SURE:
        return True
    first, last = text.text[start], text.text[end - 1]
    return (bool(_CJK.match(first)) or text.begins(start) or other_sort(text.text, start)) and (
        bool(_CJK.match(last)) or text.begins(end) or other_sort(text.text, end)
    )


def stands_as_name(text: Text, start: int, end: int) -> bool:
    """May it be the name of a person? One in Hangul does not begin in one word and end within another.

    One of two syllables must begin its word too, and be followed by what follows names: 이수 is not in 이수하다.
    """
    if end - start > _NAME or not _HANGUL.fullmatch(text.text[start:end]):
        return True
    broken = any(text.begins(at) for at in range(start + 1, end))
    short = end - start <= _SHORT
    if not broken and not short:
        return True
    if short and not (text.begins(start) or other_sort(text.text, start)):
        return False
    found = _HANGUL.match(text.rest(end))
    rest = found[0] if found else ""
    return bool(_FOLLOWS.fullmatch(rest)) or rest.startswith(titles())


def other_sort(text: str, at: int) -> bool:
    """Does another sort of letter begin here: a letter after a digit, Hangul after a letter?"""
    return at in (0, len(text)) or sort(text[at - 1]) != sort(text[at])


def sort(letter: str) -> str:
    """What sort of letter it is."""
    return "run" if _CJK.match(letter) else "figure" if letter.isdigit() else "word"
