"""In which ways a secret may be written: names turned around or cut short, numbers, telephone numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations
from string import ascii_lowercase

from hearingdesk.printed import styles, titles
from hearingdesk.search.fold import CJK

_NO_STYLE = {"a", "an", "the", "right", "rt"}  # they stand before much that is no name
_SURE = 8  # letters from which words run together are no chance
_NAME_WORDS = 4  # a name of more words is not turned around
_LATIN = re.compile(r"[^\W\d_]+")
_CJK = re.compile(f"[{CJK}]")
_HANGUL_NAME = re.compile("[가-힣]{3}")
_TO_PEOPLE = ("씨", "군", "양", "님")  # what Hangul names are followed by where the surname is left out
_FIGURES = re.compile(r"[0-9][0-9.,' \u00a0\u2009\u202f]*[0-9]|[0-9]")
_UNITS = {"만": 10**4, "억": 10**8, "조": 10**12}
_SCALES = ((10**12, ("trillion", "tn")), (10**9, ("billion", "bn")), (10**6, ("million", "m")))
_COUNTED = re.compile(
    r"(?:[₩$€£¥]|[^\W\d_]{0,4}\s?)(?P<number>(?:[0-9][0-9.,' \u00a0\u2009\u202f]*[만억조]?\s*)+)(?P<unit>[^\W\d_]{0,6})"
)
_PART = re.compile(r"([0-9][0-9.,' \u00a0\u2009\u202f]*)([만억조]?)")
_GROUPED = re.compile(r"[,.' \u00a0\u2009\u202f](?=[0-9]{3}(?:[^0-9]|$))")
_MOST_DIGITS = 16  # a longer number is no amount
_SURE_DIGITS = 5  # digits from which an amount is one without its unit
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?:\+?82[-. ]?(?:\(0\))?|0)([1-9][0-9]?[-. )]*[0-9]{3,4}[-. ]*[0-9]{4})")
_DATE = re.compile(r"([12][0-9]{3})\s?[-./년]\s?([01]?[0-9])\s?[-./월]\s?([0-3]?[0-9])\s?[.일]?")
_MONTHS = "January February March April May June July August September October November December"


@dataclass(frozen=True, slots=True)
class Way:
    """Words; behind the first of them, where `parted` says which, another must begin: “Mr Hall” is not in marshall."""

    words: str
    parted: str = ""


def ways(words: str, *, is_name: bool = False) -> Iterator[Way]:
    """Every way to write these words that differs in more than spaces and marks; the first is as they stand."""
    words = words.strip()
    yield _together(words.split())
    if is_name:
        yield from _turned(words)
    yield from map(Way, _figured(words))


def _figured(words: str) -> Iterator[str]:
    """The ways to write numbers, and what is made of them."""
    if phone := _PHONE.fullmatch(words):
        yield from (lead + phone[1] for lead in ("0", "82", "820"))
    elif found := _DATE.fullmatch(words):
        yield from _days(*map(int, found.groups()))
    elif found := _COUNTED.fullmatch(words):
        yield from _amounts(found["number"])
    elif _MAIL.fullmatch(words):
        yield from (words.replace("@", at) for at in ("at", "골뱅이"))


def _together(words: Sequence[str]) -> Way:
    """Words one after another; where all of them are short, they must stand apart: An Na is not Anna."""
    whole = " ".join(words)
    apart = len(words) > 1 and len(whole) - len(words) < _SURE and all(map(_LATIN.fullmatch, words))
    return Way(whole, words[0] if apart and not _CJK.search(whole) else "")


def halves(name: str) -> Iterator[str]:
    """The parts of a name by which alone somebody may be called: its first and its last word, the given name."""
    found = _words(name)
    if 1 < len(found) <= _NAME_WORDS and not _CJK.search(name):
        yield from (word for word in dict.fromkeys((found[0], found[-1])) if len(word) > 1)
    elif _HANGUL_NAME.fullmatch(name.strip()):
        yield name.strip()[1:]


def addressed(half: str) -> Iterator[Way]:
    """Half a name as people are called by it: with what stands before or after it."""
    if _CJK.match(half):
        yield from (Way(half + after) for after in _TO_PEOPLE)
        return
    yield from (Way(f"{style} {half}", style) for style in styles() - _NO_STYLE)
    yield from (Way(half + after) for after in (*titles(), *_TO_PEOPLE[:1]))


def _turned(name: str) -> Iterator[Way]:
    """A name of some words in every order; of two, with a letter between them, or the first of them as a letter."""
    found = _words(name)
    if not 1 < len(found) <= _NAME_WORDS:
        return
    yield from map(_together, permutations(found))
    if len(found) == 2 and not _CJK.search(name):
        first, last = found
        yield from (Way(f"{first} {letter} {last}", first) for letter in ascii_lowercase)
        yield from (Way(f"{first[0]} {last}", first[0]), Way(f"{last} {first[0]}", last))


def _words(name: str) -> list[str]:
    return name.replace(",", " ").split()


def _amounts(number: str) -> Iterator[str]:
    """A whole number in figures, in the units of ten thousand in which Korean counts, in millions: 3,370만, 33.7m."""
    total = _value(number)
    if total is None or total < 10 ** (_SURE_DIGITS - 1):
        return
    yield str(total)
    left, parts = total, list[str]()
    for word, unit in reversed(_UNITS.items()):
        count, left = divmod(left, unit)
        parts += [f"{count}{word}"] if count else []
    yield "".join([*parts, str(left) if left else ""])
    for unit, names in _SCALES:
        if total >= unit and total % (unit // 1000) == 0:
            yield from (f"{total / unit:f}".rstrip("0").rstrip(".") + name for name in names)


def _value(number: str) -> int | None:
    """The whole number that is meant; None where it is none, or too long for an amount."""
    total = 0
    for digits, unit in _PART.findall(number):
        whole = _GROUPED.sub("", digits.strip())
        found = re.fullmatch(r"([0-9]+)(?:[.,]([0-9]{1,2}))?", whole)
        if not found or len(found[1]) > _MOST_DIGITS or (found[2] and not unit):
            return None
        part = found[2] or ""
        total += int(found[1] + part) * _UNITS.get(unit, 1) // 10 ** len(part)
    return total


def _days(year: int, month: int, day: int) -> Iterator[str]:
    try:
        date(year, month, day)
    except ValueError:
        return
    yield from (f"{year}{month:02}{day:02}", f"{year}{month}{day}", f"{year}년{month}월{day}일")
    name = _MONTHS.split()[month - 1]
    for one in (name, name[:3]):
        yield from (f"{day}{one}{year}", f"{one}{day}{year}")
