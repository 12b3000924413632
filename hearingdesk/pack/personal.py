"""Personal data that a text holds: registration numbers, mobile numbers, mail addresses, homes, names of recipients."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Any

from hearingdesk.record import meanings

# A resident registration number.
_REGISTERED = r"\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\s?[-–—]\s?[1-8]\d{6}"
_MOBILE = r"(?:\+?82[-. ]?(?:\(0\)\s?)?|\(?0)1[016789]\)?[-. ]{0,2}\d{3,4}[-. ]{0,2}\d{4}"
_LANDLINE = r"(?:\+?82[-. ]?|\(?0)[2-7]\d?\)?[-. ]{0,2}\d{3,4}[-. ]{0,2}\d{4}"
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_NUMBERS = re.compile(rf"(?<!\d)(?:{_REGISTERED}|{_MOBILE})(?!\d)")
_MASKED = re.compile(rf"(?<!\d)(?:{_REGISTERED}|{_MOBILE})(?!\d)|{_MAIL}")
_REACHED = rf"(?<!\d)(?:{_REGISTERED}|{_MOBILE}|{_LANDLINE})(?!\d)|{_MAIL}"
_HOME_KO = (  # by its road, or by its lot: 세종대로 110, 역삼동 1-2; not 서면으로 2회
    r"(?:[가-힣]{2,}(?:\d+[가-힣]?)?(?:(?<!으)로|길)\s?\d{1,4}(?:-\d+)?(?:번길\s?\d+)?(?![\d년월일차회명건시분개호조항주])"
    r"|[가-힣]+\d*(?:동|리|가|구|읍|면)\s?\d{1,4}-\d{1,4}(?!\d))"
)
_HOME = (
    r"\d+[A-Za-z]?,? (?:[A-Z][\w’'-]+ ){1,3}"
    r"(?:Street|St|Road|Rd|Lane|Avenue|Ave|Drive|Court|Close|Way|Terrace|Square)\b"
)
_PERSON_KO = r"(?<![가-힣])[가-힣]{3}(?![가-힣])"
_PERSON = r"\b[A-Z][a-z’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+"
# What every number has; most texts have none, and are done with.
_LONG = re.compile(r"\d{3}[-–—. )]{0,3}\d{4}")
_SIGN = "○"
# As wide as a Hangul letter, or with the hyphens and spaces of print: the same number, letter for letter.
_ODD = re.compile(
    "[\uff10-\uff19\u2010-\u2015\u2212\uff0d\u00a0\u2009\u202f]"
)  # looked for first: most have none
_PRINTED = re.compile("[\uff10-\uff19]{3}|\\d[\u2010-\u2015\u2212\uff0d\u00a0\u2009\u202f]")
_TYPED = {
    **{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-"),
    **dict.fromkeys(map(ord, "\u00a0\u2009\u202f"), " "),
}


def masked(record: Any) -> Any:
    """The record with a sign for each character of what reaches or tells a person: its letters keep their places."""
    words = _words(record)
    if "@" not in words and not may_hold_numbers(words):
        return record
    found = {name: _covered(getattr(record, name)) for name in worded(type(record))}
    changed = {name: words for name, words in found.items() if words is not None}
    return replace(record, **changed) if changed else record


def numbers(record: Any) -> Iterator[str]:
    """The registration and mobile numbers that a record holds."""
    told = (getattr(record, name) for name in worded(type(record)))
    return (found[0] for words in told for found in _NUMBERS.finditer(_typed(words)))


def may_hold_numbers(words: str) -> bool:
    """A glance, which most words do not pass: are there as many digits together as every number has?"""
    return _LONG.search(_typed(words)) is not None


@cache
def worded(kind: type) -> Sequence[str]:
    """The fields of a kind of record that hold words."""
    return [name for name, meaning in meanings(kind).items() if meaning.shape in ("text", "note")]


def stretches(words: str) -> Iterator[str]:
    """What tells something alone wherever it stands: numbers, mail addresses, homes."""
    words = _typed(words)
    places = chain.from_iterable(_compiled(how).finditer(words) for how in (_REACHED, _HOME_KO, _HOME))
    yield from (found[0] for found in places)


def people(words: str, surnames: str, nobody: Collection[str]) -> Iterator[str]:
    """Whom the name of a recipient names: `surnames` begin a name in Hangul, `nobody` begins what is none."""
    yield from (found[0] for found in _compiled(_PERSON).finditer(words))
    for found in _compiled(_PERSON_KO).finditer(words):
        if found[0][0] in surnames and not found[0].startswith(tuple(nobody)):
            yield found[0]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """What is looked for in words left blank alone: most packs have none, and this takes milliseconds."""
    return re.compile(pattern)


def _words(record: Any) -> str:
    """All words of a record, a field a line: looked through together, for most hold nothing."""
    return "\n".join([getattr(record, name) for name in worded(type(record))])


def _covered(words: str) -> str | None:
    """The words with what is masked; None where there is nothing to mask."""
    places = [found.span() for found in _MASKED.finditer(_typed(words))]
    for start, end in places:
        words = words[:start] + re.sub(r"\w", _SIGN, words[start:end]) + words[end:]
    return words if places else None


def _typed(words: str) -> str:
    """The same words, where a number may be printed otherwise, as one types them; every letter keeps its place."""
    if words.isascii() or not _ODD.search(words) or not _PRINTED.search(words):
        return words
    return words.translate(_TYPED)
