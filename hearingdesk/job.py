"""Long work, told in steps. The screen decides how to show it and when to stop it."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):
    """Raised by a Progress when the user has asked the job to stop; the job leaves nothing half done."""


class Progress(Protocol):
    """Called between steps; `done` of `total` (0 when unknown), `what` in words. May raise Cancelled."""

    def __call__(self, done: int, total: int, what: str) -> None: ...


def silent(done: int, total: int, what: str) -> None:
    """A Progress for tests and scripts."""
