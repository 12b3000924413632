"""Quiet progress at the foot of the window: what is being done, how far, and Stop."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from hearingdesk.words import _
from ui.jobs import Job, Jobs
from ui.theme import theme
from ui.widgets.label import Cut, Label


class JobBar(QFrame):
    """Shows the oldest job that runs; hidden when there is none."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme().px
        self._jobs = jobs
        self._job: Job | None = None
        self.setProperty("foot", True)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(16), px(6), px(12), px(6))
        line.setSpacing(px(12))
        self._title = Label("", "strong")
        self._what = Cut("", "small", "text2")
        self._bar = QProgressBar()
        self._bar.setFixedWidth(px(220))
        self._bar.setTextVisible(False)
        self._figure = Label("", "small", "text3")
        self._stop = QPushButton(_("Stop"))
        self._stop.clicked.connect(self._ask_to_stop)
        line.addWidget(self._title)
        line.addWidget(self._what, 1)
        line.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._figure)
        line.addWidget(self._stop)
        self.hide()
        jobs.started.connect(self._next)

    def _next(self, _started: object = None) -> None:
        running = self._jobs.running()
        if self._job in running:
            return
        self._job = running[0] if running else None
        self.setVisible(self._job is not None)
        if self._job:
            self._job.stepped.connect(self._step)
            self._job.ended.connect(self._ended)
            self._title.setText(self._job.title)
            self._stop.setEnabled(True)
            self._stop.setAccessibleName(_("Stop: {job}", job=self._job.title))
            self._step(0, 0, "")

    def _step(self, done: int, total: int, what: str) -> None:
        self._bar.setRange(0, 1000 if total else 0)
        self._bar.setValue(round(1000 * done / total) if total else 0)
        self._figure.setText(f"{done * 100 // total} %" if total else "")
        if not (self._job and self._job.stopping()):
            self._what.setText(what)
        title = self._job.title if self._job else ""
        self._bar.setAccessibleName(f"{title}. {what}")

    def _ask_to_stop(self) -> None:
        if self._job:
            self._job.stop()
            self._stop.setEnabled(False)
            self._what.setText(_("Stopping…"))

    def _ended(self) -> None:
        self._job = None
        self._next()
