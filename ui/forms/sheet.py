"""The sheet a form lies on: Save and Cancel, Ctrl+Enter and Escape, a question before changes are lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hearingdesk.errors import HearingDeskError
from hearingdesk.words import _
from ui.forms.form import Form
from ui.say import Voice
from ui.theme import theme
from ui.widgets.banner import Banner
from ui.widgets.label import Label


class Sheet(QDialog):
    """Open it with `open()`. `save` writes the edited record; what it raises for people is said here."""

    def __init__(
        self,
        title: str,
        form: Form,
        save: Callable[[Any], object],
        voice: Voice,
        *,
        sub: str = "",
        save_words: str = "",
        below: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._form, self._save, self._voice, self._below = form, save, voice, below
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.banner = Banner()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._body(title, sub), 1)
        if below is not None:
            column.addWidget(self._beneath(below))
        column.addWidget(self._foot(save_words or _("Save")))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        self._grow()
        form.focus_first()

    def save(self) -> None:
        """Write it and close; stay open and say why when that is not possible."""
        unchanged = not self._form.dirty()
        edited = self._form.result()
        if edited is None:
            return
        try:
            if edited.id == 0 or not unchanged:
                self._save(edited)
        except HearingDeskError as error:
            self.banner.tell(str(error), "bad")
            return
        self.accept()

    def reject(self) -> None:
        """Close without writing, after asking if something would be lost."""
        if self._form.dirty() and not self._voice.ask(
            self.windowTitle(),
            _("What you changed here has not been saved."),
            _("Discard changes"),
            no=_("Keep editing"),
            danger=True,
        ):
            return
        super().reject()

    def _grow(self) -> None:
        """As high as its form, within the screen."""
        px = theme().px
        wanted = (
            self._form.sizeHint().height() + px(200) + (self._below.sizeHint().height() if self._below else 0)
        )
        self.resize(px(680), max(px(320), min(wanted, round(self.screen().availableSize().height() * 0.85))))

    def _body(self, title: str, sub: str) -> QWidget:
        px = theme().px
        body = QWidget()
        body.setProperty("ground", "content")
        column = QVBoxLayout(body)
        column.setContentsMargins(px(28), px(22), px(28), px(20))
        column.setSpacing(px(14))
        names = QVBoxLayout()
        names.setSpacing(px(2))
        names.addWidget(Label(title, "title", wrap=True))
        if sub:
            names.addWidget(Label(sub, "body", "text3", wrap=True))
        column.addLayout(names)
        column.addWidget(self.banner)
        column.addWidget(self._form, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        return area

    def _beneath(self, below: QWidget) -> QFrame:
        """What stays in sight under the form, however far one has scrolled."""
        px = theme().px
        frame = QFrame()
        frame.setProperty("ground", "content")
        column = QVBoxLayout(frame)
        column.setContentsMargins(px(28), px(4), px(28), px(10))
        column.addWidget(below)
        return frame

    def _foot(self, save_words: str) -> QFrame:
        px = theme().px
        foot = QFrame()
        foot.setProperty("foot", True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(px(28), px(12), px(28), px(12))
        line.addWidget(Label(_("Ctrl+Enter saves, Esc cancels"), "small", "text3"))
        line.addStretch(1)
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        save = QPushButton(save_words)
        save.setProperty("kind", "primary")
        save.setAutoDefault(False)
        save.clicked.connect(self.save)
        line.addWidget(cancel)
        line.addWidget(save)
        return foot
