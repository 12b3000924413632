"""Below the pages: what there is to know of the one looked at, while there is something."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.theme import theme
from ui.widgets.label import Glyph, Label


class Strip(QFrame):
    """A sentence; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.setProperty("foot", "true")
        line = QHBoxLayout(self)
        line.setContentsMargins(px(28), px(7), px(20), px(7))
        line.setSpacing(px(8))
        self._label = Label("", "small", "text2", wrap=True)
        line.addWidget(Glyph("info", "text3", 15))
        line.addWidget(self._label, 1)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence."""
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()

    def sentence(self) -> str:
        """What it says."""
        return self._label.text()
