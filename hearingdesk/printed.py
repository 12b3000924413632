"""A printed label taken apart: the words that name somebody, and the words that say what he is.

"위원장 최민희", "김현 위원", "Mr. Bachus", "Ms. Flint of Maine", "THE CHAIRMAN", "Flint, Hon. Ada": what a source
prints before a speech or in a list. Nothing here decides who it is.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from hearingdesk.places import resources

_HANGUL = re.compile("^[가-힣]+$")
_NOTE = re.compile(r"\([^)]*\)|\[[^\]]*\]")  # "(비)" tells two of one name apart: see `mark`
_OF = re.compile(r"^(?P<name>.+?) (?:of|from) (?P<place>[^\W\d].*)$")
_TRIM = ".,;:'\"“”‘’·"
_GIVEN = (2, 4)  # syllables of a Korean name


@dataclass(frozen=True, slots=True)
class Printed:
    """A label in its parts, all in small letters and without marks."""

    name: str  # the words of the name, "" where only an office stands there
    place: str = ""  # "maine" of "Ms. Flint of Maine"
    office: str = ""  # what stands beside the name, or alone
    mark: str = ""  # what tells two of one name apart: "비" of "김성태(비)"
    chairs: bool = False  # the office is that of who presides


@cache
def _known() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    with resources("labels.toml").open("rb") as file:
        data = tomllib.load(file)
    return frozenset(data["styles"]), frozenset(data["chairs"]), tuple(data["titles"])


def styles() -> frozenset[str]:
    """How people are addressed before their names: mr, senator."""
    return _known()[0]


def titles() -> tuple[str, ...]:
    """The Korean titles that stand beside a name: 위원, 장관."""
    return _known()[2]


def printed(label: str) -> Printed:
    """The parts of a label."""
    styles, chairs, titles = _known()
    marks = " ".join(found.strip("()[]") for found in _NOTE.findall(label))
    words = _words(_turned(_NOTE.sub(" ", label)))
    whole = " ".join(words)
    if whole in chairs:
        return Printed("", office=whole, chairs=True)
    if any(_HANGUL.match(word) for word in words):
        return _korean(words, titles, chairs, marks)
    found = _OF.match(whole)
    place = found["place"] if found else ""
    named = found["name"].split() if found else words
    office = [word for word in named if word in styles or word in chairs]
    name = [word for word in named if word not in styles and word not in chairs]
    return Printed(" ".join(name), place, " ".join(office), marks, any(word in chairs for word in office))


def fits(label: Printed, name: str) -> bool:
    """Whether a name, in any order and with any styles, may be the one the label prints: all of it, or its end."""
    return alike(label, printed(name))


def alike(label: Printed, other: Printed) -> bool:
    """The same of two that are taken apart already."""
    if not label.name or not other.name:
        return False
    if label.place and other.place and label.place != other.place:
        return False
    mine, theirs = label.name.split(), other.name.split()
    if _HANGUL.match(mine[0]) or _HANGUL.match(theirs[0]):
        return "".join(mine) == "".join(theirs)
    short, long = sorted((mine, theirs), key=len)
    return long[-len(short) :] == short


def key(one: Printed) -> str:
    """What two that are `alike` have in common, to look them up by."""
    words = one.name.split()
    if not words:
        return ""
    return "".join(words) if _HANGUL.match(words[0]) else words[-1]


def _turned(label: str) -> str:
    """A name printed surname first, "Flint, Hon. Ada", as people say it; what comes after is a title."""
    last, comma, rest = label.partition(",")
    if not comma or len(last.split()) > 2 or _HANGUL.match(last.strip()):
        return last if comma else label
    return f"{rest.split(',')[0]} {last}"


def _words(label: str) -> list[str]:
    return [bare for word in label.casefold().split() if (bare := word.strip(_TRIM))]


def _korean(words: list[str], titles: tuple[str, ...], chairs: frozenset[str], marks: str) -> Printed:
    office = [word for word in words if _is_title(word, titles)]
    rest = [word for word in words if word not in office]
    if not rest and len(office) > 1 and _GIVEN[0] <= len(office[-1]) <= _GIVEN[1]:
        rest = [office.pop()]  # a name that ends as an office does: 김대표
    apart = len(rest) == 2 and len(rest[0]) == 1  # 홍 길동
    name = ["".join(rest)] if apart else rest[-1:]
    said = [] if apart else rest[:-1]
    held = " ".join([*said, *office])
    presides = any(word in chairs for word in office)
    return Printed(" ".join(name), office=held, mark=marks, chairs=presides)


def _is_title(word: str, titles: tuple[str, ...]) -> bool:
    if word in titles:
        return True
    return any(len(word) > len(title) + 1 and len(title) > 1 and word.endswith(title) for title in titles)
