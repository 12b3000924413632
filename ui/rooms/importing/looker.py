"""Looks at a file off the screen's thread, a moment after what is asked of it has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from hearingdesk.exchange.preview.looking import preview
from hearingdesk.exchange.preview.looks import Asked
from hearingdesk.exchange.profiles.proposing import proposals
from hearingdesk.job import Cancelled, Progress
from hearingdesk.records.memory import Profile
from hearingdesk.words import _
from ui.desk import Desk
from ui.jobs import Job

PAUSE = 200  # milliseconds without a change


class Looker(QObject):
    """Only the answer to the latest question is told."""

    shown = Signal(object)  # Preview
    began = Signal()
    proposed = Signal(object)  # list of Proposal

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: Asked | None = None
        self._number = self._told = 0
        self._jobs: list[Job] = []
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._start)

    def ask(self, asked: Asked, *, at_once: bool = False) -> None:
        """Look at it in this way, at once or when nothing has changed for a moment."""
        self._number += 1
        self._asked = replace(asked, number=self._number)
        if at_once:
            self._timer.stop()
            self._start()
        else:
            self._timer.start()

    def forget(self) -> None:
        """What was asked for makes no sense any more."""
        self._number += 1
        self._told = self._number
        self._timer.stop()
        self._stop()

    def busy(self) -> bool:
        """An answer is on its way."""
        return self._told != self._number

    def propose(self, path: Path, profiles: Sequence[Profile]) -> None:
        """Say which profiles the file may be meant for."""
        if profiles:
            self._run(lambda _progress: proposals(path, profiles), self.proposed.emit)

    def close(self) -> None:
        """Wait for nothing any more."""
        self.forget()

    def _start(self) -> None:
        asked = self._asked
        if asked is None:
            return
        self._stop()
        self.began.emit()
        self._run(lambda progress: preview(asked, progress), lambda made: self._tell(asked, made))

    def _run(self, work: Callable[[Progress], Any], then: Callable[[Any], object]) -> None:
        job = self._desk.jobs.start(_("Preview"), work, quiet=True)
        self._jobs.append(job)
        job.finished.connect(then)
        job.failed.connect(self._failed)
        job.ended.connect(lambda: self._jobs.remove(job) if job in self._jobs else None)

    def _stop(self) -> None:
        for job in self._jobs:
            job.stop()

    def _tell(self, asked: Asked, made: Any) -> None:
        if asked.number == self._number:
            self._told = asked.number
            self.shown.emit(made)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self._desk.failed(error)
