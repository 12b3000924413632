"""The one list model of every room: pages read in another thread, a true scroll bar, a million rows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from hearingdesk.rows import PAGE, Listing
from hearingdesk.words import legible
from ui.models.worker import FIRST, Question, Worker

KEEP = 64  # pages kept
PATIENCE = 2.0  # seconds `read` waits at most
WAIT = 0.006  # seconds a row that is not here yet is waited for

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_NOWHERE = QModelIndex()


class PagedModel(QAbstractTableModel):
    """Rows of a Listing, one column: a delegate paints the cells. Call `close` before the program ends."""

    shown = Signal()  # the first rows of the newest question are here
    counted = Signal(object)  # the whole order is known: how many rows
    settled = Signal(object, object)  # the record to keep (0 for none) and its place or -1; after `counted`
    found = Signal(object, object)  # an id that was sought, its place or -1
    arrived = Signal(object, object)  # first and last row of a page that has been read
    told = Signal(object)  # what the Listing says by `tell`, beside its rows
    failed = Signal(object)  # the exception the Listing raised
    _said = Signal(object)  # the same as `told`, from the thread

    def __init__(self, make: Callable[[], Listing[Any]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.changing = False  # rows are moving about: what is current now is not what the user chose
        self._closed = False  # nothing is told any more
        self._asked_for = self._on_screen = self._known = 0  # generations; `_known`: to its last row
        self._query: Any = None
        self._pages: OrderedDict[int, list[Any]] = OrderedDict()
        self._coming: set[int] = set()
        self._worker = Worker(make)
        queued = Qt.ConnectionType.QueuedConnection
        self._worker.first_ready.connect(self._first, queued)
        self._worker.built.connect(self._built, queued)
        self._worker.page_ready.connect(self._page, queued)
        self._worker.found.connect(self._at, queued)
        self._worker.failed.connect(self._trouble, queued)
        self._said.connect(self._tell, queued)

    def ask(self, query: Any, keep: int = 0) -> None:
        """Show the answer to another question, with the place of record `keep` if it is in it."""
        self._query = query
        self._asked_for = self._worker.ask(query, keep)

    def refresh(self, keep: int = 0, query: Any = None) -> None:
        """Ask the same again, or what is nearly the same: rows stay on the screen until the new order is known."""
        self._query = self._query if query is None else query
        self._asked_for = self._worker.ask(self._query, keep, quiet=True)

    def read_anew(self) -> None:
        """The same rows in the same order, but what stands in them has changed."""
        self._pages.clear()
        self._coming.clear()
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, 0))

    def seek(self, id: int) -> None:
        """Find the place of a record; `found` says it."""
        self._worker.seek(id)

    def tell(self, found: object) -> None:
        """For the Listing, from its thread: pass on what it found beside the rows."""
        self._said.emit(found)

    def close(self) -> None:
        """Stop reading and wait for the thread to end; what it has said and nobody has heard yet is dropped."""
        self._closed = True
        self._worker.close()

    def row(self, place: int) -> Any | None:
        """The row at this place, or None while its page is on the way."""
        number, offset = divmod(place, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._fetch(number)
            if page is None:
                return None
        else:
            self._pages.move_to_end(number)
        return page[offset] if offset < len(page) else None

    @property
    def answered(self) -> bool:
        """Do the rows answer the newest question, all of them?"""
        return self._known == self._asked_for

    @property
    def begun(self) -> bool:
        """Are the first rows that answer the newest question here?"""
        return self._asked_for in (self._on_screen, self._known)

    def read(self, place: int) -> Any | None:
        """The row at this place, waited for as long as reading it takes: for copying, not for painting.

        None while a newer question is answered, unless the row is here already.
        """
        number = place // PAGE
        if number not in self._pages and self._on_screen == self._asked_for > 0:
            self._worker.want(self._on_screen, number)
            page = self._worker.take(self._on_screen, number, PATIENCE)
            if page is not None:
                self._coming.discard(number)
                self._put(number, page)
        return self.here(place)

    def here(self, place: int) -> Any | None:
        """The row at this place if its page has been read; never waits and never asks."""
        page = self._pages.get(place // PAGE)
        return page[place % PAGE] if page and place % PAGE < len(page) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if (
            role not in (_DISPLAY, _SPOKEN) or not index.isValid()
        ):  # plain ints: this is asked a thousand times a frame
            return None
        row = self.row(index.row())
        if row is None:
            return ""
        spoken = getattr(row, "spoken", None) if role == _SPOKEN else None
        return legible(spoken() if spoken else str(getattr(row, "title", row.id)))

    def _fetch(self, number: int) -> list[Any] | None:
        if self._on_screen == 0 or number in self._coming:
            return None
        self._coming.add(number)
        self._worker.want(self._on_screen, number)
        page = self._worker.take(self._on_screen, number, WAIT)
        if page is not None:
            self._coming.discard(number)
            self._put(number, page)
        return page

    def _put(self, number: int, rows: list[Any]) -> None:
        self._pages[number] = rows
        if len(self._pages) > KEEP:
            self._pages.popitem(last=False)

    def _start_over(self, count: int, generation: int) -> None:
        self._pages.clear()
        self._coming.clear()
        self._count, self._on_screen = count, generation

    def _first(self, question: Question, rows: list[Any]) -> None:
        if self._closed or question.generation != self._asked_for:
            return
        self.beginResetModel()
        self._start_over(len(rows), question.generation)
        for start in range(0, len(rows), PAGE):
            self._pages[start // PAGE] = rows[start : start + PAGE]
        self.endResetModel()
        self.shown.emit()

    def _built(self, question: Question, count: int, place: int) -> None:
        if self._closed or question.generation != self._asked_for:
            return
        self.changing, self._known = True, question.generation
        if self._on_screen == question.generation and min(count, FIRST) == self._count:
            self._resize(count)
        elif question.quiet:
            self._replace(count, question.generation)
        else:
            self.beginResetModel()
            self._start_over(count, question.generation)
            self.endResetModel()
            self.shown.emit()
        self.changing = False
        self.counted.emit(count)
        self.settled.emit(question.keep, place)

    def _resize(self, count: int) -> None:
        """Grow or shrink at the end, so that the place scrolled to stays."""
        partial = self._count // PAGE
        if len(self._pages.get(partial, ())) < PAGE:
            self._pages.pop(partial, None)
        if count > self._count:
            self.beginInsertRows(_NOWHERE, self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(_NOWHERE, count, self._count - 1)
            self._count = count
            self.endRemoveRows()

    def _replace(self, count: int, generation: int) -> None:
        self._start_over(self._count, generation)
        self._resize(count)
        if count:
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, 0))

    def _page(self, generation: int, number: int, rows: list[Any]) -> None:
        self._worker.forget(generation, number)
        if self._closed or generation != self._on_screen:
            return
        self._coming.discard(number)
        first, last = number * PAGE, min(self._count, (number + 1) * PAGE) - 1
        if first > last:
            return
        if number not in self._pages:
            self._put(number, rows)
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))
        self.arrived.emit(first, last)

    def _at(self, id: int, place: int) -> None:
        if not self._closed:
            self.found.emit(id, place)

    def _tell(self, found: object) -> None:
        if not self._closed:
            self.told.emit(found)

    def _trouble(self, error: Exception) -> None:
        if not self._closed:
            self.failed.emit(error)
