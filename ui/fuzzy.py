"""How well typed words fit a name: whole words, beginnings, Korean initials, letters in order."""

from __future__ import annotations

import unicodedata

_FIRST_INITIAL, _LAST_INITIAL = "\u1100", "\u1112"  # the leading consonants of Hangul


def fold(words: str) -> str:
    """Words as they are compared: decomposed, so that a syllable under way begins the whole one."""
    return " ".join(unicodedata.normalize("NFKD", words).casefold().split())


def fit(typed: str, name: str) -> int:
    """How well; 0 when it does not fit at all. Every typed word must be found."""
    words, text = fold(typed).split(), fold(name)
    if not words:
        return 1
    initials = "".join(sign for sign in text if _FIRST_INITIAL <= sign <= _LAST_INITIAL)
    scores = [_one(word, text, initials) for word in words]
    return min(scores) * 10 + max(0, 9 - len(text) // 8) if all(scores) else 0


def _one(word: str, text: str, initials: str) -> int:
    if text.startswith(word):
        return 100
    if f" {word}" in text:
        return 80
    if word in text:
        return 60
    if len(word) > 1 and all(_FIRST_INITIAL <= sign <= _LAST_INITIAL for sign in word) and word in initials:
        return 50
    return 20 if word.isascii() and len(word) > 1 and _in_order(word, text) else 0


def _in_order(word: str, text: str) -> bool:
    """Each word's letters begin words of the text or follow one another: "rs" finds "record service"."""
    letters = iter("".join(part[0] for part in text.split()))
    return all(letter in letters for letter in word)
