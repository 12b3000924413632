"""A strip of time: lanes, days as dots, and their words where there is room for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from hearingdesk.words import _
from ui import draw
from ui.theme import theme
from ui.widgets.timeline_scale import Event, Lane, Placed, months

LANE, TOP, LEFT, DOT = 29, 26, 118, 5  # pixels at 100 %
LABELLED = 250  # more events than this and only dots are drawn


class TimelineStrip(QWidget):
    """Arrow keys walk through the events, Enter opens one."""

    opened = Signal(object)  # the target

    def __init__(self, name: str) -> None:
        super().__init__()
        self._lanes: Sequence[Lane] = ()
        self._events: list[Event] = []
        self._today: date | None = None
        self._span = (date(2000, 1, 1), date(2000, 12, 31))
        self._at = -1
        self._placed: list[Placed] | None = None
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        theme().changed.connect(self._restyle)

    def set_events(self, lanes: Sequence[Lane], events: Sequence[Event], today: date | None = None) -> None:
        """Show these, from a little before the first to a little after the last."""
        self._lanes, self._today = lanes, today
        self._events = sorted(events, key=lambda event: (event.day, event.lane))
        days = [event.day for event in events] + ([today] if today else [])
        if days:
            edge = max(timedelta(days=10), (max(days) - min(days)) / 20)
            self._span = (min(days) - edge, max(days) + edge)
        self._at = 0 if self.hasFocus() and events else -1
        self._placed = None
        self.setAccessibleName(_("{name}, {n} events", name=self._name, n=len(events)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = theme().px
        return QSize(px(480), px(TOP) + px(LANE) * len(self._lanes) + px(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(240), self.sizeHint().height())

    def placed(self) -> list[Placed]:
        """The dots, with labels greedily: right (over earlier dots even), else left, else none.

        Of very many events those that would lie on one dot share it.
        """
        if self._placed is None:
            few = len(self._events) <= LABELLED
            used = self._dots() if few else {}
            spots: dict[tuple[int, int], Placed] = {}
            for number, event in enumerate(self._events):
                spot = (event.lane, number if few else round(self._x(event.day) / 3))
                if spot not in spots:
                    spots[spot] = self._place(number, used.get(event.lane))
            self._placed = list(spots.values())
        return self._placed

    def paintEvent(self, paint_event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_months(painter)
        self._paint_lanes(painter)
        self._paint_today(painter)
        for one in self.placed():
            self._paint_pill(painter, one)
        for one in self.placed():
            self._paint_dot(painter, one)
        if self._at >= 0 and self.hasFocus():
            self._paint_current(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._placed = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._events) - 1}
        key = Qt.Key(event.key())
        if key in steps and self._events:
            self._go(max(0, min(len(self._events) - 1, self._at + steps[key])))
        elif key in ends and self._events:
            self._go(ends[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self.opened.emit(self._events[self._at].target)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._under(event.position())
        if number >= 0:
            self._go(number)
            self.opened.emit(self._events[number].target)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hand = self._under(event.position()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._under(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._said(number) if number >= 0 else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._at < 0 and self._events:
            self._go(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def _restyle(self) -> None:
        self._placed = None
        self.updateGeometry()

    def _go(self, number: int) -> None:
        self._at = number
        self.setAccessibleDescription(self._said(number))
        self.update()

    def _said(self, number: int) -> str:
        event = self._events[number]
        lane = self._lanes[event.lane].label
        return ", ".join(part for part in (lane, event.label, event.day.isoformat()) if part)

    def _under(self, point: QPointF) -> int:
        for one in self.placed():
            dot = QRectF(one.x - 8, self._middle(one.event.lane) - 8, 16, 16)
            if dot.contains(point) or (one.pill and one.pill.contains(point)):
                return one.number
        return -1

    def _x(self, day: date) -> float:
        first, last = self._span
        left = theme().px(LEFT)
        return left + (day - first).days * (self.width() - left - 8) / max(1, (last - first).days)

    def _middle(self, lane: int) -> float:
        px = theme().px
        return px(TOP) + px(LANE) * (lane + 0.5)

    def _dots(self) -> dict[int, list[tuple[float, float, float]]]:
        """What the dots take up of each lane: from, to, middle."""
        half = theme().px(7)
        taken: dict[int, list[tuple[float, float, float]]] = {}
        for event in self._events:
            x = self._x(event.day)
            taken.setdefault(event.lane, []).append((x - half, x + half, x))
        return taken

    def _place(self, number: int, used: list[tuple[float, float, float]] | None) -> Placed:
        px = theme().px
        event = self._events[number]
        x = self._x(event.day)
        if not event.label or used is None:
            return Placed(number, event, x, None, 0)
        wide = draw.width(event.label, "caption")
        sides = ((True, x - px(9), x + wide + px(20), px(18)), (False, x - wide - px(20), x + px(9), px(9)))
        for to_the_right, left, right, inset in sides:
            over = (taken for taken in used if taken[0] < right and taken[1] > left and taken[2] != x)
            clear = all(to_the_right and dot[2] < x and dot[1] - dot[0] == 2 * px(7) for dot in over)
            if clear and left > px(LEFT) and right < self.width() - 2:
                used.append((left, right, x))
                pill = QRectF(left, self._middle(event.lane) - px(9), right - left, px(19))
                return Placed(number, event, x, pill, inset)
        return Placed(number, event, x, None, 0)

    def _today_pill(self) -> QRectF | None:
        if self._today is None:
            return None
        px = theme().px
        wide = draw.width(_("Today"), "caption") + px(14)
        return QRectF(self._x(self._today) - wide / 2, px(3), wide, px(18))

    def _paint_months(self, painter: QPainter) -> None:
        px = theme().px
        foot, pill, free = self._foot(), self._today_pill(), float(px(LEFT))
        for day, label in months(*self._span):
            x = self._x(day)
            if x < px(LEFT):
                continue
            painter.fillRect(QRectF(x, px(TOP), 1, foot - px(TOP)), theme().colour("line"))
            room = QRectF(x + px(5), px(3), draw.width(label, "caption") + 2, px(18))
            taken = pill is not None and room.intersects(pill.adjusted(-4, 0, 4, 0))
            if taken or room.x() < free or room.right() > self.width():
                continue
            free = room.right() + px(6)
            draw.words(painter, room, label, "caption", "text3")

    def _paint_lanes(self, painter: QPainter) -> None:
        px = theme().px
        for number, lane in enumerate(self._lanes):
            top = px(TOP) + px(LANE) * number
            painter.fillRect(QRectF(0, top, self.width(), 1), theme().colour("line"))
            if lane.icon:
                draw.glyph(painter, px(16), top + (px(LANE) - px(14)) / 2, lane.icon, "text3", px(14))
            room = QRectF(px(38), top, px(LEFT - 42), px(LANE))
            draw.words(painter, room, lane.label, "small", "text2")

    def _paint_today(self, painter: QPainter) -> None:
        pill = self._today_pill()
        if pill is None:
            return
        x = pill.center().x()
        painter.setPen(QPen(theme().colour("bad"), 1.25))
        painter.drawLine(QPointF(x, pill.bottom()), QPointF(x, self._foot()))
        draw.ground(painter, pill, "bad", pill.height() / 2)
        draw.words(painter, pill, _("Today"), "caption", "content", align=draw.CENTRE)

    def _paint_pill(self, painter: QPainter, one: Placed) -> None:
        if one.pill is None:
            return
        px = theme().px
        draw.ground(painter, one.pill.adjusted(-1.5, -1.5, 1.5, 1.5), "content", px(11))
        draw.ground(painter, one.pill, f"{one.event.tone}_soft", one.pill.height() / 2)
        words = one.pill.adjusted(one.words_left, 0, px(4), 0)
        draw.words(painter, words, one.event.label, "caption", one.event.tone)

    def _paint_dot(self, painter: QPainter, one: Placed) -> None:
        size = theme().px(DOT)
        painter.setPen(QPen(theme().colour("content"), 1.5))
        painter.setBrush(theme().colour(one.event.tone))
        painter.drawEllipse(QPointF(one.x, self._middle(one.event.lane)), size, size)

    def _paint_current(self, painter: QPainter) -> None:
        event, size = self._events[self._at], theme().px(DOT)
        pill = next((one.pill for one in self.placed() if one.number == self._at), None)
        dot = QRectF(self._x(event.day) - size, self._middle(event.lane) - size, 2 * size, 2 * size)
        box = (pill or dot).adjusted(-3, -3, 3, 3)
        draw.ring(painter, box, box.height() / 2)

    def _foot(self) -> float:
        return theme().px(TOP) + theme().px(LANE) * len(self._lanes)
