"""What stands under a form while it is filled in: a sentence, and buttons for what can be done instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.flow import Flow
from ui.widgets.label import Glyph, Label

ICONS = {"ok": "circle-check", "warn": "circle-alert", "bad": "circle-x", "info": "info"}


class Advice(QFrame):
    """Says nothing and takes no room until `tell` is called."""

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(14), px(12), px(14), px(12))
        self._column.setSpacing(px(8))
        self._inside: QWidget | None = None
        self.hide()

    def withdraw(self) -> None:
        """Say nothing."""
        self.hide()

    def tell(
        self,
        tone: str,
        sentence: str,
        more: Sequence[str] = (),
        choices: Sequence[tuple[str, Callable[[], object]]] = (),
    ) -> None:
        """A sentence in a tone, quieter ones under it, and buttons: words and what they do."""
        if self._inside is not None:
            self._inside.hide()
            self._column.removeWidget(self._inside)
            self._inside.deleteLater()
        self.setProperty("ruling", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._inside = _inside(tone, sentence, more, choices)
        self._column.addWidget(self._inside)
        self.setAccessibleName(" ".join((sentence, *more)))
        self.show()


def _inside(
    tone: str, sentence: str, more: Sequence[str], choices: Sequence[tuple[str, Callable[[], object]]]
) -> QWidget:
    px, inside = theme().px, QWidget()
    line = QHBoxLayout(inside)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(px(10))
    line.addWidget(Glyph(ICONS[tone], tone, 16), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(px(4))
    column.addWidget(Label(sentence, "body", wrap=True, selectable=True))
    for words in more:
        column.addWidget(Label(words, "small", "text2", wrap=True, selectable=True))
    if choices:
        row = QWidget()
        flow = Flow(row, gap=px(6))
        for words, run in choices:
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, run=run: run())
            flow.addWidget(button)
        column.addWidget(row)
    line.addLayout(column, 1)
    return inside
