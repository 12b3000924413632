"""Two versions of one text laid beside each other by the stretches that stand once in each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

GRAM = 12  # characters of a stretch: long enough to be rare, short enough to lie between two errors
_EVERY = 7  # a stretch begins at characters of one class of so many: the same ones in both versions


@dataclass(frozen=True, slots=True)
class Span:
    """Where in the newer text a place of the older one must lie, and the likeliest place in there."""

    low: int
    high: int
    likely: int

    def holds(self, start: int, end: int) -> bool:
        """Does a stretch of the newer text lie in here?"""
        return self.low <= start and end <= self.high


class Bridge:
    """The piers: places that are surely the same, in order in both texts."""

    def __init__(self, older: str, newer: str) -> None:
        self._ends = len(older), len(newer)
        one, two = _once(older), _once(newer)
        pairs = [(at, two[gram]) for gram, at in one.items() if gram in two]
        pairs.sort()
        self._older, self._newer = _rising(pairs)

    def __len__(self) -> int:
        return len(self._older)

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the older text lies in the newer."""
        left, right = self.piers(start, end)
        low, high = left[1], right[1]
        ahead = start - left[0]
        stretched = (high - low) / max(1, right[0] - left[0])
        return Span(low, high, low + round(ahead * min(stretched, 1.5)))

    def piers(self, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """The nearest piers before and after a stretch, each as (older, newer) place.

        The one before ends the words it stands for where the stretch begins or before; the one after begins there.
        """
        before = bisect_right(self._older, start) - 1
        after = bisect_left(self._older, max(start, end - GRAM))
        left = (self._older[before], self._newer[before]) if before >= 0 else (0, 0)
        if after < len(self._older):
            return left, (self._older[after] + GRAM, self._newer[after] + GRAM)
        return left, self._ends


def _once(text: str) -> dict[str, int]:
    """The stretches that stand once in a text, and where; only those that begin at a character of one class."""
    found: dict[str, int] = {}
    again: set[str] = set()
    for at in range(len(text) - GRAM + 1):
        if ord(text[at]) % _EVERY == 3:
            gram = text[at : at + GRAM]
            if gram in found:
                again.add(gram)
            else:
                found[gram] = at
    for gram in again:
        del found[gram]
    return found


def _rising(pairs: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """The longest row of pairs that rises on both sides."""
    tops: list[int] = []  # the smallest newer place in which a row of this length ends
    ends: list[int] = []  # and the pair it ends with
    before = [-1] * len(pairs)
    for number, (_older, newer) in enumerate(pairs):
        length = bisect_left(tops, newer)
        if length == len(tops):
            tops.append(newer)
            ends.append(number)
        else:
            tops[length] = newer
            ends[length] = number
        before[number] = ends[length - 1] if length else -1
    row: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        row.append(pairs[at])
        at = before[at]
    row.reverse()
    return [older for older, _newer in row], [newer for _older, newer in row]
