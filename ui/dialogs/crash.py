"""The dialog for a bug: what it means for the case, and the details to hand on."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from hearingdesk import logs
from hearingdesk.words import _
from ui.dialogs.base import SmallDialog
from ui.theme import theme
from ui.widgets.label import Label


class CrashDialog(SmallDialog):
    """Offers to copy the details; sends nothing anywhere."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Something went wrong in the program"), parent, width=560)
        self._details = details
        said = _(
            "What you had saved is safe in the case file. You can go on, but the last step was not done. "
            "Please copy the details and hand them to whoever looks after this program; "
            "they hold nothing of the case, and stay on this computer unless you do."
        )
        self.body.addWidget(Label(said, wrap=True))
        shown = QPlainTextEdit(details)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName(_("Details"))
        shown.setMinimumHeight(theme().px(180))
        self.body.addWidget(shown, 1)
        where = _("The log: {file}", file=logs.file())
        self.body.addWidget(Label(where, "small", "text2", wrap=True, selectable=True))
        self.log = self.button(_("Show the log"))
        self.log.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(logs.file()))))
        self.copy = self.button(_("Copy details"))
        self.copy.clicked.connect(self._copy)
        close = self.button(_("Close"), "primary")
        close.clicked.connect(self.accept)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        self.copy.setText(_("Copied"))


def show_crash(details: str, parent: QWidget) -> None:
    """Show the details of a bug, unless those of an earlier one are still read: what breaks often breaks at once."""
    if not any(dialog.isVisible() for dialog in parent.findChildren(CrashDialog)):
        CrashDialog(details, parent).open()
