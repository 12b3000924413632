"""History: every change of the case, latest first, with what it did to which record; and what was handed out."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from hearingdesk.change import Change
from hearingdesk.errors import Unreadable
from hearingdesk.past import DONE, IMPORT, OUT, UNDONE, Facets, PastListing, PastQuery
from hearingdesk.records import KINDS
from hearingdesk.rows import Chip
from hearingdesk.store.log import Entry
from hearingdesk.store.outgoing import Outgoing
from hearingdesk.words import N_, _
from ui.desk import Desk, Place
from ui.models.paged import PagedModel
from ui.rooms import past
from ui.rooms.base import Space
from ui.rooms.logcheck import LogCheck, LogFoot
from ui.rooms.marks import while_typing
from ui.rooms.moments import moment
from ui.rooms.narrowing import Narrowing
from ui.rooms.panes import page_of, side_by_side
from ui.rooms.register import HISTORY
from ui.rooms.render import Renderer
from ui.rooms.tools import PageTools
from ui.theme import theme
from ui.widgets.chips import FilterChoice
from ui.widgets.head import PageHead
from ui.widgets.listpane import ListPane
from ui.widgets.page import EmptyState, PageArea

ACTS = {DONE: N_("Done"), UNDONE: N_("Undone"), IMPORT: N_("Imports"), OUT: N_("Handed out")}
CHANGE, OUTGOING = "change", "outgoing"


class History(Space):
    """A list of changes and the page of the chosen one."""

    title = N_("History")

    def __init__(self, desk: Desk, tools: PageTools) -> None:
        super().__init__(desk, tools)
        case = desk.case
        assert case is not None
        self._query = PastQuery()
        self._shown = Place()
        self.model = PagedModel(lambda: PastListing(case.reader, past.row, self.model.tell), self)
        nothing = EmptyState("search", _("Nothing matches."))
        self.pane = ListPane(_(self.title), self.model, tall=False, empty=nothing)
        self.narrowing = Narrowing(tools.ask)
        self.foot = LogFoot()
        self._check = LogCheck(case.reader, self)
        self._renderer = Renderer(desk.visit, tools.add, tools.restore)
        self._head, self._area = PageHead(), PageArea()
        self._lay_out()
        self._wire()
        self.pane.filters.set_choices([FilterChoice(key, _(label)) for key, label in ACTS.items()])
        self.pane.list.ask(self._query)

    def enter(self, place: Place) -> None:
        """Show an entry, the changes of one record, or what was shown last."""
        if place.table in KINDS:
            self._narrow_to(place)
            return
        self._freshen()
        if not place.id and self.narrowing.record:
            self.narrowing.choose_record(None)
        if place.id:
            if (place.table == OUTGOING) != (self._query.act == OUT):
                self.pane.filters.choose(OUT if place.table == OUTGOING else "")
            self.pane.list.choose(place.id)
            self._show(place.table, place.id)
        elif self._shown.id:
            self._show(self._shown.table, self._shown.id)

    def follow(self, change: Change) -> None:
        if self.isVisible():
            self._freshen()
            self._show(self._shown.table, self._shown.id)

    def current(self) -> Place:
        return self._shown

    def find_words(self) -> None:
        self.pane.search.setFocus()

    def focus_list(self) -> None:
        self.pane.take_keyboard()

    def query(self) -> PastQuery:
        """What the list shows now."""
        return self._query

    def copy_cited(self) -> bool:
        """Copy who did what, when, where."""
        if not self._shown.id:
            return False
        chips = " · ".join(words for _icon, words in self._told)
        QGuiApplication.clipboard().setText(f"{self._named} ({chips})")
        self.desk.say(_("Copied."), "ok")
        return True

    def close_down(self) -> None:
        self._check.close()
        self.model.close()

    def _lay_out(self) -> None:
        px = theme().px
        self._head.tabs.hide()
        self._head.hide()
        box = QVBoxLayout()
        box.setContentsMargins(px(16), 0, px(16), px(6))
        box.addWidget(self.narrowing)
        whole = self.pane.layout()
        assert isinstance(whole, QVBoxLayout)
        whole.insertLayout(2, box)  # between the search line and the filters
        whole.addWidget(self.foot)
        side_by_side(self, self.pane, page_of(self._head, self._area))

    def _wire(self) -> None:
        self.pane.list.chosen.connect(self._chosen)
        self.pane.search.typed.connect(lambda words: self._ask(words=while_typing(words)))
        self.pane.filters.chosen.connect(lambda act: self._ask(act=act))
        self.narrowing.narrowed.connect(self._ask)
        self.narrowing.failed.connect(self._failed)
        self.model.shown.connect(self._first)
        self.model.counted.connect(lambda _n: self._first())
        self.model.failed.connect(self._failed)
        self.model.told.connect(self._set_facets)
        self._check.told.connect(lambda verdict: self.foot.tell(self.desk.view, verdict))
        self.foot.opened.connect(self.desk.visit)
        self._head.crumbs.opened.connect(self.desk.visit)
        self.desk.handed.connect(self._handed)

    def _ask(self, **change: str) -> None:
        self._query = self.narrowing.narrow(replace(self._query, **change))
        self.pane.list.ask(self._query)

    def _freshen(self) -> None:
        self.pane.list.refresh()
        self._check.start()

    def _narrow_to(self, place: Place) -> None:
        """Only the changes of this record, the latest of them on the page."""
        self.pane.filters.choose("")
        self._shown = Place()
        self._check.start()
        self.narrowing.choose_record((place.table, place.id), self._named_record(place))

    def _named_record(self, place: Place) -> str:
        kind, name = _(KINDS[place.table].one), self.desk.view.of(place.table).called(place.id)
        return _("{kind} “{name}”", kind=kind, name=name) if name and name != kind else kind

    def _set_facets(self, facets: Facets) -> None:
        self.pane.filters.set_counts(facets.acts)
        self.narrowing.set_facets(facets)

    def _first(self) -> None:
        if not self._shown.id:
            self.pane.list.choose_first()

    def _handed(self) -> None:
        if self.isVisible():
            self.pane.list.refresh()
            self._show(self._shown.table, self._shown.id)

    def _chosen(self, id: int) -> None:
        self._show(OUTGOING if self._query.act == OUT else CHANGE, id)
        if self.isVisible():
            self.desk.settle(self._shown)

    def _show(self, table: str, id: int) -> None:
        view = self.desk.view
        if table == OUTGOING:
            handed = view.outgoing.find(id)
            if handed is not None:
                self._show_handed(handed)
            return
        entry = view.change_of(id) if id else None
        if entry is not None:
            self._show_change(entry)

    def _show_change(self, entry: Entry) -> None:
        change = entry.change
        self._shown = Place(HISTORY, CHANGE, change.id)
        when = moment(change.at).say()
        facts = [
            ("user-check", change.author),
            ("clock", when),
            ("hard-drive", past.at_desk(change.desk)),
        ]
        step = {"done": "change.undo", "undone": "change.redo"}.get(
            self.desk.view.standing(change.id) or "", ""
        )
        self._fill(entry.title(), past.undone(entry), facts, step or "room.history")
        for card in past.change_cards(self.desk.view, entry):
            self._area.add(self._renderer.widget(card))

    def _show_handed(self, entry: Outgoing) -> None:
        self._shown = Place(HISTORY, OUTGOING, entry.id)
        when = moment(entry.at).say()
        self._fill(
            entry.name,
            (),
            [("user-check", entry.author), ("clock", when)],
            "room.history" if entry.recipient else "outgoing.name",
        )
        for card in past.outgoing_cards(entry):
            self._area.add(self._renderer.widget(card))

    def _fill(self, title: str, chips: tuple[Chip, ...], facts: list[tuple[str, str]], primary: str) -> None:
        self._named, self._told = title, facts
        self._head.show()
        self._head.crumbs.set_steps([(_(self.title), Place(HISTORY)), (title, self._shown)])
        self._head.set_names(title)
        self._head.set_facts(chips, facts)
        self._head.set_tools(self.tools.buttons(primary))
        self._area.clear()

    def _failed(self, error: object) -> None:
        if isinstance(error, Unreadable):
            self.desk.say(str(error), "warn")
        elif isinstance(error, Exception):
            self.desk.failed(error)
