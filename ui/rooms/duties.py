"""The room of deadlines: the list every room has, and a month of the calendar in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QToolButton

from hearingdesk.change import Change
from hearingdesk.listing import ListQuery
from hearingdesk.words import _
from ui.actions import dress, press
from ui.desk import Place
from ui.rooms.month import MonthPane
from ui.rooms.room import Room

if TYPE_CHECKING:
    from ui.rooms.tabling import Query

_SHOWN = frozenset({"deadline", "sitting", "hearing", "meeting", "holiday", "local_rule", "matter"})


class DeadlineRoom(Room):
    """Shows the list or the month; what is opened in the month is shown on its page."""

    def enter(self, place: Place) -> None:
        if place.id:
            self.show_list()
        super().enter(place)

    def follow(self, change: Change) -> None:
        super().follow(change)
        if self.month.isVisible() and change.tables & _SHOWN:
            self.month.refresh()

    def focus_list(self) -> None:
        if self.month.isVisible():
            self.month.grid.setFocus()
        else:
            super().focus_list()

    def query(self) -> Query:
        """The month where it is shown, else what every room says."""
        return self.month.table() if not self.month.isHidden() else super().query()

    def listed(self) -> ListQuery:
        """The deadlines as the list has them, whether it is seen or not."""
        return self._query

    def show_month(self) -> None:
        """The month of the deadline on the page, else the one looked at from."""
        shown = (
            self.desk.view.deadlines.find(self.page.place.id) if self.page.place.table == "deadline" else None
        )
        when = shown.due or shown.span if shown else None
        self.month.show_day(when.last if when else self.desk.as_of)
        self._splitter.hide()
        self.month.show()
        self.month.grid.setFocus()

    def show_list(self) -> None:
        """Back to the list."""
        if self.month.isHidden():
            return
        self.month.hide()
        self._splitter.show()

    def turn_over(self) -> None:
        """From the one to the other."""
        if self.month.isHidden():
            self.show_month()
        else:
            self.show_list()
            super().focus_list()

    def _lay_out(self) -> None:
        super()._lay_out()
        back = press(_("List"), "list-filter")
        back.clicked.connect(self.turn_over)
        self.month = MonthPane(self.desk, (back,))
        self.month.hide()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.month)
        button = dress(QToolButton(), "calendar", _("Month"), "Ctrl+Shift+M")
        button.clicked.connect(self.turn_over)
        self.pane.set_tools([button])
