"""What a reading gives, in figures, beside what the program makes of the file by itself."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hearingdesk.exchange.preview.looks import Counts, Preview
from hearingdesk.words import _, n_
from ui.theme import theme
from ui.widgets.label import Label


class CountsLine(QWidget):
    """Two lines of figures."""

    def __init__(self) -> None:
        super().__init__()
        self.now, self.shipped = Label("", "strong", wrap=True), Label("", "small", "text3", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(2))
        column.addWidget(self.now)
        column.addWidget(self.shipped)

    def show_preview(self, made: Preview | None) -> None:
        """The figures of a look; none where there are none."""
        counts = made.counts if made else None
        self.setVisible(counts is not None)
        if made is None or counts is None:
            return
        words = figures(counts)
        if not made.whole:
            words = _("In the beginning of the file: {figures}", figures=words)
        self.now.setText(words)
        self.shipped.setVisible(made.shipped is not None and made.asked.profile is not None)
        if made.shipped is not None:
            self.shipped.setText(_("Without a profile: {figures}", figures=figures(made.shipped)))


def figures(counts: Counts) -> str:
    """Figures in words, those of nothing left out but for the turns."""
    present = counts.present or 0
    parts = [
        n_("{n} sitting", "{n} sittings", counts.sittings) if counts.sittings else "",
        n_("{n} turn", "{n} turns", counts.turns) if counts.turns or counts.sittings else "",
        n_("{n} speaker", "{n} speakers", counts.speakers) if counts.speakers else "",
        n_("{n} witness", "{n} witnesses", counts.witnesses) if counts.witnesses else "",
        n_("{n} member present", "{n} members present", present) if counts.present is not None else "",
        n_("{n} person or body", "{n} people and bodies", counts.people) if counts.people else "",
        n_("{n} note", "{n} notes", counts.notes) if counts.notes else "",
    ]
    return " · ".join(part for part in parts if part) or _("Nothing is read")
