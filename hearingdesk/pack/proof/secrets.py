"""What must not be said, in every way it might be: any spacing, hyphenation, order of names, writing of numbers."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from sys import maxsize

from hearingdesk.pack.proof.alone import sort, stands_alone, stands_as_name
from hearingdesk.pack.proof.ways import addressed, ways
from hearingdesk.search.fold import ODD, fold_composed

APART = "\x1f"  # stands between texts that have nothing to do with each other
_KEPT = re.compile(rf"[^\W_]+|{APART}")
_DROPPED = bytes(code for code in range(128) if not chr(code).isalnum() and chr(code) != APART)
_KEY = 6  # letters by which longer secrets are looked up
_LATIN = "etaoinshrdlcumwfgypbvkjxqz"  # the rarest last
_SLICE = 250_000  # letters that are squeezed at once
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

    def __init__(self, told: Iterable[Sequence[str]], text: str | None = None) -> None:
        """`told`: the words, in lists, gone through where somebody asks for them. `text`: all their letters."""
        self._told = told
        self.text = "".join(map("".join, told)) if text is None else text
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


class _Words:
    """The words of a text, made anew whenever they are asked for: kept, they would take ten times its room."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __iter__(self) -> Iterator[Sequence[str]]:
        return (_KEPT.findall(_folded(part)) for part in _parts(self._text))


def squeeze(text: str) -> Squeezed:
    """Take away what may stand within a word or number that is broken, spaced out or written otherwise."""
    return Squeezed(_Words(text), "".join([_letters(_folded(part)) for part in _parts(text)]))


def _parts(text: str) -> Sequence[str]:
    """A long text in parts that are squeezed each by itself."""
    if len(text) < 2 * _SLICE:
        return (text,)
    ends = [0]
    while len(text) - ends[-1] >= 2 * _SLICE and (end := text.find("\n", ends[-1] + _SLICE)) >= 0:
        ends.append(end)
    return [text[at:end] for at, end in pairwise([*ends, len(text)])]


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else fold_composed(unicodedata.normalize("NFKC", text))


def _letters(folded: str) -> str:
    """The letters and digits of a folded text: all its words, without taking it apart into them."""
    if folded.isalnum():
        return folded
    plain = folded.encode("utf-8", "surrogatepass").translate(None, _DROPPED).decode("utf-8", "surrogatepass")
    return plain if plain.isascii() else ODD.sub(_kept, plain)  # what is neither odd nor ASCII is a letter


def _kept(odd: re.Match[str]) -> str:
    return "".join(filter(str.isalnum, odd[0]))


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

    def may_find(self, letters: str) -> bool:
        """Has a squeezed text the letters of any secret, whatever stands around them?"""
        return any(True for _way in self._net.caught(letters))

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
    """Finds any of many strings: by what may stand first, second, third in their keys, then by the keys themselves."""

    def __init__(self, ways: Iterable[str]) -> None:
        # how many letters -> the key -> what has it, after how many letters
        self._keys: dict[int, dict[str, list[tuple[str, int]]]] = {}
        self.longest = 0
        for way in ways:
            size, before = min(len(way), _KEY), _rarest(way)
            key = way[before : before + size]
            self._keys.setdefault(size, {}).setdefault(key, []).append((way, before))
            self.longest = max(self.longest, len(way))
        self._first = re.compile("|".join(_first_letters(self._keys)) or "(?!)")

    def caught(self, text: str) -> Iterator[tuple[str, int]]:
        """Each of the strings that the text has, and where it begins."""
        search, keys = self._first.search, list(self._keys.items())
        at = 0
        while found := search(text, at):
            at = found.start()
            for size, having in keys:
                for way, before in having.get(text[at : at + size], ()):
                    if at >= before and text.startswith(way, at - before):
                        yield way, at - before
            at += 1


def _rarest(way: str) -> int:
    """Where the key of a string begins: with its rarest Latin letter, so that few places are looked at twice."""
    return max(range(len(way) - _KEY + 1), key=lambda place: _LATIN.find(way[place]), default=0)


def _first_letters(keys: Mapping[int, Iterable[str]]) -> Iterator[str]:
    """A pattern for the keys of the same length and first letter; each begins with one letter: `re` leaps to those."""
    for begun in keys.values():
        heads: dict[str, list[str]] = {}
        for key in begun:
            heads.setdefault(key[0], []).append(key)
        for alike in heads.values():
            columns = map(set, zip(*alike, strict=True))
            yield "".join(f"[{re.escape(''.join(sorted(column)))}]" for column in columns)


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
