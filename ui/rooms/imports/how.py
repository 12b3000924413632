"""How a file shall be read: format, profile, encoding; left alone, its content decides."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from hearingdesk.exchange.formats import importers
from hearingdesk.exchange.read_again import Wish, profiles
from hearingdesk.view import View
from hearingdesk.words import _
from ui.theme import theme
from ui.widgets.label import Label

_ENCODINGS = ("utf-8", "cp949", "utf-16", "cp1252", "cp1254", "iso-8859-1", "shift_jis", "gb18030", "big5")


class HowBox(QWidget):
    """Three choices, each with "found out" as its first."""

    changed = Signal()

    def __init__(self, view: View, wish: Wish) -> None:
        super().__init__()
        found = _("Found out from the content")
        formats = [(one.name, f"{_(one.title)} ({one.name})") for one in importers()]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().px(16))
        self.format = self._choice(_("Format"), [("", found), *formats], wish.format)
        known = [(name, name) for name in profiles(view)]
        self.profile = self._choice(_("Profile"), [("", _("The one that fits")), *known], wish.profile)
        encodings = [(name, name) for name in dict.fromkeys((*_ENCODINGS, wish.encoding)) if name]
        self.encoding = self._choice(_("Encoding"), [("", found), *encodings], wish.encoding)

    def wish(self) -> Wish:
        """What is chosen."""
        return Wish(self.format.currentData(), self.profile.currentData(), self.encoding.currentData())

    def _choice(self, label: str, options: list[tuple[str, str]], now: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(label)
        for value, words in options:
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(now)))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.currentIndexChanged.connect(lambda _n: self.changed.emit())
        row = self._grid.rowCount()
        self._grid.addWidget(Label(label, "body", "text2"), row, 0)
        self._grid.addWidget(box, row, 1)
        self._grid.setColumnStretch(1, 1)
        return box
