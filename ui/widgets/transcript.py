"""The transcript reader: virtual, marked where words were found, selected and copied with its citation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from hearingdesk.words import _
from ui.draw import Marking
from ui.models.text import Text
from ui.theme import theme
from ui.widgets.transcript_access import SpokenTranscript
from ui.widgets.transcript_layout import GUTTER, Laid, Layouts
from ui.widgets.transcript_paint import Ink
from ui.widgets.transcript_selection import MOST, Selection, Spot

STEPS = 64  # of the scroll bar for one paragraph
MARGIN = 12  # pixels at 100 % above the first line; less than the gap, so that only a gap is hidden by it


class TranscriptView(QAbstractScrollArea):
    """Reads a Text. Where it stands is a paragraph and pixels into it, so nothing above need be measured."""

    refused = Signal(str)  # why a copy was not made
    pressed = Signal(str)  # a letter that is no command of its own
    _announced: ClassVar[bool] = False

    def __init__(self, name: str, text: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._layouts = Layouts(text.paragraph)
        self._top, self._into = 0, 0.0
        self.selection = Selection()
        self._marking: Marking | None = None
        self._now: Spot | None = None
        self._moving = False
        self._pointer = QPoint()
        self._drag = QTimer(self, interval=16)
        self._drag.timeout.connect(self._drag_on)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(STEPS)
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)
        theme().changed.connect(self.reload)
        self._spoken: SpokenTranscript | None = None
        self._announce()
        self.reload()

    @classmethod
    def _announce(cls) -> None:
        """Tell Qt once who speaks for these views."""
        if not cls._announced:
            cls._announced = True
            QAccessible.installFactory(_speaker)

    def reload(self) -> None:
        """The text, its length or the look is another."""
        self._layouts.clear()
        last = max(0, self._text.count() - 1)
        self._top = min(self._top, last)
        self.verticalScrollBar().setRange(0, last * STEPS)
        self.viewport().update()

    def arrived(self, first: int, last: int) -> None:
        """These paragraphs are here now."""
        if first <= self._top + 60 and last >= self._top:
            self.viewport().update()

    def go(self, at: int, character: int = 0, *, announce: bool = True) -> None:
        """Show this paragraph, a third down the view, and say it."""
        self._top, self._into = max(0, min(at, self._text.count() - 1)), 0.0
        self._now = (at, character)
        self._layouts.set_width(self.viewport().width())
        down = self._layouts.at(self._top).line_top(character) if character else 0.0
        self.move_text(down - self.viewport().height() * 0.3)
        if announce and (said := self.spoken(at)):
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def set_marks(self, marking: Marking | None) -> None:
        """Mark what this finds in a paragraph."""
        self._marking = marking
        self.viewport().update()

    def top(self) -> int:
        """The first paragraph on the screen."""
        return self._top

    def looked_at(self) -> int:
        """The paragraph one has gone to while it is in sight, else the first on the screen."""
        seen = [number for number, _edge, _laid in self.on_screen()]
        return self._now[0] if self._now and self._now[0] in seen else self._top

    def on_screen(self) -> Iterator[tuple[int, float, Laid]]:
        """The paragraphs in sight: number, top edge, how it is set."""
        self._layouts.set_width(self.viewport().width())
        number, edge = self._top, theme().px(MARGIN) - self._into
        while edge < self.viewport().height() and number < self._text.count():
            laid = self._layouts.at(number)
            yield number, edge, laid
            edge += laid.height
            number += 1

    def move_text(self, pixels: float) -> None:
        """Move the text up by so many pixels, down for a negative number."""
        self._layouts.set_width(self.viewport().width())
        self._into += pixels
        while (
            self._into >= (height := self._layouts.at(self._top).height)
            and self._top < self._text.count() - 1
        ):
            self._into -= height
            self._top += 1
        while self._into < 0 and self._top > 0:
            self._top -= 1
            self._into += self._layouts.at(self._top).height
        height = self._layouts.at(self._top).height
        self._into = max(0.0, min(self._into, height - 1))
        self._moving = True
        self.verticalScrollBar().setValue(int(STEPS * (self._top + self._into / height)))
        self._moving = False
        self.viewport().update()

    def select(self, first: Spot, last: Spot) -> None:
        """Select from here to there."""
        self.selection.set(first, last)
        self.viewport().update()

    def copy(self, *, cite: bool = False) -> None:
        """Put the selected words on the clipboard, in quotes and with where they stand if asked."""
        if self.selection.range() is None:
            return
        words = self.selection.quoted(self._text) if cite else self.selection.words(self._text)
        if words:
            QGuiApplication.clipboard().setText(words)
        else:
            most = f"{MOST:,}"
            self.refused.emit(_("That is too much to copy at once. Select at most {n} paragraphs.", n=most))

    def spoken(self, at: int) -> str:
        """A paragraph as a screen reader says it."""
        one = self._text.paragraph(at)
        parts = (one.speaker, one.sub, one.place, one.text) if one else ()
        return ". ".join(part for part in parts if part)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme().colour("content"))
        ink = Ink(self.selection, self._marking, self._now, self.hasFocus(), self._layouts.text_width())
        for number, edge, laid in self.on_screen():
            ink.paint(painter, number, edge, laid)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layouts.set_width(self.viewport().width())
        self.verticalScrollBar().setPageStep(STEPS * 8)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.move_text(-(event.pixelDelta().y() or event.angleDelta().y() * 0.6))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            spot = self.spot(event.position())
            extend = (
                event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.selection.anchor is not None
            )
            self.select(self.selection.anchor if extend and self.selection.anchor else spot, spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self.selection.anchor is not None:
            self._pointer = event.position().toPoint()
            self.select(self.selection.anchor, self.spot(event.position()))
            inside = self.viewport().rect().contains(self._pointer)
            (self._drag.stop if inside else self._drag.start)()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag.stop()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number, character = self.spot(event.position())
        first, last = self._layouts.at(number).word(character)
        self.select((number, first), (number, last))

    def spot(self, point: QPointF) -> Spot:
        """The character under this point of the view."""
        found: Spot = (self._top, 0)
        for number, edge, laid in self.on_screen():
            if laid.paragraph is None:
                continue
            if point.y() < edge + laid.height:
                return number, laid.place(point.x() - theme().px(GUTTER), point.y() - edge - laid.head)
            found = (number, len(laid.paragraph.text))
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
        page = self.viewport().height() * 0.9
        line = theme().px(48)
        moves: dict[tuple[int, Qt.KeyboardModifier], Callable[[], None]] = {
            (Qt.Key.Key_C, control | shift): lambda: self.copy(cite=True),
            (Qt.Key.Key_Down, shift): lambda: self._extend(1),
            (Qt.Key.Key_Up, shift): lambda: self._extend(-1),
            (Qt.Key.Key_Home, control): lambda: self.go(0, announce=False),
            (Qt.Key.Key_End, control): lambda: self.go(self._text.count() - 1, announce=False),
        }
        scrolls = {Qt.Key.Key_Down: line, Qt.Key.Key_Up: -line, Qt.Key.Key_Space: page}
        scrolls |= {Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
        for key, pixels in scrolls.items():
            moves[key, Qt.KeyboardModifier.NoModifier] = lambda pixels=pixels: self.move_text(pixels)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._select_all()
        elif move := moves.get((event.key(), held)):
            move()
        elif not held and event.text().isalpha():
            self.pressed.emit(event.text().lower())
        else:
            super().keyPressEvent(event)

    def _bar_moved(self, value: int) -> None:
        if not self._moving:
            self._top, steps = divmod(value, STEPS)
            self._into = steps / STEPS * self._layouts.at(self._top).height
        self.viewport().update()

    def _drag_on(self) -> None:
        below = self._pointer.y() - (self.viewport().height() if self._pointer.y() > 0 else 0)
        self.move_text(max(-60, min(60, below)))
        if self.selection.anchor is not None:
            self.select(self.selection.anchor, self.spot(QPointF(self._pointer)))

    def _select_all(self) -> None:
        last = self._text.count() - 1
        paragraph = self._text.read(last) if last >= 0 else None
        if paragraph:
            self.select((0, 0), (last, len(paragraph.text)))

    def _extend(self, step: int) -> None:
        anchor = self.selection.anchor or (self._top, 0)
        number = (self.selection.cursor or anchor)[0] + step
        number = max(0, min(self._text.count() - 1, number))
        paragraph = self._text.paragraph(number)
        self.select(anchor, (number, len(paragraph.text) if paragraph and step > 0 else 0))

    def speaker(self) -> SpokenTranscript:
        """What a screen reader talks to."""
        if self._spoken is None:
            self._spoken = SpokenTranscript(self)
        return self._spoken


def _speaker(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    return thing.speaker() if isinstance(thing, TranscriptView) else None
