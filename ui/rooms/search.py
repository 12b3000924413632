"""Search: one search over all, the hits with their words, the page of the chosen hit beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hearingdesk.change import Change
from hearingdesk.citing.code import code_of, coded
from hearingdesk.errors import Unreadable
from hearingdesk.records import KINDS
from hearingdesk.rows import PAGE, Chip, ListRow
from hearingdesk.search.find import Hit
from hearingdesk.store.records import shorten
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import N_, _
from ui.desk import Desk, Place
from ui.models.paged import PagedModel
from ui.rooms.base import Space
from ui.rooms.hitrows import HitDelegate
from ui.rooms.marks import marking
from ui.rooms.page import RecordPage
from ui.rooms.panes import side_by_side
from ui.rooms.reader import TranscriptPane
from ui.rooms.register import SEARCH
from ui.rooms.tools import PageTools
from ui.widgets.listpane import ListPane
from ui.widgets.page import EmptyState

if TYPE_CHECKING:
    from ui.rooms.viewer import SourcePane

MOST = 1000  # hits that are shown


def cites(view: View, words: str) -> list[Hit]:
    """The citation whose printed code was typed or pasted, as a hit; none for any other words."""
    found: list[Hit] = []
    for id in coded(view, words.removesuffix("*")):
        one, name = view.citations.get(id), view.citations.called(id)
        found.append(
            Hit("citation", id, name, code_of(id), shorten(one.quote or one.remark, 160), (), "", "")
        )
    return found


class HitListing:
    """The hits of a search as a Listing."""

    def __init__(self, open_view: Callable[[], View]) -> None:
        self._view = open_view()
        self._words = ""
        self._hits: list[Hit] = []
        self._stopped = False
        self._view.watch(lambda: self._stopped, 10_000)

    def ask(self, query: str) -> None:
        self._words, self._stopped = query, False

    def first(self, n: int) -> list[ListRow]:
        return []

    def build(self) -> int:
        found = cites(self._view, self._words)
        self._hits = found or (list(self._view.search(self._words, "", MOST).hits) if self._words else [])
        return len(self._hits)

    def page(self, k: int) -> list[ListRow]:
        return [row(hit) for hit in self._hits[k * PAGE : (k + 1) * PAGE]]

    def find(self, id: int) -> int:
        return next((at for at, hit in enumerate(self._hits) if hit.id == id), -1)

    def interrupt(self) -> None:
        self._stopped = True

    def close(self) -> None:
        self._view.close()


def row(hit: Hit) -> ListRow:
    """A hit as a line: its record, the words around it, its kind, where it stands."""
    kind = KINDS[hit.kind]
    title = hit.speaker or hit.title
    day = When.parse(hit.date).date().say() if hit.date else ""
    side = " · ".join(part for part in (day, hit.cite) if part)
    return ListRow(hit.id, title, hit.snippet, (Chip(_(kind.one), "mute"),), None, side)


class Search(Space):
    """Typing searches; choosing a hit shows its page; Enter goes there."""

    title = N_("Search")

    def __init__(self, desk: Desk, tools: PageTools) -> None:
        super().__init__(desk, tools)
        case = desk.case
        assert case is not None
        self._words = ""
        self.model = PagedModel(lambda: HitListing(case.reader), self)
        empty = EmptyState(
            "search",
            _("Type what you look for."),
            detail=_("Names, facts, notes, sources and every word that was said."),
        )
        self.pane = ListPane(_(self.title), self.model, empty=empty)
        self.pane.filters.hide()
        self.pane.search.setPlaceholderText(_(self.title))
        self._hits = HitDelegate(self.pane.list)
        self.pane.list.setItemDelegate(self._hits)
        self.page = RecordPage(desk, tools)
        side_by_side(self, self.pane, self.page, (440, 800))
        self.pane.search.typed.connect(self._ask)
        self.pane.search.returnPressed.connect(self.pane.list.setFocus)
        self.pane.list.chosen.connect(self._chosen)
        self.pane.list.opened.connect(self._open)
        self.model.failed.connect(self._failed)
        self.pane.list.ask("")

    def enter(self, place: Place) -> None:
        if place.words and place.words != self._words:
            self.pane.search.set_words(place.words)
        self.pane.search.setFocus()

    def follow(self, change: Change) -> None:
        if self.isVisible():
            self.pane.list.refresh()
            self.page.refresh()

    def current(self) -> Place:
        return self.page.place

    def find_words(self) -> None:
        self.pane.search.setFocus()
        self.pane.search.selectAll()

    def focus_list(self) -> None:
        self.pane.list.setFocus()

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

    def _ask(self, words: str) -> None:
        self._words = words.strip()
        self._hits.set_marks(marking(self._words))
        self.desk.settle(Place(SEARCH, words=self._words))
        self.pane.list.ask(self._words)

    def _kind(self, id: int) -> str:
        return self.desk.view.kind_of(id)

    def _chosen(self, id: int) -> None:
        self.page.show_place(Place("", self._kind(id), id, self._words))

    def _open(self, id: int) -> None:
        if self._kind(id) == "citation":
            from ui.rooms.cited import open_cite

            open_cite(self.desk, id)
            return
        self.desk.go(self._kind(id), id, words=self._words)

    def _failed(self, error: object) -> None:
        if isinstance(error, Unreadable):
            self.desk.say(str(error), "warn")
        elif isinstance(error, Exception):
            self.desk.failed(error)
