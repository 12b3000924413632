"""Holidays: the days of a calendar and year, with the program's corrections and the case's own marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from hearingdesk import codes
from hearingdesk.daybook import WHOSE, DayQuery, Marked, counts, marked, selected
from hearingdesk.procedure.law import shipped
from hearingdesk.rows import Listing
from hearingdesk.shortlist import ShortListing
from hearingdesk.words import N_, _
from ui.desk import Desk, Place
from ui.rooms.pages import days
from ui.rooms.sheet import Adding, Here
from ui.rooms.shelf import Leaf, Shelf
from ui.rooms.tools import PageTools
from ui.theme import theme
from ui.widgets.chips import FilterChoice


class Holidays(Shelf):
    """A list of days and the page of the chosen one."""

    title = N_("Holidays")
    reads = frozenset({"holiday", "matter"})
    icon = "calendar"
    adds = "holiday"

    def __init__(self, desk: Desk, tools: PageTools) -> None:
        assert desk.case is not None
        self._open = desk.case.reader
        self._shown: Marked | None = None
        jurisdiction = desk.view.matter.jurisdiction
        rule = next(iter(shipped().rules(jurisdiction)), None)
        super().__init__(desk, tools, DayQuery(rule.calendar if rule else "NONE", desk.as_of.year))

    def listing(self) -> Listing[Any]:
        return ShortListing(self._open, selected, lambda one, _query: days.row(one))

    def nothing(self) -> str:
        return _("No holiday is known here. Whatever is counted with this calendar says “check”.")

    def filters(self) -> Sequence[FilterChoice]:
        found = counts(self.desk.view, self._query)
        return [FilterChoice(key, _(label), found[key]) for key, label in WHOSE.items()]

    def adding(self) -> Adding:
        return days.adding(self._query.calendar)

    def working(self) -> Adding:
        """What makes the day on the page a working day."""
        return days.adding(self._query.calendar, self._shown)

    def ask(self, **change: Any) -> None:
        super().ask(**change)
        if change.keys() & {"calendar", "year"}:
            self.show_filters()

    def row_of(self, place: Place) -> int:
        if place.table != "holiday":
            if place.id:
                self.year.setValue(date.fromordinal(place.id).year)
            return place.id
        record = self.desk.view.holidays.find(place.id)
        if record is None or record.day is None:
            return 0
        day = record.day.first
        if (record.calendar, day.year) != (self._query.calendar, self._query.year):
            self._choose(record.calendar, day.year)
        return day.toordinal()

    def place(self, id: int) -> Place:
        """The case's own record where it is about that day, so that it can be edited and removed."""
        if self._shown is not None and self._shown.record:
            return Place(days.DAYS, "holiday", self._shown.record)
        return Place(days.DAYS, days.DAY, id)

    def leaf(self, here: Here, id: int) -> Leaf | None:
        query = replace(self._query, words="", filter="")
        found = next((one for one in marked(here.view, query.calendar, query.year) if one.id == id), None)
        self._shown = found
        if found is None:
            return None
        title, other = found.name.say(here.lang), found.name.say(here.other)
        facts = [("calendar", codes.label("calendar", found.calendar, here.lang))]
        return Leaf(
            title,
            other,
            days.chips(found),
            facts,
            days.cards(here, found),
            "" if found.record else "holiday.add",
        )

    def copy_cited(self) -> bool:
        return False

    def _lay_out(self) -> None:
        super()._lay_out()
        self.calendar, self.year = QComboBox(), QSpinBox()
        for name, one in codes.entries("calendar").items():
            self.calendar.addItem(one.label(), name)
        self.calendar.setAccessibleName(_("Calendar"))
        self.calendar.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.year.setAccessibleName(_("Year"))
        self.year.setRange(1950, 2200)
        self.year.setFixedWidth(theme().px(92))
        self._choose(self._query.calendar, self._query.year)
        self.calendar.currentIndexChanged.connect(lambda _at: self._narrowed())
        self.year.valueChanged.connect(lambda _year: self._narrowed())
        px, box = theme().px, QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(px(16), 0, px(16), px(6))
        line.setSpacing(px(6))
        line.addWidget(self.calendar, 1)
        line.addWidget(self.year)
        whole = self.pane.layout()
        assert isinstance(whole, QVBoxLayout)
        whole.insertWidget(2, box)  # between the search line and the filters

    def _choose(self, calendar: str, year: int) -> None:
        self.calendar.setCurrentIndex(max(0, self.calendar.findData(calendar)))
        self.year.setValue(year)

    def _narrowed(self) -> None:
        self.ask(calendar=self.calendar.currentData(), year=self.year.value())
