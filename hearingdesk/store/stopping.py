"""Long statements, which know no steps, broken off when whoever waits has asked to stop."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hearingdesk.job import Progress
from hearingdesk.store.connection import Connection, stoppable


class Stoppable:
    """A Progress that can also be asked while a statement runs: it tells its last step again."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._step = (0, 0, "")

    def __call__(self, done: int, total: int, what: str) -> None:
        self._step = (done, total, what)
        self._progress(done, total, what)

    @contextmanager
    def within(self, conn: Connection) -> Iterator[None]:
        """Statements of this connection can be broken off; raises Cancelled where they were, whatever came of that."""
        with stoppable(conn, lambda: self._progress(*self._step)):
            yield
