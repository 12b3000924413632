"""The words of a search that are marked in a text: those the search itself found, no others."""

from __future__ import annotations

from functools import lru_cache

from hearingdesk.errors import Unreadable
from hearingdesk.search.query import parse
from hearingdesk.search.verify import Span, hits
from ui.draw import Marking

_JOINING = {"AND", "OR", "NOT"}
KEPT = 512  # texts whose places are kept: what is painted is asked for again and again


def marking(words: str) -> Marking | None:
    """Where what this search looks for stands in a text; None while it cannot be searched for."""
    try:
        query = parse(words)
    except Unreadable:
        return None

    @lru_cache(maxsize=KEPT)
    def places(text: str) -> tuple[Span, ...]:
        return tuple(hits(query, text))

    return places


def while_typing(words: str) -> str:
    """A search that runs while one types: the last word counts as the beginning of one."""
    last = words.split()[-1] if words.split() else ""
    if words.endswith(" ") or len(last) < 2 or not (last.isascii() and last.isalnum()) or last in _JOINING:
        return words.strip()
    return f"{words}*"
