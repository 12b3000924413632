"""The steps of a procedure side by side: a full mark where something is on file, a dashed one where nothing is."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from hearingdesk.words import language
from ui import draw
from ui.rooms.sheet import Step
from ui.theme import theme

_TIE = "\u00a0"
_DATE = re.compile(r"\d{4}\. \d{1,2}\. \d{1,2}\.|\d{1,2} [A-Z][a-z]{2} \d{4}", re.ASCII)
LINES = 2  # lines a note may take
NARROW = 96  # pixels at 100 % a step needs; with less the steps go on in another row


class StripView(QWidget):
    """Painted; said aloud as one sentence. Where a step can be recorded, the arrows choose it and Enter records it."""

    wanted = Signal(object)  # the Step somebody wants to record

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__()
        self._steps = tuple(steps)
        self._at = 0  # the step the keyboard is on
        if any(step.act or step.to for step in self._steps):
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._two = language() == "en" and any(step.other not in ("", step.title) for step in self._steps)
        self._rows = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            "; ".join(" ".join(part for part in (s.title, s.value, s.note) if part) for s in self._steps)
        )
        self._based = any(step.basis for step in self._steps)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(110) * len(self._steps), round(self._row_height() * self._rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(64) * min(len(self._steps), 4), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        fitting = max(1, (self.width() - theme().px(32)) // theme().px(NARROW))
        rows = math.ceil(len(self._steps) / fitting) or 1
        if rows != self._rows:
            self._rows = rows
            self.updateGeometry()

    def _row_height(self) -> float:
        return theme().px((124 if self._two else 106) + 16 * (LINES - 1) + (36 if self._based else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        px = theme().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (step, box, wide) in enumerate(self._laid()):
            if step.ground:
                wash = box.adjusted(-px(8), -px(2), px(6), px(4))
                draw.ground(painter, wash, step.ground, px(8))
            following = self._steps[number + 1] if number + 1 < len(self._steps) else None
            self._mark(painter, box, step)
            if following is not None:
                self._thread(painter, box, wide, solid=step.known and following.known)
            self._words(painter, box, step)
            if self.hasFocus() and number == self._at and self.focusPolicy() != Qt.FocusPolicy.NoFocus:
                draw.ring(painter, box.adjusted(-px(7), -px(3), px(3), px(5)), px(8))
        painter.end()

    def _laid(self) -> Iterator[tuple[Step, QRectF, float]]:
        """Every step with its place, and how far it is to the next one."""
        px = theme().px
        room = QRectF(self.rect()).adjusted(px(16), px(4), -px(16), -px(8))
        across = max(1, math.ceil(len(self._steps) / self._rows))
        wide = room.width() / across
        for number, step in enumerate(self._steps):
            row, place = divmod(number, across)
            top = room.y() + row * self._row_height()
            yield step, QRectF(room.x() + place * wide, top, wide - px(10), self._row_height() - px(12)), wide

    def event(self, event: QEvent) -> bool:
        """The tip says everything about the step under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            under = (step.whole for step, box, _wide in self._laid() if box.contains(event.pos()))
            QToolTip.showText(event.globalPos(), next(under, ""), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self._go(self._at + steps[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else len(self._steps) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit(self._steps[self._at])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._under(event.position().toPoint())
        if at is not None and self.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self._go(at)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self._under(event.position().toPoint())
        if at is not None:
            self.wanted.emit(self._steps[at])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._go(self._at)

    def _under(self, place: QPoint) -> int | None:
        boxes = (box for _step, box, _wide in self._laid())
        return next((at for at, box in enumerate(boxes) if box.contains(QPointF(place))), None)

    def _go(self, at: int) -> None:
        """Put the keyboard on a step; what it says is said aloud."""
        self._at = max(0, min(at, len(self._steps) - 1))
        step = self._steps[self._at]
        self.setAccessibleDescription(f"{step.title}: {step.whole or step.value}")
        self.update()

    def _mark(self, painter: QPainter, box: QRectF, step: Step) -> None:
        px = theme().px
        disc = QRectF(box.x() + 1, box.y() + 1, px(20), px(20))
        if step.known:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour(step.tone))
            painter.drawEllipse(disc)
            draw.glyph(
                painter, disc.x() + px(4), disc.y() + px(4), step.icon or "check", "content", px(12), 3
            )
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(theme().colour(step.tone if step.icon else "control"), 1.5)
        pen.setDashPattern([2.5, 2.2])
        painter.setPen(pen)
        painter.drawEllipse(disc)
        if step.icon:
            draw.glyph(painter, disc.x() + px(4), disc.y() + px(4), step.icon, step.tone, px(12), 2)

    def _thread(self, painter: QPainter, box: QRectF, wide: float, *, solid: bool) -> None:
        px = theme().px
        pen = QPen(theme().colour("control" if solid else "line_strong"), 1.5)
        if not solid:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        middle = box.y() + 1 + px(10)
        painter.drawLine(
            QRectF(box.x() + px(26), middle, 0, 0).topLeft(),
            QRectF(box.x() + wide - px(5), middle, 0, 0).topLeft(),
        )

    def _words(self, painter: QPainter, box: QRectF, step: Step) -> None:
        px = theme().px
        line = QRectF(box.x(), box.y() + px(28), box.width(), px(18))
        draw.words(painter, line, step.title, "strong")
        if self._two:
            draw.words(painter, line.translated(0, px(18)), step.other, "small", "text2")
        value = line.translated(0, px(40 if self._two else 22))
        told = step.tone if step.icon else "text" if step.known else "text3"
        draw.words(painter, value, step.value, "strong" if step.known or step.icon else "body", told)
        note = QRectF(box.x(), value.bottom() + 1, box.width(), px(16) * LINES)
        _wrapped(painter, note, step.note)
        if step.basis:
            under = QRectF(box.x(), note.bottom() + px(2), box.width(), px(16) * LINES)
            _wrapped(painter, under, step.basis, "text3")


def _wrapped(painter: QPainter, room: QRectF, text: str, token: str = "text2") -> None:
    """Small words over a known number of lines, the last one cut."""
    font = theme().font("small")
    metrics = QFontMetricsF(font)
    lines = _broken(text, metrics, room.width())
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], " ".join(lines[LINES - 1 :])]
    for number, words in enumerate(lines):
        at = QRectF(room.x(), room.y() + number * theme().px(16), room.width(), theme().px(16))
        draw.words(painter, at, words, "small", token)


def _broken(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """The words in lines of this width; a date stays on one line."""
    lines: list[str] = []
    tied = _DATE.sub(lambda found: found[0].replace(" ", _TIE), " ".join(text.split()))
    for word in tied.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
