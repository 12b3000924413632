"""Search: one search over all, the hits with their words, the page of the chosen hit beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from hearingdesk.change import Change
from hearingdesk.errors import Unreadable
from hearingdesk.hits import ORDERS, HitListing, HitQuery
from hearingdesk.rows import ListRow
from hearingdesk.words import N_, _
from ui.actions import dress
from ui.desk import Desk, Place
from ui.models.paged import PagedModel
from ui.rooms.base import Space
from ui.rooms.covered import CoverageLine
from ui.rooms.hitrows import HitDelegate, row
from ui.rooms.marks import marking
from ui.rooms.page import RecordPage
from ui.rooms.panes import side_by_side
from ui.rooms.reader import TranscriptPane
from ui.rooms.register import SEARCH
from ui.rooms.savedsearches import Kept, SavedSearches
from ui.rooms.searchbar import SearchBar
from ui.rooms.tools import PageTools
from ui.theme import theme
from ui.widgets.label import Label
from ui.widgets.listpane import ListPane
from ui.widgets.page import EmptyState

if TYPE_CHECKING:
    from ui.rooms.viewer import SourcePane


class Search(Space):
    """Typing searches; choosing a hit shows its page; Enter goes there; F3 goes on from hit to hit."""

    title = N_("Search")

    def __init__(self, desk: Desk, tools: PageTools) -> None:
        super().__init__(desk, tools)
        self._query = HitQuery()
        self._given = ""  # what opened documents look for: the words without filters, names in all forms
        self._listing: HitListing[ListRow] | None = None
        self.model = PagedModel(self._made, self)
        self._lay_out()
        self._wire()
        desk.next_hit = self.go_on
        self.pane.list.ask(self._query)

    def enter(self, place: Place) -> None:
        if place.words and place.words != self._query.words:
            self.pane.search.set_words(place.words)
        self.pane.search.setFocus()

    def follow(self, change: Change) -> None:
        if "saved_filter" in change.tables:
            self.saved.read()
        if self.isVisible():
            self.pane.list.refresh()
            self.page.refresh()

    def current(self) -> Place:
        return self.page.place

    def find_words(self) -> None:
        self.pane.search.setFocus()
        self.pane.search.selectAll()

    def focus_list(self) -> None:
        self.pane.take_keyboard()

    def query(self) -> HitQuery | None:
        """The hits, where there are any."""
        return self._query if self._query.words and self.model.rowCount() else None

    def reader(self) -> TranscriptPane | None:
        return self.page.reader()

    def viewer(self) -> SourcePane | None:
        return self.page.viewer()

    def copy_cited(self) -> bool:
        filling = self.page.reader() or self.page.viewer()
        return filling is not None and filling.copy_cited()

    def close_down(self) -> None:
        self.desk.next_hit = None
        self.page.close_down()
        self.model.close()

    def go_on(self, step: int) -> bool:
        """Go to the next hit or the one before, in whatever document it stands; False where it is not for us to say.

        It is while one is here, and in a document that was opened from here and is read for the same words.
        """
        here = self.isVisible()
        if not self.model.rowCount() or not (here or self.desk.place.words == self._given != ""):
            return False
        at = self.pane.list.currentIndex().row() + step
        if not 0 <= at < self.model.rowCount():
            last = _("That was the last hit.") if step > 0 else _("That was the first hit.")
            self.desk.say(last, "info")
            return True
        found = self.model.read(at)
        if found is None:
            return True
        self.pane.list.selectRow(at)
        if not here:
            self._open(found.id)
        return True

    def save(self) -> None:
        """Keep what is looked for under a name. Raises HearingDeskError while the case cannot be written."""
        if self._query.words:
            self.saved.keep(Kept(self._query.words, self._query.names))

    def _made(self) -> HitListing[ListRow]:
        """In the list's thread."""
        case = self.desk.case
        assert case is not None
        self._listing = HitListing(case.reader, row)
        return self._listing

    def _lay_out(self) -> None:
        px = theme().px
        empty = EmptyState(
            "search",
            _("Type what you look for."),
            detail=_("Names, facts, notes, sources and every word that was said."),
        )
        self.pane = ListPane(_(self.title), self.model, empty=empty)
        self.pane.filters.hide()
        self.pane.search.setAccessibleName(_("Words to search everything for"))
        self.pane.search.setPlaceholderText(_("Words, “a phrase”, prefix*, NEAR/5, speaker:name"))
        self._hits = HitDelegate(self.pane.list)
        self.pane.list.setItemDelegate(self._hits)
        self.bar = SearchBar(lambda: self.desk.view, self.tools.ask)
        self.saved = SavedSearches(self.desk, self.tools.ask)
        self.meant = Label("", "small", "text2", wrap=True)
        self.meant.hide()
        self.covered = CoverageLine(self.desk)
        for part in (self.bar, self.saved, self.meant):
            self.pane.put_below_search(part)
        foot = _inset(self.covered, px(12), px(4))
        foot.setAlignment(self.covered, Qt.AlignmentFlag.AlignLeft)
        column = self.pane.layout()
        assert isinstance(column, QVBoxLayout)
        column.addLayout(foot)
        self.page = RecordPage(self.desk, self.tools)
        side_by_side(self, self.pane, self.page, (470, 770))
        sort = dress(QToolButton(), "arrow-up-down", _("Sort"))
        sort.clicked.connect(lambda: self._sort_menu(sort))
        keep = dress(QToolButton(), "star", _("Save this search"), "Ctrl+Shift+Y")
        keep.clicked.connect(lambda: self.tools.run("search.save"))
        matrix = dress(QToolButton(), "users", _("Count names in all sources"))
        matrix.clicked.connect(lambda: self.tools.run("search.names"))
        self.pane.set_tools([sort, keep, matrix])

    def _wire(self) -> None:
        self.pane.search.typed.connect(self._ask)
        self.pane.search.returnPressed.connect(self.pane.go_to_rows)
        self.pane.list.chosen.connect(self._chosen)
        self.pane.list.opened.connect(self._open)
        self.bar.wrote.connect(self.pane.search.set_words)
        self.bar.switched.connect(lambda on: self._look(names=on))
        self.saved.ran.connect(self._run)
        self.saved.failed.connect(self.desk.failed)
        self.saved.emptied.connect(self.pane.search.setFocus)
        self.model.shown.connect(lambda: self.pane.say_count(self.model.rowCount(), more=True))
        self.model.counted.connect(lambda _n: self._told())
        self.model.failed.connect(self._failed)

    def _run(self, kept: Kept) -> None:
        self.bar.names.setChecked(kept.names)
        self.pane.search.set_words(kept.words)

    def _ask(self, words: str) -> None:
        words = words.strip()
        self.bar.read(words)
        self._hits.set_marks(marking(words))
        self.desk.settle(Place(SEARCH, words=words))
        self._look(words=words)

    def _look(self, **change: Any) -> None:
        self._query = replace(self._query, **change)
        self.pane.list.ask(self._query)

    def _told(self) -> None:
        """The whole answer is here: what is to be said beside it."""
        told = self._listing.told if self._listing and self._query.words else None
        self._given = told.words if told else ""
        self.covered.tell(told.coverage if told else None)
        self.meant.setText("\n".join(one.sentence() for one in told.meant) if told else "")
        self.meant.setVisible(bool(told and told.meant))
        self._hits.set_marks(marking(self._given) if self._given else None)
        self.pane.list.viewport().update()
        if told and told.damaged:
            from ui.rooms.tending import tend

            tend(self.desk, anew=True)

    def _sort_menu(self, button: QWidget) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, words in ORDERS.items():
            entry = menu.addAction(_(words))
            entry.setCheckable(True)
            entry.setChecked(key == self._query.order)
            entry.triggered.connect(lambda _on=False, key=key: self._look(order=key))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _words(self) -> str:
        """What a document that is opened looks for: known with the first hits, before all of them are."""
        told = self._listing.told if self._listing and self._query.words else None
        return told.words if told else self._query.words

    def _kind(self, id: int) -> str:
        return self.desk.view.kind_of(id)

    def _chosen(self, id: int) -> None:
        if self.isVisible():
            self.page.show_place(Place("", self._kind(id), id, self._words()))

    def _open(self, id: int) -> None:
        if self._kind(id) == "citation":
            from ui.rooms.cited import open_cite

            open_cite(self.desk, id)
            return
        self.desk.go(self._kind(id), id, words=self._words())

    def _failed(self, error: object) -> None:
        if isinstance(error, Unreadable):
            self.desk.say(str(error), "warn")
        elif isinstance(error, Exception):
            self.desk.failed(error)


def _inset(part: QWidget, side: int, below: int) -> QVBoxLayout:
    """A part of the list's pane with the margins of the others."""
    column = QVBoxLayout()
    column.setContentsMargins(side, 0, side, below)
    column.addWidget(part)
    return column
