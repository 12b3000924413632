"""A source is read again: how it was and how it would be, side by side; then in its place, beside it, or not at all."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from hearingdesk import records
from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange.bring_in import Outcome
from hearingdesk.exchange.read_again import Foreseen, Wish, foresee, read_again
from hearingdesk.job import Cancelled, Progress
from hearingdesk.words import N_, _
from ui.dialogs.base import SmallDialog
from ui.rooms.bench import Bench
from ui.rooms.imports.how import HowBox
from ui.theme import theme
from ui.widgets.banner import Banner
from ui.widgets.jobbar import JobBar
from ui.widgets.label import Label

_FIGURES = (
    ("sittings", N_("Sittings")),
    ("turns", N_("Turns")),
    ("speakers", N_("Speakers as printed")),
    ("witnesses", N_("Witnesses")),
    ("present", N_("Listed as present")),
)

_COUNTED = ("turn", "turn_range", "sitting", "source_part")  # said by the figures, or nobody’s business


class AgainDialog(SmallDialog):
    """Nothing is changed before one of its two buttons is pressed; then it closes."""

    def __init__(self, bench: Bench, source: int, wish: Wish) -> None:
        desk = self._desk = bench.desk
        name = desk.view.sources.called(source)
        super().__init__(_("Read “{source}” again", source=name), bench.widget(), width=620)
        self._source = source
        self.foreseen: Foreseen | None = None
        said = _("The file is in the case. It is read again by the importers as they are now, or as you say.")
        self.body.addWidget(Label(said, wrap=True))
        self.how = HowBox(desk.view, wish)
        self.body.addWidget(self.how)
        self.banner = Banner()
        self.body.addWidget(self.banner)
        self._frame = QFrame()
        self._table = QGridLayout(self._frame)
        self._table.setContentsMargins(0, 0, 0, 0)
        self._table.setHorizontalSpacing(theme().px(24))
        self.body.addWidget(self._frame)
        self.words = Label("", wrap=True)
        self.body.addWidget(self.words)
        self.body.addStretch(1)
        self.body.addWidget(JobBar(desk.jobs))
        self.button(_("Close")).clicked.connect(self.reject)
        self.beside = self.button(_("Bring in beside"))
        self.replace = self.button(_("Replace the earlier reading"), "primary")
        self.beside.clicked.connect(lambda: self.store(beside=True))
        self.replace.clicked.connect(lambda: self.store(beside=False))
        self.how.changed.connect(self.look)
        desk.closing.connect(self.reject)
        self.look()

    def look(self) -> None:
        """Find out what would differ."""
        self._hold()
        self.words.setText(_("Reading…"))
        wish, source = self.how.wish(), self._source

        def work(case: CaseFile, progress: Progress) -> Foreseen:
            return foresee(case, source, wish, progress)

        self._begin(_("Read again"), work, self._show)

    def store(self, *, beside: bool) -> None:
        """Bring it in, in one change."""
        self._hold()
        wish, source = self.how.wish(), self._source

        def work(case: CaseFile, progress: Progress) -> Outcome:
            done = read_again(case, source, wish, beside, progress)
            case.index_pending(progress)
            return done

        self._begin(_("Read again"), work, self._stored)

    def reject(self) -> None:
        """Close; not while it is being read."""
        if self.how.isEnabled() or self._desk.case is None:
            super().reject()

    def _begin(self, title: str, work: Any, then: Any) -> None:
        try:
            job = self._desk.write_aside(title, work)
        except HearingDeskError as error:
            self._failed(error)
            return
        job.finished.connect(then)
        job.failed.connect(self._failed)

    def _hold(self) -> None:
        self.foreseen = None
        for widget in (self.how, self.beside, self.replace):
            widget.setEnabled(False)
        self.banner.hide()

    def _failed(self, error: Exception) -> None:
        self.how.setEnabled(True)
        self._clear()
        self.words.setText("")
        if isinstance(error, Cancelled):
            self.banner.tell(_("Stopped. Nothing was changed."), "info")
        elif isinstance(error, HearingDeskError):
            self.banner.tell(str(error), "bad")
        else:
            self._desk.failed(error)

    def _show(self, found: Foreseen) -> None:
        self.foreseen = found
        self.how.setEnabled(True)
        self._clear()
        for row, cells in enumerate(rows(found)):
            for column, cell in enumerate(cells):
                style = ("small", "text3") if not row else ("body", "text2")
                if row and column == len(cells) - 1 and cell != cells[column - 1]:
                    style = ("strong", "text")
                self._table.addWidget(Label(cell, *style), row, column)
        self._table.setColumnStretch(0, 1)
        self.words.setText("\n\n".join(sentences(found)))
        self.beside.setEnabled(found.differs)
        self.replace.setEnabled(found.differs and not found.obstacle)
        (self.replace if self.replace.isEnabled() else self.how.format).setFocus()

    def _clear(self) -> None:
        while (item := self._table.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QWidget):
                widget.hide()
                widget.deleteLater()

    def _stored(self, done: Outcome) -> None:
        self.how.setEnabled(True)
        self.accept()
        self._desk.offered.emit()
        self._desk.say(_("{name} was read again.", name=done.path.name), "ok", _("Undo"), self._desk.undo)
        self._desk.go("source", done.source)


def rows(found: Foreseen) -> list[tuple[str, str, str]]:
    """What is counted, as it was and as it would be; the first row is the head."""
    told = [("", _("As it is"), _("Read again"))]
    for name, label in _FIGURES:
        before, after = found.before.get(name), found.after[name]
        if before or after:
            told.append((_(label), _figure(before, known=bool(found.before)), _figure(after)))
    for table in sorted(found.had.keys() | found.brings.keys()):
        if table not in _COUNTED:
            label = _(records.KINDS[table].many_words) if table in records.KINDS else table
            told.append((label, f"{found.had.get(table, 0):,}", f"{found.brings.get(table, 0):,}"))
    return told


def sentences(found: Foreseen) -> list[str]:
    """What differs, and what stands in the way."""
    if not found.differs:
        return [_("It would be the same as it is: there is nothing to bring in.")]
    told = []
    if found.turns.gone or found.turns.new:
        told.append(
            _(
                "{same} turns are the same, {gone} would go, {new} would come.",
                same=f"{found.turns.same:,}",
                gone=f"{found.turns.gone:,}",
                new=f"{found.turns.new:,}",
            )
        )
    told += found.warnings
    if found.obstacle:
        told.append(found.obstacle)
        if found.hanging:
            hanging = ", ".join(found.hanging)
            told.append(_("On the earlier reading stand: {what}.", what=hanging))
        told.append(_("So that nothing of it is lost, the new reading can come in beside the earlier one."))
    return told


def _figure(value: int | None, *, known: bool = True) -> str:
    if not known:
        return _("not noted")
    return _("no list") if value is None else f"{value:,}"
