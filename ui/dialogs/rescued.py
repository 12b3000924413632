"""What came back of a damaged case, and what did not, line by line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from hearingdesk.rescued import sentences
from hearingdesk.store.rescue import Rescued
from hearingdesk.words import _
from ui.dialogs.base import SmallDialog
from ui.theme import theme
from ui.widgets.label import Label


class RescuedDialog(SmallDialog):
    """For a rescue after which something is missing, or not as it was."""

    wanted = Signal()  # the new file is to be opened

    def __init__(self, done: Rescued, name: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Not everything came back"), parent, width=560)
        said = _("What could be read is in {name} now. The damaged file was left as it is.", name=name)
        self.body.addWidget(Label(said, wrap=True))
        self._lines = "\n".join(sentences(done))
        shown = QPlainTextEdit(self._lines)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName(_("What came back"))
        shown.setMinimumHeight(theme().px(180))
        self.body.addWidget(shown, 1)
        self.copy = self.button(_("Copy the list"))
        self.copy.clicked.connect(self._copy)
        self.button(_("Close")).clicked.connect(self.reject)
        self.opening = self.button(_("Open the new file"), "primary")
        self.opening.clicked.connect(self._open)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._lines)
        self.copy.setText(_("Copied"))

    def _open(self) -> None:
        self.accept()
        self.wanted.emit()
