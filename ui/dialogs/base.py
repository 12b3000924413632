"""What the small dialogs share: a title, a body, buttons at the right of the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.label import Label


class SmallDialog(QDialog):
    """Add to `body`; give it buttons. Freed when it closes."""

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 460) -> None:
        super().__init__(parent)
        px = theme().px
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(px(width))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(px(24), px(20), px(24), px(18))
        self.body.setSpacing(px(12))
        self.body.addWidget(Label(title, "list", wrap=True))
        column.addLayout(self.body, 1)
        foot = QFrame()
        foot.setProperty("foot", True)
        self._foot = QHBoxLayout(foot)
        self._foot.setContentsMargins(px(24), px(12), px(24), px(12))
        self._foot.addStretch(1)
        column.addWidget(foot)

    def button(self, words: str, kind: str = "") -> QPushButton:
        """A button at the right end of the foot."""
        button = QPushButton(words)
        button.setProperty("kind", kind)
        button.setDefault(kind == "primary")
        button.setAutoDefault(kind == "primary")
        self._foot.addWidget(button)
        return button
