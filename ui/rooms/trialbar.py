"""What if: entries that are tried on the page of a summons. They change what the page says and nothing else."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hearingdesk import codes
from hearingdesk.errors import Unreadable
from hearingdesk.procedure.trial import Trial
from hearingdesk.procedure.verdicts import Verdict
from hearingdesk.when import When
from hearingdesk.words import _
from ui.actions import press
from ui.forms.fields import WhenField
from ui.forms.pick import CodeField
from ui.theme import theme
from ui.widgets.flow import Flow
from ui.widgets.label import Glyph, Label


def _last(verdict: Verdict) -> When | None:
    """The last day that is surely in time: the day before, where no rule counts days."""
    if verdict.last_day is None:
        return None
    return When.day(verdict.last_day if verdict.counted else verdict.last_day - timedelta(days=1))


class TrialBar(QFrame):
    """A strip over the page. It says `tried` after every change, also of a day half typed."""

    tried = Signal(object)  # Trial
    ended = Signal()
    wanted = Signal(object)  # Trial: record it

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.setProperty("ruling", "mute")
        self.setProperty("tried", True)
        self.setAccessibleName(_("Trial: nothing is saved"))
        self._method = CodeField(codes.entries("service_method"))
        self._served, self._issued, self._voted = WhenField(), WhenField(), WhenField()
        self._stated = QCheckBox(_("It states all it must"))
        self._stated.clicked.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(10), px(16), px(12))
        column.setSpacing(px(8))
        column.addLayout(self._head())
        row = QWidget()
        flow = Flow(row, gap=px(14))
        for words, field, wide in (
            (_("What if served by"), self._method, 190),
            (_("on"), self._served, 130),
            (_("issued on"), self._issued, 130),
            (_("voted on"), self._voted, 130),
        ):
            flow.addWidget(self._labelled(words, field, wide))
            field.changed.connect(self._changed)
        flow.addWidget(self._stated)
        column.addWidget(row)
        self._said = Label("", "small", "bad", wrap=True)
        self._said.hide()
        column.addWidget(self._said)

    def begin(self, verdict: Verdict) -> None:
        """Fill the fields with what would close the gaps: the last day in time, by hand."""
        open_steps = {step.name for step in verdict.steps if step.state == "open"}
        last = _last(verdict)
        vote = verdict.step("resolved")
        voted = When.day(vote.span.low) if vote and vote.span.low else None
        methods = {start.method for start in verdict.starts}
        self._method.set("personal" if "personal" in methods or not methods else sorted(methods)[0])
        self._stated.setVisible(verdict.step("contents") is not None)
        self._served.set(last)
        self._issued.set(min(voted or last, last) if last and "issued" in open_steps else None)
        self._voted.set(last if "resolved" in open_steps else None)
        self._stated.setChecked("contents" in open_steps)
        self._served.setFocus()
        self._served.selectAll()
        self._changed()

    def trial(self) -> Trial:
        """What is tried now. Raises Unreadable for words that are no date."""
        return Trial(
            voted=self._voted.get(),
            issued=self._issued.get(),
            stated=self._stated.isChecked(),
            method=self._method.get(),
            served=self._served.get(),
        )

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(Glyph("circle-help", "text2", 16))
        line.addWidget(Label(_("Trial: nothing is saved"), "strong"))
        line.addStretch(1)
        record, end = press(_("Record it…"), "mail", "primary"), QPushButton(_("End the trial (Esc)"))
        record.clicked.connect(self._record)
        end.clicked.connect(self.ended)
        for button in (end, record):
            button.setAutoDefault(False)
            line.addWidget(button)
        self._record_button = record
        return line

    def _labelled(self, words: str, field: QWidget, wide: int) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(6))
        label: QLabel = Label(words, "body", "text2")
        label.setBuddy(field)
        field.setAccessibleName(words)
        field.setFixedWidth(theme().px(wide))
        line.addWidget(label)
        line.addWidget(field)
        return box

    def _changed(self) -> None:
        try:
            trial = self.trial()
        except Unreadable as error:
            self._said.setText(str(error))
            self._said.show()
            self._record_button.setEnabled(False)
            return
        self._said.hide()
        self._record_button.setEnabled(bool(trial.entries))
        self.tried.emit(trial)

    def _record(self) -> None:
        self.wanted.emit(self.trial())
