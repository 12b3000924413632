"""Pages laid out in the background: the latest wish counts, and what is under way for an older one is stopped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from hearingdesk.casefile import CaseFile
from hearingdesk.job import Cancelled, Progress
from hearingdesk.pack.build import PackOptions
from hearingdesk.pack.exhibits.prepared import Prepared
from hearingdesk.pack.preview import Preview, preview
from hearingdesk.words import _
from ui.desk import Desk
from ui.jobs import Job

PAUSE = 500  # milliseconds after the last edit
KEPT = 150_000_000  # bytes of exhibits made ready for the next look


class Previews(QObject):
    """Ask as often as one likes; `arrived` comes for the last wish alone."""

    arrived = Signal(object)  # Preview
    failed = Signal(object)  # why there are no pages
    working = Signal(bool)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wish: PackOptions | None = None
        self._job: Job | None = None
        self._prepared = Prepared(KEPT)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._start)

    def ask(self, wish: PackOptions, *, now: bool = False) -> None:
        """Lay this pack out anew."""
        self._wish = wish
        self._drop()
        self.working.emit(True)
        self._timer.start(0 if now else PAUSE)

    def busy(self) -> bool:
        """Are pages still to come?"""
        return self._timer.isActive() or self._job is not None

    def stop(self) -> None:
        """Nobody wants them any more."""
        self._timer.stop()
        self._drop()
        self._prepared = Prepared(KEPT)

    def _drop(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.stop()

    def _start(self) -> None:
        case, wish = self._desk.case, self._wish
        if case is None or wish is None:
            return
        work = _work(case, wish, self._prepared)
        job = self._job = self._desk.jobs.start(_("Laying out the pages"), work, quiet=True)
        job.finished.connect(lambda found: self._end(job, found))
        job.failed.connect(lambda error: self._end(job, error))

    def _end(self, job: Job, found: object) -> None:
        if job is not self._job:
            return
        self._job = None
        self.working.emit(False)
        if isinstance(found, Preview):
            self.arrived.emit(found)
        elif not isinstance(found, Cancelled):
            self.failed.emit(found)


def _work(case: CaseFile, wish: PackOptions, prepared: Prepared) -> Callable[[Progress], Preview]:
    def work(progress: Progress) -> Preview:
        with case.reader() as view:
            return preview(view, wish, progress, prepared)

    return work
