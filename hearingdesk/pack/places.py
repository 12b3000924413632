"""Where a proof has found something, by what the pages are called: in a later edition page 14 is not the fourteenth."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from hearingdesk.pack.proof.proving import Proof
from hearingdesk.pack.proof.secrets import Secret
from hearingdesk.words import _


def by_label(proof: Proof, labels: Sequence[str]) -> Proof:
    """The same, with the pages called as they are printed."""
    numbers = [str(number) for number in range(1, len(labels) + 1)]
    if not proof.leaks or list(labels) == numbers:
        return proof
    called = dict(zip(_places(numbers), _places(labels), strict=True))
    leaks = (replace(leak, place=called.get(leak.place, leak.place)) for leak in proof.leaks)
    return replace(proof, leaks=tuple(leaks))


def pages_of(proof: Proof, labels: Sequence[str]) -> frozenset[int]:
    """The pages, counted from 1, on which something was found; the proof is one `by_label`."""
    by_secret: dict[Secret, set[str]] = {}
    for leak in proof.leaks:
        by_secret.setdefault(leak.secret, set()).add(leak.place)
    places = list(_places(labels)) if by_secret else []
    return frozenset(page for known in by_secret.values() for page in _met(known, places, len(labels)))


def _met(known: Collection[str], places: Sequence[str], pages: int) -> set[int]:
    """Where one thing was found: words at the edge of a page are met once more between it and the next."""
    alone = {at for at, place in enumerate(places[:pages], 1) if place in known}
    over = [{at, at + 1} for at, place in enumerate(places[pages:], 1) if place in known]
    return alone.union(*(both for both in over if not both & alone))


def _places(labels: Sequence[str]) -> Iterator[str]:
    """What the places on all pages are called, then those between each two."""
    yield from (_("the text of page {n}", n=label) for label in labels)
    for label, following in pairwise(labels):
        yield _("the text between pages {n} and {next}", n=label, next=following)
