"""Run a job off the screen's thread; hear its steps, its result or its failure on the screen's thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from hearingdesk.job import Cancelled, Progress

BEAT = 0.05  # seconds between two steps that are told


class LetGo(Cancelled):
    """What the job was begun for was closed meanwhile: there is nobody to be told of a result."""


class Job(QObject):
    """One piece of long work. Its signals come on the screen's thread: anything may be connected to them."""

    stepped = Signal(object, object, str)  # done, total (0 when unknown), what in words
    finished = Signal(object)  # the result
    failed = Signal(object)  # the exception; Cancelled when it was stopped, LetGo when it comes too late
    ended = Signal()  # after either
    _told = Signal(object)

    def __init__(self, title: str, work: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._work = work
        self._stopping = threading.Event()
        self._let_go = False
        self._last = 0.0
        self._thread = threading.Thread(target=self._run, name="job", daemon=False)
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ask it to stop at its next step."""
        self._stopping.set()

    def let_go(self) -> None:
        """Ask it to stop, and tell nobody of its result, even of one that is on its way already."""
        self._let_go = True
        self.stop()

    def stopping(self) -> bool:
        """It has been asked to stop and has not ended yet."""
        return self._stopping.is_set()

    def join(self, seconds: float | None = None) -> bool:
        """Wait for the thread; whether it has ended."""
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _step(self, done: int, total: int, what: str) -> None:
        if self._stopping.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._last >= BEAT or (total and done >= total):
            self._last = now
            self._told.emit(lambda: self._let_go or self.stepped.emit(done, total, what))

    def _run(self) -> None:
        try:
            result = self._work(self._step)
        except Exception as error:
            caught = error
            self._told.emit(lambda: self._fail(caught))
        else:
            self._told.emit(lambda: self._end(result))

    def _hear(self, tell: Callable[[], None]) -> None:
        tell()

    def _end(self, result: object) -> None:
        self._thread.join()
        if self._let_go:
            self.failed.emit(LetGo())
        else:
            self.finished.emit(result)
        self.ended.emit()

    def _fail(self, error: Exception) -> None:
        self._thread.join()
        stopped = isinstance(error, Cancelled)
        self.failed.emit(LetGo() if stopped and self._let_go else error)
        self.ended.emit()


class Jobs(QObject):
    """The jobs of one window: it keeps them alive while they run, and ends them before the window goes."""

    started = Signal(object)  # Job; of those that are shown

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []
        self._quiet: list[Job] = []

    def start(self, title: str, work: Callable[[Progress], Any], *, quiet: bool = False) -> Job:
        """Start a job; connect to its signals at once, they come later.

        `quiet`: nobody asked for it, so nobody is shown it, or asked before it is stopped.
        """
        job = Job(title, work, self)
        (self._quiet if quiet else self._running).append(job)
        job.ended.connect(lambda: self._forget(job))
        if not quiet:
            self.started.emit(job)
        job.start()
        return job

    def show(self, job: Job) -> None:
        """Somebody waits for a quiet job now."""
        if job in self._quiet:
            self._quiet.remove(job)
            self._running.append(job)
            self.started.emit(job)

    def running(self) -> list[Job]:
        """Those that have not ended, the oldest first; the quiet ones are not counted."""
        return list(self._running)

    def close(self) -> None:
        """Stop them all and wait: no thread outlives the window, and no result comes after this."""
        every = [*self._running, *self._quiet]
        for job in every:
            job.let_go()
        for job in every:
            job.join()
        self._running.clear()
        self._quiet.clear()

    def _forget(self, job: Job) -> None:
        for jobs in (self._running, self._quiet):
            if job in jobs:
                jobs.remove(job)
        job.deleteLater()
