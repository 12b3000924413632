"""Where a pack says what is withheld, in words short enough to be read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hearingdesk.words import _

FEW = 3  # pages that are named one by one


def places_in_words(places: Sequence[str], labels: Sequence[str]) -> str:
    """The places a proof names: many pages in one go, then what is no page; `labels` are all pages as they are called.

    What stands on a page and is met again where that page ends or begins is named once.
    """
    named = dict.fromkeys(places)
    pages = [label for label in labels if _on(label) in named]
    if len(pages) < FEW:
        return "; ".join(named)
    said = {_on(label) for label in pages}
    said |= {_between(one, other) for one, other in pairwise(labels) if one in pages or other in pages}
    many = _("the text of pages {pages}", pages=", ".join(pages))
    return "; ".join([many, *(place for place in named if place not in said)])


def _on(label: str) -> str:
    return _("the text of page {n}", n=label)


def _between(label: str, following: str) -> str:
    return _("the text between pages {n} and {next}", n=label, next=following)
