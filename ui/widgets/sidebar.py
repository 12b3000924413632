"""The side bar: the rooms of the house with their counts; a rail of icons when the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui import draw
from ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Section:
    """A room in the side bar, or the head of a group of them (no key)."""

    key: str
    label: str
    icon: str = ""  # an icon's name; "dot:" and a tone for a coloured dot
    count: str = ""
    urgent: bool = False  # the count is of things to do today


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.sections: list[Section] = []
        self.rail = False

    def set(self, sections: Sequence[Section]) -> None:
        self.beginResetModel()
        self.sections = list(sections)
        self.endResetModel()

    def change(self, row: int, section: Section) -> None:
        self.sections[row] = section
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.sections)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        section = self.sections[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole and section.count:
            return f"{section.label}, {section.count}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return section.label
        return section.label if role == Qt.ItemDataRole.ToolTipRole and self.rail else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self.sections[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        section = _section(index)
        return QSize(theme().px(40), theme().px(32 if section.key else 42))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, section = theme().px, _section(index)
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        view: QAbstractItemView = option.widget  # type: ignore[attr-defined]
        rail = view.width() < px(100)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not section.key:
            self._head(painter, rect, section, rail=rail)
            painter.restore()
            return
        box = rect.adjusted(px(8), 1, -px(8), -1)
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            draw.ground(painter, box, "selected" if chosen else "hover", px(6))
        if chosen and view.hasFocus():
            draw.ring(painter, box, px(6))
        self._icon(painter, box, section, rail=rail, chosen=chosen)
        if not rail:
            self._words(painter, box, section, chosen=chosen)
        painter.restore()

    def _head(self, painter: QPainter, rect: QRectF, section: Section, *, rail: bool) -> None:
        px = theme().px
        if rail:
            painter.fillRect(
                QRectF(px(16), rect.center().y() + px(4), rect.width() - px(32), 1),
                theme().colour("line_strong"),
            )
        else:
            draw.words(painter, rect.adjusted(px(16), px(14), -px(8), 0), section.label, "caption", "text3")

    def _icon(self, painter: QPainter, box: QRectF, section: Section, *, rail: bool, chosen: bool) -> None:
        px = theme().px
        left, middle = box.x() + px(14 if rail else 9), box.center().y()
        if section.icon.startswith("dot:"):
            dot = QRectF(left + px(4), middle - px(4), px(8), px(8))
            draw.ground(painter, dot, section.icon.removeprefix("dot:"), px(2))
        else:
            token = "accent_text" if chosen else "text2"
            draw.glyph(painter, left, middle - px(8), section.icon, token, px(16))
        if rail and section.urgent:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("bad"))
            painter.drawEllipse(QPointF(left + px(17), middle - px(7)), px(3), px(3))

    def _words(self, painter: QPainter, box: QRectF, section: Section, *, chosen: bool) -> None:
        px = theme().px
        token = "accent_text" if chosen else "text"
        wide = draw.width(section.count, "caption", tabular=True) if section.count else 0
        room = box.adjusted(px(35), 0, -px(14) - wide, 0)
        draw.words(painter, room, section.label, "strong" if chosen else "body", token)
        if section.urgent:
            pill = max(px(20), wide + px(10))
            at = QRectF(box.right() - pill - px(7), box.center().y() - px(9), pill, px(18))
            draw.ground(painter, at, "bad_soft", px(9))
            draw.words(painter, at, section.count, "caption", "bad", align=draw.CENTRE, tabular=True)
        elif section.count:
            quiet = "accent_text" if chosen else "text3"
            end = box.adjusted(0, 0, -px(9), 0)
            draw.words(painter, end, section.count, "caption", quiet, align=draw.RIGHT, tabular=True)


class SectionList(QListView):
    """The rooms, by keyboard and mouse."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._model = _Model()
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setProperty("painted", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._moved)
        theme().changed.connect(self.doItemsLayout)

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Show these; the chosen one stays chosen."""
        key = self.current()
        self._model.set(sections)
        self.choose(key, quiet=True)

    def set_counts(self, counts: dict[str, str]) -> None:
        """New counts by key; the others stay."""
        for row, section in enumerate(self._model.sections):
            if section.key in counts and section.count != counts[section.key]:
                self._model.change(row, replace(section, count=counts[section.key]))

    def set_rail(self, rail: bool) -> None:
        """Icons only, with tips."""
        self._model.rail = rail
        self.viewport().update()

    def current(self) -> str:
        """The key of the chosen room, or ""."""
        index = self.currentIndex()
        return self._model.sections[index.row()].key if index.isValid() else ""

    def choose(self, key: str, *, quiet: bool = False) -> None:
        """Choose a room; `quiet` when whoever asks knows already."""
        for row, section in enumerate(self._model.sections):
            if key and section.key == key:
                self.blockSignals(quiet)
                self.setCurrentIndex(self._model.index(row))
                self.blockSignals(False)

    def _moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._model.sections[current.row()].key)


def _section(index: Index) -> Section:
    model = index.model()
    assert isinstance(model, _Model)
    return model.sections[index.row()]
