"""Linked records: rows that are one click, or one Enter, away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from hearingdesk.rows import Chip
from ui import draw
from ui.theme import theme


@dataclass(frozen=True, slots=True)
class Link:
    """A record seen from another one; `target` is whatever the room needs to go there."""

    target: Any
    title: str
    other: str = ""  # the name in the other language, on the same line
    note: str = ""  # who or what it is, below
    side: str = ""  # a day or a count, in a column of its own
    chip: Chip | None = None
    icon: str = ""

    def spoken(self) -> str:
        parts = [
            f"{self.title} {self.other}".strip(),
            self.note,
            self.side,
            self.chip.text if self.chip else "",
        ]
        return ", ".join(part for part in parts if part)


class LinkRow(QAbstractButton):
    """One link, painted."""

    def __init__(self, link: Link, columns: tuple[float, float], *, last: bool) -> None:
        super().__init__()
        self.link, self._columns, self._last = link, columns, last
        self.setAccessibleName(link.spoken())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), theme().px(45 if self.link.note else 36))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        px = theme().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if not self._last:
            painter.fillRect(
                QRectF(px(16), rect.bottom() - 1, rect.width() - px(32), 1), theme().colour("line")
            )
        if self.underMouse() or self.isDown():
            draw.ground(painter, rect.adjusted(px(6), 2, -px(6), -3), "hover", px(6))
        if self.hasFocus():
            draw.ring(painter, rect.adjusted(px(6), 2, -px(6), -3), px(6))
        self._paint_words(painter, rect)
        painter.end()

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        px, link = theme().px, self.link
        left, right = rect.x() + px(16), rect.right() - px(14)
        if link.icon:
            draw.glyph(painter, left, rect.center().y() - px(8), link.icon, "text3", px(16))
            left += px(26)
        draw.glyph(painter, right - px(14), rect.center().y() - px(7), "chevron-right", "text3", px(14))
        right -= px(22)
        side, chip = self._columns
        if chip and (link.chip or link.side) and rect.width() > px(300):
            right -= chip
            if link.chip:
                draw.chip(painter, right, rect.center().y() - px(10), link.chip, chip, px(20))
            right -= px(10)
        if side and link.side and rect.width() > px(360):
            right -= side
            draw.words(
                painter, QRectF(right, 0, side, rect.height()), link.side, "body", "text2", tabular=True
            )
            right -= px(12)
        top = rect.y() + (px(5) if link.note else (rect.height() - px(18)) / 2)
        room = QRectF(left, top, right - left, px(18))
        taken = draw.words(painter, room, link.title, "strong")
        if link.other:
            draw.words(painter, room.adjusted(taken + px(6), 0, 0, 0), link.other, "body", "text2")
        if link.note:
            draw.words(painter, room.translated(0, px(18)), link.note, "small", "text3")


class LinkList(QWidget):
    """Links one below the other, their days and states in columns."""

    opened = Signal(object)  # the target

    def __init__(self, links: Sequence[Link] = ()) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, theme().px(4))
        self._rows.setSpacing(0)
        self.set_links(links)

    def set_links(self, links: Sequence[Link]) -> None:
        """Show these and no others."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        side = max((draw.width(link.side, tabular=True) for link in links), default=0)
        chip = max((draw.chip_width(link.chip) for link in links if link.chip), default=0)
        for number, link in enumerate(links):
            row = LinkRow(link, (side, chip), last=number == len(links) - 1)
            row.clicked.connect(lambda _on=False, target=link.target: self.opened.emit(target))
            self._rows.addWidget(row)
