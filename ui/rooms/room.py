"""The one room widget: a list at the left, the page of the chosen record at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolButton, QWidget

from hearingdesk.change import Change
from hearingdesk.errors import Unreadable
from hearingdesk.listing import CaseListing, ListQuery, count
from hearingdesk.rows import ListRow
from hearingdesk.view import View
from hearingdesk.words import _
from ui.actions import dress
from ui.desk import Desk, Place
from ui.models.paged import PagedModel
from ui.rooms.base import Space
from ui.rooms.marks import while_typing
from ui.rooms.page import RecordPage
from ui.rooms.panes import side_by_side, sort_menu
from ui.rooms.plan import Plan
from ui.rooms.sheet import Adding
from ui.rooms.tools import PageTools
from ui.widgets.chips import FilterChoice
from ui.widgets.listpane import ListPane
from ui.widgets.page import EmptyState

if TYPE_CHECKING:
    from ui.rooms.reader import TranscriptPane
    from ui.rooms.tabling import Query
    from ui.rooms.viewer import SourcePane


class Room(Space):
    """Built from a plan; the rest is the same for every kind of record."""

    def __init__(self, desk: Desk, tools: PageTools, plan: Plan) -> None:
        super().__init__(desk, tools)
        self.plan = plan
        self.title = plan.title
        who = desk.case.author if desk.case else ""
        self._query = ListQuery(plan.key, order=plan.order, as_of=desk.as_of.isoformat(), reader=who)
        self._today = desk.as_of  # another day makes the room anew
        self._grouped = True
        self._stale = False
        self._first = True
        case = desk.case
        assert case is not None
        self.model = PagedModel(lambda: CaseListing(case.reader, self._row), self)
        empty = EmptyState(plan.icon, _(plan.empty) if plan.empty else _("Nothing here yet."))
        self.pane = ListPane(_(plan.title), self.model, tall=plan.tall, empty=empty)
        self.page = RecordPage(desk, tools)
        self._lay_out()
        self._wire()
        self._show_filters()
        self.pane.list.ask(self._query)

    def enter(self, place: Place) -> None:
        """Choose the record in the list, or show it on the page where the list does not hold its kind."""
        self._freshen()
        if place.id:
            self._first = False
            if place.table == self.plan.key:
                self.pane.list.choose(place.id)
            self._show(place)
        elif self.page.place.id:
            self.desk.settle(replace(self.page.place, room=self.plan.key))
        elif self._first:
            self.pane.list.choose_first()

    def follow(self, change: Change) -> None:
        if change.tables & (self.plan.reads | {self.plan.key}):
            self._stale = True
        if self.isVisible():
            self._freshen()
            self.page.refresh(change.tables)
            if not self.page.place.id:  # what it showed is gone: the chosen row is next
                self._chosen(self.pane.list.current_id())

    def current(self) -> Place:
        return self.page.place

    def find_words(self) -> None:
        filling = self.page.reader() or self.page.roll() or self.page.viewer()
        if filling is not None:
            filling.find_words()
        else:
            self.pane.search.setFocus()

    def focus_list(self) -> None:
        self.pane.take_keyboard()

    def query(self) -> Query:
        """The table on the page, else what the list shows now."""
        roll = self.page.roll()
        return roll.table() if roll is not None else self._query

    def presented(self) -> Callable[[View, Any], ListRow]:
        """As a row of the list."""
        return self._row

    def reader(self) -> TranscriptPane | None:
        return self.page.reader()

    def viewer(self) -> SourcePane | None:
        return self.page.viewer()

    def copy_cited(self) -> bool:
        filling = self.page.reader() or self.page.viewer()
        return filling is not None and filling.copy_cited()

    def close_down(self) -> None:
        self.page.close_down()
        self.model.close()

    def _lay_out(self) -> None:
        self._splitter = side_by_side(self, self.pane, self.page)
        sort = dress(QToolButton(), "arrow-up-down", _("Sort"))
        sort.clicked.connect(lambda: self._sort_menu(sort))
        add = dress(QToolButton(), "plus", _("Add: {what}", what=_(self.desk.view.of(self.plan.key).one)))
        add.clicked.connect(lambda: self.tools.add(Adding(self.plan.key)))
        self.pane.set_tools([sort, add] if self.plan.adds else [sort])

    def _wire(self) -> None:
        self.pane.list.chosen.connect(self._chosen)
        self.pane.list.clicked.connect(lambda _index: self._chosen(self.pane.list.current_id()))
        self.pane.list.opened.connect(self._opened)
        self.pane.list.lost.connect(self._lost)
        self.pane.search.typed.connect(lambda words: self._ask(words=while_typing(words)))
        self.pane.filters.chosen.connect(lambda key: self._ask(filter=key))
        self.model.shown.connect(self._arrived)
        self.model.counted.connect(lambda _n: self._arrived())
        self.model.failed.connect(self._failed)

    def _row(self, view: View, record: Any) -> ListRow:
        """In the list's thread: the row, without its group where another order was chosen."""
        aged = self.plan.aged
        row = aged(view, record, self._today) if aged else self.plan.row(view, record)
        return row if self._grouped else replace(row, group="")

    def _ask(self, **change: Any) -> None:
        self._query = replace(self._query, **change)
        self._grouped = self._query.order == self.plan.order
        self.pane.list.ask(self._query)

    def _show_filters(self) -> None:
        named = self.desk.view.of(self.plan.key).filters
        chosen = self.pane.filters.current()
        choices = [
            FilterChoice(key, _(one.label), count(self.desk.view, replace(self._query, filter=key, words="")))
            for key, one in named.items()
        ]
        self.pane.filters.set_choices(choices, chosen)
        self.pane.filters.setVisible(bool(choices))

    def _sort_menu(self, button: QWidget) -> None:
        orders = {key: _(one.label) for key, one in self.desk.view.of(self.plan.key).orders.items()}
        menu = sort_menu(self, orders, self._query, self._ask)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _freshen(self) -> None:
        if self._stale:
            self._stale = False
            counts = {
                key: count(self.desk.view, replace(self._query, filter=key, words=""))
                for key in self.desk.view.of(self.plan.key).filters
            }
            self.pane.filters.set_counts(counts)
            self.pane.list.refresh()

    def _arrived(self) -> None:
        if self._first and self.isVisible() and self.model.rowCount():
            self._first = False
            self.pane.list.choose_first()

    def _chosen(self, id: int) -> None:
        if id in (0, self.page.place.id):
            return
        place = Place(self.plan.key, self.plan.key, id, self._query.words)
        self._show(place)
        if self.isVisible():
            self.desk.settle(place)

    def _opened(self, id: int) -> None:
        self._chosen(id)
        self.page.setFocus()

    def _show(self, place: Place) -> None:
        crumbs: Sequence[tuple[str, Place]] = ((_(self.plan.title), Place(self.plan.key)),)
        self.page.show_place(place, crumbs)

    def _lost(self) -> None:
        if self.page.place.table == self.plan.key and not self.pane.narrowed():
            self.page.clear()

    def _failed(self, error: object) -> None:
        if isinstance(error, Unreadable):
            self.desk.say(str(error), "warn")
        elif isinstance(error, Exception):
            self.desk.failed(error)
