"""Six weeks of days, walked with the arrows: a real table model for screen readers, painted by a delegate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import MAXYEAR, date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from hearingdesk import codes
from hearingdesk.rows import Tone
from hearingdesk.when import When, saying
from hearingdesk.words import _, language, n_
from ui import draw
from ui.rooms.pages.month import CalendarDay, Entry
from ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WEEK = 7
_LINE = 18  # pixels of one entry

_LOOKS: dict[str, tuple[Tone, str]] = {
    "future": ("info", "alarm-clock"),
    "today": ("bad", "alarm-clock"),
    "missed": ("mute", "circle-x"),
    "met": ("ok", "circle-check"),
    "met_late": ("warn", "circle-alert"),
    "contested": ("warn", "circle-help"),
    "waived": ("mute", "minus"),
    "na": ("mute", "minus"),
    "": ("info", "alarm-clock"),
}
_PLACES: dict[str, tuple[Tone, str]] = {"hearing": ("violet", "landmark"), "meeting": ("mute", "users")}


def look(entry: Entry) -> tuple[Tone, str]:
    """The colour and the icon of an entry: by its state, or by what it is."""
    return _PLACES.get(entry.table) or _LOOKS.get(entry.state, _LOOKS[""])


def spoken(day: CalendarDay) -> str:
    """A day as one sentence."""
    parts = [When.day(day.day).say(weekday=True), day.off.say()]
    parts += [f"{entry.title.say()} {_state(entry)}".strip() for entry in day.entries]
    return ". ".join(part for part in parts if part)


def _state(entry: Entry) -> str:
    named = {"deadline": "deadline_state", "hearing": "sitting_state"}.get(entry.table)
    told = codes.label(named, entry.state) if named and entry.state else ""
    return f"({told})" if told else ""


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.days: list[CalendarDay] = []

    def show(self, days: Sequence[CalendarDay]) -> None:
        self.beginResetModel()
        self.days = list(days)
        self.endResetModel()

    def day(self, index: Index) -> CalendarDay | None:
        at = index.row() * _WEEK + index.column()
        return self.days[at] if index.isValid() and at < len(self.days) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.days) // _WEEK

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else _WEEK

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        day = self.day(index)
        if day is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day.day)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(day)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole or not self.days:
            return None
        names = saying.WEEKDAYS_KO if language() == "ko" else saying.WEEKDAYS
        return names[self.days[section].day.weekday()]


class _Delegate(QStyledItemDelegate):
    def __init__(self, grid: MonthGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        day = self._grid.model_of_days.day(index)
        if day is None:
            return
        px = theme().px
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "sunken" if day.weekend or not day.within else "content"
        painter.fillRect(rect, theme().colour(ground))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme().colour("line"))
        painter.fillRect(QRectF(rect.right() - 1, rect.y(), 1, rect.height()), theme().colour("line"))
        self._head(painter, rect, day)
        self._entries(painter, rect, day)
        if state & QStyle.StateFlag.State_Selected:
            box = rect.adjusted(px(2), px(2), -px(3), -px(3))
            if self._grid.hasFocus():
                draw.ring(painter, box, px(6))
            else:
                painter.setPen(theme().colour("line_strong"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box, px(6), px(6))
        painter.restore()

    def _head(self, painter: QPainter, rect: QRectF, day: CalendarDay) -> None:
        px = theme().px
        number = QRectF(rect.x() + px(6), rect.y() + px(5), px(22), px(20))
        token = "text" if day.within else "text3"
        if day.off:
            token = "bad" if day.within else "text3"
        if day.day == self._grid.today:
            draw.ground(painter, number, "accent", px(10))
            token = "on_accent"
        words = str(day.day.day)
        draw.words(painter, number, words, "strong", token, align=draw.CENTRE, tabular=True)
        off = QRectF(number.right() + px(4), number.y(), rect.right() - number.right() - px(10), px(20))
        draw.words(painter, off, day.off.say(), "caption", token if token != "on_accent" else "bad")

    def _entries(self, painter: QPainter, rect: QRectF, day: CalendarDay) -> None:
        px = theme().px
        top, room = rect.y() + px(28), rect.height() - px(32)
        fits = max(0, int(room // px(_LINE)))
        shown = day.entries if len(day.entries) <= fits else day.entries[: max(0, fits - 1)]
        for entry in shown:
            self._entry(painter, QRectF(rect.x() + px(5), top, rect.width() - px(11), px(_LINE - 2)), entry)
            top += px(_LINE)
        if len(shown) < len(day.entries):
            more = n_("{n} more", "{n} more", len(day.entries) - len(shown))
            line = QRectF(rect.x() + px(9), top, rect.width() - px(16), px(_LINE - 2))
            draw.words(painter, line, more, "caption", "text2")

    def _entry(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        px = theme().px
        tone, icon = look(entry)
        draw.ground(painter, box, f"{tone}_soft", px(4))
        draw.glyph(painter, box.x() + px(4), box.y() + (box.height() - px(11)) / 2, icon, tone, px(11), 2)
        words = f"{entry.clock} {entry.title.say()}".strip()
        draw.words(painter, box.adjusted(px(18), 0, -px(3), 0), words, "caption", tone)


class MonthGrid(QTableView):
    """Arrows walk by days and weeks, Page Up and Page Down by months; Enter opens."""

    chosen = Signal(object)  # date
    opened = Signal(object)  # date
    wanted = Signal(object)  # a date in a month that is not shown

    def __init__(self) -> None:
        super().__init__()
        self.model_of_days = _Model()
        self.today = date.min
        self.setModel(self.model_of_days)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAccessibleName(_("Calendar of the month"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme().px(30))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setFixedHeight(theme().px(28))
        self.doubleClicked.connect(lambda index: self._open(index))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(700), theme().px(560))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(360), theme().px(300))

    def show_month(self, days: Sequence[CalendarDay], chosen: date, today: date) -> None:
        """Show these days, one of them chosen."""
        self.today = today
        self.model_of_days.show(days)
        self.choose(chosen)

    def current(self) -> CalendarDay | None:
        """The day that is chosen."""
        return self.model_of_days.day(self.currentIndex())

    def choose(self, day: date) -> None:
        """Choose a day that is shown."""
        days = self.model_of_days.days
        if days and days[0].day <= day <= days[-1].day:
            at = (day - days[0].day).days
            self.setCurrentIndex(self.model_of_days.index(at // _WEEK, at % _WEEK))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        day = self.model_of_days.day(current)
        if day is not None:
            self.chosen.emit(day.day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day = self.current()
        if day is None:
            super().keyPressEvent(event)
            return
        target = _moved(day.day, Qt.Key(event.key()))
        if target is not None:
            self._go(target)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(day.day)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A turn of the wheel is a month."""
        day = self.current()
        if day is not None and event.angleDelta().y():
            target = by_months(day.day, -1 if event.angleDelta().y() > 0 else 1)
            if target:
                self.wanted.emit(target)
        event.accept()

    def _go(self, day: date) -> None:
        shown = [one for one in self.model_of_days.days if one.within]
        if shown and shown[0].day <= day <= shown[-1].day:
            self.choose(day)
        else:
            self.wanted.emit(day)

    def _open(self, index: QModelIndex) -> None:
        if (day := self.model_of_days.day(index)) is not None:
            self.opened.emit(day.day)


def by_months(day: date, n: int) -> date | None:
    """The same day of another month, or its last one; None beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    if not 1 <= year < MAXYEAR:
        return None
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return None


def _moved(day: date, key: Qt.Key) -> date | None:
    """Where a key leads from a day; None for a key that leads nowhere."""
    steps = {
        Qt.Key.Key_Left: -1,
        Qt.Key.Key_Right: 1,
        Qt.Key.Key_Up: -_WEEK,
        Qt.Key.Key_Down: _WEEK,
    }
    try:
        if key in steps:
            return day + timedelta(days=steps[key])
    except OverflowError:
        return None
    match key:
        case Qt.Key.Key_PageUp:
            return by_months(day, -1)
        case Qt.Key.Key_PageDown:
            return by_months(day, 1)
        case Qt.Key.Key_Home:
            return day.replace(day=1)
        case Qt.Key.Key_End:
            following = by_months(day.replace(day=1), 1)
            return following - timedelta(days=1) if following else None
    return None
