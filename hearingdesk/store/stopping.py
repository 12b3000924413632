"""Long statements, which know no steps, broken off when whoever waits has asked to stop."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hearingdesk.job import Cancelled, Progress
from hearingdesk.store.connection import Connection

HEARTBEAT = 20_000  # steps of the database between two looks: a few milliseconds


class Stoppable:
    """A Progress that can also be asked while a statement runs: it tells its last step again."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._step = (0, 0, "")
        self.stopped = False

    def __call__(self, done: int, total: int, what: str) -> None:
        self._step = (done, total, what)
        self._progress(done, total, what)

    @contextmanager
    def within(self, conn: Connection) -> Iterator[None]:
        """Statements of this connection can be broken off; raises Cancelled where they were, whatever came of that."""
        conn.set_progress_handler(self._ask, HEARTBEAT)
        try:
            yield
        except Exception:
            if self.stopped:
                raise Cancelled from None
            raise
        finally:
            conn.set_progress_handler(None, HEARTBEAT)
        if self.stopped:
            raise Cancelled

    def _ask(self) -> bool:
        try:
            self._progress(*self._step)
        except Cancelled:
            self.stopped = True
        return self.stopped
