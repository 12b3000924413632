"""The transcript reader: virtual, marked where words were found, selected and copied with its citation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from hearingdesk.words import _
from ui.draw import Marking
from ui.models.text import Text
from ui.theme import theme
from ui.widgets.transcript_access import SpokenTranscript
from ui.widgets.transcript_keys import TranscriptKeys
from ui.widgets.transcript_layout import GUTTER, Laid, Layouts
from ui.widgets.transcript_paint import Ink, Spans
from ui.widgets.transcript_selection import MOST, Selection, Spot

STEPS = 64  # of the scroll bar for one paragraph
ROOM = 64  # pixels at 100 % that are kept between what one goes to and the edge of the view
MARGIN = 12  # pixels at 100 % above the first line; less than the gap, so that only a gap is hidden by it


class TranscriptView(QAbstractScrollArea):
    """Reads a Text. Where it stands is a paragraph and pixels into it, so nothing above need be measured."""

    refused = Signal(str)  # why a copy was not made
    pressed = Signal(str)  # a letter or figure that is no command of its own
    noted = Signal(object, object)  # a margin note was clicked: its paragraph's number, its id
    moved = Signal()  # one has scrolled, or gone to another paragraph
    _announced: ClassVar[bool] = False

    def __init__(self, name: str, text: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._layouts = Layouts(text.paragraph)
        self._top, self._into = 0, 0.0
        self.selection = Selection()
        self._marking: Marking | None = None
        self._now: Spot | None = None
        self._pinned: Spans = {}
        self._keys = TranscriptKeys(self)
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
        if announce:
            self.tell(at)

    def rest(self, at: int) -> None:
        """Begin at this paragraph, as if one had scrolled there."""
        self._top, self._into = max(0, min(at, self.last())), 0.0
        self.move_text(0)

    def tell(self, at: int) -> None:
        """Say a paragraph to a screen reader."""
        if said := self.spoken(at):
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def set_marks(self, marking: Marking | None) -> None:
        """Mark what this finds in a paragraph."""
        self._marking = marking
        self.viewport().update()

    def set_pinned(self, spans: Spans) -> None:
        """Show exactly these words, paragraph by paragraph."""
        self._pinned = spans
        self.viewport().update()

    def set_margin(self, kept: bool) -> None:
        """Keep room at the side for margin notes."""
        with self._held(self.viewport().height()):
            self._layouts.set_margin(kept)
        self.viewport().update()

    def top(self) -> int:
        """The first paragraph on the screen."""
        return self._top

    def last(self) -> int:
        """The last paragraph there is."""
        return max(0, self._text.count() - 1)

    def looked_at(self) -> int:
        """The paragraph one has gone to while it is in sight, else the first on the screen."""
        seen = [number for number, _edge, _laid in self.on_screen()]
        return self._now[0] if self._now and self._now[0] in seen else self._top

    def here(self) -> Spot:
        """Where one is: the letter one has gone to while it is in sight."""
        number = self.looked_at()
        return self._now if self._now and self._now[0] == number else (number, 0)

    def step_turn(self, step: int) -> None:
        """Go to the next paragraph or the one before, and say it; no further than it takes to see it."""
        number = max(0, min(self.last(), self.looked_at() + (step if self._now else 0)))
        self._now = (number, 0)
        self.selection.clear()
        self.show_spot((number, 0))
        self.tell(number)
        self.moved.emit()

    def show_spot(self, spot: Spot) -> None:
        """Scroll no further than it takes to see this letter."""
        tall = self.viewport().height()
        for number, edge, laid in self.on_screen():
            if number == spot[0]:
                top = edge + laid.line_top(spot[1])
                room = theme().px(ROOM)
                if top < theme().px(MARGIN):
                    self.move_text(top - room if spot[1] else edge - theme().px(MARGIN))
                elif top > tall - room:
                    self.move_text(top - tall + room * 2)
                self.viewport().update()
                return
        now = self._now
        self.go(spot[0], spot[1], announce=False)
        self._now = now

    def line_ends(self, number: int, at: int) -> Spot:
        """Where the line with this letter begins and ends."""
        return self._layouts.at(number).line_ends(at)

    def words_of(self, number: int) -> str:
        """The words of a paragraph, waited for."""
        paragraph = self._text.read(number)
        return paragraph.text if paragraph else ""

    def on_screen(self) -> Iterator[tuple[int, float, Laid]]:
        """The paragraphs in sight: number, top edge, how it is set."""
        self._layouts.set_width(self.viewport().width())
        yield from self._standing(self.viewport().height())

    def _standing(self, tall: float) -> Iterator[tuple[int, float, Laid]]:
        """As `on_screen`, at the width they were set for, in a view that is so tall."""
        number, edge = self._top, theme().px(MARGIN) - self._into
        while edge < tall and number < self._text.count():
            laid = self._layouts.at(number)
            yield number, edge, laid
            edge += laid.height
            number += 1

    @contextmanager
    def _held(self, tall: float) -> Iterator[None]:
        """All is set anew meanwhile: the paragraph one is at stays where it stood, and in sight."""
        edges = {number: edge for number, edge, _laid in self._standing(tall)}
        at = self._now[0] if self._now and self._now[0] in edges else self._top
        edge, part = edges.get(at, 0.0), self._into / self._layouts.at(self._top).height
        yield
        self._top, self._into = at, 0.0
        if edge < theme().px(MARGIN):  # it began above the view: as much of it is above as was
            self._into = part * self._layouts.at(at).height
            self.move_text(0)
        else:
            self.move_text(theme().px(MARGIN) - min(edge, self.viewport().height() - theme().px(ROOM)))

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
        self.moved.emit()

    def clear_selection(self) -> None:
        """Select nothing."""
        self.selection.clear()
        self.viewport().update()

    def select_all(self) -> None:
        """Select every paragraph."""
        last = self._text.count() - 1
        paragraph = self._text.read(last) if last >= 0 else None
        if paragraph:
            self.select((0, 0), (last, len(paragraph.text)))

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
        if one is None:
            return ""
        role = {"question": _("Question"), "answer": _("Answer")}.get(one.kind, "")
        signs = [f"{sign.words}, {sign.by}" if sign.by else sign.words for sign in one.signs]
        notes = [_("Margin note: {note}", note=note.text) for note in one.notes]
        parts = (role, one.speaker, one.sub, one.place, one.text, *signs, *notes)
        return ". ".join(part for part in parts if part)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme().colour("content"))
        wide = self._layouts.text_width()
        ink = Ink(self.selection, self._marking, self._now, self.hasFocus(), wide, self._pinned)
        for number, edge, laid in self.on_screen():
            ink.paint(painter, number, edge, laid)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        with self._held(event.oldSize().height()):
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
            if (note := self._note_at(event.position())) is not None:
                self.noted.emit(*note)
                return
            spot = self.spot(event.position())
            self._now = spot
            self.moved.emit()
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

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.pressed(event):
            super().keyPressEvent(event)

    def _tip(self, point: QPointF) -> str:
        """What the signs in the gutter mean, and who set them."""
        if point.x() >= theme().px(GUTTER - 12):
            return ""
        for _number, edge, laid in self.on_screen():
            if laid.paragraph and edge <= point.y() < edge + laid.height:
                signs = laid.paragraph.signs
                return "\n".join(f"{sign.words} · {sign.by}" if sign.by else sign.words for sign in signs)
        return ""

    def _note_at(self, point: QPointF) -> tuple[int, int] | None:
        for number, edge, laid in self.on_screen():
            for one in laid.notes:
                if one.box.translated(0, edge).contains(point):
                    return number, one.note.id
        return None

    def _bar_moved(self, value: int) -> None:
        if not self._moving:
            self._top, steps = divmod(value, STEPS)
            self._into = steps / STEPS * self._layouts.at(self._top).height
            self.moved.emit()
        self.viewport().update()

    def _drag_on(self) -> None:
        below = self._pointer.y() - (self.viewport().height() if self._pointer.y() > 0 else 0)
        self.move_text(max(-60, min(60, below)))
        if self.selection.anchor is not None:
            self.select(self.selection.anchor, self.spot(QPointF(self._pointer)))

    def speaker(self) -> SpokenTranscript:
        """What a screen reader talks to."""
        if self._spoken is None:
            self._spoken = SpokenTranscript(self)
        return self._spoken


def _speaker(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    return thing.speaker() if isinstance(thing, TranscriptView) else None
