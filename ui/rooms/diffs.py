"""Fields that changed, before and after, each with the way back to what it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from hearingdesk.compare import Piece, compared, shortened
from hearingdesk.words import _
from ui.actions import dress
from ui.rooms.sheet import Difference
from ui.theme import theme
from ui.widgets.label import Label
from ui.widgets.marked import MarkedLabel

WHOLE = 150  # half of the letters shown of a value that has only one side
SHORT = 60  # letters on both sides together that stand on one line


class DifferenceList(QWidget):
    """The lines of a card: a label, the two values, a button that puts the older one back."""

    wanted = Signal(object)  # Older

    def __init__(self, lines: Sequence[Difference]) -> None:
        super().__init__()
        px = theme().px
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(16), px(2), px(10), px(12))
        self._grid.setHorizontalSpacing(px(14))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        for number, line in enumerate(lines):
            self._add(number, line)
        self._grid.setRowStretch(len(lines), 1)

    def _add(self, number: int, line: Difference) -> None:
        left, middle = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
        one_side, both = line.came or line.went, line.before + line.after
        short = len(both) <= SHORT and "\n" not in both
        at = middle if short else Qt.AlignmentFlag.AlignTop
        label = Label(line.label, "small", "text3", wrap=True)
        label.setMinimumSize(theme().px(100), theme().px(18))
        self._grid.addWidget(label, number, 0, left | at)
        if one_side or short:
            self._grid.addWidget(self._whole(line) if one_side else self._short(line), number, 1, 1, 2)
        else:
            for column, side in enumerate(self._long(line), 1):
                self._grid.addWidget(side, number, column)
        if line.older is not None:
            self._grid.addWidget(self._button(line), number, 3, at)

    def _whole(self, line: Difference) -> MarkedLabel:
        """A field that came, or went, with its record."""
        pieces = tuple(
            replace(piece, changed=line.went)
            for piece in shortened((Piece(line.before or line.after),), WHOLE)
        )
        value = MarkedLabel(pieces, "bad", "line-through")
        value.setAccessibleName(f"{line.label}: {value.words()}")
        return value

    def _short(self, line: Difference) -> Label:
        words = _("{before} → {after}", before=line.before or _("nothing"), after=line.after or _("nothing"))
        value = Label(words, "body", wrap=True, selectable=True)
        value.setAccessibleName(f"{line.label}: {words}")
        return value

    def _long(self, line: Difference) -> tuple[QWidget, QWidget]:
        if not line.before or not line.after:
            sides = [(Piece(text),) if text else (Piece(_("nothing")),) for text in (line.before, line.after)]
            before, after = sides
        else:
            before, after = compared(line.before, line.after)
        one = MarkedLabel(shortened(before), "bad", "line-through")
        two = MarkedLabel(shortened(after), "ok", "underline")
        one.setAccessibleName(_("{field}, before: {words}", field=line.label, words=one.words()))
        two.setAccessibleName(_("{field}, after: {words}", field=line.label, words=two.words()))
        return one, two

    def _button(self, line: Difference) -> QToolButton:
        button = dress(QToolButton(), "undo-2", _("Restore: {field}", field=line.label))
        button.clicked.connect(lambda: self.wanted.emit(line.older))
        return button
