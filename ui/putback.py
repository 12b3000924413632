"""Work on a copy is brought back to where the case lies: a while after the last change, on turning away, at leaving."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from hearingdesk.casefile import CaseFile
from hearingdesk.job import Cancelled
from hearingdesk.store.putback import NotPutBack, Published
from hearingdesk.words import _
from ui.desk import Desk
from ui.jobs import Job

WAIT = 30_000  # milliseconds after the last change
MOST = 300.0  # seconds after which one does not wait for a pause any more
REST = 10  # times as long as it took: a large case on a slow share is not sent without end
AGAIN = 120_000  # milliseconds until it is tried again where it failed


class PutBack(QObject):
    """One for a window. It says by signals what became of it; asking and telling is the window's."""

    turned = Signal()  # what `words` says is another now
    failed = Signal(
        object, object, bool
    )  # NotPutBack; what is to follow, or None; whether somebody waits to hear
    parted = Signal(object, object, bool)  # Published beside the original; the same

    def __init__(self, desk: Desk, parent: QObject | None = None, *, wait: int = WAIT) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wait = wait
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.soon)
        self._forget()
        desk.opened.connect(self._opened)
        desk.closing.connect(self._forget)
        desk.changed.connect(lambda _change: self._changed())
        desk.handed.connect(self._changed)

    def due(self) -> bool:
        """Is there work to be put back, or being put back, before one may leave?"""
        case = self._desk.case
        return case is not None and not self._off and (self._job is not None or case.unsent)

    @property
    def job(self) -> Job | None:
        """What puts it back now."""
        return self._job

    def words(self) -> str:
        """How it stands; "" where the case is open in its place."""
        case = self._desk.case
        if case is None or not case.copied:
            return ""
        if self._job is not None:
            return _("Being put back…")
        if case.unsent and (self._trouble or self._at is None):
            return _("Not put back yet")
        if self._at is None:
            return _("Nothing to put back")
        time_of_day = f"{self._at:%H:%M}"
        if self._beside:
            return _("Put back beside it at {time}", time=time_of_day)
        return _("Put back at {time}", time=time_of_day)

    def troubled(self) -> bool:
        """Did it fail, or go beside what somebody else did?"""
        return self._trouble or bool(self._beside)

    def soon(self) -> None:
        """Put the work back in the background, where there is any."""
        if self.due() and self._job is None:
            self._start(quiet=True)

    def now(self) -> None:
        """Put it back because the user wants it, and say what came of it."""
        self.leave(self._say)

    def leave(self, then: Callable[[], object]) -> None:
        """Go on with this when the work is where the case lies: at once where there is none to be put back.

        Where that fails `failed` is emitted with it, and it is for the user to go on.
        """
        if not self.due():
            then()
            return
        self._then = then
        if self._job is None:
            self._start(quiet=False)
        else:
            self._desk.jobs.show(self._job)

    def put_off(self) -> None:
        """Leave the work in the copy here until the case is opened again."""
        if self._desk.case is not None:
            self._desk.case.put_off()
        self._off = True

    def _start(self, *, quiet: bool) -> None:
        case = self._desk.case
        assert case is not None
        self._timer.stop()
        self._first, self._began = 0.0, time.monotonic()
        title = _("Putting {name} back", name=case.path.name)
        job = self._desk.jobs.start(title, case.publish, quiet=quiet)
        self._job = job
        outcome: list[
            Callable[[], object]
        ] = []  # heard of when the job has ended: no work runs any more then
        job.finished.connect(lambda done: outcome.append(lambda: self._finished(job, case, done)))
        job.failed.connect(lambda error: outcome.append(lambda: self._failed(job, error)))
        job.ended.connect(lambda: outcome[0]())
        self.turned.emit()

    def _finished(self, job: Job, case: CaseFile, done: Published | None) -> None:
        if not self._ended(job):
            return
        news = done is not None and done.parted and not self._beside
        if self._trouble and not news:
            self._say()  # what the banner says of it is past
            self._said = ""
        self._trouble, self._at = False, datetime.now()
        self._beside = bool(self._beside or (done is not None and done.parted))
        self.turned.emit()
        if case.unsent:
            self._changed()
        then, self._then = self._then, None
        if news:
            self._tell(self.parted, done, then)
        elif then is not None:
            self.leave(then)  # somebody may have written meanwhile

    def _failed(self, job: Job, error: Exception) -> None:
        if not self._ended(job):
            return
        then, self._then = self._then, None
        if isinstance(error, Cancelled):
            self._desk.say(_("Stopped. Your work is not put back yet."), "warn")
        elif not isinstance(error, NotPutBack):
            self._desk.failed(error)
        else:
            self._not_put_back(error, then)
        self.turned.emit()

    def _not_put_back(self, error: NotPutBack, then: Callable[[], object] | None) -> None:
        news, self._trouble = str(error) != self._said, True
        self._said = str(error)
        self._timer.start(AGAIN)
        if news or then is not None:
            self._tell(self.failed, error, then)

    def _tell(self, signal: SignalInstance, news: object, then: Callable[[], object] | None) -> None:
        signal.emit(news, None if then == self._say else then, then is not None)

    def _ended(self, job: Job) -> bool:
        """The job is over; whether it was about the case that is open."""
        if self._job is not job:
            return False
        self._job, self._took = None, time.monotonic() - self._began
        return True

    def _changed(self) -> None:
        case = self._desk.case
        if case is None or not case.copied:
            return
        self._first = self._first or time.monotonic()
        if not self._timer.isActive() or time.monotonic() - self._first < MOST:
            pause = max(self._wait, round(REST * self._took * 1000))
            self._timer.start(AGAIN if self._trouble else pause)
        self.turned.emit()

    def _opened(self) -> None:
        self._forget()
        if self.due():
            self._changed()

    def _forget(self) -> None:
        self._timer.stop()
        self._job: Job | None = None
        self._then: Callable[[], object] | None = None
        self._at: datetime | None = None
        self._first = 0.0  # when the first change came that is not put back, by the clock that never jumps
        self._began = self._took = 0.0
        self._trouble = self._beside = self._off = False
        self._said = ""

    def _say(self) -> None:
        case = self._desk.case
        if case is not None and case.copied:
            self._desk.say(_("{name} is put back.", name=case.path.name))
