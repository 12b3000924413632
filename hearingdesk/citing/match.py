"""Where words of an older text stand in a newer one: the same words, words much alike, or nowhere that is sure.

Nothing here prefers an answer to none: words that stand in several places and cannot be told apart by what is around
them, and words of which too little is left, are lost, at most with a suggestion.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from hearingdesk.citing.bridge import Bridge, Span
from hearingdesk.citing.stream import Stream, folded

MANY = 2000  # places of the same words that are looked at
NEAR = 40  # of them, those compared by what is around them
AGREES = 0.55  # how much of what is around must be the same
APART = 0.12  # how much better the best place must be than the next
ALIKE = 0.72  # how much of the words must be the same to be the quote with changed words
ALIKE_SHORT = 0.82  # the same for few characters, of which much is alike by chance
SHORT = 20  # characters
ALONE = 24  # characters that, standing once in each text, need nothing around them
HINT = 0.4  # from here on a place is worth suggesting
LOOSE = 400  # characters more than the words between two piers, within which nothing else is asked
LONGEST = 1500  # characters aligned one by one
LEFT = 0.6  # what must be left even then of few characters
CLOSE = 8  # characters off the likeliest place, up to which little need be the same around
BARELY = 0.3  # how much, then
BOTH = 0.75  # how much of what is around must be the same on both sides, for words of which less than ALIKE is left
CHUNK = 10  # characters of the pieces by which words are looked for where no pier helps


@dataclass(frozen=True, slots=True)
class Sought:
    """A quote, folded, with what was around it. `at`: its stretch in the older text, if that is known."""

    key: str
    before: str
    after: str
    glued: tuple[bool, bool]  # does a word go on beyond its ends?
    at: tuple[int, int] | None = None

    @classmethod
    def of(cls, quote: str, before: str, after: str, at: tuple[int, int] | None = None) -> Sought:
        """From words as they are stored."""
        glued = quote[:1].isalnum() and before[-1:].isalnum(), quote[-1:].isalnum() and after[:1].isalnum()
        return cls(folded(quote)[0], folded(before)[0], folded(after)[0], glued, at)


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of the newer text; `sure` is False for a mere suggestion, or for none at all (start = end)."""

    start: int = 0
    end: int = 0
    score: float = 0.0  # how much of the words is the same, 0 to 1
    sure: bool = False


