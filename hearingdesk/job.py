"""Long work, told in steps. The screen decides how to show it and when to stop it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")
_AT_ONCE = 1_000  # things between two steps: some milliseconds


class Cancelled(Exception):
    """Raised by a Progress when the user has asked the job to stop; the job leaves nothing half done."""


class Progress(Protocol):
    """Called between steps; `done` of `total` (0 when unknown), `what` in words. May raise Cancelled."""

    def __call__(self, done: int, total: int, what: str) -> None: ...


def silent(done: int, total: int, what: str) -> None:
    """A Progress for tests and scripts."""


class Steps:
    """One work over several rows of things, told as one: how many of all are done."""

    def __init__(self, progress: Progress, total: int, what: str) -> None:
        self._progress, self._total, self._what = progress, total, what
        self._done = 0

    def over(self, things: Iterable[T]) -> Iterator[T]:
        """The same things, counted on the way. Raises Cancelled when the user has asked to stop."""
        for thing in things:
            if not self._done % _AT_ONCE:
                self._progress(min(self._done, self._total), self._total, self._what)
            self._done += 1
            yield thing

    def last(self) -> None:
        """All of them are done, and what follows cannot be stopped."""
        self._progress(self._total, self._total, self._what)

    def rest(self, what: str) -> None:
        """What follows has steps nobody can count."""
        self._done, self._total, self._what = 0, 0, what
        self._progress(0, 0, what)
