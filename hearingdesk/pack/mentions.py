"""On which pages names stand: read off what is drawn, page by page, for the index that is drawn last."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from hearingdesk.pack.fonts import clean

if TYPE_CHECKING:
    from hearingdesk.pack.ink import Ink

_LATIN = re.compile("[A-Za-z0-9\u00c0-\u024f]+")
_BEGINS = re.compile(r"(?<!\w)\w{1,3}")
_HANGUL = re.compile(r"[\uac00-\ud7a3]\Z")
_SPACES = re.compile(r"\s+")
_HYPHENATED = re.compile(r"(?<=\w)-\s+(?=\w)")
_FEW = 2  # syllables of a name that may as well begin another word
_AFTER_FEW = (
    "(?![가-힣])|"
    "(?=(?:은|는|이|가|을|를|의|에|와|과|도|만|로|께|씨|님|측|등|및|증인|위원|의원|대표|회장|사장|장관))"
)


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of the name of some people."""

    rank: int  # the longer forms come first
    text: str
    whose: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages in a row: what the first and the last of them are called, and the key that leads to the first."""

    label: str
    key: str


class Mentions:
    """The names of people, and on which pages of one printing they stand.

    People who share a name are not told apart by words: its pages are given to each of them.
    """

    def __init__(self, names: Mapping[int, Sequence[str]]) -> None:
        """`names` are all forms of the name of each, by the id of the person; the first is the one they go by."""
        owners: dict[str, list[int]] = defaultdict(list)
        for party, forms in names.items():
            for place, form in enumerate(dict.fromkeys(map(_plain, forms))):
                if len(form) > 1 and (not place or not owners.get(form)):
                    owners[form].append(party)
        often = Counter(word for text in owners for word in set(_LATIN.findall(text)))
        self._forms: dict[str, list[_Form]] = defaultdict(list)
        for rank, text in enumerate(sorted(owners, key=lambda one: (-len(one), one))):
            if token := _token(text, often):
                self._forms[token].append(_Form(rank, text, tuple(owners[text])))
        self._found: dict[int, list[int]] = defaultdict(list)
        self._labels: dict[int, str] = {}

    def begin(self) -> None:
        """A printing begins: nothing is known of its pages."""
        self._found.clear()
        self._labels.clear()

    def read(self, ink: Ink) -> None:
        """Look through what has been drawn on the page at hand."""
        text = _HYPHENATED.sub("-", _plain(" ".join(ink.heard or ())))
        here = [form for token in _tokens(text) for form in self._forms.get(token, ())]
        self._labels[ink.page] = ink.label
        for form in sorted(here, key=lambda one: one.rank):
            if form.text not in text:
                continue
            text, n = _pattern(form.text).subn(" ", text)  # a shorter name within it is not said
            for party in form.whose if n else ():
                if ink.page not in self._found[party]:
                    self._found[party].append(ink.page)

    def of(self, party: int) -> Iterator[Pages]:
        """Where somebody is named; pages in a row as one."""
        pages = sorted(self._found.get(party, ()))
        for _run, group in groupby(enumerate(pages), key=lambda one: one[1] - one[0]):
            row = [page for _place, page in group]
            first, last = self._labels[row[0]], self._labels[row[-1]]
            yield Pages(first if first == last else f"{first}–{last}", page_key(row[0]))


def page_key(page: int) -> str:
    """What leads to a page as a whole."""
    return f"page:{page}"


def _token(text: str, often: Mapping[str, int]) -> str:
    """What a page must have for the name to stand on it: its rarest word in Latin letters, else how it begins."""
    words = _LATIN.findall(text)
    begins = _BEGINS.search(text)
    return min(words, key=lambda word: (often[word], word)) if words else begins[0] if begins else ""


def _tokens(text: str) -> set[str]:
    """All of them that a page has."""
    begins = set(_BEGINS.findall(text))
    return {*_LATIN.findall(text), *(one[:n] for one in begins for n in range(1, len(one) + 1))}


def _plain(text: str) -> str:
    return _SPACES.sub(" ", clean(text)).strip()


@lru_cache(maxsize=20_000)
def _pattern(text: str) -> re.Pattern[str]:
    """The name as a word of its own; Korean joins particles to it, and where it is short nothing else may follow."""
    if not _HANGUL.search(text):
        after = r"(?![A-Za-z0-9\u00c0-\u024f])"
    else:
        after = f"(?:{_AFTER_FEW})" if len(text) <= _FEW else ""
    return re.compile(rf"(?<!\w){re.escape(text)}{after}")
