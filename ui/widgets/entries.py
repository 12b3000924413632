"""The rows of the palette: what can be gone to or done, under their heads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import draw
from ui.theme import theme

ROW, HEAD = 44, 30  # heights at 100 %
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to go to or to do; without `run` it is the head of those below it."""

    title: str
    side: str = ""  # where a record belongs, or a command's shortcut
    icon: str = ""
    run: Callable[[], object] | None = None


class EntryModel(QAbstractListModel):
    """Heads cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def set(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.title}, {entry.side}" if entry.side else entry.title
        return entry.title if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.entries[index.row()].run is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class EntryDelegate(QStyledItemDelegate):
    """Icon, words, and at the right where they belong or their keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme().px(200), theme().px(ROW if _entry(index).run else HEAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, entry = theme().px, _entry(index)
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.run is None:
            draw.words(painter, rect.adjusted(px(20), 0, 0, 0), entry.title, "caption", "text3")
        else:
            state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
            self._row(painter, rect, entry, chosen=bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _row(self, painter: QPainter, rect: QRectF, entry: Entry, *, chosen: bool) -> None:
        px = theme().px
        if chosen:
            draw.ground(painter, rect.adjusted(px(8), 0, -px(8), 0), "selected", px(7))
        token = "accent_text" if chosen else "text2"
        draw.glyph(
            painter,
            rect.x() + px(20),
            rect.center().y() - px(8),
            entry.icon or "chevron-right",
            token,
            px(16),
        )
        room = rect.adjusted(px(50), 0, -px(20), 0)
        side = min(draw.width(entry.side, "small"), room.width() * 0.5)
        words = room.adjusted(0, 0, -side - px(14), 0)
        draw.words(painter, words, entry.title)
        end = QRectF(room.right() - side, room.y(), side + 1, room.height())
        draw.words(painter, end, entry.side, "small", "text2" if chosen else "text3", align=draw.RIGHT)


def _entry(index: Index) -> Entry:
    model = index.model()
    assert isinstance(model, EntryModel)
    return model.entries[index.row()]
