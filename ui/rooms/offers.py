"""The rules that start from a record, to be ticked; and which version of a disputed day a deadline counts from."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from hearingdesk.errors import HearingDeskError
from hearingdesk.procedure.offering import Offered, offered, planned
from hearingdesk.procedure.verdicts import law_for
from hearingdesk.procedure.versions import versions_of
from hearingdesk.records.deadlines import Deadline
from hearingdesk.store.records import in_line
from hearingdesk.words import _, language, n_
from ui.desk import Place
from ui.dialogs.base import SmallDialog
from ui.rooms.bench import Bench
from ui.theme import theme
from ui.widgets.label import Label

_LIMIT = 100_000  # the largest number of days or hours somebody enters


def offer(bench: Bench, place: Place) -> OfferDialog:
    """Show what starts from a record. Raises HearingDeskError where nothing does."""
    view = bench.desk.view
    found = offered(view, law_for(view), place.table, place.id)
    if not found:
        raise HearingDeskError(_("No rule of this jurisdiction starts from here."))
    dialog = OfferDialog(bench, place, found)
    dialog.open()
    return dialog


class OfferDialog(SmallDialog):
    """A box to tick for each rule, with the day it would give; one change adds them all."""

    def __init__(self, bench: Bench, place: Place, found: list[Offered]) -> None:
        super().__init__(_("Deadlines from this"), bench.widget(), width=620)
        self._bench, self._place = bench, place
        name = bench.desk.view.of(place.table).called(place.id)
        self.body.addWidget(Label(name, "body", "text2", wrap=True))
        self.rows = [OfferRow(one) for one in found]
        inner = QWidget()
        inner.setProperty("ground", "content")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme().px(8), 0)
        column.setSpacing(theme().px(14))
        for row in self.rows:
            column.addWidget(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setMinimumHeight(theme().px(min(460, 76 * len(found) + 20)))
        self.body.addWidget(area, 1)
        self.button(_("Cancel")).clicked.connect(self.reject)
        self._add = self.button(_("Add"), "primary")
        self._add.clicked.connect(self.add)
        for row in self.rows:
            row.box.toggled.connect(lambda _on: self._count())
        self._count()

    def add(self) -> None:
        """Add what is ticked, in one change."""
        chosen = [row for row in self.rows if row.box.isChecked()]
        desk = self._bench.desk
        name = desk.view.of(self._place.table).called(self._place.id)
        title = n_(
            "Count {n} deadline from: {name}", "Count {n} deadlines from: {name}", len(chosen), name=name
        )
        try:
            with desk.change(title) as edit:
                for row in chosen:
                    edit.add(row.planned(self._place))
        except HearingDeskError as error:
            desk.say(str(error), "bad")
            return
        self.accept()
        words = n_("{n} deadline added.", "{n} deadlines added.", len(chosen))
        desk.say(words, "ok", _("Undo"), desk.undo)

    def _count(self) -> None:
        self._add.setEnabled(any(row.box.isChecked() for row in self.rows))


class OfferRow(QWidget):
    """One rule: its name, the day it gives, how that is counted."""

    def __init__(self, one: Offered) -> None:
        super().__init__()
        self.offered = one
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(3))
        due = (one.deadline.due or one.deadline.span) if one.reckoned else None
        day = due.say(weekday=True) if due else _("no day yet")
        self.box = QCheckBox(f"{one.rule.title.say()}  ·  {day}")
        self.box.setEnabled(not one.is_there)
        self.box.setChecked(one.is_there)
        self.number = QSpinBox()
        self.number.setRange(0, _LIMIT)
        self.number.setSpecialValueText(_("its own number"))
        self.number.setAccessibleName(_("Its own number: {rule}", rule=one.rule.title.say()))
        self.number.setVisible(one.rule.offset is None)
        told = self._told(one)
        self.box.setAccessibleDescription(told)
        column.addWidget(self.box)
        if one.rule.offset is None:
            column.addWidget(self.number, 0, Qt.AlignmentFlag.AlignLeft)
        words = Label(told, "small", "text2", wrap=True)
        words.setContentsMargins(theme().px(24), 0, 0, 0)
        column.addWidget(words)

    def planned(self, place: Place) -> Deadline:
        """The deadline to add; it is counted when it is written."""
        number = self.number.value() if self.offered.rule.offset is None else 0
        return replace(planned(self.offered.rule, place.table, place.id), number=number or None)

    def _told(self, one: Offered) -> str:
        if one.is_there:
            return _("On file already.")
        if one.reckoned is None:
            return _("The rule leaves the number open: enter the one that was set.")
        return one.deadline.derivation_ko if language() == "ko" else one.deadline.derivation


def choose_version(bench: Bench, id: int) -> None:
    """Ask from which version a deadline is counted, and count it from there in one change."""
    view = bench.desk.view
    one = view.deadlines.get(id)
    table, about = _dispute(bench, one)
    versions = versions_of(view, table, about)
    if len(versions) < 2:
        raise HearingDeskError(_("There is only one version of the day it is counted from."))
    leave = _("Leave it contested")
    choices = [in_line(version.who.say(), version.day.say()) for version in versions]
    question = _("From which version is “{title}” counted?", title=view.deadlines.name(one))
    at = bench.voice.choose(_("Choose a version"), question, [*choices, leave])
    if at < 0:
        return
    chosen = (versions[at].table, versions[at].id) if at < len(versions) else (table, about)
    title = _("Count from: {version}", version=choices[at] if at < len(versions) else leave)
    with bench.desk.change(title) as edit:
        edit.update(replace(one, about_kind=chosen[0], about=chosen[1]))


def _dispute(bench: Bench, one: Deadline) -> tuple[str, int | None]:
    """The claim or the issue in which the days are put forward."""
    if one.about_kind == "claim_version":
        version = bench.desk.view.claim_versions.find(one.about)
        return "claim", version.claim if version else None
    return one.about_kind, one.about
