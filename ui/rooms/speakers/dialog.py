"""Speakers of a transcript: its labels at the left, whom the chosen one means at the right, one change at the end."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Cancelled
from hearingdesk.labels import LabelState
from hearingdesk.naming import Labelled, labels
from hearingdesk.words import _, n_
from ui.rooms.bench import Bench
from ui.rooms.lookup import CaseLookup
from ui.rooms.speakers.choices import Choices
from ui.rooms.speakers.linking import link_aside
from ui.rooms.speakers.lists import LabelList, TwinList
from ui.rooms.speakers.panel import LabelPanel, TwinPanel
from ui.theme import theme
from ui.widgets.banner import Banner
from ui.widgets.head import Tab, Tabs
from ui.widgets.jobbar import JobBar
from ui.widgets.label import Label, rule

LABELS, LISTED = "labels", "listed"


class SpeakersDialog(QDialog):
    """Stays beside the window, so that a place can be looked at; nothing is written before “Link”."""

    def __init__(self, bench: Bench, transcript: int) -> None:
        super().__init__(bench.widget())
        self._bench, self._desk, self.transcript = bench, bench.desk, transcript
        self._writing, self._joined = False, 0
        self._listed: int | None = None
        self.choices = Choices(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = self._desk.view.transcripts.called(transcript)
        self.setWindowTitle(_("Speakers of {transcript}", transcript=name))
        self.labels = LabelList(bench, transcript, self.choices)
        self.twins = TwinList(bench, transcript, self.choices)
        view, lookup = (lambda: self._desk.view), (lambda: CaseLookup(self._desk.view))
        self.panel = LabelPanel(view, lookup, self.choices)
        self.twin_panel = TwinPanel(view, lookup, self.choices)
        self.tabs, self._stack, self.banner = Tabs(self.windowTitle()), QStackedWidget(), Banner()
        self.remember = QCheckBox(_("Remember for the next import of this committee"))
        self.remember.setChecked(True)
        self.all = QPushButton()
        self.link = QPushButton()
        self._lay_out()
        self._wire()
        self._count()

    def take_all(self) -> None:
        """Choose, for every open label, the one who stands out; where nobody does, nothing is chosen."""
        self.labels.standing_out(self._take_all)

    def write(self) -> None:
        """Write what was chosen in one change, as a job; stay open and say why where that is not possible."""
        answers = self.choices.answers()
        if not (answers.said or answers.same) or self._writing:
            return
        try:
            job = link_aside(self._desk, self.transcript, answers, remember=self.remember.isChecked())
        except HearingDeskError as error:
            self._trouble(error)
            return
        self._hold(True)
        self._joined = len(answers.same)
        job.finished.connect(self._written)
        job.failed.connect(self._trouble)

    def reject(self) -> None:
        """Close without writing, after asking if choices would be lost."""
        if self._writing:
            return
        answers = self.choices.answers()
        if (answers.said or answers.same) and not self._bench.voice.ask(
            self.windowTitle(),
            _("What you chose here has not been linked."),
            _("Discard choices"),
            no=_("Keep choosing"),
            danger=True,
        ):
            return
        super().reject()

    def done(self, result: int) -> None:
        """Let go of the case, whichever way it closes."""
        self.labels.close_down()
        self.twins.close_down()
        super().done(result)

    def _lay_out(self) -> None:
        px = theme().px
        head = QVBoxLayout()
        head.setContentsMargins(px(20), px(16), px(20), 0)
        head.setSpacing(px(8))
        head.addWidget(Label(self.windowTitle(), "title", wrap=True))
        head.addWidget(self.banner)
        head.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        for left, right in ((self.labels, self.panel), (self.twins, self.twin_panel)):
            page = QWidget()
            line = QHBoxLayout(page)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(0)
            line.addWidget(left, 4)
            line.addWidget(right, 5)
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)
        column.addWidget(JobBar(self._desk.jobs))
        column.addWidget(self._foot())
        room = self.screen().availableSize()
        self.resize(min(px(1040), room.width()), min(px(720), round(room.height() * 0.9)))

    def _foot(self) -> QFrame:
        px = theme().px
        foot = QFrame()
        foot.setProperty("foot", True)
        column = QVBoxLayout(foot)
        column.setContentsMargins(px(20), px(10), px(20), px(12))
        column.setSpacing(px(8))
        said = _(
            "Arrows walk through the list, digits choose, Enter takes the one who stands out and goes on."
        )
        column.addWidget(Label(said, "small", "text3", wrap=True))
        line = QHBoxLayout()
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        line.addWidget(self.all)
        line.addWidget(self.remember)
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(self.link)
        self.link.setProperty("kind", "primary")
        for button in (cancel, self.all, self.link):
            button.setAutoDefault(False)
        column.addLayout(line)
        return foot

    def _wire(self) -> None:
        self.labels.shown.connect(lambda state: self.panel.show_label(self.transcript, state))
        self.twins.shown.connect(self.twin_panel.show_twin)
        self.labels.digit.connect(self.panel.press)
        self.twins.digit.connect(self.twin_panel.press)
        self.labels.entered.connect(self._take_and_go_on)
        self.twins.entered.connect(self.twins.go_on)
        self.labels.told.connect(lambda _counts: self._count())
        self.twins.told.connect(lambda _counts: self._count())
        self.choices.changed.connect(self._count)
        self.tabs.chosen.connect(self._turn)
        for panel in (self.panel, self.twin_panel):
            panel.opened.connect(self._open)
        self.all.clicked.connect(self.take_all)
        self.link.clicked.connect(self.write)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.write)
        self._desk.changed.connect(self._follow)
        self._desk.closing.connect(self._gone)

    def _turn(self, key: str) -> None:
        self._stack.setCurrentIndex((LABELS, LISTED).index(key))
        (self.twins if key == LISTED else self.labels).list.setFocus()

    def _count(self) -> None:
        answers = self.choices.answers()
        n, same = len({(one.text, one.who) for one in answers.said}), len(answers.same)
        words = n_("Link {n} label", "Link {n} labels", n)
        if same:
            words = (
                n_("Join {n} person", "Join {n} people", same)
                if not n
                else _("{link}, {join}", link=words, join=n_("join {n} person", "join {n} people", same))
            )
        self.link.setText(words)
        self.link.setEnabled(bool(n or same) and not self._writing)
        self.link.setToolTip("Ctrl+Enter")
        out = self.labels.counts.get("stands_out", 0)
        self.all.setText(_("Take all that stand out ({n})", n=f"{out:,}"))
        self.all.setEnabled(out > 0 and not self._writing)
        listed = sum(self.twins.counts.values()) if self.twins.counts else None
        if listed != self._listed or not self.tabs.count():
            self._listed = listed
            self.tabs.set_tabs([Tab(LABELS, _("Labels")), Tab(LISTED, _("Listed people"), listed)])

    def _take_and_go_on(self) -> None:
        state = self.panel.state
        if state is None:
            return
        chosen = self.choices.of(state.label) is not None
        if state.is_open and not chosen and not self.panel.take_standing():
            self.panel.say(_("Nobody stands out here: choose one."))
            return
        self.labels.go_on()

    def _take_all(self, states: list[LabelState]) -> None:
        for state in states:
            if state.proposal is not None and self.choices.of(state.label) is None:
                self.choices.take(state.label, state.proposal.party)
        self.panel.show_label(self.transcript, self.panel.state)

    def _open(self, table: str, id: int) -> None:
        self._desk.go(table, id)
        self._bench.widget().activateWindow()

    def _hold(self, writing: bool) -> None:
        self._writing = writing
        self._stack.setEnabled(not writing)
        self._count()

    def _written(self, turns: int) -> None:
        words = n_("{n} turn linked.", "{n} turns linked.", turns)
        if self._joined:
            words = " ".join([words, n_("{n} person joined.", "{n} people joined.", self._joined)])
        self.accept()
        self._desk.say(words, "ok", _("Undo"), self._desk.undo)

    def _trouble(self, error: Exception) -> None:
        self._hold(False)
        if isinstance(error, Cancelled):
            self.banner.tell(_("Stopped. Nothing was changed."), "info")
        elif isinstance(error, HearingDeskError):
            self.banner.tell(str(error), "bad")
        else:
            self._desk.failed(error)

    def _follow(self, _change: Any) -> None:
        if self._writing:
            return
        view = self._desk.view
        if view.transcripts.find(self.transcript) is None:
            self._gone()
            return
        there: dict[int, Labelled] = {one.first: one for one in labels(view, self.transcript)}
        self.choices.keep_to(there)
        self.labels.read_again()
        self.twins.read_again()

    def _gone(self) -> None:
        """The case, or the transcript in it, is there no more."""
        super().reject()
