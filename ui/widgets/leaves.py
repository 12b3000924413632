"""Pages of a source as they look, one below the other: scrolled, zoomed, searched, selected and copied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from hearingdesk.facsimile import Size, before, word_at
from hearingdesk.pdfium.letters import Letters
from hearingdesk.words import _
from ui.models.plates import Plates
from ui.theme import theme
from ui.widgets.leaves_keys import LeavesKeys
from ui.widgets.leaves_layout import GAP, Stack
from ui.widgets.leaves_paint import PageInk

INCH = 96 / 72  # pixels of the screen for a point at 100 %
LEAST, MOST = 0.1, 4.0
Spot = tuple[int, int]  # page, character
Hits = Mapping[int, Sequence[tuple[int, int]]]


class LeavesView(QAbstractScrollArea):
    """Shows the pages of a Plates. Where one is, is a page and a share of it, so zooming keeps it."""

    turned = Signal(object)  # the page one is on
    zoomed = Signal()
    chosen = Signal()  # another stretch of words is selected
    copied = Signal(bool)  # words were asked for; whether with their citation

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plates: Plates | None = None
        self._stack = Stack()
        self._mode = "width"  # width, page, or "" for a scale of its own
        self._page = 1
        self._hits: Hits = {}
        self._now: tuple[int, int] | None = None  # the hit looked at: page, which of it
        self._awaited = False  # the hit is shown as soon as its letters are there
        self.anchor: Spot | None = None
        self.caret: Spot | None = None
        self._keys = LeavesKeys(self)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(lambda _v: self.viewport().update())
        theme().changed.connect(self._lay)

    def show_plates(self, plates: Plates | None, sizes: Sequence[Size] = ()) -> None:
        """Show these pages from the first on; None shows nothing."""
        self._plates, self._stack = plates, Stack(sizes)
        self._hits, self._now, self.anchor, self.caret, self._page = {}, None, None, None, 1
        if plates is not None:
            plates.drawn.connect(self._drawn)
            plates.lettered.connect(self._lettered)
        self._lay()
        self.verticalScrollBar().setValue(0)

    def count(self) -> int:
        """How many pages there are."""
        return len(self._stack.sizes)

    def page(self) -> int:
        """The page one is on."""
        return self._page

    def percent(self) -> int:
        """The size pages are shown at."""
        return round(self._stack.scale / INCH * 100)

    def go(self, page: int, share: float = 0.0) -> None:
        """Show a page, from so far down it."""
        if self._stack.sizes:
            page = max(1, min(page, self.count()))
            down = self._stack.tops[page - 1] + share * self._stack.tall(page) - theme().px(GAP)
            self.verticalScrollBar().setValue(round(down))

    def fit(self, mode: str) -> None:
        """Fit the "width" of the pages to the view, or a whole "page"."""
        self._mode = mode
        self._lay()

    def zoom(self, scale: float, at: QPointF | None = None) -> None:
        """Show pages at this scale (1 is 100 %), what is under a point staying there."""
        scale = max(LEAST, min(MOST, scale)) * INCH
        point = at or QPointF(self.viewport().width() / 2, self.viewport().height() / 2)
        before = self._stack.scale
        x = (point.x() + self.horizontalScrollBar().value()) * scale / before - point.x()
        y = (point.y() + self.verticalScrollBar().value()) * scale / before - point.y()
        self._mode, self._stack.scale = "", scale
        self._measure()
        self.horizontalScrollBar().setValue(round(x))
        self.verticalScrollBar().setValue(round(y))
        self.zoomed.emit()

    def scaled_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom in or out."""
        self.zoom(self._stack.scale / INCH * factor, at)

    def set_hits(self, hits: Hits, now: tuple[int, int] | None = None) -> None:
        """Mark these characters; `now`: page and which of its hits is looked at, and shown."""
        moved = now is not None and now != self._now
        self._hits, self._now = hits, now
        if moved and now:
            self._awaited = True
            self._reveal()
        self.viewport().update()

    def select(self, anchor: Spot | None, caret: Spot | None) -> None:
        """Select from here to there."""
        self.anchor, self.caret = anchor, caret
        self.viewport().update()
        self.chosen.emit()

    def selected(self) -> list[tuple[int, int, int, str]]:
        """What is selected, page by page: the page, its first character, the one after the last, the words."""
        if self.anchor is None or self.caret is None or self.anchor == self.caret or self._plates is None:
            return []
        (first, a), (last, b) = min(self.anchor, self.caret), max(self.anchor, self.caret)
        found: list[tuple[int, int, int, str]] = []
        for page in range(first, last + 1):
            letters = self.letters(page)
            if letters is None:
                continue
            start, end = a if page == first else 0, b if page == last else len(letters.text)
            if start < end:
                found.append((page, start, end, letters.text[start:end]))
        return found

    def letters(self, page: int) -> Letters | None:
        """The words of a page, if they have been read."""
        return self._plates.letters(page) if self._plates else None

    def spot(self, point: QPointF) -> Spot | None:
        """The character under a point of the view; None while its page is not read."""
        page, box = self._under(point)
        letters = self.letters(page) if page else None
        if letters is None:
            return None
        x, y = (point.x() - box.left()) / self._stack.scale, (point.y() - box.top()) / self._stack.scale
        return page, before(letters, x, y)

    def show_spot(self, spot: Spot) -> None:
        """Scroll no further than it takes to see this letter."""
        letters = self.letters(spot[0])
        boxes = [box for box in letters.boxes[max(0, spot[1] - 1) : spot[1] + 1] if box] if letters else []
        if boxes:
            top = self._stack.tops[spot[0] - 1] + boxes[-1][1] * self._stack.scale
            bar, room = self.verticalScrollBar(), theme().px(48)
            lowest, highest = top - self.viewport().height() + room * 2, top - room
            bar.setValue(round(max(lowest, min(highest, bar.value()))))

    def shown(self) -> Iterator[tuple[int, QRectF]]:
        """The pages in sight, and where they stand in the view."""
        top = self.verticalScrollBar().value()
        for page in range(self._stack.at(top), self.count() + 1):
            if self._stack.tops[page - 1] > top + self.viewport().height():
                return
            yield page, self._box(page)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), theme().colour("sunken"))
        for page, box in self.shown():
            self._paint_page(painter, page, box)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        pinch = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == pinch:
            self.scaled_by(1 + event.value(), event.position())
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.scaled_by(1.0015 ** event.angleDelta().y(), event.position())
            event.accept()
            return
        pixels = event.pixelDelta()
        turned = pixels if not pixels.isNull() else event.angleDelta() * 0.6
        for bar, by in ((self.verticalScrollBar(), turned.y()), (self.horizontalScrollBar(), turned.x())):
            bar.setValue(round(bar.value() - by))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            spot = self.spot(event.position())
            extend = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.anchor
            self.select(self.anchor if extend else spot, spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self.anchor is not None:
            beyond = event.position().y() - max(0, min(event.position().y(), self.viewport().height()))
            if beyond:
                bar = self.verticalScrollBar()
                bar.setValue(round(bar.value() + max(-60, min(60, beyond))))
            if (spot := self.spot(event.position())) is not None:
                self.select(self.anchor, spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self.spot(event.position())
        letters = self.letters(spot[0]) if spot else None
        if spot and letters:
            first, last = word_at(letters, max(0, spot[1] - 1))
            self.select((spot[0], first), (spot[0], last))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.pressed(event):
            super().keyPressEvent(event)

    def _paint_page(self, painter: QPainter, page: int, box: QRectF) -> None:
        assert self._plates is not None
        scale = round(self._stack.scale * self.devicePixelRatioF() * 1000)
        image = self._plates.picture(page, scale) or self._plates.rough(page)
        hits, chosen = self._hits.get(page, ()), self._chosen_on(page)
        letters = self.letters(page) if hits or chosen else None
        now = self._now[1] if self._now and self._now[0] == page else -1
        PageInk(box, self._stack.scale, letters, hits, now, chosen).paint(painter, image)

    def _chosen_on(self, page: int) -> tuple[int, int] | None:
        if self.anchor is None or self.caret is None or self.anchor == self.caret:
            return None
        (first, a), (last, b) = min(self.anchor, self.caret), max(self.anchor, self.caret)
        if not first <= page <= last:
            return None
        return (a if page == first else 0), (b if page == last else 1_000_000_000)

    def _under(self, point: QPointF) -> tuple[int, QRectF]:
        """The page at this height, or the one nearest to it."""
        best: tuple[int, QRectF] = (0, QRectF())
        for page, box in self.shown():
            best = (page, box)
            if point.y() < box.bottom() + theme().px(GAP) / 2:
                break
        return best

    def _box(self, page: int) -> QRectF:
        """Where a page stands in the view."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return self._stack.box(page, self.viewport().width()).translated(-across, -down)

    def _lay(self) -> None:
        """The width of the view, the way of fitting or the pages are others: one stays on the page one is on."""
        if not self._stack.sizes:
            self.verticalScrollBar().setRange(0, 0)
            self.viewport().update()
            return
        page, share = self._page, self._share()
        edge = 2 * theme().px(GAP)
        wide = max(40, self.viewport().width() - edge) / self._stack.widest
        if self._mode == "width":
            self._stack.scale = min(wide, MOST * INCH)
        elif self._mode == "page":
            self._stack.scale = min(wide, max(40, self.viewport().height() - edge) / self._stack.tallest)
        self._measure()
        self.go(page, share)
        self.zoomed.emit()

    def _share(self) -> float:
        """How far down the page one is on the view begins."""
        if not self._stack.tops or self._page > len(self._stack.tops):
            return 0.0
        down = self.verticalScrollBar().value() + theme().px(GAP) - self._stack.tops[self._page - 1]
        return max(0.0, min(1.0, down / max(1.0, self._stack.tall(self._page))))

    def _measure(self) -> None:
        self._stack.measure()
        tall, wide = self.viewport().height(), self._stack.width
        self.verticalScrollBar().setRange(0, max(0, round(self._stack.height - tall)))
        self.verticalScrollBar().setPageStep(tall)
        self.verticalScrollBar().setSingleStep(theme().px(48))
        self.horizontalScrollBar().setRange(0, max(0, round(wide - self.viewport().width())))
        self.horizontalScrollBar().setPageStep(self.viewport().width())
        self.viewport().update()

    def _scrolled(self, _value: int) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() * 0.4
        page = self._stack.at(middle) if self._stack.tops else 1
        if page != self._page:
            self._page = page
            self.turned.emit(page)
        self.viewport().update()

    def _drawn(self, page: int, _scale: int) -> None:
        if any(page == one for one, _box in self.shown()):
            self.letters(page)  # there by the time somebody selects
            self.viewport().update()

    def _lettered(self, page: int) -> None:
        if self._awaited and self._now and self._now[0] == page:
            self._reveal()
        if any(page == one for one, _box in self.shown()):
            self.viewport().update()

    def _reveal(self) -> None:
        """Bring the hit looked at into sight, a third down; its page at least, until its letters are there."""
        if self._now is None or not self._stack.sizes:
            return
        page, which = self._now
        letters, spans = self.letters(page), self._hits.get(page, ())
        if letters is None or which >= len(spans):
            self.go(page)
            return
        self._awaited = False
        bands = letters.boxes_of(*spans[which])
        if not bands:
            self.go(page)
            return
        left, top, right, _bottom = bands[0]
        third = self.viewport().height() / 3
        self.verticalScrollBar().setValue(round(self._stack.tops[page - 1] + top * self._stack.scale - third))
        box = self._box(page)
        if (
            box.left() + right * self._stack.scale > self.viewport().width()
            or box.left() + left * self._stack.scale < 0
        ):
            bar = self.horizontalScrollBar()
            bar.setValue(round(bar.value() + box.left() + left * self._stack.scale - theme().px(GAP) * 2))
        said = letters.text[max(0, spans[which][0] - 80) : spans[which][1] + 80]
        self.tell(_("Page {n}: {words}", n=page, words=" ".join(said.split())))

    def tell(self, words: str) -> None:
        """Say something to a screen reader."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
