"""How a paragraph of a transcript is drawn: its place, who speaks, marks, selection, words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from hearingdesk.rows import Paragraph
from ui import draw
from ui.theme import theme
from ui.widgets.transcript_layout import GUTTER, Laid
from ui.widgets.transcript_selection import Selection, Spot


@dataclass(frozen=True, slots=True)
class Ink:
    """What is the same for all paragraphs of one picture."""

    selection: Selection
    marking: draw.Marking | None  # what to mark
    now: Spot | None  # the mark looked at
    focused: bool
    wide: float  # of the words

    def paint(self, painter: QPainter, number: int, edge: float, laid: Laid) -> None:
        """Draw one paragraph with its top edge here; a grey bar while it is on the way."""
        px = theme().px
        left = px(GUTTER)
        paragraph = laid.paragraph
        if paragraph is None or laid.layout is None:
            draw.ground(painter, QRectF(left, edge + px(10), self.wide * 0.6, px(12)), "line", 4)
            return
        self._heading(painter, QRectF(0, edge, left + self.wide, laid.head), paragraph)
        corner = QPointF(left, edge + laid.head)
        self._marks(painter, number, laid, paragraph.text, corner)
        self._selected(painter, number, laid, paragraph.text, corner)
        if self.now and self.now[0] == number:
            draw.ground(painter, QRectF(left - px(12), edge, px(3), laid.height - px(12)), "accent", px(1))
        painter.setPen(theme().colour("text"))
        laid.layout.draw(painter, corner)

    def _heading(self, painter: QPainter, line: QRectF, paragraph: Paragraph) -> None:
        px = theme().px
        tall = line.height() - px(4) if line.height() else draw.line_height("read")
        place = QRectF(0, line.y(), px(GUTTER - 18), tall)
        draw.words(painter, place, paragraph.place, "small", "text3", align=draw.RIGHT, tabular=True)
        if line.height():
            room = QRectF(px(GUTTER), line.y(), self.wide, tall)
            taken = draw.words(painter, room, paragraph.speaker, "strong")
            rest = room.adjusted(min(taken + px(7), self.wide), 0, 0, 0)
            draw.words(painter, rest, paragraph.sub, "small", "text3")

    def _marks(self, painter: QPainter, number: int, laid: Laid, text: str, corner: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for start, end in self.marking(text) if self.marking else ():
            now = self.now == (number, start)
            painter.setBrush(theme().colour("mark_now" if now else "mark"))
            for band in laid.bands(start, end):
                painter.drawRoundedRect(band.translated(corner).adjusted(-1, 0, 1, 0), 3, 3)

    def _selected(self, painter: QPainter, number: int, laid: Laid, text: str, corner: QPointF) -> None:
        part = self.selection.within(number, len(text))
        if part:
            tint = QColor(theme().colour("accent"))
            tint.setAlpha(70 if self.focused else 40)
            painter.setBrush(tint)
            for band in laid.bands(*part):
                painter.drawRect(band.translated(corner))
