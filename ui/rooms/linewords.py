"""Lines of what is known: a label, a value that may lead somewhere, the same in the other language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hearingdesk.words import legible
from ui.rooms.sheet import Line
from ui.theme import theme
from ui.widgets.label import Glyph, Label, tip

BESIDE = 34  # letters of a value in both languages that stand on one line


class LinkWords(QPushButton):
    """A value that leads to its record; cut with … where there is no room."""

    def __init__(self, words: str, spoken: str) -> None:
        super().__init__()
        self._whole = legible(words)
        self.setProperty("kind", "words")
        self.setAccessibleName(spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + theme().px(10), theme().px(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(60), theme().px(20))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: object) -> None:
        room = self.width() - theme().px(8)
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))
        self.setToolTip(tip(self._whole) if self.text() != self._whole else "")


class LineList(QWidget):
    """The lines of a card."""

    opened = Signal(object)  # Place

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        px = theme().px
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(16), px(2), px(16), px(12))
        self._grid.setHorizontalSpacing(px(14))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnStretch(1, 1)
        for number, line in enumerate(lines):
            self._add(number, line)
        self._grid.setRowStretch(len(lines), 1)

    def _add(self, number: int, line: Line) -> None:
        px = theme().px
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        label = Label(line.label, "small", "text3", wrap=True)
        label.setMinimumHeight(px(18))
        label.setMinimumWidth(min(label.fontMetrics().horizontalAdvance(line.label) + 2, px(140)))
        self._grid.addWidget(label, number, 0, top)
        long = len(line.value) + len(line.other) > BESIDE
        words = QHBoxLayout()
        words.setSpacing(px(6))
        if line.icon:
            words.addWidget(Glyph(line.icon, line.tone or "text3"), 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self._value(line), 0 if line.other and not long else 1)
        if line.other and not long:
            words.addWidget(Label(line.other, "small", "text2", selectable=True), 1)
        cell = QVBoxLayout()
        cell.setSpacing(px(1))
        cell.addLayout(words)
        if line.other and long:
            cell.addWidget(Label(line.other, "small", "text2", wrap=True, selectable=True))
        self._grid.addLayout(cell, number, 1)

    def _value(self, line: Line) -> QWidget:
        if line.to is not None:
            return self._link(line)
        value = Label(line.value, "body", line.tone, wrap=True, selectable=True)
        value.setAccessibleName(f"{line.label}: {line.value}")
        natural = value.fontMetrics().horizontalAdvance(line.value) + 4
        value.setMinimumWidth(min(natural, theme().px(120)))
        return value

    def _link(self, line: Line) -> LinkWords:
        button = LinkWords(line.value, f"{line.label}: {line.value}")
        button.clicked.connect(lambda: self.opened.emit(line.to))
        return button
