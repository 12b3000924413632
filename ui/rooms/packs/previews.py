"""Pages laid out by a worker that stays: the latest wish counts, its section comes first, then the whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from hearingdesk.casefile import CaseFile
from hearingdesk.job import Progress
from hearingdesk.pack.aside import Laid, Layouts
from hearingdesk.pack.build import PackOptions
from hearingdesk.pack.preview import Alone
from hearingdesk.words import _, language
from ui.desk import Desk
from ui.jobs import Job

GRACE = 20_000  # milliseconds for which the worker waits for somebody who has left the room


class Previews(QObject):
    """Ask as often as one likes; `arrived` comes for the last wish alone, and `early` before it."""

    arrived = Signal(object)  # Preview
    early = Signal(object)  # Alone: the section one is at; to be looked at, and for nothing else
    failed = Signal(object)  # why there are no pages
    working = Signal(bool)
    stepped = Signal(str)  # how far it is, in words

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wish: tuple[PackOptions, str] | None = None
        self._number = self._done = 0  # the wishes so far are counted; up to which they came true
        self._worker: Worker | None = None
        self._leaving = QTimer(self, singleShot=True, interval=GRACE)
        self._leaving.timeout.connect(self.stop)

    def ask(self, wish: PackOptions, section: str = "") -> None:
        """Lay this pack out anew, with this section to be seen first. The worker hears of it at once."""
        self._wish = wish, section
        self._number += 1
        self.working.emit(True)
        self._start()

    def busy(self) -> bool:
        """Are pages still to come?"""
        return self._done < self._number

    def process(self) -> int:
        """The number of the worker among the processes of the machine; 0 while there is none."""
        return self._worker.process() if self._worker else 0

    def leave(self) -> None:
        """Nobody looks at the pages for now."""
        self._leaving.start()

    def stay(self) -> None:
        """Somebody looks at them again."""
        self._leaving.stop()

    def stop(self) -> None:
        """Nobody wants them any more."""
        self._leaving.stop()
        self._done = self._number
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.stop()

    def _start(self) -> None:
        case, wish = self._desk.case, self._wish
        if case is None or wish is None:
            return
        if self._worker is None or not self._worker.serves(case):
            if self._worker is not None:
                self._worker.stop()
            self._worker = self._hire(case)
        self._worker.ask(self._number, *wish)

    def _hire(self, case: CaseFile) -> Worker:
        worker = Worker(case)
        job = self._desk.jobs.start(_("Laying out the pages"), worker.work, quiet=True)
        worker.follow(job)
        worker.laid.connect(self._laid)
        job.stepped.connect(lambda _done, _total, what: self.stepped.emit(what))
        job.failed.connect(lambda error: self._ended(worker, error))
        return worker

    def _laid(self, laid: Laid) -> None:
        if laid.number != self._number or not self.busy():
            return
        if isinstance(laid.pages, Alone):
            self.early.emit(laid.pages)
            return
        self._done = laid.number
        self.working.emit(False)
        (self.failed if isinstance(laid.pages, Exception) else self.arrived).emit(laid.pages)

    def _ended(self, worker: Worker, error: object) -> None:
        """It died; the next wish starts another. While it rests, nobody need hear of that."""
        if worker is self._worker:
            self._worker = None
            if self.busy():
                self._done = self._number
                self.working.emit(False)
                self.failed.emit(error)


class Worker(QObject):
    """The worker of one case in one language, and the thread that hears it."""

    laid = Signal(object)  # Laid

    def __init__(self, case: CaseFile) -> None:
        super().__init__()
        self._case, self._language = case, language()
        self._job: Job | None = None
        self._layouts: Layouts | None = None
        self._waiting: Callable[[Layouts], None] | None = None

    def work(self, progress: Progress) -> None:
        """In its thread: until it is stopped, or the worker dies."""
        with Layouts(self._case) as layouts:
            self._layouts = layouts
            if (waiting := self._waiting) is not None:
                waiting(layouts)
            for laid in layouts.laid(progress):
                self.laid.emit(laid)

    def follow(self, job: Job) -> None:
        """The job in which `work` is done."""
        self._job = job

    def serves(self, case: CaseFile) -> bool:
        """Is it the worker for this case, as the program speaks now?"""
        return self._case is case and self._language == language()

    def process(self) -> int:
        """Its number among the processes of the machine; 0 before it has begun."""
        return self._layouts.process if self._layouts else 0

    def ask(self, number: int, options: PackOptions, section: str) -> None:
        """Lay out this pack; before it has begun, the last that was asked for is done first."""

        def ask(layouts: Layouts) -> None:
            layouts.ask(number, options, section)

        self._waiting = ask
        if self._layouts is not None:
            ask(self._layouts)

    def stop(self) -> None:
        """End it; the thread sees to it within a moment."""
        if self._job is not None:
            self._job.stop()
