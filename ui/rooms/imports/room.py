"""Import ledger: every file ever offered, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtGui import QGuiApplication

from hearingdesk.received import FILTERS, ORDERS, LedgerListing, LedgerQuery, Received, find, told
from hearingdesk.rows import Listing
from hearingdesk.words import N_, _
from ui.desk import Desk, Place
from ui.rooms.imports.pages import OFFER, cards, chip, row
from ui.rooms.register import IMPORTS
from ui.rooms.sheet import Here
from ui.rooms.shelf import Leaf, Shelf
from ui.rooms.tools import PageTools
from ui.widgets.chips import FilterChoice
from ui.widgets.label import Label


class Imports(Shelf):
    """A list of the files offered and the page of the chosen one."""

    title = N_("Import ledger")
    reads = frozenset({"source"})
    icon = "download"

    def __init__(self, desk: Desk, tools: PageTools) -> None:
        assert desk.case is not None
        self._open = desk.case.reader
        self._counts: dict[str, int] = {}
        self._shown: Received | None = None
        self.balance = Label("", "small", "text2", wrap=True)
        super().__init__(desk, tools, LedgerQuery())
        self.pane.set_note(self.balance)
        self.model.told.connect(self._counted)
        desk.offered.connect(self._again)

    def chosen(self) -> Received | None:
        """The line on the page."""
        return self._shown

    def enter(self, place: Place) -> None:
        self._again()
        super().enter(place)

    def listing(self) -> Listing[Any]:
        return LedgerListing(self._open, row, self.model.tell)

    def nothing(self) -> str:
        return _("No file has been offered yet. Import one with Ctrl+I, or drop it on the window.")

    def filters(self) -> Sequence[FilterChoice]:
        return [FilterChoice(key, _(label), self._counts.get(key, 0)) for key, label in FILTERS.items()]

    def orders(self) -> Mapping[str, str]:
        return {key: _(label) for key, label in ORDERS.items()}

    def place(self, id: int) -> Place:
        return Place(IMPORTS, OFFER, id)

    def leaf(self, here: Here, id: int) -> Leaf | None:
        found = self._shown = find(here.view, id)
        if found is None:
            return None
        moment = found.moment()
        facts = [("clock", moment.say(weekday=True))] if moment else []
        primary = "offer.again" if found.source else "offer.retry"
        return Leaf(found.offer.name, "", (chip(found),), facts, cards(here.view, found), primary)

    def copy_cited(self) -> bool:
        """Copy which file it is, by its hash."""
        if self._shown is None:
            return False
        QGuiApplication.clipboard().setText(f"{self._shown.offer.name} (SHA-256 {self._shown.offer.digest})")
        self.desk.say(_("Copied."), "ok")
        return True

    def close_down(self) -> None:
        self.desk.offered.disconnect(self._again)
        super().close_down()

    def _again(self) -> None:
        self.pane.list.refresh()
        if self._id:
            self.show_row(self._id)

    def _counted(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self.balance.setText(told(self.desk.view.ledger.sums()))
        self.show_filters()
