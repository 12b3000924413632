"""Lines of a source, each with what it is taken for in words, and its parts in colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGraphicsOpacityEffect,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from hearingdesk.exchange.preview.looks import SeenLine, Span
from hearingdesk.words import N_, _, legible
from ui import draw
from ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
PART_NAMES: Mapping[str, str] = {
    "turn": N_("Speaker"),
    "label": N_("Speaker"),
    "text": N_("Speech"),
    "more": N_("Speech goes on"),
    "scene": N_("Not speech"),
    "heading": N_("Heading"),
    "head": N_("Before the speakers"),
    "page": N_("Page mark"),
    "row": N_("Line number"),
    "cite": N_("Question number"),
    "date": N_("Day"),
    "committee": N_("Committee"),
    "title": N_("Title"),
    "place": N_("Place"),
    "present": N_("Listed as present"),
    "witnesses": N_("Witnesses"),
    "witness": N_("Witness"),
    "opens": N_("Opened"),
    "closes": N_("Closed"),
}
_TOKENS: Mapping[str, tuple[str, str]] = {  # the words, and the ground behind them
    "label": ("accent_text", "accent_soft"),
    "text": ("text", ""),
    "more": ("text", ""),
    "scene": ("mute", "mute_soft"),
    "page": ("warn", "warn_soft"),
    "row": ("warn", ""),
    "cite": ("info", "info_soft"),
    "present": ("ok", "ok_soft"),
    "witnesses": ("violet", "violet_soft"),
    "witness": ("violet", "violet_soft"),
    "head": ("text3", ""),
}
_FOUND = ("info", "info_soft")  # the day, the committee and whatever else the head says
_ROW, _PART, _NUMBER = 26, 150, 52  # heights and widths at 100 %


class LineModel(QAbstractTableModel):
    """Number, part, words."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[SeenLine] = ()

    def show_lines(self, lines: Sequence[SeenLine]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, at: int) -> SeenLine:
        """The line in this row."""
        return self._lines[at]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self._lines[index.row()]
        part = _(PART_NAMES[line.part]) if line.part in PART_NAMES else ""
        return legible((str(line.number), part, line.text)[index.column()])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 0:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Line"), _("What it is"), _("What stands there"))[section]


class LineDelegate(QStyledItemDelegate):
    """Paints the parts of a line, one after another, cut where there is no room."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, LineModel):
            return
        line = model.line(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = theme().px
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(rect, theme().colour("selected"))
        room = rect.adjusted(px(8), 0, -px(6), 0)
        if index.column() == 0:
            draw.words(painter, room, str(line.number), "small", "text3", align=draw.RIGHT, tabular=True)
        elif index.column() == 1:
            draw.words(painter, room, str(index.data()), "small", _token(line.part)[0])
        else:
            _spans(painter, room, line)
        painter.restore()


def _token(part: str) -> tuple[str, str]:
    if part == "turn":
        return _TOKENS["label"]
    return _TOKENS.get(part, _FOUND if part in PART_NAMES else ("text3", ""))


def _spans(painter: QPainter, room: QRectF, line: SeenLine) -> None:
    at, left = 0, room.x()
    spans = sorted(line.spans, key=lambda span: span.start)
    for span in [*spans, Span(len(line.text), len(line.text), "")]:
        for words, part in ((line.text[at : span.start], ""), (line.text[span.start : span.end], span.part)):
            if not words or left >= room.right():
                continue
            token, ground = _token(part) if part else ("text3", "")
            words = words.replace("\t", "    ")
            wide = draw.width(words)
            box = QRectF(left, room.y(), min(wide + 1, room.right() - left), room.height())
            if ground:
                draw.ground(painter, box.adjusted(-2, 3, 2, -3), ground, theme().px(4))
            draw.words(painter, box, words, "body", token)
            left += wide
        at = max(at, span.end)


class LinesView(QTableView):
    """The list one scrolls through."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.lines = LineModel()
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(self))
        self.setAccessibleName(name)
        self.setProperty("painted", True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        px, head = theme().px, self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(0, px(_NUMBER))
        head.resizeSection(1, px(_PART))

    def show_lines(self, lines: Sequence[SeenLine]) -> None:
        """Show these, where one had scrolled to."""
        at = self.verticalScrollBar().value()
        self.lines.show_lines(lines)
        self.verticalScrollBar().setValue(at)


def grey(view: QTableView, on: bool) -> None:
    """Show that what stands there is not the answer to what is asked now."""
    effect = view.viewport().graphicsEffect()
    if effect is None:
        effect = QGraphicsOpacityEffect(view.viewport())
        effect.setOpacity(0.4)
        view.viewport().setGraphicsEffect(effect)
    effect.setEnabled(on)
