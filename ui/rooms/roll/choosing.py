"""Whom the grid shows: part of the roll, capacity, state, which sittings; pills over the grid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from hearingdesk import codes
from hearingdesk.words import N_, _
from ui import draw
from ui.rooms.roll.showing import HEARD, MEMBERS, Wanted
from ui.rooms.tones import short
from ui.theme import theme
from ui.widgets.flow import Flow

STATES = (("came", N_("Attended")), ("away", N_("Absent")), ("open", N_("Nothing on file")))


class Choosing(QWidget):
    """Holds what is wanted; `chosen` says that it is another."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wanted = Wanted()
        self.everywhere = False  # all sittings of the case, not of this hearing alone
        self._capacities: Sequence[str] = ()
        flow = Flow(self, gap=6)
        self._heard = self._button(lambda: self.use(who=HEARD, capacity=""))
        self._members = self._button(lambda: self.use(who=MEMBERS, capacity=""))
        self._capacity = self._button(lambda: self._open(self._capacity, self._capacity_choices()))
        self._state = self._button(lambda: self._open(self._state, self._state_choices()))
        self._all = self._button(lambda: self._span(not self.everywhere))
        for button in (self._heard, self._members, self._capacity, self._state, self._all):
            flow.addWidget(button)

    def offer(self, parts: dict[str, int], capacities: Sequence[str], hearings: int) -> None:
        """Say how many there are of each part, and offer these capacities."""
        self._capacities = capacities
        self._heard.setText(_("Witnesses and others  {n}", n=parts[HEARD]))
        self._members.setText(_("Members  {n}", n=parts[MEMBERS]))
        self._members.setVisible(bool(parts[MEMBERS]))
        self._capacity.setVisible(bool(capacities))
        self._all.setVisible(hearings > 1)
        self._write()

    def use(self, **chosen: str) -> None:
        """Want something else."""
        self.wanted = replace(self.wanted, **chosen)
        self._write()
        self.chosen.emit()

    def _span(self, everywhere: bool) -> None:
        self.everywhere = everywhere
        self._write()
        self.chosen.emit()

    def _write(self) -> None:
        wanted = self.wanted
        capacity = short(codes.label("capacity", wanted.capacity)) or _("Any capacity")
        state = next((_(words) for key, words in STATES if key == wanted.state), _("Any attendance"))
        self._all.setText(_("All sittings of the case"))
        self._capacity.setText(f"{capacity} ▾")
        self._state.setText(f"{state} ▾")
        self._capacity.setAccessibleName(_("{filter}: {choice}", filter=_("Capacity"), choice=capacity))
        self._state.setAccessibleName(_("{filter}: {choice}", filter=_("Attendance"), choice=state))
        for button, on in (
            (self._heard, wanted.who == HEARD),
            (self._members, wanted.who == MEMBERS),
            (self._capacity, bool(wanted.capacity)),
            (self._state, bool(wanted.state)),
            (self._all, self.everywhere),
        ):
            button.setChecked(on)
            wide = draw.width(button.text(), "strong")  # a chosen one is heavier, and must not be cut
            button.setMinimumWidth(round(wide) + theme().px(22))
        self.updateGeometry()

    def _button(self, press: Callable[[], None]) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "filter")
        button.setCheckable(True)
        button.clicked.connect(press)
        return button

    def _capacity_choices(self) -> list[tuple[str, bool, Callable[[], None]]]:
        named = [
            ("", _("Any capacity")),
            *((code, codes.label("capacity", code)) for code in self._capacities),
        ]
        return [
            (words, code == self.wanted.capacity, lambda code=code: self.use(capacity=code))
            for code, words in named
        ]

    def _state_choices(self) -> list[tuple[str, bool, Callable[[], None]]]:
        named = [("", _("Any attendance")), *((key, _(words)) for key, words in STATES)]
        return [
            (words, key == self.wanted.state, lambda key=key: self.use(state=key)) for key, words in named
        ]

    def _open(self, button: QWidget, choices: Sequence[tuple[str, bool, Callable[[], None]]]) -> None:
        self._write()  # a press is no choice yet
        menu = QMenu(self)
        for words, on, run in choices:
            entry = QAction(words, menu)
            entry.setCheckable(True)
            entry.setChecked(on)
            entry.triggered.connect(lambda _on=False, run=run: run())
            menu.addAction(entry)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
