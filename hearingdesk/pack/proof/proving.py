"""One finished file against all that its readers may not see. It fails closed: what cannot be read is a failure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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

    leaks: dict[tuple[str, str], Leak] = {}
    unreadable = ""
    try:
        with uncollected(), opened(data) as pdf:
            named = partial(_, N_("the name of the file"))
            names = [Said(named, text) for text in decoded(name.encode("utf-8", "replace"))]
            for secret, place in _found(searcher, chain(names, read_out(pdf, data))):
                leaks.setdefault((secret.words, place), Leak(secret, place))
    except Unprovable as reason:
        unreadable = str(reason)
    except (TooDeep, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        unreadable = _("something attached to it cannot be read out whole")
    return Proof(tuple(leaks.values()), looked_for, tuple(searcher.unsearchable), unreadable)


def _found(searcher: Searcher, told: Iterable[Said | Seam]) -> Iterator[tuple[Secret, str]]:
    """What the file says that it must not, and where; texts are searched many at once, for that is much faster."""
    from hearingdesk.pack.proof.reading import Seam

    waiting: dict[str, list[Said]] = {}
    room = _AT_ONCE
    for said in told:
        if isinstance(said, Seam):
            yield from (
                (secret, said.place()) for secret, _at in searcher.find(_over(said, searcher.longest))
            )
            continue
        waiting.setdefault(said.text, []).append(said)
        room -= len(said.text) + _AT_LEAST
        if room < 0:
            yield from _among(searcher, waiting)
            waiting, room = {}, _AT_ONCE
    yield from _among(searcher, waiting)


def _among(searcher: Searcher, texts: Mapping[str, Sequence[Said]]) -> Iterator[tuple[Secret, str]]:
    """The secrets in any of the texts, which are looked through one by one where there is one."""
    if any(True for _one in searcher.find(squeeze(APART.join(texts)))):
        for text, said in texts.items():
            for secret, _at in searcher.find(squeeze(text)):
                yield from ((secret, one.place()) for one in said)


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
    for word in squeeze(f"\n{APART}\n".join(line.replace(APART, " ") for line in lines)).words:
        if word == APART:
            told.append([])
        else:
            told[-1].append(word)
    return told


def _reaching(words: Sequence[str], longest: int) -> Sequence[str]:
    """As many of the words as have these letters together."""
    letters = 0
    for place, word in enumerate(words):
        letters += len(word)
        if letters >= longest:
            return words[: place + 1]
    return words
