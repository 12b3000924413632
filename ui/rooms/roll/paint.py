"""How the grid is drawn: its cells, the names at the left, the days above, the sums below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hearingdesk.words import _
from ui import draw
from ui.rooms.gridview import paint_state
from ui.rooms.roll.model import Index, RollModel
from ui.rooms.roll.showing import Tally, tally_words
from ui.theme import theme

ROW, HEAD, NAMES, SUMS, DAY = 44, 46, 220, 148, 166  # at 100 %: heights, then widths


class CellDelegate(QStyledItemDelegate):
    """Paints a cell; the day whose roll is called stands between two lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.called = -1  # the column of the roll call

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, model = theme().px, index.model()
        assert isinstance(model, RollModel)
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme().colour("line"))
        if index.column() == self.called:
            for edge in (rect.x(), rect.right() - 1):
                painter.fillRect(QRectF(edge, rect.y(), 2, rect.height()), theme().colour("accent"))
        box = rect.adjusted(px(4), px(3), -px(4), -px(4))
        cell = model.cell(index)
        if cell is None:
            words = tally_words(model.line(index.row()).sums)
            draw.words(painter, rect.adjusted(px(10), 0, -px(4), 0), words, "small", "text2", tabular=True)
        else:
            paint_state(painter, box, cell.chip, cell.known, cell.note, cell.other)
        if state & QStyle.StateFlag.State_Selected:
            ring = "focus" if option.widget.hasFocus() else "line_strong"  # type: ignore[attr-defined]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().colour(ring), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(6), px(6))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme().px(DAY), theme().px(ROW))


class Names(QHeaderView):
    """The people: their names in both languages, and who they are."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setDefaultSectionSize(theme().px(ROW))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(self.width_wanted(), super().sizeHint().height())

    def width_wanted(self) -> int:
        """A share of the grid, so that two days always find room beside the names."""
        parent = self.parentWidget()
        return max(
            theme().px(130), min(theme().px(NAMES), parent.width() // 3 if parent else theme().px(NAMES))
        )

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:
        model, px = self.model(), theme().px
        if not isinstance(model, RollModel) or not rect.isValid():
            return
        line, here = model.line(row), QRectF(rect)
        current = self.parent().currentIndex().row() == row  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(here, theme().colour("selected_inactive" if current else "raised"))
        painter.fillRect(QRectF(here.x(), here.bottom() - 1, here.width(), 1), theme().colour("line"))
        painter.fillRect(QRectF(here.right() - 1, here.y(), 1, here.height()), theme().colour("line"))
        lift = px(9) if line.role else 0
        room = QRectF(here.x() + px(12), here.center().y() - px(9) - lift, here.width() - px(20), px(18))
        taken = draw.words(painter, room, line.title, "strong")
        draw.words(painter, room.adjusted(taken + px(6), 0, 0, 0), line.other, "body", "text2")
        if line.role:
            draw.words(painter, room.translated(0, px(17)), line.role, "small", "text3")
        painter.restore()


class Days(QHeaderView):
    """The sittings: their day, what they are, by when a demand had to be served."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.called = -1
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFixedHeight(theme().px(HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        model, px = self.model(), theme().px
        if not isinstance(model, RollModel) or not rect.isValid():
            return
        here, called = QRectF(rect), column == self.called
        painter.save()
        painter.fillRect(here, theme().colour("accent_soft" if called else "sunken"))
        painter.fillRect(QRectF(here.x(), here.bottom() - 1, here.width(), 1), theme().colour("line"))
        if called:
            for edge in (here.x(), here.right() - 1):
                painter.fillRect(QRectF(edge, here.y(), 2, here.height()), theme().colour("accent"))
            painter.fillRect(QRectF(here.x(), here.y(), here.width(), 2), theme().colour("accent"))
        room = QRectF(here.x() + px(12), here.y() + px(5), here.width() - px(20), px(18))
        if column == len(model.shown.heads):
            draw.words(painter, room, _("So far"), "strong")
        else:
            head = model.shown.heads[column]
            tone = "accent_text" if called else "text"
            taken = draw.words(painter, room, head.day, "strong", tone)
            aside, side = (_("Roll call") if called else head.aside), room.adjusted(taken + px(8), 0, 0, 0)
            if draw.width(aside, "caption") <= side.width():
                draw.words(painter, side, aside, "caption", tone if called else "text2", align=draw.RIGHT)
            draw.words(painter, room.translated(0, px(17)), head.what, "small", tone if called else "text2")
        painter.restore()


class SumsBar(QWidget):
    """The sums below the grid; each stands under its day wherever the grid is scrolled to."""

    def __init__(self, model: RollModel, left: QHeaderView, above: QHeaderView) -> None:
        super().__init__()
        self._model, self._left, self._above = model, left, above
        self.setFixedHeight(theme().px(38))
        model.dataChanged.connect(lambda *_changed: self.refresh())
        model.modelReset.connect(self.refresh)
        above.sectionResized.connect(lambda *_sizes: self.update())

    def refresh(self) -> None:
        """The sums are others."""
        shown = self._model.shown
        told = [
            _("{name}: {words}", name=head.day, words=tally_words(one))
            for head, one in zip(shown.heads, shown.sums, strict=True)
        ]
        self.setAccessibleName(_("Sum") + ". " + ". ".join(told))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        px, shown = theme().px, self._model.shown
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("sunken"))
        painter.fillRect(0, 0, self.width(), 1, theme().colour("line_strong"))
        names = self._left.width()
        painter.save()
        painter.setClipRect(names, 0, self.width() - names, self.height())
        for column, one in enumerate((*shown.sums, shown.total)):
            left = names + self._above.sectionViewportPosition(column)
            room = QRectF(left + px(12), 0, self._above.sectionSize(column) - px(14), self.height())
            if column < len(shown.sums):
                _paint_sum(painter, room, one)
            else:
                words = tally_words(one)
                draw.words(painter, room.adjusted(-px(2), 0, 0, 0), words, "small", "text2", tabular=True)
        painter.restore()
        head = QRectF(px(12), 0, names - px(20), self.height())
        taken = draw.words(painter, head, _("Sum"), "strong")
        of = self._heads()
        draw.words(painter, head.adjusted(taken + px(8), 0, 0, 0), of, "small", "text3", tabular=True)
        painter.end()

    def _heads(self) -> str:
        """How many heads are shown, of how many."""
        n, every = len(self._model.shown.lines), self._model.shown.people
        return str(every) if n == every else _("{n} of {total}", n=n, total=every)


def _paint_sum(painter: QPainter, room: QRectF, one: Tally) -> None:
    """Three figures in colour, each with its word, or with its sign where there is no room for words."""
    px = theme().px
    told = (
        (one.came, "ok", _("present"), "circle-check"),
        (one.away, "bad", _("absent"), "circle-x"),
        (one.open, "text2", _("open"), "circle-help"),
    )
    wide = sum(draw.width(str(n), "strong") + draw.width(word, "small") + px(13) for n, _t, word, _i in told)
    spelt = wide <= room.width()
    for n, tone, word, icon in told:
        if not spelt:
            draw.glyph(painter, room.x(), room.center().y() - px(7), icon, tone, px(13))
            room = room.adjusted(px(17), 0, 0, 0)
        taken = draw.words(painter, room, str(n), "strong", tone, tabular=True)
        room = room.adjusted(taken + px(4 if spelt else 8), 0, 0, 0)
        if spelt:
            room = room.adjusted(draw.words(painter, room, word, "small", "text2") + px(9), 0, 0, 0)
