"""A room over what is no table of the case: a list at the left, one page without tabs at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolButton, QWidget

from hearingdesk.change import Change
from hearingdesk.errors import HearingDeskError
from hearingdesk.rows import Chip, Listing
from hearingdesk.words import _, language
from ui.actions import dress
from ui.desk import Desk, Place
from ui.models.paged import PagedModel
from ui.rooms.base import Space
from ui.rooms.marks import while_typing
from ui.rooms.panes import page_of, side_by_side, sort_menu
from ui.rooms.render import Renderer
from ui.rooms.sheet import Adding, Card, Here
from ui.rooms.tools import PageTools
from ui.widgets.chips import FilterChoice
from ui.widgets.head import PageHead
from ui.widgets.listpane import ListPane
from ui.widgets.page import EmptyState, PageArea


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a shelf shows at the right."""

    title: str
    other: str
    chips: tuple[Chip, ...]
    facts: Sequence[tuple[str, str]]
    cards: Sequence[Card]
    primary: str = ""


class Shelf(Space):
    """Subclass it with `title`, `reads`, and the methods that say what the list holds and what a page shows."""

    reads: frozenset[str] = frozenset()  # the tables whose changes are seen here
    icon = "library"
    adds = ""  # the table of the case that "+" adds to

    def __init__(self, desk: Desk, tools: PageTools, query: Any) -> None:
        super().__init__(desk, tools)
        self._query = query
        self._id = 0
        self._leaf: Leaf | None = None
        self.model = PagedModel(self.listing, self)
        nothing = EmptyState(self.icon, self.nothing())
        self.pane = ListPane(_(self.title), self.model, tall=True, empty=nothing)
        self._renderer = Renderer(desk.visit, tools.add, tools.restore)
        self._head, self._area = PageHead(), PageArea()
        self._lay_out()
        self._wire()
        self.show_filters()
        self.pane.list.ask(self._query)

    def listing(self) -> Listing[Any]:
        """A new listing; called in the thread of the list."""
        raise NotImplementedError

    def nothing(self) -> str:
        """What stands where the list is empty."""
        return _("Nothing here yet.")

    def filters(self) -> Sequence[FilterChoice]:
        """The filters over the list, with their counts."""
        return ()

    def orders(self) -> Mapping[str, str]:
        """The ways to sort: key and words."""
        return {}

    def leaf(self, here: Here, id: int) -> Leaf | None:
        """The page of one row; None where it is gone."""
        raise NotImplementedError

    def place(self, id: int) -> Place:
        """Where one is when this row is shown: what actions on a record apply to."""
        raise NotImplementedError

    def row_of(self, place: Place) -> int:
        """The row that a place leads to; 0 for none."""
        return place.id

    def adding(self) -> Adding:
        """What "+" adds."""
        return Adding(self.adds)

    def enter(self, place: Place) -> None:
        id = self.row_of(place)
        if id:
            self.pane.list.choose(id)
            self.show_row(id)
        elif self._id:
            self.desk.settle(self.current())

    def follow(self, change: Change) -> None:
        if change.tables & self.reads:
            self.pane.list.refresh()
            self.show_filters()
            if self._id:
                self.show_row(self._id)

    def current(self) -> Place:
        return self.place(self._id) if self._id else Place()

    def find_words(self) -> None:
        self.pane.search.setFocus()

    def focus_list(self) -> None:
        self.pane.take_keyboard()

    def query(self) -> Any:
        return self._query

    def close_down(self) -> None:
        self.model.close()

    def ask(self, **change: Any) -> None:
        """Ask something else of the list."""
        self._query = replace(self._query, **change)
        self.pane.list.ask(self._query)

    def leaf_chips(self) -> Sequence[Chip]:
        """The states at the head of the page."""
        return self._leaf.chips if self._leaf is not None else ()

    def show_filters(self) -> None:
        """The filters with their counts as they are now."""
        choices = self.filters()
        self.pane.filters.set_choices(choices, self.pane.filters.current())
        self.pane.filters.setVisible(bool(choices))

    def show_row(self, id: int) -> None:
        """Show the page of a row."""
        here = Here(self.desk.view, language(), self.desk.as_of)
        leaf = self.leaf(here, id)
        self._id, self._leaf = (id if leaf else 0), leaf
        self._area.clear()
        self._head.setVisible(leaf is not None)
        if leaf is None:
            return
        key = self.desk.place.room or self.current().room
        self._head.crumbs.set_steps([(_(self.title), Place(key)), (leaf.title, self.current())])
        self._head.set_names(leaf.title, leaf.other if leaf.other != leaf.title else "")
        self._head.set_facts(leaf.chips, leaf.facts)
        self._head.set_tools(self.tools.buttons(leaf.primary))
        for card in leaf.cards:
            self._area.add(self._renderer.widget(card))

    def _lay_out(self) -> None:
        self._head.tabs.hide()
        self._head.hide()
        side_by_side(self, self.pane, page_of(self._head, self._area))
        self.pane.set_tools(self._buttons())

    def _buttons(self) -> list[QWidget]:
        made: list[QWidget] = []
        if self.orders():
            sort = dress(QToolButton(), "arrow-up-down", _("Sort"))
            sort.clicked.connect(lambda: self._sort_menu(sort))
            made.append(sort)
        if self.adds:
            what = _(self.desk.view.of(self.adds).one)
            add = dress(QToolButton(), "plus", _("Add: {what}", what=what))
            add.clicked.connect(lambda: self.tools.add(self.adding()))
            made.append(add)
        return made

    def _wire(self) -> None:
        self.pane.list.chosen.connect(self._chosen)
        self.pane.list.clicked.connect(lambda _index: self._chosen(self.pane.list.current_id()))
        self.pane.search.typed.connect(lambda words: self.ask(words=while_typing(words)))
        self.pane.filters.chosen.connect(lambda key: self.ask(filter=key))
        self.model.shown.connect(self._first)
        self.model.counted.connect(lambda _n: self._first())
        self.model.failed.connect(self._failed)
        self._head.crumbs.opened.connect(self.desk.visit)

    def _sort_menu(self, button: QWidget) -> None:
        menu = sort_menu(self, self.orders(), self._query, self.ask)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _first(self) -> None:
        if not self._id and self.isVisible():
            self.pane.list.choose_first()

    def _chosen(self, id: int) -> None:
        if id in (0, self._id):
            return
        self.show_row(id)
        if self.isVisible():
            self.desk.settle(self.current())

    def _failed(self, error: object) -> None:
        if not isinstance(error, HearingDeskError):
            raise error if isinstance(error, Exception) else TypeError(error)
        self.desk.say(str(error), "warn")
