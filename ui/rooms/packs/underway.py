"""A dialog that stays while its work is done: how far it is, Stop, and leave to go on in the background."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Cancelled
from hearingdesk.rows import Tone
from hearingdesk.words import _
from ui.desk import Desk
from ui.dialogs.base import SmallDialog
from ui.jobs import Job
from ui.theme import theme
from ui.widgets.banner import Banner
from ui.widgets.label import Cut


class Underway(SmallDialog):
    """Add to `form` what is asked; `follow` a job. `go` is the button that starts, `act` what it does."""

    def __init__(self, desk: Desk, title: str, go: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, width=560)
        self.desk = desk
        self._job: Job | None = None
        self._left = False
        self.banner = Banner()
        asked = QWidget()
        self._asked = asked
        self.form = QVBoxLayout(asked)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setSpacing(theme().px(12))
        self.body.addWidget(self.banner)
        self.body.addWidget(asked)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._words = Cut("", "small", "text2")
        self.body.addWidget(self._bar)
        self.body.addWidget(self._words)
        self._cancel = self._button(_("Cancel"), self.reject)
        self._stop = self._button(_("Stop"), self.stop)
        self._leave = self._button(_("Go on in the background"), self.reject)
        self.go = self.button(go, "primary")
        self.go.clicked.connect(self.act)
        self._show_work(None)

    def act(self) -> None:
        """Start; stay open and say why where that is not possible."""
        raise NotImplementedError

    def tell(self, sentence: str, tone: Tone = "bad") -> None:
        """Say why it stays open, with room for that."""
        self.banner.tell(sentence, tone)
        QTimer.singleShot(0, self, self.adjustSize)

    def follow(self, job: Job, done: Callable[[Any], object]) -> None:
        """Show how far the job is; `done` is told its result, wherever one is then."""
        self._show_work(job)
        job.stepped.connect(self._step)
        job.finished.connect(lambda found: self._done(done, found))
        job.failed.connect(self._failed_at)

    def stop(self) -> None:
        """Stop the job; the dialog is as it was."""
        if self._job is not None:
            self._job.stop()
            self._stop.setEnabled(False)
            self._words.setText(_("Stopping…"))

    def reject(self) -> None:
        """Closed while it is being done, it goes on: the line at the foot of the window has its Stop."""
        self._left = self._job is not None
        if self._job is not None:
            self.desk.jobs.show(self._job)
        super().reject()

    def _done(self, done: Callable[[Any], object], found: object) -> None:
        if not self._left:
            self._show_work(None)
            self.accept()
        done(found)

    def _failed_at(self, error: Exception) -> None:
        if self._left:
            self.desk.failed(error)
            return
        self._show_work(None)
        self.go.setFocus()  # it was on a button that is gone
        if isinstance(error, Cancelled):
            self.tell(_("Stopped. Nothing was changed."), "info")
        elif isinstance(error, HearingDeskError):
            self.tell(str(error), "bad")
        else:
            self.accept()
            self.desk.failed(error)

    def _step(self, done: int, total: int, what: str) -> None:
        if self._left or self._job is None or self._job.stopping():
            return
        self._bar.setRange(0, 1000 if total else 0)
        self._bar.setValue(round(1000 * done / total) if total else 0)
        self._bar.setAccessibleName(what)
        self._words.setText(what)

    def _show_work(self, job: Job | None) -> None:
        """Show the bar, or what is asked."""
        self._job = job
        works = job is not None
        if works:
            self.banner.hide()
        self._bar.setRange(0, 0)
        self._words.setText("")
        for widget in (self._bar, self._words, self._stop, self._leave):
            widget.setVisible(works)
        self._stop.setEnabled(works)
        for widget in (self._cancel, self.go):
            widget.setVisible(not works)
        self._asked.setEnabled(not works)
        if works:
            self._stop.setFocus()

    def _button(self, words: str, run: Callable[[], object]) -> QPushButton:
        button = self.button(words)
        button.clicked.connect(run)
        return button
