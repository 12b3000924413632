"""Pages on which rectangles are drawn, moved and sized, by the mouse and by the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen

from hearingdesk.pdfium.letters import Box
from ui.rooms.packs.covers import Covers, Spot
from ui.theme import theme
from ui.tokens import LIGHT
from ui.widgets.leaves import LeavesView

STEP = 2.0  # points that one key moves
FINE = 0.5  # the same with Ctrl
NEW = (160.0, 24.0)  # points of a rectangle that is made by the keyboard
GRIP = 9  # pixels at 100 % around a corner by which it is taken
_INK = QColor(0, 0, 0, 176)  # one sees through it what it covers; in print nothing is left
_RING = QColor(LIGHT.focus)  # pages stay white in the dark
_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ARROWS = {
    int(Qt.Key.Key_Left): (-1, 0), int(Qt.Key.Key_Right): (1, 0),
    int(Qt.Key.Key_Up): (0, -1), int(Qt.Key.Key_Down): (0, 1),
}  # fmt: skip


class CoverView(LeavesView):
    """Arrows move the chosen rectangle, Shift+arrows size it, Del removes it, Tab goes to the next."""

    reached = Signal()  # another rectangle was gone to by the keyboard: it is to be said

    def __init__(self, name: str, covers: Covers) -> None:
        self._covers = covers
        self._drag: Callable[[QPointF], None] | None = None
        self._rubber: tuple[int, Box] | None = None
        super().__init__(name)
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.viewport().setMouseTracking(True)
        covers.changed.connect(self.viewport().update)

    def new(self) -> None:
        """Put a rectangle in the middle of the page one is on, as far as it is in sight."""
        page = self.page()
        seen = self._box(page).intersected(QRectF(self.viewport().rect()))
        if seen.isEmpty():
            return
        middle, (wide, high) = self._on_page(page, seen.center()), NEW
        left, top = middle.x() - wide / 2, middle.y() - high / 2
        self._covers.add(page, (left, top, left + wide, top + high))
        self.reached.emit()

    def show_box(self, spot: Spot) -> None:
        """Scroll so that a rectangle is in sight."""
        page, at = spot
        box = self._in_view(page, self._covers.of(page)[at])
        if not QRectF(self.viewport().rect()).contains(box):
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + box.center().y() - self.viewport().height() / 2))
            bar = self.horizontalScrollBar()
            bar.setValue(round(bar.value() + box.center().x() - self.viewport().width() / 2))

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes from rectangle to rectangle, and at the last one on to what follows."""
        if self._covers.step(1 if next else -1, self.page()):
            assert self._covers.current is not None
            self.show_box(self._covers.current)
            self.reached.emit()
            return True
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._pressed(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position()
        if (corner := self._corner(point)) is not None:
            self._covers.choose(self._covers.current)  # what is done now is a step of its own
            self._drag = self._sizing(corner)
        elif (spot := self._spot_at(point)) is not None:
            self._covers.choose(spot)
            self._drag = self._moving(point)
        else:
            self._covers.choose(None)
            page, box = self._under(point)
            if page and box.contains(point):
                self._drag = self._drawing(page, point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._drag(event.position())
            self.viewport().update()
            return
        shape = Qt.CursorShape.CrossCursor
        if (corner := self._corner(event.position())) is not None:
            shape = Qt.CursorShape.SizeFDiagCursor if corner in (0, 3) else Qt.CursorShape.SizeBDiagCursor
        elif self._spot_at(event.position()) is not None:
            shape = Qt.CursorShape.SizeAllCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None
        if self._rubber is not None:
            page, box = self._rubber
            self._rubber = None
            self._covers.add(page, box)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def _paint_page(self, painter: QPainter, page: int, box: QRectF) -> None:
        super()._paint_page(painter, page, box)
        painter.save()
        for at, kept in enumerate(self._covers.of(page)):
            drawn = self._in_view(page, kept)
            painter.fillRect(drawn, _INK)
            if (page, at) == self._covers.current:
                self._paint_chosen(painter, drawn)
        if self._rubber is not None and self._rubber[0] == page:
            drawn = self._in_view(page, self._rubber[1])
            painter.fillRect(drawn, _INK)
            painter.setPen(QPen(_RING, 1))
            painter.drawRect(drawn)
        painter.restore()

    def _paint_chosen(self, painter: QPainter, drawn: QRectF) -> None:
        side = theme().px(7)
        painter.setPen(QPen(_RING, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(drawn.adjusted(-1, -1, 1, 1))
        painter.setBrush(QColor("white"))
        painter.setPen(QPen(_RING, 1.5))
        for corner in _corners(drawn):
            painter.drawRect(QRectF(corner.x() - side / 2, corner.y() - side / 2, side, side))

    def _pressed(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        chosen, key = self._covers.current is not None, event.key()
        if key == Qt.Key.Key_Insert:
            self.new()
        elif chosen and key in _ARROWS and not held & ~(_SHIFT | _CONTROL):
            far = FINE if held & _CONTROL else STEP
            right, down = (step * far for step in _ARROWS[key])
            (self._covers.stretch if held & _SHIFT else self._covers.move)(right, down)
            assert self._covers.current is not None
            self.show_box(self._covers.current)
        elif chosen and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._covers.drop()
            self.reached.emit()
        elif chosen and key == Qt.Key.Key_Escape:
            self._covers.choose(None)
        else:
            return False
        return True

    def _drawing(self, page: int, begun: QPointF) -> Callable[[QPointF], None]:
        start = self._on_page(page, begun)

        def drag(point: QPointF) -> None:
            end = self._on_page(page, point)
            left, right = sorted((start.x(), end.x()))
            top, bottom = sorted((start.y(), end.y()))
            self._rubber = page, (left, top, right, bottom)

        return drag

    def _moving(self, begun: QPointF) -> Callable[[QPointF], None]:
        start = self._covers.box()
        assert start is not None

        def drag(point: QPointF) -> None:
            by = (point - begun) / self._stack.scale
            self._covers.move(by.x(), by.y(), start)

        return drag

    def _sizing(self, corner: int) -> Callable[[QPointF], None]:
        box, spot = self._covers.box(), self._covers.current
        assert box is not None
        assert spot is not None
        across, down = (box[2], box[0])[corner % 2], (box[3], box[1])[corner // 2]  # what stays

        def drag(point: QPointF) -> None:
            to = self._on_page(spot[0], point)
            left, right = sorted((across, to.x()))
            top, bottom = sorted((down, to.y()))
            self._covers.put((left, top, right, bottom), "sized")

        return drag

    def _corner(self, point: QPointF) -> int | None:
        """Which corner of the chosen rectangle is under a point: 0 upper left, 1 upper right, 2 and 3 below."""
        box, spot, near = self._covers.box(), self._covers.current, theme().px(GRIP)
        if box is None or spot is None:
            return None
        for number, corner in enumerate(_corners(self._in_view(spot[0], box))):
            if (corner - point).manhattanLength() <= near:
                return number
        return None

    def _spot_at(self, point: QPointF) -> Spot | None:
        page, _box = self._under(point)
        for at in reversed(range(len(self._covers.of(page)))):
            if self._in_view(page, self._covers.of(page)[at]).contains(point):
                return page, at
        return None

    def _on_page(self, page: int, point: QPointF) -> QPointF:
        """A point of the view as one of a page."""
        return (point - self._box(page).topLeft()) / self._stack.scale

    def _in_view(self, page: int, box: Box) -> QRectF:
        """Where a rectangle stands in the view."""
        corner, scale = self._box(page).topLeft(), self._stack.scale
        left, top, right, bottom = box
        return QRectF(
            corner + QPointF(left, top) * scale, corner + QPointF(right, bottom) * scale
        ).normalized()

    def _page_box(self, page: int) -> QRectF:
        return self._box(page)


def _corners(box: QRectF) -> tuple[QPointF, QPointF, QPointF, QPointF]:
    return box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()
