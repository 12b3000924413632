"""Backups made while the window is open, by themselves: when one is due, in a quiet moment, off the screen's thread."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer

from hearingdesk import backups, logs
from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Cancelled
from hearingdesk.store.backup import Backup
from hearingdesk.words import _
from ui.desk import Desk
from ui.jobs import Job

LOOK = 60_000  # milliseconds between two looks
QUIET = 15.0  # seconds since the latest change
REST = 300.0  # seconds until it is asked again, where none was due


class Keeper(QObject):
    """Looks every minute; a backup is made once an hour at most, and only where something changed."""

    def __init__(self, desk: Desk, parent: QObject | None = None, *, look: int = LOOK) -> None:
        super().__init__(parent)
        self._desk = desk
        self._changed = True  # something may have changed since the latest backup
        self._from = 0.0  # when it may be looked at, by the clock that never jumps
        self._job: Job | None = None
        self._said: set[str] = set()  # what was said already, so that it is said once
        desk.opened.connect(self._opened)
        desk.changed.connect(lambda _change: self._heard())
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(look)

    def look(self) -> None:
        """Make a backup if one is due and nothing else is going on."""
        desk = self._desk
        case = desk.case
        idle = self._job is None and desk.writable and not desk.jobs.running()
        if case is None or not idle or not self._changed or time.monotonic() < self._from:
            return
        self._changed = False
        job = desk.jobs.start(
            _("Back up"), lambda progress: backups.backup_if_due(case, progress=progress), quiet=True
        )
        self._job = job
        job.finished.connect(self._made)
        job.failed.connect(self._failed)
        job.ended.connect(lambda: self._ended(job))

    def _opened(self) -> None:
        self._job = None  # one for another case was stopped when that was closed, and is not heard of
        self._said.clear()
        self._heard()

    def _heard(self) -> None:
        self._changed, self._from = True, time.monotonic() + QUIET

    def _made(self, made: Backup | None) -> None:
        if made is None:
            self._changed, self._from = True, time.monotonic() + REST
            return
        self._said.discard("failed")
        self._desk.secured.emit()
        if not made.ok:
            from ui.rooms.securing import said_faulty

            self._say("faulty", said_faulty())

    def _failed(self, error: Exception) -> None:
        self._changed, self._from = True, time.monotonic() + REST
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, HearingDeskError):
            raise error
        logs.failure(error)
        self._say("failed", str(error))

    def _ended(self, job: Job) -> None:
        if self._job is job:
            self._job = None

    def _say(self, what: str, sentence: str) -> None:
        if what not in self._said:
            self._said.add(what)
            self._desk.say(sentence, "warn")
