"""How a paragraph of a transcript is drawn: its place, who speaks, marks, selection, words, what was made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hearingdesk.rows import Paragraph
from hearingdesk.words import N_, _
from ui import draw
from ui.theme import theme
from ui.widgets import signs
from ui.widgets.transcript_layout import GUTTER, Laid
from ui.widgets.transcript_selection import Selection, Spot

ROLES = {"question": N_("Q"), "answer": N_("A")}  # who asks and who answers, in a letter before the speaker
Spans = Mapping[int, Sequence[tuple[int, int]]]  # of each paragraph, by its id, the characters from and up to


@dataclass(frozen=True, slots=True)
class Ink:
    """What is the same for all paragraphs of one picture."""

    selection: Selection
    marking: draw.Marking | None  # what to mark
    now: Spot | None  # the mark looked at
    focused: bool
    wide: float  # of the words
    pinned: Spans  # words that are shown, not found: what is cited

    def paint(self, painter: QPainter, number: int, edge: float, laid: Laid) -> None:
        """Draw one paragraph with its top edge here; a grey bar while it is on the way."""
        px = theme().px
        left = px(GUTTER)
        paragraph = laid.paragraph
        if paragraph is None or laid.layout is None:
            draw.ground(painter, QRectF(left, edge + px(10), self.wide * 0.6, px(12)), "line", 4)
            return
        below = self._heading(painter, QRectF(0, edge, left + self.wide, laid.head), paragraph)
        corner = QPointF(left, edge + laid.head)
        if paragraph.signs:
            self._signs(painter, below, paragraph)
            self._underline(painter, laid, paragraph, corner)
        self._marks(painter, number, laid, paragraph, corner)
        self._selected(painter, number, laid, paragraph.text, corner)
        if self.now and self.now[0] == number:
            draw.ground(painter, QRectF(left - px(12), edge, px(3), laid.height - px(12)), "accent", px(1))
        painter.setPen(theme().colour(laid.token))
        laid.layout.draw(painter, corner)
        self._caret(painter, number, laid, corner)
        for one in laid.notes:
            self._note(painter, one.box.translated(0, edge), one.inner + QPointF(0, edge), one)

    def _heading(self, painter: QPainter, line: QRectF, paragraph: Paragraph) -> float:
        """The place and the speaker; where the place ends, from the view's top."""
        px = theme().px
        tall = line.height() - px(4) if line.height() else draw.line_height("read")
        place = QRectF(0, line.y(), px(GUTTER - 18), tall)
        draw.words(painter, place, paragraph.place, "small", "text3", align=draw.RIGHT, tabular=True)
        if line.height():
            room = QRectF(px(GUTTER), line.y(), self.wide, tall)
            if role := ROLES.get(paragraph.kind):
                room.setLeft(room.left() + self._role(painter, room, paragraph.kind, _(role)))
            taken = draw.words(painter, room, paragraph.speaker, "strong")
            rest = room.adjusted(min(taken + px(7), room.width()), 0, 0, 0)
            draw.words(painter, rest, paragraph.sub, "small", "text3")
        return place.bottom()

    def _role(self, painter: QPainter, room: QRectF, kind: str, letter: str) -> float:
        """A letter on a ground of its own: Q and A are told apart at a glance. The room it takes."""
        px = theme().px
        tone = "accent" if kind == "question" else "mute"
        box = QRectF(room.left(), room.center().y() - px(8), px(17), px(16))
        draw.ground(painter, box, f"{tone}_soft", px(4))
        ink = "accent_text" if kind == "question" else "mute"
        draw.words(painter, box, letter, "caption", ink, align=draw.CENTRE)
        return px(24)

    def _signs(self, painter: QPainter, top: float, paragraph: Paragraph) -> None:
        """The signs under the place, from the right: each once, one's own before another's."""
        px = theme().px
        shown = {sign.kind: sign.own for sign in sorted(paragraph.signs, key=lambda sign: sign.own)}
        size, right = px(signs.SIZE), float(px(GUTTER - 18))
        for kind, own in shown.items():
            right -= size
            signs.paint(painter, QRectF(right, top + px(3), size, size), kind, own=own)
            right -= px(4)

    def _underline(self, painter: QPainter, laid: Laid, paragraph: Paragraph, corner: QPointF) -> None:
        """A line under the words a sign is about, where that is not all of them."""
        for sign in paragraph.signs:
            if 0 < sign.last - sign.first < len(paragraph.text):
                painter.setPen(QPen(theme().colour(signs.token(sign.kind, sign.own)), theme().px(1)))
                for band in laid.bands(sign.first, sign.last):
                    low = band.translated(corner).bottom() - 0.5
                    painter.drawLine(
                        QPointF(corner.x() + band.left(), low), QPointF(corner.x() + band.right(), low)
                    )

    def _marks(
        self, painter: QPainter, number: int, laid: Laid, paragraph: Paragraph, corner: QPointF
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for start, end in self.pinned.get(paragraph.id, ()):
            self._band(painter, laid, start, end, corner, "mark_now")
        for start, end in self.marking(paragraph.text) if self.marking else ():
            now = self.now == (number, start)
            self._band(painter, laid, start, end, corner, "mark_now" if now else "mark")

    def _band(self, painter: QPainter, laid: Laid, start: int, end: int, corner: QPointF, token: str) -> None:
        painter.setBrush(theme().colour(token))
        for band in laid.bands(start, end):
            painter.drawRoundedRect(band.translated(corner).adjusted(-1, 0, 1, 0), 3, 3)

    def _selected(self, painter: QPainter, number: int, laid: Laid, text: str, corner: QPointF) -> None:
        part = self.selection.within(number, len(text))
        if part:
            tint = QColor(theme().colour("accent"))
            tint.setAlpha(70 if self.focused else 40)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            for band in laid.bands(*part):
                painter.drawRect(band.translated(corner))

    def _caret(self, painter: QPainter, number: int, laid: Laid, corner: QPointF) -> None:
        """Where words are selected from, and to."""
        if self.focused and self.selection.cursor and self.selection.cursor[0] == number:
            edge = laid.caret(self.selection.cursor[1]).translated(corner)
            painter.fillRect(edge.adjusted(0, 0, 0.5, 0), theme().colour("accent"))

    def _note(self, painter: QPainter, box: QRectF, inner: QPointF, one) -> None:  # type: ignore[no-untyped-def]
        px = theme().px
        draw.ground(painter, box, "sunken", px(4))
        draw.ground(painter, QRectF(box.left(), box.top(), px(3), box.height()), "violet", px(1))
        if one.note.by:
            by = QRectF(inner.x(), box.top() + px(5), box.width() - px(18), draw.line_height("caption"))
            draw.words(painter, by, one.note.by, "caption", "text3")
            inner = inner + QPointF(0, by.height() + px(1))
        painter.setPen(theme().colour("text2"))
        one.layout.draw(painter, inner)