class Matcher:
    """Leads quotes of one text into another; without the older text by the words alone."""

    def __init__(self, older: Stream | None, newer: Stream) -> None:
        self._older, self._newer = older, newer
        self._bridge = Bridge(older.text, newer.text) if older is not None else None

    def find(self, sought: Sought) -> Match:
        """The best place that is sure, else a suggestion, else nothing."""
        if not sought.key:
            return Match()
        span = self._bridge.span(*sought.at) if self._bridge and len(self._bridge) and sought.at else None
        same, aligned = self._same(sought, span), self._aligned(sought)
        if same.sure and (not aligned.sure or self._fits_better(sought, same, aligned)):
            return same
        if aligned.sure:
            return aligned
        return max((self._voted(sought, span), aligned, same), key=lambda one: (one.sure, one.score))

    def _fits_better(self, sought: Sought, same: Match, aligned: Match) -> bool:
        """The same words elsewhere than the alignment says: a misread quote beside others like it, or one moved."""
        if same.start < aligned.end and aligned.start < same.end:
            return True
        one = self._agreement(sought, same.start, same.end)
        return one > self._agreement(sought, aligned.start, aligned.end) + APART

    def _same(self, sought: Sought, span: Span | None) -> Match:
        """The place of exactly these words."""
        length = len(sought.key)
        every = [at for at in self._places(sought.key) if self._edges(at, at + length) == sought.glued]
        if not every:
            return Match()
        weighed = self._inside(sought, every, span) if span is not None else []
        if not weighed:
            weighed = self._by_what_is_around(sought, every, span)
        if weighed and (len(weighed) == 1 or weighed[0][0] - weighed[1][0] >= APART):
            return Match(weighed[0][1], weighed[0][1] + length, 1.0, True)
        if weighed and span is not None:
            return self._nearest(weighed, span, length)
        if not weighed and len(every) == 1 and length >= ALONE and self._stands_once(sought.key):
            return Match(every[0], every[0] + length, 1.0, True)
        best = weighed[0][1] if weighed else every[0]
        return Match(best, best + length, 0.99, False)

    def _inside(self, sought: Sought, every: list[int], span: Span) -> list[tuple[float, int]]:
        """The places between the piers, as far as what is around them agrees; the best first."""
        length = len(sought.key)
        inside = [at for at in every if span.holds(at, at + length)]
        inside.sort(key=lambda at: abs(at - span.likely))
        weighed: list[tuple[float, int]] = []
        for at in inside[:NEAR]:
            agrees = self._agreement(sought, at, at + length)
            close = self._is_tight(sought, span) and abs(at - span.likely) <= CLOSE
            if agrees >= AGREES or (close and agrees >= BARELY):
                weighed.append((agrees, at))
        return sorted(weighed, key=lambda pair: -pair[0])

    def _by_what_is_around(
        self, sought: Sought, every: list[int], span: Span | None
    ) -> list[tuple[float, int]]:
        """The places anywhere around which the text is the same; the best first."""
        if span is not None:
            every = sorted(every, key=lambda at: abs(at - span.likely))
        found = (
            (self._agreement(sought, at, at + len(sought.key)), at) for at in self._promising(sought, every)
        )
        return sorted((pair for pair in found if pair[0] >= AGREES), key=lambda pair: -pair[0])

    def _nearest(self, weighed: list[tuple[float, int]], span: Span, length: int) -> Match:
        """Of places that what is around cannot tell apart: the one where it must be, if that is plain."""
        inside = [at for _score, at in weighed if span.holds(at, at + length)]
        inside.sort(key=lambda at: abs(at - span.likely))
        if not inside:
            return Match(weighed[0][1], weighed[0][1] + length, 0.99, False)
        far = [abs(at - span.likely) for at in inside]
        sure = len(far) == 1 or far[1] - far[0] > max(8, length)
        return Match(inside[0], inside[0] + length, 1.0 if sure else 0.99, sure)

    def _aligned(self, sought: Sought) -> Match:
        """The place that the alignment of both texts gives: between the piers around the words."""
        if self._bridge is None or self._older is None or not sought.at or not len(self._bridge):
            return Match()
        start, end = sought.at
        (a, c), (b, d) = self._bridge.piers(start, end)
        if max(b - a, d - c) > len(sought.key) * 3 + LONGEST or d <= c:
            return Match()
        one, two = _led(self._older.text[a:b], self._newer.text[c:d], start - a, end - a)
        return self._judged(sought, c + one, c + two, tight=d - c <= len(sought.key) + LOOSE)

    def _voted(self, sought: Sought, span: Span | None) -> Match:
        """The place for which most of the rare pieces of the words speak."""
        votes: dict[int, int] = {}
        for offset in range(0, max(1, len(sought.key) - CHUNK + 1), CHUNK // 2):
            there = self._places(sought.key[offset : offset + CHUNK], NEAR + 1)
            for at in there if len(there) <= NEAR else ():
                votes[at - offset] = votes.get(at - offset, 0) + 1
        best = sorted(_gathered(votes), key=lambda pair: -pair[1])[:3]
        found = [self._around(sought, at, span, alone=len(best) == 1) for at, _n in best]
        found.sort(key=lambda one: -one.score)
        if len(found) > 1 and found[0].sure and self._rival(sought, found[0], found[1], span):
            return replace(found[0], sure=False)
        return found[0] if found else Match()

    def _around(self, sought: Sought, at: int, span: Span | None, *, alone: bool) -> Match:
        """The words aligned with what stands about a place."""
        low, high = max(0, at - 40), min(len(self._newer), at + len(sought.key) + 40)
        before = sought.before[-40:]
        around = before + sought.key + sought.after[:40]
        one, two = _led(around, self._newer.text[low:high], len(before), len(before) + len(sought.key))
        inside = span is not None and span.holds(low + one, low + two)
        return self._judged(
            sought, low + one, low + two, tight=inside and self._is_tight(sought, span), alone=alone
        )

    def _rival(self, sought: Sought, best: Match, other: Match, span: Span | None) -> bool:
        """Could the other place be meant as well as the best one?"""
        if best.score - other.score >= APART or abs(best.start - other.start) <= len(sought.key) // 2:
            return False
        tight = self._is_tight(sought, span)
        return not (span is not None and tight and span.holds(best.start, best.end))

    def _is_tight(self, sought: Sought, span: Span | None) -> bool:
        return span is not None and span.high - span.low <= len(sought.key) + LOOSE

    def _judged(self, sought: Sought, start: int, end: int, *, tight: bool, alone: bool = False) -> Match:
        """A place with as much as its words have in common with those sought."""
        if end <= start:
            return Match()
        start, end = self._whole_words(sought, start, end)
        words = self._newer.text[start:end]
        score = SequenceMatcher(None, sought.key, words, autojunk=False).ratio()
        if score < HINT:
            return Match()
        sides = self._sides(sought, start, end)
        enough = ALIKE if len(sought.key) >= SHORT else ALIKE_SHORT
        agrees = tight or _weigh(sides) >= (HINT if alone else AGREES)
        framed = tight and len(sides) == 2 and min(sides) >= BOTH and (score >= LEFT or enough == ALIKE)
        sure = (score >= enough and agrees) or framed
        return Match(start, end, min(score, 0.99), sure)

    def _whole_words(self, sought: Sought, start: int, end: int) -> tuple[int, int]:
        """Where the quote ended with a word, so does its place."""
        left, right = self._edges(start, end)
        limit = 12
        while left and not sought.glued[0] and start > 0 and limit:
            start, limit = start - 1, limit - 1
            left = self._edges(start, end)[0]
        while right and not sought.glued[1] and end < len(self._newer) and limit:
            end, limit = end + 1, limit - 1
            right = self._edges(start, end)[1]
        return start, end

    def _places(self, words: str, most: int = MANY) -> list[int]:
        found: list[int] = []
        at = self._newer.text.find(words)
        while at >= 0 and len(found) < most:
            found.append(at)
            at = self._newer.text.find(words, at + 1)
        return found

    def _promising(self, sought: Sought, every: list[int]) -> list[int]:
        """Of many places those with the same characters beside them, when no alignment says where to look."""
        if len(every) <= NEAR:
            return every
        before, after, length = sought.before[-6:], sought.after[:6], len(sought.key)
        text = self._newer.text
        beside = (at for at in every if text.startswith(after, at + length) or text.endswith(before, 0, at))
        return [at for at, _n in zip(beside, range(NEAR), strict=False)]

    def _stands_once(self, key: str) -> bool:
        """Did the words stand once in the older text too? Without it, that cannot be told and is believed."""
        return self._older is None or self._older.text.count(key) <= 1

    def _agreement(self, sought: Sought, start: int, end: int) -> float:
        return _weigh(self._sides(sought, start, end))

    def _sides(self, sought: Sought, start: int, end: int) -> list[float]:
        """How much of what was before the words, and after them, is around this place: 0 to 1."""
        text, before, after = self._newer.text, sought.before, sought.after
        pairs = ((before, text[max(0, start - len(before)) : start]), (after, text[end : end + len(after)]))
        return [_likeness(one, two) for one, two in pairs if one]

    def _edges(self, start: int, end: int) -> tuple[bool, bool]:
        return self._newer.goes_on(start), self._newer.goes_on(end)


def _weigh(sides: list[float]) -> float:
    """One figure of both sides: the better one counts most, for an edit may have come just beside the words."""
    return 0.7 * max(sides) + 0.3 * min(sides) if sides else 0.0


def _likeness(one: str, two: str) -> float:
    if one == two:
        return 1.0
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= BARELY else 0.0


def _led(older: str, newer: str, start: int, end: int) -> tuple[int, int]:
    """Where a stretch of one short text lies in another, by aligning them."""
    one, two = 0, len(newer)
    for how, a, b, c, d in SequenceMatcher(None, older, newer, autojunk=False).get_opcodes():
        if a <= start < b:
            one = c + (start - a) if how == "equal" else min(d, c + (start - a))
        if a < end <= b:
            two = c + (end - a) if how == "equal" else d if end == b else min(d, c + (end - a))
    return one, two


def _gathered(votes: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Votes for nearly the same place, together."""
    left = dict(votes)
    while left:
        at = max(left, key=lambda one: left[one])
        near = [one for one in left if abs(one - at) <= CHUNK]
        yield at, sum(left.pop(one) for one in near)
