"""A line across the page that says what happened and offers the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from hearingdesk.rows import Tone
from hearingdesk.words import _
from ui.actions import dress
from ui.theme import theme
from ui.widgets.label import Glyph, Label

ICONS: dict[Tone, str] = {
    "ok": "circle-check",
    "info": "circle-help",
    "warn": "triangle-alert",
    "bad": "circle-alert",
    "mute": "circle-dashed",
    "violet": "circle-help",
}


class Banner(QFrame):
    """Hidden until it has something to say; stays until it is closed or says something else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme().px
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(12), px(6), px(6), px(6))
        line.setSpacing(px(8))
        self._glyph = Glyph("circle-check", "ok", 16)
        self._words = Label("", wrap=True, selectable=True)
        self._button, self._other = QPushButton(), QPushButton()
        for button, act in ((self._button, self._act), (self._other, self._act_otherwise)):
            button.setProperty("kind", "link")
            button.clicked.connect(act)
        self._close = dress(QToolButton(), "x", _("Close this message"))
        self._close.clicked.connect(self.hide)
        line.addWidget(self._glyph)
        line.addWidget(self._words, 1)
        line.addWidget(self._button)
        line.addWidget(self._other)
        line.addWidget(self._close)
        self._run: Callable[[], object] | None = None
        self._run_other: Callable[[], object] | None = None
        self.hide()

    def tell(
        self,
        sentence: str,
        tone: Tone = "info",
        action: str = "",
        run: Callable[[], object] | None = None,
        also: str = "",
        run_also: Callable[[], object] | None = None,
    ) -> None:
        """Say it, with one thing to do about it ("Undo", "Try again"), or two."""
        self._run, self._run_other = run, run_also
        self._words.setText(sentence)
        self._glyph.set(ICONS[tone], tone)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._other.setText(also)
        self._other.setVisible(bool(also))
        self.setAccessibleName(sentence)
        self.setProperty("banner", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def withdraw(self) -> None:
        """What it offers to undo is not the latest change any more: take the offer away."""
        if self._run is not None:
            self._run = None
            self.hide()

    def words(self) -> str:
        """What it says now, "" when it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def _act(self) -> None:
        run, self._run = self._run, None
        self.hide()
        if run:
            run()

    def _act_otherwise(self) -> None:
        self._run = self._run_other
        self._act()
