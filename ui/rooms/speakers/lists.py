"""The lists of the dialog: labels, and people listed who may be there twice; walked through by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from hearingdesk.job import Progress
from hearingdesk.labels import (
    FILTERS,
    STANDS_OUT,
    TWIN_FILTERS,
    LabelListing,
    LabelQuery,
    LabelState,
    TwinListing,
    TwinQuery,
)
from hearingdesk.words import N_, _
from ui.actions import dress
from ui.models.paged import PagedModel
from ui.rooms.bench import Bench
from ui.rooms.speakers.choices import Choices
from ui.rooms.speakers.rows import FILTER_NAMES, ORDER_NAMES, label_row, table, twin_row
from ui.widgets.chips import FilterChoice
from ui.widgets.listpane import ListPane
from ui.widgets.page import EmptyState


class ChoosingList(QWidget):
    """A list one walks through, choosing with digits; Enter goes on."""

    shown = Signal(object)  # the state of the row that is current, or None
    digit = Signal(int)
    entered = Signal()
    told = Signal(object)  # how many rows each filter would leave

    title = ""  # declared with N_
    named = ""  # how the exported file begins

    def __init__(
        self, bench: Bench, choices: Choices, query: Any, filters: Sequence[str], nothing: str
    ) -> None:
        super().__init__()
        assert bench.desk.case is not None
        self._bench, self._choices, self._query = bench, choices, query
        self._reader = bench.desk.case.reader
        self.counts: dict[str, int] = {}
        self._at = 0
        self._waiting = self._going = self._again = self._exporting = False
        self.model = PagedModel(self.listing, self)
        self.pane = ListPane(_(self.title), self.model, empty=EmptyState("users", nothing))
        self.list = self.pane.list
        self.pane.filters.set_choices([FilterChoice(name, _(FILTER_NAMES[name])) for name in filters])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)
        export = dress(QToolButton(), "share", _("Export this list…"))
        export.clicked.connect(self.export)
        self.pane.set_tools([*self.tools(), export])
        self._wire()
        self.list.ask(self._query)

    def listing(self) -> Any:
        """What reads the rows; made in the thread that reads."""
        raise NotImplementedError

    def chosen_now(self) -> Any:
        """What was chosen so far."""
        raise NotImplementedError

    def tools(self) -> list[QWidget]:
        """Buttons of its own."""
        return []

    def refresh(self, **change: Any) -> None:
        """Something about the question is different, or about what was chosen."""
        self._query = replace(self._query, chosen=self.chosen_now(), **change)
        self._waiting = True
        self.list.refresh(self._query)

    def read_again(self) -> None:
        """The case has changed: what is shown of the current row may be no longer so."""
        self._again = True
        self.refresh()

    def go_on(self) -> None:
        """Choose the next row that is open, from the top again after the last; the next row where none is."""
        self._going = True
        if not self._waiting:
            self._go()

    def is_open(self, row: Any) -> bool:
        """Is there something to be said of the row?"""
        return row is not None and row.state.fits("open")

    def export(self) -> None:
        """Write the list as it is shown into a table file, as soon as what was asked last is answered."""
        self._exporting = not self.model.answered
        if self._exporting:
            return
        from ui.rooms.shown import ShownTable
        from ui.rooms.tables import ask_path, export_list

        rows = [row for at in range(self.model.rowCount()) if (row := self.model.read(at)) is not None]
        path = ask_path(self._bench, _("Export this list"), self.named)
        if path is not None:
            export_list(self._bench, ShownTable(self.named, *table(rows), title=_(self.title)), path)

    def close_down(self) -> None:
        """Stop reading."""
        self.model.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits and Enter over the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.entered.emit()
                return True
            if plain and event.text() in tuple("0123456789"):
                self.digit.emit(int(event.text()))
                return True
        return super().eventFilter(watched, event)

    def _wire(self) -> None:
        self.list.installEventFilter(self)
        self.pane.search.typed.connect(lambda words: self._ask(words=words.strip(), kept=0))
        self.pane.filters.chosen.connect(lambda name: self._ask(filter=name, kept=0))
        self.list.chosen.connect(self._chosen)
        self.list.lost.connect(self._lost)
        self.model.told.connect(self._tell)
        self.model.counted.connect(lambda _n: self._first())
        self.model.settled.connect(lambda _id, _place: self._settled())
        self.model.arrived.connect(lambda _first, _last: self._arrived())
        self.model.failed.connect(self._failed)
        self._choices.changed.connect(lambda: self.refresh(kept=self.list.current_id()))

    def _settled(self) -> None:
        self._waiting = False
        if self._going:
            self._go()
        if self._exporting:
            self.export()

    def _go(self) -> None:
        self._going = False
        count = self.model.rowCount()
        here = max(0, self.list.currentIndex().row())
        places = [(here + step) % count for step in range(1, count)]
        wanted = next((at for at in places if self.is_open(self.model.read(at))), None)
        if wanted is None and here + 1 < count:
            wanted = here + 1
        if wanted is not None:
            self.list.selectRow(wanted)

    def _arrived(self) -> None:
        row = self.model.here(self.list.currentIndex().row()) if self._again else None
        if row is not None:
            self._again = False
            self.shown.emit(row.state)

    def _ask(self, **change: Any) -> None:
        self._query = replace(self._query, **change)
        self.list.ask(self._query)

    def _tell(self, counts: dict[str, int]) -> None:
        self.counts = counts
        self.pane.filters.set_counts(counts)
        self.told.emit(counts)

    def _first(self) -> None:
        if not self.list.current_id() and self.model.rowCount():
            self.list.selectRow(min(self._at, self.model.rowCount() - 1))
        elif not self.model.rowCount():
            self.shown.emit(None)

    def _chosen(self, id: int) -> None:
        self._at = self.list.currentIndex().row()
        row = self.model.row(self._at)
        self.shown.emit(row.state if row is not None else None)
        if self._query.filter and self._query.kept != id:
            QTimer.singleShot(0, self, lambda: self.refresh(kept=id))

    def _lost(self) -> None:
        self.shown.emit(None)
        self._first()

    def _failed(self, error: object) -> None:
        if isinstance(error, Exception):
            self._bench.desk.failed(error)


class LabelList(ChoosingList):
    """The labels of a transcript."""

    title = N_("Labels")
    named = "speakers"

    def __init__(self, bench: Bench, transcript: int, choices: Choices) -> None:
        nothing = _("Nobody speaks under a label here.")
        super().__init__(bench, choices, LabelQuery(transcript), FILTERS, nothing)

    def listing(self) -> Any:
        new = self._choices.new
        return LabelListing(self._reader, lambda view, state: label_row(view, state, new()), self.model.tell)

    def chosen_now(self) -> Any:
        return self._choices.labels()

    def tools(self) -> list[QWidget]:
        """The order."""
        sort = dress(QToolButton(), "arrow-up-down", _("Sort"))
        sort.clicked.connect(lambda: self.sort_menu().popup(sort.mapToGlobal(QPoint(0, sort.height()))))
        return [sort]

    def sort_menu(self) -> QMenu:
        """The orders there are."""
        menu = QMenu(self)
        for order, words in ORDER_NAMES.items():
            entry = QAction(_(words), menu)
            entry.setCheckable(True)
            entry.setChecked(self._query.order == order)
            entry.triggered.connect(lambda _on=False, order=order: self._ask(order=order))
            menu.addAction(entry)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def standing_out(self, then: Callable[[list[LabelState]], object]) -> None:
        """Read every label one stands out for, whatever the list shows, and hand them on."""
        query = LabelQuery(self._query.transcript, filter=STANDS_OUT, chosen=self._choices.labels())
        reader = self._reader

        def work(_progress: Progress) -> list[LabelState]:
            listing: LabelListing[LabelState] = LabelListing(reader, lambda _view, state: state)
            try:
                listing.ask(query)
                return listing.every()
            finally:
                listing.close()

        job = self._bench.desk.jobs.start(_("Labels"), work, quiet=True)
        job.finished.connect(then)
        job.failed.connect(self._failed)


class TwinList(ChoosingList):
    """People the hearing lists who may be there already."""

    title = N_("Listed people")
    named = "listed-people"

    def __init__(self, bench: Bench, transcript: int, choices: Choices) -> None:
        nothing = _("Nobody listed in this hearing has the name of somebody else.")
        super().__init__(bench, choices, TwinQuery(transcript), TWIN_FILTERS, nothing)

    def listing(self) -> Any:
        return TwinListing(self._reader, twin_row, self.model.tell)

    def chosen_now(self) -> Any:
        return self._choices.twins()
