"""Is the log as it was written? Looked at in a thread of its own, said at the foot of the history."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Cancelled
from hearingdesk.view import View
from hearingdesk.words import _, n_
from ui.desk import Place
from ui.rooms.moments import moment
from ui.theme import theme
from ui.widgets.label import Glyph, Label


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many entries the log has, and the first that is not as it was written: 0 for none."""

    entries: int
    broken_at: int


class LogCheck(QObject):
    """Checks again whenever it is asked; one check at a time."""

    told = Signal(object)  # Verdict
    _over = Signal(object)  # the same, or None where it could not be checked; from the thread

    def __init__(self, open_view: Callable[[], View], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_view = open_view
        self._thread: threading.Thread | None = None
        self._again = self._stopping = False
        self._over.connect(self._ended, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Check now, or once more after the check that runs."""
        if self._thread is not None:
            self._again = True
            return
        self._thread = threading.Thread(target=self._run, name="log", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop, and wait for the thread to end."""
        self._stopping = True
        if self._thread is not None:
            self._thread.join(10)

    def _run(self) -> None:
        verdict: Verdict | None = None
        try:
            with self._open_view() as view, view.reading():
                broken = view.log_broken_at(self._step)
                verdict = Verdict(view.log_length(), broken)
        except (Cancelled, HearingDeskError):
            pass  # the window closes, or says itself why the case cannot be read
        finally:
            self._over.emit(verdict)

    def _step(self, done: int, total: int, what: str) -> None:
        if self._stopping:
            raise Cancelled

    def _ended(self, verdict: Verdict | None) -> None:
        self._thread = None
        if self._stopping:
            return
        if verdict is not None:
            self.told.emit(verdict)
        if self._again:
            self._again = False
            self.start()


class LogFoot(QFrame):
    """The result in a line; where the log is broken, the way to the place."""

    opened = Signal(object)  # Place

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.setProperty("foot", True)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(20), px(7), px(12), px(7))
        line.setSpacing(px(7))
        self._glyph = Glyph("circle-dashed", "text3")
        self._words = Label(_("Checking the log…"), "small", "text2", wrap=True, selectable=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._show = QPushButton(_("Show"))
        self._show.setProperty("kind", "link")
        self._show.clicked.connect(lambda: self.opened.emit(self._place))
        self._show.hide()
        self._place = Place()
        line.addWidget(self._glyph)
        line.addWidget(self._words, 1)
        line.addWidget(self._show)

    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def tell(self, view: View, verdict: Verdict) -> None:
        """Say it."""
        entry = view.change_of(verdict.broken_at) if verdict.broken_at else None
        self._show.setVisible(entry is not None)
        if not verdict.broken_at:
            self._glyph.set("circle-check", "ok")
            self._words.set_tone("text2")
            words = n_("Log intact: {n} entry", "Log intact: {n} entries", verdict.entries)
        else:
            self._glyph.set("triangle-alert", "bad")
            self._words.set_tone("bad")
            words = _("The log was altered: entries are missing at its end.")
        if entry is not None:
            self._place = Place("history", "change", entry.change.id)
            when = moment(entry.change.at).say()
            words = _("The log was altered at “{title}”, {when}.", title=entry.title(), when=when)
        self._words.setText(words)
        self.setAccessibleName(words)
