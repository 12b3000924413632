"""The body of a page: a column that scrolls down and never sideways, and what stands where nothing is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.label import Glyph, Label


class PageArea(QScrollArea):
    """Cards one below the other."""

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = QWidget()
        self._page.setProperty("ground", "content")
        self._page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(px(28), px(14), px(28), px(20))
        self._column.setSpacing(px(12))
        self._column.addStretch(1)
        self.setWidget(self._page)

    def add(self, widget: QWidget) -> None:
        """Add below what is there."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def add_row(self, *widgets: tuple[QWidget, int]) -> None:
        """Add widgets, each with its share of the width; below each other when it is narrow."""
        self.add(SideBySide(*widgets))

    def clear(self) -> None:
        """Take everything away."""
        while self._column.count() > 1:
            self._drop(0)

    def drop_last(self) -> None:
        """Take the lowest one away."""
        if self._column.count() > 1:
            self._drop(self._column.count() - 2)

    def _drop(self, at: int) -> None:
        item = self._column.takeAt(at)
        if item is not None and (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._page.setMaximumWidth(self.viewport().width())


class Sideways(QScrollArea):
    """Holds what needs a width: where there is less, as with large words in a small window, it scrolls sideways."""

    def __init__(self, inside: QWidget, width: int) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside.setMinimumSize(theme().px(width), 1)
        self._inside = inside
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._inside.setMaximumHeight(self.viewport().height())  # it never scrolls up and down
        super().resizeEvent(event)


class SideBySide(QWidget):
    """Two or three cards beside each other, below each other when there is no room."""

    def __init__(self, *widgets: tuple[QWidget, int]) -> None:
        super().__init__()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme().px(14))
        for widget, share in widgets:
            self._line.addWidget(widget, share)
        self._count = len(widgets)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < theme().px(330) * self._count
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != way:
            self._line.setDirection(way)

    def minimumSizeHint(self) -> QSize:
        """It can always be as narrow as one of its cards."""
        hint = super().minimumSizeHint()
        hint.setWidth(theme().px(240))
        return hint


class EmptyState(QWidget):
    """Nothing here, why, and what to do about it."""

    def __init__(self, icon: str, sentence: str, button: QPushButton | None = None, detail: str = "") -> None:
        super().__init__()
        px = theme().px
        self.setAccessibleName(sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(32), px(24), px(32))
        column.setSpacing(px(10))
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        column.addWidget(Glyph(icon, "text3", 28), 0, centre)
        for text, words, tone in ((sentence, "strong", ""), (detail, "small", "text3")):
            if text:
                label = Label(text, words, tone, wrap=True)
                label.setAlignment(centre)
                column.addWidget(label)
        if button:
            column.addSpacing(px(4))
            column.addWidget(button, 0, centre)
        column.addStretch(2)
