"""How a pack is set: its style, its paper, its language, on one side of the paper or on both."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QSizePolicy, QWidget

from hearingdesk import codes
from hearingdesk.records.packs import Pack
from hearingdesk.words import _
from ui.theme import theme
from ui.widgets.label import Label

WALL = "a3"  # the paper of the one wide sheet; no pack is set on it
_LISTS = {"style": "pack_style", "paper": "paper", "language": "language"}


class LookFields(QWidget):
    """Says `chosen` with the field of the pack and its new value."""

    chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(6))
        words = {"style": _("Style"), "paper": _("Paper"), "language": _("Language")}
        self.boxes = {name: _box(name, said) for name, said in words.items()}
        for row, (name, box) in enumerate(self.boxes.items()):
            label = Label(words[name], "small", "text2")
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
            box.activated.connect(lambda _at, name=name, box=box: self.chosen.emit(name, box.currentData()))
        self.duplex = QCheckBox(_("On both sides of the paper"))
        self.duplex.clicked.connect(lambda on: self.chosen.emit("duplex", bool(on)))
        grid.addWidget(self.duplex, len(self.boxes), 1)
        grid.setColumnStretch(1, 1)

    def show_pack(self, pack: Pack, *, writable: bool) -> None:
        """Show how this pack is set."""
        for name, box in self.boxes.items():
            box.setCurrentIndex(max(0, box.findData(getattr(pack, name))))
            box.setEnabled(writable)
        self.duplex.setChecked(pack.duplex)
        self.duplex.setEnabled(writable)


def _box(name: str, words: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(words)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(10)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    for code in codes.entries(_LISTS[name]).values():
        if code.code != WALL:
            box.addItem(code.label(), code.code)
    return box
