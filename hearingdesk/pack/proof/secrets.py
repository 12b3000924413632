"""What must not be said, in every way it might be: any spacing, hyphenation, order of names, writing of numbers."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from sys import maxsize

from hearingdesk.pack.proof.alone import sort, stands_alone, stands_as_name
from hearingdesk.pack.proof.ways import addressed, ways
from hearingdesk.search.fold import fold

APART = "\x1f"  # stands between texts that have nothing to do with each other
_KEPT = re.compile(rf"[^\W_]+|{APART}")
_KEY = 6  # letters by which longer secrets are looked up
_SLICE = 250_000  # letters that are squeezed at once
_FEW = 64  # keys of one sort that share a pattern
_LEAST = {"run": 2, "word": 3, "figure": 4}  # letters below which nothing could be told from chance


@dataclass(frozen=True, slots=True)
class Secret:
    """Words that the readers may not see, and of which record they are."""

    words: str
    table: str = ""
    id: int = 0
    is_name: bool = False  # its words may stand in another order
    is_person: bool = False  # in Hangul it stands as names do, not as a part of any word
    unless_shown: bool = False  # it is none where a record that the readers see says the same
    # parts of it that are nobody else's name: secret where somebody is called so
    halves: tuple[str, ...] = ()
    # longer names that are shown, squeezed: where one of them stands, this one does not
    within: tuple[str, ...] = ()


class Squeezed:
    """A text of which letters and digits alone are left, and the places where its words began."""

    __slots__ = ("_starts", "_told", "text")

    def __init__(self, told: Iterable[Sequence[str]]) -> None:
        """`told`: the words, in lists; it is gone through again where somebody asks for them."""
        self._told = told
        self.text = "".join(map("".join, told))
        self._starts: array[int] | None = None

    @property
    def words(self) -> Sequence[str]:
        """What stood apart, in order."""
        return [word for words in self._told for word in words]

    def begins(self, at: int) -> bool:
        """Does a word begin here, or the last one end?"""
        return self._next(at) == at

    def rest(self, at: int) -> str:
        """What is left of the word that goes on here; "" where one begins."""
        return self.text[at : self._next(at)]

    def _next(self, at: int) -> int:
        """Where the next word begins, here at the soonest. Most texts hold nothing that begs the question."""
        if self._starts is None:
            words = chain.from_iterable(self._told)
            self._starts = array("Q", accumulate(map(len, words), initial=0))
        place = bisect_left(self._starts, at)
        return self._starts[place] if place < len(self._starts) else maxsize


class _Sliced:
    """The words of a long text, made anew whenever they are asked for: kept, they would take ten times its room."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __iter__(self) -> Iterator[Sequence[str]]:
        text, at = self._text, 0
        while at < len(text):
            end = text.find("\n", at + _SLICE)
            end = len(text) if end < 0 else end
            yield _words(text[at:end])
            at = end


def squeeze(text: str) -> Squeezed:
    """Take away what may stand within a word or number that is broken, spaced out or written otherwise."""
    return Squeezed([_words(text)] if len(text) < 2 * _SLICE else _Sliced(text))


def _words(text: str) -> list[str]:
    return _KEPT.findall(fold(unicodedata.normalize("NFKC", text)))


class Searcher:
    """Looks for many secrets in much text, each of them once through the text."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self.unsearchable: list[Secret] = []  # too short to be told from chance
        self._ways: dict[str, tuple[Secret, int]] = {}  # with how much of it ends a word
        for secret in secrets:
            told = [(way, parted) for way, parted in _ways(secret) if not _too_short(way)]
            for way, parted in told:
                known, before = self._ways.get(way, (secret, parted))
                self._ways[way] = known, min(before, parted)
            if not told:
                self.unsearchable.append(secret)
        self._net = _Net(self._ways)

    def __bool__(self) -> bool:
        return bool(self._ways)

    @property
    def longest(self) -> int:
        """How many letters the longest way to say a secret has."""
        return self._net.longest

    def find(self, text: Squeezed) -> Iterator[tuple[Secret, int]]:
        """Every secret that the text says, and where in the squeezed text it begins."""
        return ((secret, start) for secret, start, _end in self.spans(text))

    def spans(self, text: Squeezed) -> Iterator[tuple[Secret, int, int]]:
        """The same, and where it ends."""
        for way, start in self._net.caught(text.text):
            secret, parted = self._ways[way]
            end = start + len(way)
            if (parted and not text.begins(start + parted)) or _is_longer(secret, way, text.text, start):
                continue
            if stands_alone(text, start, end) and (not secret.is_person or stands_as_name(text, start, end)):
                yield secret, start, end


class _Net:
    """Finds where any of many strings begins: by what may stand first, second, third in them, then by their keys."""

    def __init__(self, ways: Iterable[str]) -> None:
        self._keys: dict[int, dict[str, list[str]]] = {}  # how many letters -> the key -> what begins with it
        self.longest = 0
        for way in ways:
            size = min(len(way), _KEY)
            self._keys.setdefault(size, {}).setdefault(way[:size], []).append(way)
            self.longest = max(self.longest, len(way))
        self._first = re.compile("|".join(_first_letters(self._keys)) or "(?!)")

    def caught(self, text: str) -> Iterator[tuple[str, int]]:
        """Each of the strings that the text has, and where it begins."""
        search, keys = self._first.search, list(self._keys.items())
        at = 0
        while found := search(text, at):
            at = found.start()
            for size, begun in keys:
                for way in begun.get(text[at : at + size], ()):
                    if text.startswith(way, at):
                        yield way, at
            at += 1


def _first_letters(keys: Mapping[int, Iterable[str]]) -> Iterator[str]:
    """A pattern for keys of the same length and sort of letters: apart by their first letter where there are many."""
    for begun in keys.values():
        sorts: dict[str, list[str]] = {}
        for key in begun:
            sorts.setdefault(sort(key[0]), []).append(key)
        for alike in sorts.values():
            heads = sorted({key[0] for key in alike}) if len(alike) > _FEW else [""]
            for head in heads:
                columns = zip(*(key for key in alike if key.startswith(head)), strict=True)
                yield "".join(f"[{re.escape(''.join(sorted(set(column))))}]" for column in columns)


def _is_longer(secret: Secret, way: str, text: str, start: int) -> bool:
    """Does a longer name stand here, one that is shown?"""
    return any(
        way in longer and start >= (at := longer.index(way)) and text.startswith(longer, start - at)
        for longer in secret.within
    )


def _too_short(way: str) -> bool:
    return len(way) < _LEAST["figure" if way.isdigit() else sort(way[0]) if way else "word"]


def _ways(secret: Secret) -> Iterator[tuple[str, int]]:
    """The squeezed forms of a secret, and after how many letters another word must begin in each; 0 where none must."""
    for way in chain(ways(secret.words, is_name=secret.is_name), *map(addressed, secret.halves)):
        yield squeeze(way.words).text, len(squeeze(way.parted).text)
