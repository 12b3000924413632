"""History: every change of the case, latest first, with what it did to which record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from hearingdesk import codes
from hearingdesk.change import Change, RowChange
from hearingdesk.record import meanings
from hearingdesk.records import KINDS
from hearingdesk.rows import PAGE, Chip, ListRow
from hearingdesk.store.log import Entry
from hearingdesk.store.records import shorten
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import N_, _, n_
from ui.desk import Desk, Place
from ui.models.paged import PagedModel
from ui.rooms import past
from ui.rooms.base import Space
from ui.rooms.register import HISTORY
from ui.rooms.render import Renderer
from ui.rooms.sheet import Card, Facts, Line, Links
from ui.rooms.tools import PageTools
from ui.theme import theme
from ui.widgets.head import PageHead
from ui.widgets.links import Link
from ui.widgets.listpane import ListPane
from ui.widgets.page import PageArea

SHOWN = 100  # rows of a change that are listed


class HistoryListing:
    """The log as a Listing; words keep the changes whose title or author holds them."""

    def __init__(self, open_view: Callable[[], View]) -> None:
        self._view = open_view()
        self._words = ""
        self._rows: list[ListRow] = []

    def ask(self, query: str) -> None:
        self._words = query.casefold()

    def first(self, n: int) -> list[ListRow]:
        return [] if self._words else [past.row(entry) for entry in self._view.history(n)]

    def build(self) -> int:
        rows = map(past.row, self._view.history())
        self._rows = [row for row in rows if self._words in f"{row.title} {row.sub}".casefold()]
        return len(self._rows)

    def page(self, k: int) -> list[ListRow]:
        return self._rows[k * PAGE : (k + 1) * PAGE]

    def find(self, id: int) -> int:
        return next((at for at, row in enumerate(self._rows) if row.id == id), -1)

    def interrupt(self) -> None:
        """Reading the log is short work."""

    def close(self) -> None:
        self._view.close()


class History(Space):
    """A list of changes and the page of the chosen one."""

    title = N_("History")

    def __init__(self, desk: Desk, tools: PageTools) -> None:
        super().__init__(desk, tools)
        case = desk.case
        assert case is not None
        self.model = PagedModel(lambda: HistoryListing(case.reader), self)
        self.pane = ListPane(_(self.title), self.model, tall=False)
        self.pane.filters.hide()
        self._shown = Place()
        self._renderer = Renderer(desk.visit, tools.add)
        self._head, self._area = PageHead(), PageArea()
        self._head.tabs.hide()
        page = QWidget()
        self._head.hide()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._area, 1)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(self.pane)
        splitter.addWidget(page)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([theme().px(356), theme().px(860)])
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(splitter)
        self.pane.list.chosen.connect(self._chosen)
        self.pane.search.typed.connect(lambda words: self.pane.list.ask(words.strip()))
        self.model.shown.connect(self._first)
        self.model.counted.connect(lambda _n: self._first())
        self.model.failed.connect(lambda error: desk.say(str(error), "bad"))
        self.pane.list.ask("")

    def enter(self, place: Place) -> None:
        self.pane.list.refresh()
        if place.id:
            self.pane.list.choose(place.id)
            self._chosen(place.id)
        elif self._shown.id:
            self._chosen(self._shown.id)

    def follow(self, change: Change) -> None:
        if self.isVisible():
            self.pane.list.refresh()
            self._chosen(self._shown.id)

    def current(self) -> Place:
        return self._shown

    def find_words(self) -> None:
        self.pane.search.setFocus()

    def focus_list(self) -> None:
        self.pane.list.setFocus()

    def close_down(self) -> None:
        self.model.close()

    def _first(self) -> None:
        if not self._shown.id:
            self.pane.list.choose_first()

    def _chosen(self, id: int) -> None:
        entry = self.desk.view.change_of(id)
        if entry is None:
            return
        self._shown = Place(HISTORY, "change", id)
        crumbs = [(_(self.title), Place(HISTORY)), (entry.title(), self._shown)]
        self._head.show()
        self._head.crumbs.set_steps(crumbs)
        self._head.set_names(entry.title())
        chips = (Chip(_("Undone"), "mute", "undo-2"),) if entry.undone else ()
        self._head.set_facts(
            chips, (("user-check", entry.change.author), ("clock", past.moment(entry).say()))
        )
        self._head.set_tools(self.tools.buttons("edit.undo"))
        self._area.clear()
        for card in change_cards(self.desk.view, entry):
            self._area.add(self._renderer.widget(card))


def change_cards(view: View, entry: Entry) -> list[Card]:
    """What a change did, record by record."""
    change = entry.change
    told = [_row(view, row) for row in change.rows[:SHOWN]]
    cards: list[Card] = []
    if change.rows:
        cards.append(Links(_("Entries"), tuple(told), total=len(change.rows)))
    if change.bulk:
        lines = tuple(
            Line(_kind(part.table), n_("{n} entry", "{n} entries", part.count)) for part in change.bulk
        )
        cards.append(Facts(_("Many at once"), lines))
    edited = [row for row in change.rows[:6] if row.before is not None and row.after is not None]
    cards += [Facts(_name(view, row), _differences(view, row)) for row in edited]
    return cards


def _kind(table: str) -> str:
    return _(KINDS[table].one) if table in KINDS else table


def _name(view: View, row: RowChange) -> str:
    name = view.of(row.table).called(row.id) if row.table in KINDS else ""
    fields = row.after or row.before or {}
    return name or shorten(
        str(next((fields[key] for key in ("title", "name", "text") if fields.get(key)), ""))
    )


def _row(view: View, row: RowChange) -> Link:
    what = N_("Added") if row.before is None else (N_("Removed") if row.after is None else N_("Changed"))
    tones: dict[str, Any] = {
        "Added": ("ok", "plus"),
        "Removed": ("bad", "trash-2"),
        "Changed": ("info", "pencil"),
    }
    tone, icon = tones[what]
    return Link(
        Place(table=row.table, id=row.id),
        _name(view, row) or _kind(row.table),
        note=_kind(row.table),
        chip=Chip(_(what), tone, icon),
    )


def _differences(view: View, row: RowChange) -> tuple[Line, ...]:
    every = meanings(KINDS[row.table].kind)
    before, after = row.before or {}, row.after or {}
    return tuple(
        Line(
            _(every[name].label),
            _(
                "{before} → {after}",
                before=_said(view, row, name, before),
                after=_said(view, row, name, after),
            ),
        )
        for name in after
        if name in every and every[name].shape not in ("key", "data")
    )


def _said(view: View, row: RowChange, name: str, values: dict[str, Any]) -> str:
    meaning, value = meanings(KINDS[row.table].kind)[name], values.get(name)
    if value in (None, ""):
        return _("nothing")
    match meaning.shape:
        case "link":
            return view.of(meaning.to).called(value) or str(value)
        case "code":
            return codes.label(meaning.codes, value)
        case "when":
            return When.parse(value).say()
        case "flag":
            return _("Yes") if value else _("No")
    return shorten(str(value), 120)
