"""The hits of one search in a source, as they come in, and the one that is looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

Span = tuple[int, int]


class Hits:
    """Hits by page (or by paragraph), in reading order."""

    def __init__(self) -> None:
        self.found: dict[int, Sequence[Span]] = {}
        self.now: tuple[int, int] | None = None  # page, which of its hits

    def put(self, page: int, spans: Sequence[Span]) -> None:
        """These stand on a page."""
        self.found[page] = spans

    def count(self) -> int:
        """How many there are."""
        return sum(map(len, self.found.values()))

    def number(self) -> int:
        """Which of all is looked at, from 1; 0 for none."""
        if self.now is None:
            return 0
        return sum(len(spans) for page, spans in self.found.items() if page < self.now[0]) + self.now[1] + 1

    def begin(self, start: int) -> None:
        """Look at the first hit from a page on, or at the very first."""
        pages = sorted(self.found)
        if pages:
            self.now = (next((page for page in pages if page >= start), pages[0]), 0)

    def step(self, step: int) -> None:
        """Look at the next, or the one before; after the last comes the first."""
        pages = sorted(self.found)
        if not pages or self.now is None:
            return
        page, which = self.now[0], self.now[1] + step
        at = bisect_left(pages, page)
        if which >= len(self.found[page]):
            self.now = (pages[(at + 1) % len(pages)], 0)
        elif which < 0:
            before = pages[at - 1]
            self.now = (before, len(self.found[before]) - 1)
        else:
            self.now = (page, which)
