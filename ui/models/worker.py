"""The thread that reads lists: one question at a time, given up as soon as a newer one comes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from hearingdesk.rows import Listing

FIRST = 256  # rows read before the whole order is known
_WANTED = 6  # pages still worth reading; those scrolled past are forgotten


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, which asking it is, and the record whose place is wanted in the answer."""

    generation: int
    query: Any
    keep: int = 0
    quiet: bool = False  # a refresh: the rows on the screen stay until the new order is known


class Worker(QObject):
    """Owns a Listing in its own thread. Its signals come from there: connect them queued."""

    first_ready = Signal(object, object)  # question, rows
    built = Signal(object, object, object)  # question, how many rows, the place of the kept record
    page_ready = Signal(object, object, object)  # generation, page number, rows
    found = Signal(object, object)  # id, its place or -1
    failed = Signal(object)  # the exception

    def __init__(self, make: Callable[[], Listing[Any]]) -> None:
        super().__init__()
        self._make = make
        self._listing: Listing[Any] | None = None
        self._work = threading.Condition()
        self._arrived = threading.Condition()
        self._question: Question | None = None
        self._wanted: OrderedDict[int, int] = OrderedDict()  # page number: generation
        self._sought: int | None = None
        self._ready: dict[tuple[int, int], list[Any]] = {}
        self._newest = self._have = 0
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="list", daemon=True)

    def ask(self, query: Any, keep: int = 0, *, quiet: bool = False) -> int:
        """Ask something else; what runs is given up. The number of this asking."""
        with self._work:
            self._newest += 1
            self._question = Question(self._newest, query, keep, quiet)
            self._wanted.clear()
            self._give_up()
            self._work.notify()
            if self._thread.ident is None:  # not before: what makes the Listing may stand only now
                self._thread.start()
            return self._newest

    def want(self, generation: int, page: int) -> None:
        """Read this page next."""
        with self._work:
            self._wanted[page] = generation
            self._wanted.move_to_end(page)
            while len(self._wanted) > _WANTED:
                self._wanted.popitem(last=False)
            self._work.notify()

    def seek(self, id: int) -> None:
        """Find the place of this record; `found` says it."""
        with self._work:
            self._sought = id
            self._work.notify()

    def take(self, generation: int, page: int, seconds: float) -> list[Any] | None:
        """The page if it comes within this time: it hides nearly every wait inside one frame."""
        with self._arrived:
            self._arrived.wait_for(lambda: (generation, page) in self._ready, seconds)
            return self._ready.pop((generation, page), None)

    def forget(self, generation: int, page: int) -> None:
        """The page has been heard of by its signal."""
        with self._arrived:
            self._ready.pop((generation, page), None)

    def close(self) -> None:
        """End the thread and wait for it."""
        with self._work:
            self._stopping = True
            self._give_up()
            self._work.notify()
        if self._thread.ident is not None:
            self._thread.join(10)

    def _give_up(self) -> None:
        if self._listing:
            self._listing.interrupt()

    def _run(self) -> None:
        try:
            self._listing = self._make()
        except Exception as error:
            self.failed.emit(error)
            return
        while (task := self._next()) is not None:
            try:
                task(self._listing)
            except Exception as error:
                if not self._given_up():
                    self.failed.emit(error)
        self._listing.close()

    def _next(self) -> Callable[[Listing[Any]], None] | None:
        with self._work:
            while not (self._question or self._wanted or self._sought is not None or self._stopping):
                self._work.wait()
            if self._stopping:
                return None
            if (question := self._question) is not None:
                self._question = None
                return lambda listing: self._answer(listing, question)
            if (id := self._sought) is not None:
                self._sought = None
                return lambda listing: self.found.emit(id, listing.find(id))
            page, generation = self._wanted.popitem()
            return lambda listing: self._read(listing, generation, page)

    def _given_up(self) -> bool:
        with self._work:
            return self._stopping or self._question is not None

    def _answer(self, listing: Listing[Any], question: Question) -> None:
        self._have = 0  # from here on the old order is gone
        listing.ask(question.query)
        if self._given_up():  # an interrupt that came before `ask` is forgotten by it
            return
        rows = [] if question.quiet else listing.first(FIRST)
        if rows:
            self.first_ready.emit(question, rows)
        count = listing.build()
        place = listing.find(question.keep) if question.keep else -1
        top = [] if rows or not count else listing.page(0)  # there before anyone looks: no grey flash
        with self._arrived:
            self._ready = {(question.generation, 0): top} if top else {}
        self._have = question.generation
        self.built.emit(question, count, place)
        if top:
            self.page_ready.emit(question.generation, 0, top)

    def _read(self, listing: Listing[Any], generation: int, page: int) -> None:
        if generation != self._have:
            return
        rows = listing.page(page)
        with self._arrived:
            self._ready[generation, page] = rows
            self._arrived.notify_all()
        self.page_ready.emit(generation, page, rows)
