"""An answer over a page: icon, headline, the same in the other language, its reason."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from hearingdesk.words import _, language
from ui.rooms.sheet import Ruling
from ui.theme import theme
from ui.widgets.label import Glyph, Label


class RulingView(QFrame):
    """Said aloud as one sentence; coloured by its tone, which its icon and its words say too."""

    def __init__(self, ruling: Ruling) -> None:
        super().__init__()
        px = theme().px
        self.setProperty("ruling", ruling.tone)
        self.setProperty("tried", ruling.tried)
        told = (ruling.headline, ruling.reason, ruling.aside)
        self.setAccessibleName(". ".join(part.rstrip(".") for part in told if part))
        line = QHBoxLayout(self)
        line.setContentsMargins(px(18), px(12), px(16), px(12))
        line.setSpacing(px(12))
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(Glyph(ruling.icon, ruling.tone, 20, 22), 0, top)
        column = QVBoxLayout()
        column.setSpacing(px(2))
        column.addWidget(Label(ruling.headline, "strong", ruling.tone, wrap=True, selectable=True))
        if ruling.other and ruling.other != ruling.headline and language() == "en":
            column.addWidget(Label(ruling.other, "small", ruling.tone, wrap=True, selectable=True))
        if ruling.reason:
            column.addWidget(Label(ruling.reason, "body", "", wrap=True, selectable=True))
        if ruling.check:
            check = _("Check: {why}", why=ruling.check)
            column.addWidget(Label(check, "small", "text2", wrap=True, selectable=True))
        line.addLayout(column, 1)
        if ruling.aside:
            line.addWidget(Label(ruling.aside, "small", ruling.tone), 0, Qt.AlignmentFlag.AlignVCenter)
