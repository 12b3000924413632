"""Pages keep their labels from one edition to the next: what did not change stays where its readers know it.

A page of an earlier edition that began with a block begins with that block again, so that what is put in before it
fills the space there, or goes on to pages of its own: 12A, 12B. A page whose words are all gone leaves a gap.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from string import ascii_uppercase

_LABEL = re.compile(r"(\d+)([A-Z]*)")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as it was issued. `first` is the place of the block it begins with; `goes_on`: in the midst of it."""

    label: str
    digest: str  # of all that stands on it but its head and foot
    first: int = 0
    goes_on: bool = False
    keys: tuple[str, ...] = ()  # of what stands on it, as far as something leads there


@dataclass(frozen=True, slots=True)
class Issued:
    """An edition as far as the next one must know it: its pages, the sums of its blocks and of the rows of tables."""

    leaves: tuple[Leaf, ...] = ()
    blocks: tuple[str, ...] = ()
    rows: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Difference:
    """What an edition changed, by the labels of its pages."""

    changed: tuple[str, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def printed(self) -> frozenset[str]:
        """The pages that holders of the earlier edition need."""
        return frozenset([*self.changed, *self.added])


def difference(before: Sequence[Leaf], now: Sequence[Leaf]) -> Difference:
    """Two editions page by page."""
    old = {leaf.label: leaf.digest for leaf in before}
    new = {leaf.label for leaf in now}
    return Difference(
        tuple(leaf.label for leaf in now if leaf.label in old and old[leaf.label] != leaf.digest),
        tuple(leaf.label for leaf in now if leaf.label not in old),
        tuple(leaf.label for leaf in before if leaf.label not in new),
    )


def written_map(issued: Issued) -> str:
    """What the next edition must know, as it is kept with the record."""
    leaves = [[*asdict(leaf).values()] for leaf in issued.leaves]
    told = {"leaves": leaves, "blocks": issued.blocks, "rows": sorted(issued.rows)}
    return json.dumps(told, separators=(",", ":"))


def read_map(stored: str) -> Issued:
    """The same, read again."""
    told = json.loads(stored)
    leaves = (
        Leaf(label, digest, first, on, tuple(keys)) for label, digest, first, on, keys in told["leaves"]
    )
    return Issued(tuple(leaves), tuple(told["blocks"]), frozenset(told["rows"]))


class Paging:
    """Where the pages of an edition begin, and what they are called; made from the edition before."""

    def __init__(
        self, blocks: Sequence[str], before: Issued | None = None, first: int = 1, loose: int = 0
    ) -> None:
        """`blocks` are the sums of the story; `first` is the number of the page it begins on, in a first edition.

        The first blocks, as many as `loose`, run on freely: every edition prints them anew.
        """
        self._before = before
        self._known: Collection[str] = frozenset(before.blocks) if before else frozenset()
        self._runs: dict[int, list[str]] = _runs(blocks, before, loose) if before else {}
        self._taken = {leaf.label for leaf in before.leaves} if before else set[str]()
        self._last = str(first - 1)
        self._coming: list[str] = []

    @property
    def is_first(self) -> bool:
        """Is there no edition before it, so that nothing in it is new?"""
        return self._before is None

    def begins(self, place: int) -> bool:
        """Must the block at this place of the story begin a page?"""
        return place in self._runs

    def is_new(self, block: str) -> bool:
        """Was the block not in the edition before?"""
        return self._before is not None and block not in self._known

    def knows_row(self, row: str) -> bool:
        """Was this row of a table in the edition before?"""
        return self._before is None or row in self._before.rows

    def turn(self, place: int) -> str:
        """The label of the page that begins now, with the block at this place of the story or in its midst."""
        if place in self._runs:
            self._coming = self._runs.pop(place)
        if self._coming:
            self._last = self._coming.pop(0)
        elif self._before is None:
            self._last = str(int(self._last) + 1)
        else:
            self._last = self._between()
        self._taken.add(self._last)
        return self._last

    def _between(self) -> str:
        """A label after the last one that no page has: 12A after 12, 12B after 12A, 12AA where that is taken."""
        found = _LABEL.fullmatch(self._last)
        number, letters = (found[1], found[2]) if found else (self._last, "")
        wanted = [number + _next(letters)] if letters else []
        return next(label for label in chain(wanted, _inserted(number + letters)) if label not in self._taken)


def _inserted(label: str) -> Iterator[str]:
    """The labels that stand after this one and before the next number."""
    while True:
        yield from (label + letter for letter in ascii_uppercase)
        label += "A"


def _next(letters: str) -> str:
    """A becomes B; Z, which ends a row of them, becomes ZA."""
    return letters[:-1] + chr(ord(letters[-1]) + 1) if letters[-1] < "Z" else letters + "A"


def _runs(blocks: Sequence[str], before: Issued, loose: int) -> dict[int, list[str]]:
    """Place in the new story -> the labels of the pages that begin there and of those that follow without a start."""
    where = _aligned(before.blocks, blocks)
    runs: dict[int, list[str]] = {}
    coming: list[str] = []
    for leaf in before.leaves:
        place = where.get(leaf.first) if not leaf.goes_on and runs else None if runs else 0
        if place is not None and place not in runs and (place >= loose or not place):
            coming = runs[place] = []
        coming.append(leaf.label)
    return runs


def _aligned(old: Sequence[str], new: Sequence[str]) -> Mapping[int, int]:
    """Place in the old story -> place in the new one, for blocks that are the same and in the same order."""
    from difflib import SequenceMatcher  # the first edition is compared with nothing

    found: dict[int, int] = {}
    for part in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        found.update((part.a + step, part.b + step) for step in range(part.size))
    return found
