"""The middle pane: a room's name and count, buttons, search, filters, and the list or why it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from hearingdesk.words import _
from ui.models.paged import PagedModel
from ui.theme import theme
from ui.widgets.chips import FilterChips
from ui.widgets.label import Label
from ui.widgets.page import EmptyState
from ui.widgets.recordlist import RecordList
from ui.widgets.searchline import SearchLine


class ListPane(QFrame):
    """Puts the pieces of a list together; what they mean is the room's business."""

    def __init__(
        self, title: str, model: PagedModel, *, tall: bool = True, empty: EmptyState | None = None
    ) -> None:
        super().__init__()
        px = theme().px
        self.setProperty("ground", "list")
        self.setMinimumWidth(px(280))
        self.list = RecordList(title, model, tall=tall)
        self.search = SearchLine(_("Search in {room}", room=title))
        self.filters = FilterChips(_("Filters"))
        self._empty = empty or EmptyState("circle-dashed", _("Nothing here yet."))
        self._none = EmptyState(
            "search", _("Nothing matches."), detail=_("Press Esc in the search line to see all.")
        )
        self._count = Label("", "body", "text3")
        self._tools = QHBoxLayout()
        self._note, self._below = QVBoxLayout(), QVBoxLayout()
        self._going = False  # to the rows, as soon as they answer what was typed
        self._rows = model
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(10), 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(title))
        column.addLayout(self._note)
        column.addLayout(_inset(self.search, px(16), px(2), px(8)))
        column.addLayout(self._below)
        column.addLayout(_inset(self.filters, px(16), 0, px(6)))
        column.addLayout(self._stack, 1)
        for part in (self.list, self._empty, self._none):  # a stack that lies nowhere shows them as windows
            self._stack.addWidget(part)
        model.counted.connect(self._counted)
        model.shown.connect(lambda: self._stack.setCurrentWidget(self.list) if model.rowCount() else None)
        model.shown.connect(self._go_on)
        model.counted.connect(lambda _count: self._go_on())
        self.search.typed.connect(lambda _words: self._stay())
        self.search.left.connect(self.go_to_rows)

    def set_tools(self, tools: Sequence[QWidget]) -> None:
        """The buttons at the right of the name."""
        for tool in tools:
            self._tools.addWidget(tool)

    def set_note(self, note: QWidget) -> None:
        """What is said of the whole list, below its name."""
        self._note.addLayout(_inset(note, theme().px(20), 0, theme().px(6)))

    def put_below_search(self, part: QWidget) -> None:
        """What belongs to the line that searches."""
        self._below.addLayout(_inset(part, theme().px(16), 0, theme().px(6)))

    def narrowed(self) -> bool:
        """Something is searched or filtered, so an empty list is no empty case."""
        return bool(self.search.words().strip() or self.filters.current())

    def go_to_rows(self) -> None:
        """Put the keyboard on the rows, where there are any: at once, or when they answer what was typed.

        Rows that are not shown must not be given it: they would take it from the line as soon as they are.
        """
        self._going = not self._rows.begun
        if not self._going and not self.list.isHidden():
            self.list.setFocus()

    def take_keyboard(self) -> None:
        """Put the keyboard on the rows, else on the line that searches."""
        if self.list.isHidden():
            self.search.setFocus()
        else:
            self.list.setFocus()

    def _head(self, title: str) -> QHBoxLayout:
        px = theme().px
        line = QHBoxLayout()
        line.setContentsMargins(px(20), 0, px(10), px(6))
        line.setSpacing(px(2))
        line.addWidget(Label(title, "list"))
        line.addSpacing(px(6))
        line.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        line.addLayout(self._tools)
        return line

    def say_count(self, count: int, *, more: bool = False) -> None:
        """How many there are; `more`: at least so many, the rest is being counted."""
        self._count.setText(f"{count:,}+" if more else f"{count:,}")

    def _stay(self) -> None:
        """Other words are typed: the line keeps the keyboard."""
        self._going = False

    def _go_on(self) -> None:
        if self._going and self._rows.begun:
            self._going = False
            if self.search.hasFocus():
                self.go_to_rows()

    def _counted(self, count: int) -> None:
        self.say_count(count)
        nothing = self._none if self.narrowed() else self._empty
        self._stack.setCurrentWidget(self.list if count else nothing)


def _inset(widget: QWidget, side: int, above: int, below: int) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setContentsMargins(side, above, side, below)
    box.addWidget(widget)
    return box
