"""What the program is, which version, and whose work it stands on."""

from __future__ import annotations

import platform

from PySide6 import __version__ as pyside
from PySide6.QtWidgets import QWidget

from hearingdesk import __version__
from hearingdesk.words import _
from ui.dialogs.base import SmallDialog
from ui.widgets.label import Label


class AboutDialog(SmallDialog):
    """Works offline: it says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("HearingDesk", parent)
        machine = f"Python {platform.python_version()} · PySide6 {pyside}"
        credit = _("Fonts: Pretendard, Noto Sans KR (OFL). Icons: Lucide (ISC). Window: Qt (LGPL).")
        for text, words, tone in (
            (_("Version {version}", version=__version__), "strong", ""),
            (_("The case file of a parliamentary committee. It never uses the network."), "body", ""),
            (machine, "small", "text2"),
            (credit, "small", "text2"),
        ):
            self.body.addWidget(Label(text, words, tone, wrap=True, selectable=True))
        close = self.button(_("Close"), "primary")
        close.clicked.connect(self.accept)
