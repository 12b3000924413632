"""The palette (Ctrl+K): type a few letters, in either language, and go to a record or do a command."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from hearingdesk.words import N_, _, n_
from ui.actions import Commands
from ui.fuzzy import fit
from ui.theme import theme
from ui.widgets.entries import Entry, EntryDelegate, EntryModel
from ui.widgets.label import Glyph, Label, rule
from ui.widgets.searchline import TypedLine

WIDE, TALL = 680, 420  # at 100 %
Answer = Callable[[Sequence[Entry]], None]
Records = Callable[[str, Answer], None]  # words, and whom to tell: at once or later


class Palette(QWidget):
    """Lies over the whole window while it is open; a click beside it closes it."""

    def __init__(self, window: QWidget, commands: Commands, records: Records | None = None) -> None:
        super().__init__(window)
        self._commands, self._records = commands, records
        self._asked = 0
        self._found: list[Entry] = []
        self._before: QWidget | None = None
        self._panel = QFrame(self)
        self.line = TypedLine()
        self.line.setProperty("plain", True)
        self.line.setAccessibleName(_("Search or jump to…"))
        self.line.setPlaceholderText(_("Search or jump to…"))
        self._count = Label("", "caption", "text3")
        self._model = EntryModel()
        self.list = self._make_list()
        self._lay_out()
        self.line.typed.connect(self._typed)
        self.line.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def popup(self) -> None:
        """Open it, empty."""
        self._before = QApplication.focusWidget()
        self.line.clear()
        self._found = []
        self._fill("")
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus()

    def close_up(self) -> None:
        """Close it and give the keyboard back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
            self._before = None

    def entries(self) -> list[Entry]:
        """What it shows, heads included."""
        return self._model.entries

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return not self.line.composing() and self._key(event)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_up()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, rect = theme(), QRectF(self._panel.geometry())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(16, 24, 40, 3 if look.tokens.name == "light" else 14))
        for reach in range(12):
            painter.drawRoundedRect(
                rect.adjusted(-reach, -reach + 4, reach, reach + 4), 10 + reach, 10 + reach
            )
        painter.setBrush(look.colour("raised"))
        painter.setPen(QPen(look.colour("line_strong"), 1))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), look.px(10), look.px(10))
        painter.end()

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self._model)
        view.setItemDelegate(EntryDelegate(view))
        view.setProperty("painted", True)
        view.setAccessibleName(_("Results"))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.clicked.connect(self._run)
        view.selectionModel().currentChanged.connect(self._tell_current)
        return view

    def _lay_out(self) -> None:
        px = theme().px
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(1, px(8), 1, px(8))
        column.setSpacing(px(8))
        line = QHBoxLayout()
        line.setContentsMargins(px(20), 0, px(16), 0)
        line.setSpacing(px(12))
        line.addWidget(Glyph("search", "text3", 18))
        line.addWidget(self.line, 1)
        line.addWidget(self._count)
        column.addLayout(line)
        column.addWidget(rule())
        column.addWidget(self.list, 1)

    def _place(self) -> None:
        window, px = self.parentWidget(), theme().px
        if window is None:
            return
        self.setGeometry(window.rect())
        size = QSize(min(px(WIDE), window.width() - 40), min(px(TALL), window.height() - 80))
        corner = QPoint((window.width() - size.width()) // 2, max(40, window.height() // 8))
        self._panel.setGeometry(QRect(corner, size))

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        key = Qt.Key(event.key())
        if key in steps:
            self._move(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close_up()
        elif key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        return True

    def _move(self, step: int) -> None:
        places = [row for row, entry in enumerate(self.entries()) if entry.run]
        if not places:
            return
        row = self.list.currentIndex().row()
        at = places.index(row) + step if row in places else 0
        at = at % len(places) if abs(step) == 1 else max(0, min(len(places) - 1, at))
        self.list.setCurrentIndex(self._model.index(places[at], 0))

    def _run(self, index: QModelIndex) -> None:
        entry = self.entries()[index.row()] if index.isValid() else None
        if entry and entry.run:
            self.close_up()
            entry.run()

    def _typed(self, words: str) -> None:
        if not self.isVisible():
            return
        self._asked += 1
        asked = self._asked
        self._found = []
        if self._records and words.strip():
            self._records(words, lambda found: self._answered(asked, found))
        self._fill(words)

    def _answered(self, asked: int, found: Sequence[Entry]) -> None:
        if asked == self._asked and self.isVisible():
            self._found = list(found)
            self._fill(self.line.words())

    def _fill(self, words: str) -> None:
        entries: list[Entry] = []
        fitting = self._fitting(words)
        for head, part in ((N_("Go to"), self._found), (N_("Commands"), fitting)):
            entries += [Entry(_(head)), *part] if part else []
        self._model.set(entries)
        total = len(self._found) + len(fitting)
        self._count.setText(n_("{n} result", "{n} results", total) if words.strip() else "")
        self._move(0)

    def _fitting(self, words: str) -> list[Entry]:
        able = self._commands.possible()
        scored = [(max(fit(words, one.label()), fit(words, one.text)), one) for one in able]
        best = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
        return [Entry(one.label(), one.keys, one.icon, self._doing(one.name)) for _score, one in best]

    def _doing(self, name: str) -> Callable[[], object]:
        return lambda: self._commands.run(name)

    def _tell_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        said = current.data(Qt.ItemDataRole.AccessibleTextRole) if current.isValid() else ""
        self.line.setAccessibleDescription(said or "")
