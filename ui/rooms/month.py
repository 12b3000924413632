"""The month of a case beside the list of its deadlines: the grid, and what stands on the chosen day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from hearingdesk import codes
from hearingdesk.records import KINDS
from hearingdesk.when import When
from hearingdesk.words import _, language, say
from ui.actions import dress, press
from ui.desk import Desk, Place
from ui.rooms.monthgrid import MonthGrid, by_months, look
from ui.rooms.pages.month import CalendarDay, Entry, month
from ui.rooms.render import Renderer
from ui.rooms.sheet import Links
from ui.rooms.shown import ShownTable
from ui.theme import theme
from ui.widgets.label import Label
from ui.widgets.links import Link, LinkRow
from ui.widgets.page import PageArea

_FORMATS = {"en": "MMMM yyyy", "ko": "yyyy년 M월"}
SIDE = 320  # pixels of the column with the chosen day


class MonthPane(QFrame):
    """Walked by keyboard; every entry leads to its record."""

    def __init__(self, desk: Desk, tools: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setProperty("ground", "content")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._day = desk.as_of
        self._renderer = Renderer(desk.visit, lambda adding: None)
        self.grid = MonthGrid()
        self._title = Label("", "title")
        self._aside = PageArea()
        self._shown: QWidget | None = None  # the card of the chosen day
        self._lay_out(tools)
        self.grid.chosen.connect(self._chosen)
        self.grid.wanted.connect(self.show_day)
        self.grid.opened.connect(self._opened)
        self.setFocusProxy(self.grid)

    def show_day(self, day: date) -> None:
        """Show the month of a day, the day chosen."""
        self._day = day
        days = month(self._desk.view, day, self._desk.as_of)
        locale = QLocale(QLocale.Language.Korean if language() == "ko" else QLocale.Language.English)
        self._title.setText(locale.toString(QDate(day.year, day.month, 1), _FORMATS[language()]))
        self.grid.show_month(days, day, self._desk.as_of)

    def table(self) -> ShownTable:
        """The month as a table: a line for each thing on a day, and for each day off."""
        head = (_("Day"), _("Kind"), _("Entry"), _("In the other language"), _("State"), _("Time"))
        rows = [line for day in self.grid.model_of_days.days for line in _lines(day)]
        return ShownTable("month", head, tuple(rows), self._title.text())

    def refresh(self) -> None:
        """The case has changed."""
        self.show_day(self._day)

    def _lay_out(self, tools: Sequence[QWidget]) -> None:
        px = theme().px
        head = QHBoxLayout()
        head.setContentsMargins(px(20), px(12), px(16), px(8))
        head.setSpacing(px(6))
        head.addWidget(self._title)
        head.addSpacing(px(8))
        for icon, words, n in (
            ("chevron-left", _("Month before"), -1),
            ("chevron-right", _("Next month"), 1),
        ):
            button = dress(QToolButton(), icon, words)
            button.clicked.connect(lambda _on=False, n=n: self._step(n))
            head.addWidget(button)
        today = press(_("Today"), "calendar")
        today.clicked.connect(lambda: self.show_day(self._desk.as_of))
        head.addWidget(today)
        head.addStretch(1)
        for tool in tools:
            head.addWidget(tool)
        body = QHBoxLayout()
        body.setContentsMargins(px(20), 0, 0, px(16))
        body.setSpacing(0)
        body.addWidget(self.grid, 1)
        self._aside.setFixedWidth(px(SIDE))
        body.addWidget(self._aside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(body, 1)

    def _step(self, n: int) -> None:
        day = by_months(self._day, n)
        if day is not None:
            self.show_day(day)
        self.grid.setFocus()

    def _chosen(self, day: date) -> None:
        self._day = day
        found = self.grid.current()
        self._aside.clear()
        self._shown = None
        if found is not None:
            self._shown = self._renderer.widget(_card(found))
            self._aside.add(self._shown)

    def _opened(self, day: date) -> None:
        """One entry is opened; of several the first has the keyboard."""
        found = self.grid.current()
        if found is None or not found.entries:
            return
        if len(found.entries) == 1:
            self._desk.visit(_place(found.entries[0]))
            return
        first = self._shown.findChild(LinkRow) if self._shown is not None else None
        if isinstance(first, LinkRow):
            first.setFocus(Qt.FocusReason.TabFocusReason)


def _card(day: CalendarDay) -> Links:
    """What stands on a day."""
    told = tuple(_link(entry) for entry in day.entries)
    lang = language()
    other = say("ko", day.off.ko) if lang == "en" and day.off else day.off.say(lang)
    title = When.day(day.day).say(lang, True)
    empty = _("{name}: a day off.", name=day.off.say(lang)) if day.off else _("Nothing on this day.")
    return Links(title, told, other, len(told), empty=empty)


def _lines(day: CalendarDay) -> Iterator[tuple[str, ...]]:
    """A day of the month itself as lines of a table."""
    if not day.within:
        return
    lang = language()
    other, said = "en" if lang == "ko" else "ko", When.day(day.day).say(lang, True)
    if day.off:
        yield said, _("Day off"), day.off.say(lang), day.off.say(other), "", ""
    for entry in day.entries:
        first, second = entry.title.say(lang), entry.title.say(other)
        named = {"deadline": "deadline_state", "hearing": "sitting_state"}.get(entry.table)
        state = codes.label(named, entry.state, lang) if named and entry.state else ""
        shown = second if second != first else ""
        yield said, _(KINDS[entry.table].one), first, shown, state, entry.clock


def _link(entry: Entry) -> Link:
    lang = language()
    named = {"deadline": "deadline_state", "hearing": "sitting_state"}.get(entry.table)
    state = codes.label(named, entry.state, lang) if named and entry.state else ""
    told = [entry.clock, state.partition(" (")[0]]
    if entry.doubtful and entry.state != "contested":
        told.append(_("Check"))
    note = " · ".join(part for part in told if part)
    return Link(_place(entry), entry.title.say(lang), note=note, icon=look(entry)[1])


def _place(entry: Entry) -> Place:
    return Place(table=entry.table, id=entry.id)
