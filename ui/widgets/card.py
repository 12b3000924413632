"""Cards: a framed part of a page, and the key facts most of them hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.label import Cut, Glyph, Label


class Card(QFrame):
    """A frame with a head (title, the same in the other language, buttons at the right) and a body."""

    def __init__(self, title: str = "", other: str = "", tools: Sequence[QWidget] = ()) -> None:
        super().__init__()
        px = theme().px
        self.setProperty("card", True)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(1, 1, 1, 1)
        self._outer.setSpacing(0)
        if title:
            self.setAccessibleName(title)
            head = QHBoxLayout()
            head.setContentsMargins(px(16), px(7), px(8), px(3))
            head.setSpacing(px(7))
            self.title = Label(title, "strong")
            self.title.setMinimumHeight(px(26))
            head.addWidget(self.title)
            head.addWidget(Cut(other, "small", "text3"), 1)
            for tool in tools:
                head.addWidget(tool)
            self._outer.addLayout(head)

    def add(self, widget: QWidget, *, edge: int = 0, below: int = 0, stretch: int = 0) -> None:
        """Add to the body: `edge` pixels from the sides, `below` from what follows."""
        px = theme().px
        room = QVBoxLayout()
        room.setContentsMargins(px(edge), 0, px(edge), px(below))
        room.addWidget(widget)
        self._outer.addLayout(room, stretch)


@dataclass(frozen=True, slots=True)
class KeyFact:
    """One line of what is known; with a tone and an icon where it is a state."""

    label: str
    value: str
    other: str = ""  # the same in the other language, or a remark
    tone: str = ""
    icon: str = ""


class KeyFacts(QWidget):
    """Labels at the left, values at the right, wrapped where they are long."""

    def __init__(self, facts: Sequence[KeyFact] = ()) -> None:
        super().__init__()
        px = theme().px
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(16), px(2), px(16), px(12))
        self._grid.setHorizontalSpacing(px(14))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnStretch(1, 1)
        for number, fact in enumerate(facts):
            self._line(number, fact)
        self._grid.setRowStretch(len(facts), 1)

    def _line(self, number: int, fact: KeyFact) -> None:
        px = theme().px
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        label = Label(fact.label, "small", "text3")
        label.setMinimumHeight(px(18))
        self._grid.addWidget(label, number, 0, top)
        line = QHBoxLayout()
        line.setSpacing(px(6))
        if fact.icon:
            line.addWidget(Glyph(fact.icon, fact.tone or "text3", 14, 17), 0, Qt.AlignmentFlag.AlignTop)
        value = Label(fact.value, "body", fact.tone, wrap=True, selectable=True)
        value.setMinimumWidth(px(40))
        value.setAccessibleName(f"{fact.label}: {fact.value}")
        if fact.other:
            natural = value.fontMetrics().horizontalAdvance(fact.value)
            value.setMinimumWidth(min(natural + 4, px(170)))
            line.addWidget(value)
            line.addWidget(Label(fact.other, "small", "text2", wrap=True, selectable=True), 1)
        else:
            line.addWidget(value, 1)
        self._grid.addLayout(line, number, 1)
