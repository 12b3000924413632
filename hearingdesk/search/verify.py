"""Does a query hold of a text, where do its words stand, and a piece of the text to show it.

The index only proposes; what is said here is the truth (see query for what it is).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from hearingdesk.search.filters import Where
from hearingdesk.search.fold import CJK, continues, fold_map, in_stored
from hearingdesk.search.query import Either, Every, Inside, Near, Not, Query, Words

Span = tuple[int, int]

_LETTER = f"[^\\W_{CJK}]"
_GAP = re.compile(r"[\W_]+")


def holds(query: Query, folded: str) -> bool:
    """Is it true of this folded text?"""
    match query:
        case Words():
            return _pattern(query).search(folded) is not None
        case Inside(letters):
            return letters in folded
        case Where():
            return True  # of records, not of their texts: see scope
        case Near():
            return next(_pairs(query, folded), None) is not None
        case Not(of):
            return not holds(of, folded)
        case Every(parts):
            return all(holds(part, folded) for part in parts)
        case Either(parts):
            return any(holds(part, folded) for part in parts)


def hits(query: Query, text: str) -> list[Span]:
    """Where the words that were asked for stand in the stored text, in order and without overlaps.

    What follows NOT is not marked. A text of which the query does not hold may have some of its words.
    """
    folded, places = fold_map(text)
    return _merged(in_stored(places, start, end) for start, end in _found(query, folded))


def snippet(text: str, spans: Sequence[Span], width: int = 160) -> tuple[str, list[Span]]:
    """About `width` characters of the text around the first span, on one line, and the spans within them."""
    start, end = _window(text, spans[0] if spans else (0, 0), width)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    words = before + re.sub(r"\s", " ", text[start:end]) + after
    moved = len(before) - start
    return words, [
        (max(first, start) + moved, min(last, end) + moved)
        for first, last in spans
        if first < end and last > start
    ]


@lru_cache(maxsize=256)
def _pattern(words: Words) -> re.Pattern[str]:
    """The terms with whole words at their ends, and no letter or digit between them."""
    terms = [_bounded(term, open_end=False) for term in words.terms[:-1]]
    terms.append(_bounded(words.terms[-1], open_end=words.prefix))
    return re.compile(r"[\W_]+".join(terms))


def _bounded(term: str, open_end: bool) -> str:
    before = f"(?<!{_LETTER})" if re.match(_LETTER, term) else ""
    after = f"(?!{_LETTER})" if re.match(_LETTER, term[-1]) and not open_end else ""
    return before + re.escape(term) + after


def _found(query: Query, folded: str) -> Iterator[Span]:
    match query:
        case Words():
            yield from _spans(query, folded)
        case Inside(letters):
            yield from (found.span() for found in re.finditer(re.escape(letters), folded))
        case Near():
            for one, other in _pairs(query, folded):
                yield from (one, other)
        case Not() | Where():
            return
        case Every(parts) | Either(parts):
            for part in parts:
                yield from _found(part, folded)


def _spans(words: Words, folded: str) -> Iterator[Span]:
    """Every occurrence, overlapping ones too."""
    pattern = _pattern(words)
    found = pattern.search(folded)
    while found:
        yield found.span()
        found = pattern.search(folded, found.start() + 1)


def _pairs(near: Near, folded: str) -> Iterator[tuple[Span, Span]]:
    """Occurrences of the two that do not overlap and have at most so many whole words between them."""
    others = list(_spans(near.right, folded))
    for one in _spans(near.left, folded):
        for other in others:
            first, second = sorted((one, other))
            if first[1] <= second[0] and _words_between(folded[first[1] : second[0]]) <= near.within:
                yield one, other


def _words_between(between: str) -> int:
    return max(0, len(_GAP.findall(between)) - 1)


def _merged(spans: Iterator[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _window(text: str, first: Span, width: int) -> Span:
    """The part to show: a third of the room before the span, cut where words begin and end if it can be."""
    start = max(0, first[0] - max(0, width - (first[1] - first[0])) // 3)
    end = min(len(text), start + width)
    start = max(0, min(start, end - width))
    if start and (space := re.search(r"\s+", text[start - 1 : first[0]])):
        start += space.end() - 1
    if end < len(text) and (space := re.search(r"\s+\S*$", text[max(first[1], start) : end + 1])):
        end = max(first[1], start) + space.start()
    while 0 < start < first[0] and continues(text[start]):
        start += 1
    while first[1] < end < len(text) and continues(text[end]):
        end -= 1
    return start, end
