"""Asks once for the name that stands beside each change."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hearingdesk.words import _
from ui.dialogs.base import SmallDialog
from ui.widgets.label import Label


class AuthorDialog(SmallDialog):
    """The name is kept in this user's settings and written into the change log of each case."""

    named = Signal(str)

    def __init__(self, guess: str = "", parent: QWidget | None = None) -> None:
        super().__init__(_("Your name"), parent)
        said = _("It stands beside every change you make, so that colleagues know whom to ask.")
        self.body.addWidget(Label(said, wrap=True))
        self.line = QLineEdit(guess)
        self.line.setAccessibleName(_("Your name"))
        self.line.selectAll()
        self.body.addWidget(self.line)
        self._later = self.button(_("Later"))
        self._later.clicked.connect(self.reject)
        self._keep = self.button(_("Use this name"), "primary")
        self._keep.clicked.connect(self._name)
        self.line.textChanged.connect(lambda _text: self._allow())
        self._allow()

    def _allow(self) -> None:
        self._keep.setEnabled(bool(self.line.text().strip()))

    def _name(self) -> None:
        self.named.emit(" ".join(self.line.text().split()))
        self.accept()


def ask_author(guess: str, parent: QWidget | None) -> str:
    """The name that was given; "" where none was."""
    named: list[str] = []
    dialog = AuthorDialog(guess, parent)
    dialog.named.connect(named.append)
    dialog.exec()
    return named[0] if named else ""
