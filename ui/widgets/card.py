"""Cards: a framed part of a page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.label import Cut, Label


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
