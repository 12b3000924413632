"""Below the grid: whose turn it is in the roll call and what each key records; else what the signs mean."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hearingdesk.words import _
from ui.rooms.roll import words
from ui.rooms.roll.calling import KEYS
from ui.rooms.roll.showing import Shown
from ui.theme import theme
from ui.widgets.card import Card
from ui.widgets.chips import ChipLabel
from ui.widgets.flow import Flow
from ui.widgets.label import Cut, Glyph, Label


class CallPanel(Card):
    """The roll call under way: the day, the next person, the keys. A key can be clicked too."""

    pressed = Signal(str)  # a digit

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.setAccessibleName(_("Roll call"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(14), px(8), px(14), px(8))
        column.setSpacing(px(6))
        line = QHBoxLayout()
        line.setSpacing(px(8))
        self._day, self._next, self._hint = (
            Label("", "strong", "accent_text"),
            Label("", "strong"),
            Cut("", "small", "text2"),
        )
        line.addWidget(Glyph("user-check", "accent_text", 16))
        line.addWidget(self._day)
        line.addWidget(self._next)
        line.addWidget(self._hint, 1)
        column.addLayout(line)
        keys = QWidget()
        flow = Flow(keys, gap=4, leading=2)
        for key in KEYS:
            flow.addWidget(self._key(key.digit, _(key.label) if key.label else words.chip_of(key.state).text))
        flow.addWidget(Label(_("arrows move · Ctrl+Z takes back · Esc ends"), "small", "text3"))
        column.addWidget(keys)
        self.add(inside)

    def tell(self, day: str, next_one: str, hint: str) -> None:
        """Say whose turn it is."""
        self._day.setText(_("Roll call, {day}", day=day))
        self._next.setText(next_one)
        self._hint.setText(hint)

    def _key(self, digit: str, label: str) -> QPushButton:
        button = QPushButton(f"{digit}  {label}")
        button.setProperty("kind", "filter")
        button.setAccessibleName(_("{label}, key {digit}", label=label, digit=digit))
        button.clicked.connect(lambda: self.pressed.emit(digit))
        return button


class Legend(QWidget):
    """The signs that stand in the grid, by what they count as."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What the signs mean"))
        self._flow = Flow(self, gap=6, leading=5)
        self._states: list[tuple[str, str]] = []

    def show_signs(self, shown: Shown) -> None:
        """Explain these."""
        order = ("came", "away", "", "open")
        cells = {(order.index(cell.counts), cell.reads) for line in shown.lines for cell in line.cells}
        states = [(order[place], reads) for place, reads in sorted(cells)]
        if states == self._states:
            return
        self._states = states
        self._flow.clear()
        last = None
        for counts, reads in states:
            if counts != last:
                self._flow.addWidget(_head(counts))
            last = counts
            self._flow.addWidget(ChipLabel(words.chip_of(reads)))
        self.updateGeometry()


def _head(counts: str) -> QWidget:
    named = {"came": _("Attended"), "away": _("Absent"), "open": _("Nothing on file")}
    return Label(named.get(counts, _("Neither")), "small", "text3")
