"""A citation of words that the case does not hold: it knows where they stand and their hash, and not what they are.

So a case can be handed out without the text it rests on, and the day somebody brings the text in, every cite is
live. Written "212+96:1f2e…": from which character of the folded text, how many, and the hash of these.
"""

from __future__ import annotations

import re
from hashlib import blake2b

_WRITTEN = re.compile(r"(\d{1,9})\+(\d{1,6}):([0-9a-f]{24})")
_FARTHEST = 4000  # characters around the place named in which the words are looked for
_BYTES = 12


def seal(text: str, start: int, end: int) -> str:
    """The seal of a stretch of a folded text."""
    return f"{start}+{end - start}:{_hash(text[start:end])}"


def find(text: str, sealed: str) -> tuple[int, int] | None:
    """Where the sealed words stand in a folded text: where they did, else near there."""
    written = _WRITTEN.fullmatch(sealed)
    if written is None:
        return None
    start, length, wanted = int(written[1]), int(written[2]), written[3]
    low, high = max(0, start - _FARTHEST), min(len(text) - length, start + _FARTHEST)
    for at in sorted(range(low, high + 1), key=lambda place: abs(place - start)):
        if _hash(text[at : at + length]) == wanted:
            return at, at + length
    return None


def _hash(words: str) -> str:
    return blake2b(words.encode(), digest_size=_BYTES).hexdigest()
