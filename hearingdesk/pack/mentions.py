"""On which pages names stand: read off what is drawn, page by page, for the index that is drawn last."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from hearingdesk.pack.fonts import clean

if TYPE_CHECKING:
    from hearingdesk.pack.ink import Ink

_BEGINS = re.compile(r"\w{1,2}")
_WORD = re.compile(r"(?<!\w)\w{1,2}")
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
    """One form of the name of some people, and how it is found in a text."""

    text: str
    whose: tuple[int, ...]
    pattern: re.Pattern[str]


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
        self._forms: dict[str, list[_Form]] = defaultdict(list)
        for text, whose in sorted(owners.items(), key=lambda one: -len(one[0])):
            if begins := _BEGINS.search(text):
                self._forms[begins[0]].append(_Form(text, tuple(whose), _pattern(text)))
        self._found: dict[int, list[int]] = defaultdict(list)
        self._labels: dict[int, str] = {}

    def begin(self) -> None:
        """A printing begins: nothing is known of its pages."""
        self._found.clear()
        self._labels.clear()

    def read(self, ink: Ink) -> None:
        """Look through what has been drawn on the page at hand."""
        text = _HYPHENATED.sub("-", _plain(" ".join(ink.heard or ())))
        here = {form for begins in set(_WORD.findall(text)) for form in self._forms.get(begins, ())}
        self._labels[ink.page] = ink.label
        for form in sorted(here, key=lambda one: (-len(one.text), one.text)):
            if form.text not in text:
                continue
            text, n = form.pattern.subn(" ", text)  # a shorter name within it is not said
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


def _plain(text: str) -> str:
    return _SPACES.sub(" ", clean(text)).strip()


def _pattern(text: str) -> re.Pattern[str]:
    """The name as a word of its own; Korean joins particles to it, and where it is short nothing else may follow."""
    if not _HANGUL.search(text):
        after = r"(?![A-Za-z0-9\u00c0-\u024f])"
    else:
        after = f"(?:{_AFTER_FEW})" if len(text) <= _FEW else ""
    return re.compile(rf"(?<!\w){re.escape(text)}{after}")
