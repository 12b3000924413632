"""One finished file against all that its readers may not see. It fails closed: what cannot be read is a failure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from hearingdesk.pack.proof.secrets import APART, Searcher, Secret, Squeezed, squeeze
from hearingdesk.pack.uncollected import uncollected
from hearingdesk.words import N_, _

if TYPE_CHECKING:  # what reads PDFs is large, and comes in with the first secret that is looked for
    from hearingdesk.pack.proof.reading import Said, Seam

_AT_ONCE, _AT_LEAST = 400_000, 20  # letters that are searched at once, and what any text counts for


@dataclass(frozen=True, slots=True)
class Leak:
    """A secret that the file says, and where, in words."""

    secret: Secret
    place: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of it: `unreadable` says why the file could not be read out, "" where it could."""

    leaks: tuple[Leak, ...]
    looked_for: int
    unsearchable: tuple[Secret, ...]  # too short to be told from chance: nothing is proved of them
    unreadable: str = ""

    @property
    def holds(self) -> bool:
        """Is nothing withheld in the file, as far as it can be known?"""
        return not self.leaks and not self.unreadable


def prove(data: bytes, name: str, secrets: Iterable[Secret]) -> Proof:
    """Read the file out, its name with it, and look for every secret."""
    searcher = Searcher(known := list(secrets))
    looked_for = len(known) - len(searcher.unsearchable)
    if not searcher:
        return Proof((), 0, tuple(searcher.unsearchable))
    import zipfile

    from hearingdesk.pack.proof.behind import Unprovable
    from hearingdesk.pack.proof.carried import TooDeep, decoded
    from hearingdesk.pack.proof.reading import Said, opened, read_out

    heard = Heard(searcher)
    unreadable = ""
    try:
        with uncollected(), opened(data) as pdf:
            named = partial(_, N_("the name of the file"))
            names = [Said(named, text) for text in decoded(name.encode("utf-8", "replace"))]
            heard.take(chain(names, read_out(pdf, data)))
    except Unprovable as reason:
        unreadable = str(reason)
    except (TooDeep, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        unreadable = _("something attached to it cannot be read out whole")
    return Proof(heard.leaks(), looked_for, tuple(searcher.unsearchable), unreadable)


class Heard:
    """What a file says, searched for the secrets: texts many at once, for that is much faster."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._leaks: dict[tuple[str, str], Leak] = {}
        self._texts: dict[str, list[Said]] = {}  # that wait to be searched
        self._seams: list[Seam] = []

    def leaks(self) -> tuple[Leak, ...]:
        """Each secret once for every place."""
        return tuple(self._leaks.values())

    def take(self, told: Iterable[Said | Seam]) -> None:
        """Search all of it; where it cannot be told to its end, what was told till then."""
        from hearingdesk.pack.proof.reading import Seam

        room = _AT_ONCE
        try:
            for said in told:
                if isinstance(said, Seam):
                    self._seams.append(said)
                    continue
                self._texts.setdefault(said.text, []).append(said)
                room -= len(said.text) + _AT_LEAST
                if room < 0:
                    self._search()
                    room = _AT_ONCE
        finally:
            self._search()

    def _search(self) -> None:
        for secret, said in chain(self._over_ends(), self._among()):
            place = said.place()
            self._leaks.setdefault((secret.words, place), Leak(secret, place))
        self._texts, self._seams = {}, []

    def _among(self) -> Iterator[tuple[Secret, Said]]:
        """The secrets in any of the texts, which are looked through one by one where there is one."""
        if any(True for _one in self._searcher.find(squeeze(APART.join(self._texts)))):
            for text, said in self._texts.items():
                for secret, _at in self._searcher.find(squeeze(text)):
                    yield from ((secret, one) for one in said)

    def _over_ends(self) -> Iterator[tuple[Secret, Seam]]:
        """The secrets that pages part; only seams that have the letters of one are looked through word by word."""
        longest = self._searcher.longest
        letters = [_letters_over(seam, longest) for seam in self._seams]
        if self._searcher.may_find(APART.join(letters)):
            for seam, text in zip(self._seams, letters, strict=True):
                if self._searcher.may_find(text):
                    yield from ((secret, seam) for secret, _at in self._searcher.find(_over(seam, longest)))


def _letters_over(seam: Seam, longest: int) -> str:
    """The letters of both sides, and those that meet, as far from the end of the page as a secret reaches."""
    ends, begins = (
        _squeezed_lines(seam.ends).text.split(APART),
        _squeezed_lines(seam.begins).text.split(APART),
    )
    met = ("".join(ends[:foot])[-longest:] + "".join(begins[head:])[:longest] for foot, head in seam.parted())
    return APART.join(["".join(ends), "".join(begins), *met])


def _over(seam: Seam, longest: int) -> Squeezed:
    """All that may have been parted by the end of a page, as far from it as a secret reaches."""
    ends, begins = _by_line(seam.ends), _by_line(seam.begins)
    words: list[str] = []
    for foot, head in seam.parted():
        words += _reaching([word for line in ends[:foot] for word in line][::-1], longest)[::-1]
        words += _reaching([word for line in begins[head:] for word in line], longest)
        words.append(APART)
    return Squeezed([words])


def _by_line(lines: Sequence[str]) -> list[list[str]]:
    """The squeezed words of every line."""
    told: list[list[str]] = [[]]
    for word in _squeezed_lines(lines).words:
        if word == APART:
            told.append([])
        else:
            told[-1].append(word)
    return told


def _squeezed_lines(lines: Sequence[str]) -> Squeezed:
    return squeeze(f"\n{APART}\n".join(line.replace(APART, " ") for line in lines))


def _reaching(words: Sequence[str], longest: int) -> Sequence[str]:
    """As many of the words as have these letters together."""
    letters = 0
    for place, word in enumerate(words):
        letters += len(word)
        if letters >= longest:
            return words[: place + 1]
    return words
