"""How a row of a list is drawn: a day at the left, a name in two languages, states, and quiet words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hearingdesk.rows import Lead, ListRow
from ui import draw
from ui.theme import theme

TALL, FLAT, HEAD = 88, 62, 34  # heights at 100 %
Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws ListRows: `tall` gives each language its own line, otherwise both share one."""

    def __init__(self, parent: QWidget, *, tall: bool = True) -> None:
        super().__init__(parent)
        self._tall = tall

    def height(self) -> int:
        """A row's height at the size of words in force."""
        return theme().px(TALL if self._tall else FLAT)

    def head(self) -> int:
        """The height of a group's head, which stands in the cell of the group's first row."""
        return theme().px(HEAD)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme().px(280), self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        row = index.model().row(index.row())  # type: ignore[attr-defined]
        over = rect.height() - self.height()
        if row is None:
            self._grey(painter, rect)
        else:
            if over > 0:
                self._group(painter, QRectF(rect.x(), rect.y(), rect.width(), over), row.group)
            self._row(painter, rect.adjusted(0, max(0, over), 0, 0), option, row)
        painter.restore()

    def _grey(self, painter: QPainter, rect: QRectF) -> None:
        px = theme().px
        bar = QRectF(rect.x() + px(20), rect.bottom() - self.height() + px(14), rect.width() * 0.55, px(10))
        draw.ground(painter, bar, "line", px(4))

    def _group(self, painter: QPainter, rect: QRectF, text: str) -> None:
        px = theme().px
        draw.words(painter, rect.adjusted(px(20), px(10), -px(12), 0), text, "caption", "text3")

    def _row(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, row: ListRow) -> None:
        px = theme().px
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        box = rect.adjusted(px(8), px(2), -px(8), -px(2))
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            draw.ground(painter, box, "selected" if chosen else "hover", px(8))
        owner: QWidget | None = option.widget  # type: ignore[attr-defined]
        if chosen and owner and owner.hasFocus():
            draw.ring(painter, box, px(8))
        left, top = box.x() + px(12), box.y() + px(10 if self._tall else 8)
        if row.lead:
            self._lead(painter, left, top, row.lead, chosen)
            left += px(46)
        room = QRectF(left, top, box.right() - px(12) - left, px(18))
        self._names(painter, room, row)
        self._state(painter, room.translated(0, px(45 if self._tall else 21)), row, chosen)

    def _lead(self, painter: QPainter, left: float, top: float, lead: Lead, chosen: bool) -> None:
        px = theme().px
        quiet, strong = ("accent_text", "accent_text") if chosen else ("text3", "text")
        centre = draw.CENTRE
        draw.words(
            painter, QRectF(left - px(4), top + 1, px(42), px(16)), lead.above, "caption", quiet, align=centre
        )
        main = QRectF(left - px(4), top + px(16), px(42), px(26))
        role = "day" if draw.width(lead.main, "day", tabular=True) <= main.width() else "strong"
        if role == "strong" and not (lead.above or lead.below):
            main = QRectF(main.x(), top, main.width(), px(18))  # a time alone stands on the line of the name
        draw.words(painter, main, lead.main, role, strong, align=centre, tabular=True)
        below = QRectF(left - px(4), top + px(44), px(42), px(16))
        draw.words(painter, below, lead.below, "caption", quiet, align=centre)

    def _names(self, painter: QPainter, room: QRectF, row: ListRow) -> None:
        px = theme().px
        if row.badge:
            wide = draw.width(row.badge, "caption", tabular=True) + px(4)
            draw.words(painter, room, row.badge, "caption", "text3", align=draw.RIGHT, tabular=True)
            room = room.adjusted(0, 0, -wide - px(6), 0)
        taken = draw.words(painter, room, row.title, "strong")
        if self._tall:
            draw.words(painter, room.translated(0, px(20)), row.sub, "small", "text2")
        elif row.sub:
            draw.words(painter, room.adjusted(taken + px(7), 0, 0, 0), row.sub, "small", "text2")

    def _state(self, painter: QPainter, room: QRectF, row: ListRow, chosen: bool) -> None:
        px = theme().px
        left = room.x() - 1
        for chip in row.chips:
            took = draw.chip(painter, left, room.y(), chip, room.right() - left, px(draw.CHIP_HEIGHT))
            left += took + px(7) if took else 0
        rest = QRectF(left + (1 if not row.chips else 0), room.y(), room.right() - left, px(draw.CHIP_HEIGHT))
        draw.words(painter, rest, row.side, "small", "text2" if chosen else "text3", tabular=True)
