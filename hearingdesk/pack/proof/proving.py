"""One finished file against all that its readers may not see. It fails closed: what cannot be read is a failure."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

from hearingdesk.pack.proof.carried import TooDeep
from hearingdesk.pack.proof.reading import Said, Unprovable, read_out
from hearingdesk.pack.proof.secrets import APART, Searcher, Secret, squeeze
from hearingdesk.words import _


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
    leaks: dict[tuple[str, str], Leak] = {}
    unreadable = ""
    try:
        for place, text in _gathered(Said(_("the name of the file"), name), read_out(data)):
            for secret, _at in searcher.find(squeeze(text)):
                leaks.setdefault((secret.words, place), Leak(secret, place))
    except Unprovable as reason:
        unreadable = str(reason)
    except (TooDeep, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        unreadable = _("something attached to it cannot be read out whole")
    return Proof(tuple(leaks.values()), looked_for, tuple(searcher.unsearchable), unreadable)


def _gathered(first: Said, rest: Iterable[Said]) -> Iterable[tuple[str, str]]:
    """The texts of one place together, held apart, so that each is folded in one go."""
    places: dict[str, list[str]] = {first.place: [first.text]}
    for said in rest:
        places.setdefault(said.place, []).append(said.text)
    return ((place, APART.join(told)) for place, told in places.items())
