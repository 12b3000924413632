"""Backups: the dated copies of the case, what giving one back would change, and the ways to use one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QToolButton

from hearingdesk import backups
from hearingdesk.change import Change
from hearingdesk.dated import ORDERS, BackupListing, BackupQuery, Dated, age
from hearingdesk.errors import Unreadable
from hearingdesk.store.backup import is_one
from hearingdesk.words import N_, _
from ui.actions import dress, press
from ui.desk import Desk, Place
from ui.models.paged import PagedModel
from ui.rooms import kept
from ui.rooms.base import Space
from ui.rooms.foresight import Foreseeing, Foresight
from ui.rooms.marks import while_typing
from ui.rooms.panes import page_of, side_by_side, sort_menu
from ui.rooms.register import BACKUPS
from ui.rooms.render import Renderer
from ui.rooms.sheet import Links
from ui.rooms.tools import PageTools
from ui.widgets.head import PageHead
from ui.widgets.listpane import ListPane
from ui.widgets.page import EmptyState, PageArea

BACKUP = "backup"


class Backups(Space):
    """A list of backups and the page of the chosen one."""

    title = N_("Backups")

    def __init__(self, desk: Desk, tools: PageTools) -> None:
        super().__init__(desk, tools)
        case = desk.case
        assert case is not None
        self._query = BackupQuery()
        self._shown = Place()
        self.model = PagedModel(lambda: BackupListing(case.reader, kept.row), self)
        self.foreseeing = Foreseeing(case, self)
        self.foreseen: Foresight | None = None
        self.pane = ListPane(_(self.title), self.model, tall=False, empty=self._nothing())
        self.pane.filters.hide()
        self._renderer = Renderer(desk.visit, tools.add)
        self._head, self._area = PageHead(), PageArea()
        self._lay_out()
        self._wire()
        self.pane.list.ask(self._query)

    def enter(self, place: Place) -> None:
        """Show a backup, or what was shown last."""
        self._freshen()
        if place.id:
            self.pane.list.choose(place.id)
            self._show(place.id)

    def follow(self, change: Change) -> None:
        if self.isVisible():
            self._freshen()

    def current(self) -> Place:
        return self._shown

    def find_words(self) -> None:
        self.pane.search.setFocus()

    def focus_list(self) -> None:
        self.pane.take_keyboard()

    def query(self) -> BackupQuery:
        """What the list shows now."""
        return self._query

    def copy_cited(self) -> bool:
        """Copy which backup it is and where it lies."""
        found = self._found()
        if found is None:
            return False
        QGuiApplication.clipboard().setText(f"{self._named(found)} ({found.backup.path})")
        self.desk.say(_("Copied."), "ok")
        return True

    def close_down(self) -> None:
        self.foreseeing.close()
        self.model.close()

    def _nothing(self) -> EmptyState:
        case = self.desk.case
        assert case is not None
        if is_one(case.path):
            sentence, detail = _("This is a backup itself."), _("Open the case to see the others.")
            return EmptyState("hard-drive", sentence, detail=detail)
        now = press(_("Back up now"), "plus", "primary")
        now.clicked.connect(self._make)
        said = _("One is made every hour while the case is worked on, and before a large import.")
        return EmptyState("hard-drive", _("No backup yet."), now, said)

    def _lay_out(self) -> None:
        self._head.tabs.hide()
        self._head.hide()
        side_by_side(self, self.pane, page_of(self._head, self._area))
        sort = dress(QToolButton(), "arrow-up-down", _("Sort"))
        sort.clicked.connect(lambda: self.sort_menu().popup(sort.mapToGlobal(QPoint(0, sort.height()))))
        add = dress(QToolButton(), "plus", _("Back up now"))
        add.clicked.connect(self._make)
        self.pane.set_tools([sort, add])

    def _wire(self) -> None:
        self.pane.list.chosen.connect(self._chosen)
        self.pane.list.lost.connect(self._freshen_page)
        self.pane.search.typed.connect(lambda words: self._ask(words=while_typing(words)))
        self.model.shown.connect(self._first)
        self.model.counted.connect(lambda _n: self._first())
        self.model.failed.connect(self._failed)
        self.foreseeing.told.connect(self._foreseen)
        self.foreseeing.failed.connect(self._failed)
        self._head.crumbs.opened.connect(self.desk.visit)
        self.desk.secured.connect(self._freshen)

    def _make(self) -> None:
        from ui.rooms.securing import back_up

        back_up(self.desk)

    def sort_menu(self) -> QMenu:
        """The orders there are."""
        orders = {order: _(words) for order, words in ORDERS.items()}
        return sort_menu(self, orders, self._query, self._ask)

    def _ask(self, **change: Any) -> None:
        self._query = replace(self._query, **change)
        self.pane.list.ask(self._query)

    def _freshen(self) -> None:
        self.pane.list.refresh()
        self._freshen_page()

    def _freshen_page(self) -> None:
        if self._shown.id:
            self._show(self._shown.id)

    def _first(self) -> None:
        if not self._shown.id and self.isVisible():
            self.pane.list.choose_first()

    def _chosen(self, id: int) -> None:
        if id != self._shown.id:
            self._show(id)
        if self.isVisible():
            self.desk.settle(self._shown)

    def _found(self) -> Dated | None:
        made = backups.find(self.desk.view, self._shown.id) if self._shown.id else None
        return Dated(made, backups.since(self.desk.view, made)) if made else None

    def _show(self, id: int) -> None:
        self._shown, self.foreseen = Place(BACKUPS, BACKUP, id), None
        found = self._found()
        self._area.clear()
        self._head.setVisible(found is not None)
        if found is None:
            self._shown = Place()
            return
        self._fill_head(found)
        for card in kept.cards(self.desk.view, found):
            self._area.add(self._renderer.widget(card))
        if found.backup.changes:
            waiting = Links(_("What restoring would change"), (), empty=_("Comparing…"))
            self._area.add(self._renderer.widget(waiting))
            self.foreseeing.ask(found.backup)

    def _fill_head(self, found: Dated) -> None:
        name = self._named(found)
        self._head.crumbs.set_steps([(_(self.title), Place(BACKUPS)), (name, self._shown)])
        self._head.set_names(name)
        self._head.set_facts(
            kept.chips(found),
            [("clock", age(found.backup.at, datetime.now(UTC))), ("history", found.told_since())],
        )
        self._head.set_tools(self.tools.buttons("backup.restore"))

    def _named(self, found: Dated) -> str:
        return found.moment().say(weekday=True)

    def _foreseen(self, found: Foresight) -> None:
        if found.backup != self._shown.id:
            return
        self.foreseen = found
        self._area.drop_last()
        for card in found.cards:
            self._area.add(self._renderer.widget(card))

    def _failed(self, error: object) -> None:
        if isinstance(error, Unreadable):
            self.desk.say(str(error), "warn")
        elif isinstance(error, Exception):
            self.desk.failed(error)
