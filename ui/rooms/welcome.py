"""What stands in the window while no case is open: the ways to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hearingdesk.words import _
from ui.theme import theme
from ui.widgets.card import Card
from ui.widgets.label import Glyph, Label
from ui.widgets.links import Link, LinkList


class Welcome(QFrame):
    """Buttons for a new case, an old one and the sample, and the files opened lately."""

    def __init__(
        self, buttons: Sequence[QWidget], recent: Sequence[str], open_file: Callable[[Path], object]
    ) -> None:
        super().__init__()
        px = theme().px
        self.setProperty("ground", "content")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        middle = QVBoxLayout()
        middle.setSpacing(px(14))
        middle.addStretch(1)
        middle.addWidget(Glyph("landmark", "accent", 36), 0, Qt.AlignmentFlag.AlignHCenter)
        title = Label("HearingDesk", "title")
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        middle.addWidget(title)
        said = Label(_("Open a case file, make a new one, or look at the sample."), "body", "text2")
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        middle.addWidget(said)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addStretch(1)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        middle.addLayout(line)
        if recent:
            middle.addSpacing(px(10))
            middle.addWidget(self._recent(recent, open_file), 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(2)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(1)

    def _recent(self, recent: Sequence[str], open_file: Callable[[Path], object]) -> QWidget:
        card = Card(_("Opened lately"))
        card.setMinimumWidth(theme().px(440))
        links = [
            Link(Path(name), Path(name).stem, note=str(Path(name).parent), icon="folder") for name in recent
        ]
        listed = LinkList(links)
        listed.opened.connect(open_file)
        card.add(listed)
        return card
