"""A count drawn as days in a row: weekday, number, and what each day is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hearingdesk.when import When, saying
from hearingdesk.words import language
from ui import draw
from ui.rooms.sheet import Day
from ui.theme import theme

_GAP = 4


class RibbonView(QWidget):
    """Painted; said aloud day by day where a day is marked."""

    def __init__(self, days: Sequence[Day]) -> None:
        super().__init__()
        self._days = tuple(days)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = (f"{When.day(one.day).say(weekday=True)}: {one.mark}" for one in self._days if one.mark)
        self.setAccessibleName("; ".join(told))
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(46) * len(self._days), theme().px(66))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(24) * min(len(self._days), 10), theme().px(66))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = min(self.width() / max(1, len(self._days)), float(theme().px(72)))
        for number, day in enumerate(self._days):
            free = number > 0 and not self._days[number - 1].mark
            room = QRectF(number * wide, 1, wide - theme().px(_GAP), self.height() - 2)
            self._day(painter, room, day, wide / 2 if free else 0)
        painter.end()

    def _day(self, painter: QPainter, room: QRectF, day: Day, spare: float) -> None:
        """`spare`: how far the mark may reach to the left, where the day before has none."""
        px = theme().px
        box = QRectF(room.x(), room.y(), room.width(), px(44))
        draw.ground(painter, box, f"{day.tone}_soft", px(6))
        token = day.tone if day.tone != "mute" else "text2"
        if day.edge:
            pen = QPen(theme().colour(day.tone), 1.5)
            if day.edge == "dashed":
                pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(6), px(6))
        names = saying.WEEKDAYS_KO if language() == "ko" else saying.WEEKDAYS
        above = QRectF(box.x(), box.y() + px(4), box.width(), px(16))
        draw.words(painter, above, names[day.day.weekday()], "caption", token, align=draw.CENTRE)
        number = QRectF(box.x(), box.y() + px(20), box.width(), px(20))
        draw.words(painter, number, str(day.day.day), "strong", token, align=draw.CENTRE, tabular=True)
        under = QRectF(room.x() - 2 - spare, box.bottom() + px(2), room.width() + 4 + spare, px(18))
        draw.words(painter, under, day.mark, "caption", token, align=draw.CENTRE)
