"""The attendance of a hearing, filling its page: filter, grid, sums, roll call, legend."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QSpacerItem, QToolButton, QVBoxLayout

from hearingdesk.errors import HearingDeskError
from hearingdesk.words import _, language, n_
from ui.actions import dress, press
from ui.desk import Desk
from ui.rooms.roll import words
from ui.rooms.roll.calling import CLEAR, REST, Caller
from ui.rooms.roll.choosing import Choosing
from ui.rooms.roll.paint import SumsBar
from ui.rooms.roll.panel import CallPanel, Legend
from ui.rooms.roll.showing import Line, Showing, rows_as_shown
from ui.rooms.roll.view import RollView
from ui.rooms.sheet import Here
from ui.rooms.shown import ShownTable
from ui.rooms.tools import PageTools
from ui.theme import theme
from ui.widgets.card import Card
from ui.widgets.searchline import SearchLine


class RollPane(QFrame):
    """Shows one hearing at a time; `read` may be called again and again."""

    def __init__(self, desk: Desk, tools: PageTools) -> None:
        super().__init__()
        self._desk, self._tools = desk, tools
        self._hearing = 0
        self._showing: Showing | None = None
        self._caller: Caller | None = None
        self.line = SearchLine(_("Find a person"))
        self.choosing = Choosing()
        self.grid = RollView()
        self.panel = CallPanel()
        self._legend = Legend()
        self._sums = SumsBar(self.grid.rows, self.grid.names, self.grid.days)
        self._start = press(_("Call the roll"), "user-check")
        self._lay_out()
        self.line.typed.connect(lambda said: self.choosing.use(words=said))
        self.line.left.connect(self.grid.setFocus)
        self.choosing.chosen.connect(self._again)
        self.grid.opened.connect(desk.visit)
        self.grid.pressed_mark.connect(self.press)
        self.grid.escaped.connect(self.end)
        self.grid.moved.connect(self._moved)
        self.grid.horizontalScrollBar().valueChanged.connect(lambda _at: self._sums.update())
        self.panel.pressed.connect(self.press)
        self._start.clicked.connect(lambda: self.end() if self._caller else self.begin())

    def read(self, hearing: int, changed: frozenset[str] = frozenset()) -> None:
        """Show a hearing's attendance as it is now; the cursor stays where it is. `changed`: the tables that did."""
        if hearing != self._hearing:
            self.end()
            self._hearing = hearing
        if changed == {"attendance"} and self._showing is not None:
            self._showing.freshen()
            self._show(self._showing)
        else:
            self._again()

    def begin(self) -> None:
        """Call the roll of the sitting the cursor is at, else of the first with people nobody has marked."""
        if not self._desk.writable:
            self._desk.say(_("The case cannot be changed now."), "warn")
            return
        showing, shown = self._showing, self.grid.rows.shown
        if showing is None or not shown.heads or not shown.lines:
            self._desk.say(_("There is no sitting and nobody to call."), "warn")
            return
        column = self._column_to_call()
        self._caller = Caller(self._desk, showing, shown.heads[column].sitting)
        self.grid.call(column)
        self._start.setText("  " + _("End roll call"))
        self.panel.show()
        row = self._next_row(column, -1)
        self.grid.setCurrentIndex(self.grid.rows.index(max(row, 0), column))
        self.grid.setFocus()
        self._moved()

    def end(self) -> None:
        """End the roll call; what was marked stays."""
        self._caller = None
        self.grid.call(-1)
        self._start.setText("  " + _("Call the roll"))
        self.panel.hide()

    def press(self, digit: str) -> None:
        """Record what a digit says about the person at the cursor, and go on to the next."""
        caller, at = self._caller, self.grid.currentIndex()
        if caller is None:
            self._desk.say(_("Press “Call the roll” first: then a digit marks who is there."), "info")
            return
        if not at.isValid():
            return
        row, column = at.row(), at.column()
        person = self.grid.rows.line(row).person
        try:
            if digit == REST:
                self._rest(caller)
            else:
                caller.mark(digit, person)
        except HearingDeskError as error:
            self._desk.say(str(error), "bad")
            return
        follows = self._next_row(column, row) if digit != CLEAR else row
        last = self.grid.rows.rowCount() - 1  # a filter may have let go of whom was marked
        self.grid.setCurrentIndex(self.grid.rows.index(min(follows if follows >= 0 else row, last), column))
        self._moved()

    def find_words(self) -> None:
        """Go to the line that finds people."""
        self.line.setFocus()
        self.line.selectAll()

    def copy_cited(self) -> bool:
        """Nothing is chosen here that has a citation."""
        return False

    def table(self) -> ShownTable:
        """The grid as it is looked at: what is exported."""
        head, body = rows_as_shown(self.grid.rows.shown)
        title = _("{title}, attendance", title=self._desk.view.hearings.called(self._hearing))
        return ShownTable("attendance", tuple(head), tuple(tuple(row) for row in body), title)

    def close_down(self) -> None:
        """The case is about to be closed."""
        self._showing = None
        self.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        px = theme().px
        bar = QHBoxLayout()
        bar.setSpacing(px(8))
        bar.addWidget(self.line, 1)
        for icon, name, command in (
            ("share", _("Export as shown"), "case.export"),
            ("printer", _("Print the attendance"), "attendance.print"),
        ):
            button = dress(QToolButton(), icon, name)
            button.clicked.connect(lambda _on=False, command=command: self._tools.run(command))
            bar.addWidget(button)
        bar.addWidget(self._start)
        frame = self._frame = Card()
        frame.setAccessibleName(_("Attendance"))
        frame.add(self.grid, stretch=1)
        frame.add(self._sums)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(28), px(12), px(28), px(12))
        column.setSpacing(px(10))
        column.addLayout(bar)
        column.addWidget(self.choosing)
        column.addWidget(frame, 1)
        column.addWidget(self.panel)
        column.addWidget(self._legend)
        column.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding))
        self.panel.hide()

    def _again(self) -> None:
        """Read the roll and show it; the roll call under way goes on."""
        view = self._desk.view
        if view.hearings.find(self._hearing) is None:
            return
        hearings = view.hearings.ids() if self.choosing.everywhere else [self._hearing]
        self._showing = Showing(Here(view, language(), self._desk.as_of), hearings)
        self._show(self._showing)

    def _show(self, showing: Showing) -> None:
        capacities = showing.capacities(self.choosing.wanted.who)
        self.choosing.offer(showing.parts(), capacities, self._desk.view.hearings.count())
        self.grid.rows.show(showing.shown(self.choosing.wanted))
        self._fit()
        self._sums.refresh()
        self._legend.show_signs(self.grid.rows.shown)
        if self._caller is not None:
            self._go_on(showing)

    def _fit(self) -> None:
        """The grid is as high as its rows where there is room, else it scrolls."""
        self.grid.fit()
        self._frame.setMaximumHeight(self.grid.whole_height + self._sums.height() + 4)

    def _go_on(self, showing: Showing) -> None:
        """The roll call goes on with what was read anew; it ends where its sitting is not shown any more."""
        assert self._caller is not None
        sitting = self._caller.sitting.id
        for column, head in enumerate(self.grid.rows.shown.heads):
            if head.sitting.id == sitting:
                self._caller = Caller(self._desk, showing, head.sitting)
                self.grid.call(column)
                return
        self.end()

    def _column_to_call(self) -> int:
        """The cursor's column, else the day one looks from, else the first with somebody to mark."""
        heads, at = self.grid.rows.shown.heads, self.grid.currentIndex().column()
        if 0 <= at < len(heads) and self.grid.hasFocus():
            return at
        today = [
            n
            for n, head in enumerate(heads)
            if head.sitting.day and head.sitting.day.first == self._desk.as_of
        ]
        open_days = [n for n in range(len(heads)) if self._next_row(n, -1) >= 0]
        return next(iter([*today, *open_days]), max(0, min(at, len(heads) - 1)))

    def _next_row(self, column: int, after: int) -> int:
        """The next person below to be marked, else the first one above; -1 for none."""
        rows = [n for n, line in enumerate(self.grid.rows.shown.lines) if self._waits(line, column)]
        return next((n for n in rows if n > after), rows[0] if rows else -1)

    def _waits(self, line: Line, column: int) -> bool:
        cell = line.cells[column]
        called = self._showing is not None and self._showing.called(
            line.person, self.grid.rows.shown.heads[column].sitting
        )
        return called and (not cell.ids or cell.reads == "expected")

    def _rest(self, caller: Caller) -> None:
        people = [line.person for line in self.grid.rows.shown.lines]
        n = caller.mark_rest(people)
        self._desk.say(
            n_("{n} person marked present.", "{n} persons marked present.", n),
            "ok",
            _("Undo"),
            self._desk.undo,
        )

    def _moved(self) -> None:
        """Say whose turn it is, and which absence a 4 would record."""
        caller, at = self._caller, self.grid.currentIndex()
        if caller is None or not at.isValid() or at.row() >= self.grid.rows.rowCount():
            return
        column = at.column()
        heads = self.grid.rows.shown.heads
        if (
            column < len(heads)
            and heads[column].sitting.id != caller.sitting.id
            and self._showing is not None
        ):
            caller = self._caller = Caller(self._desk, self._showing, heads[column].sitting)
            self.grid.call(column)
        line = self.grid.rows.line(at.row())
        cell = self.grid.rows.cell(at)
        absent = words.chip_of(caller.state_of("4", line.person)).text
        came = words.chip_of(caller.state_of("1", line.person)).text
        left = len(list(caller.unmarked([one.person for one in self.grid.rows.shown.lines])))
        hint = _("{n} to mark · 1 reads “{came}”, 4 reads “{absent}”", n=left, came=came, absent=absent)
        day = caller.sitting.day.date().say(language(), True) if caller.sitting.day else _("Day open")
        self.panel.tell(day, f"{line.title} {line.other}".strip(), hint)
        if cell is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.grid, cell.whole))
