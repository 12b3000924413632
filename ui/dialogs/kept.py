"""What became of work that could not go where it belongs: in words, with the files kept and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from hearingdesk.words import _
from ui.dialogs.base import SmallDialog
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.links import Link, LinkList


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is kept, and whose it is."""

    path: Path
    whose: str


class KeptDialog(SmallDialog):
    """Give it choices; each closes it first. Leaving it by Escape does nothing else."""

    def __init__(
        self, title: str, said: str, advice: str, files: Sequence[KeptFile], parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent, width=560)
        self.body.addWidget(Label(said, wrap=True, selectable=True))
        card = Card(_("Both are kept") if len(files) > 1 else _("Kept"))
        links = [
            Link(one.path, one.path.name, one.whose, str(one.path.parent), icon="folder") for one in files
        ]
        listed = LinkList(links)
        listed.opened.connect(_show)
        card.add(listed)
        self.body.addWidget(card)
        self.body.addWidget(Label(advice, "body", "text2", wrap=True))

    def choice(self, words: str, run: Callable[[], object], kind: str = "") -> QPushButton:
        """A button that closes the dialog and does this."""
        button = self.button(words, kind)
        button.clicked.connect(lambda: (self.accept(), run()))
        if kind == "primary":
            button.setFocus()
        return button


def _show(path: Path) -> None:
    """Open the folder of a file."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
