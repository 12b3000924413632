"""Records for the palette: searched in a thread, told as entries to go to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from hearingdesk.hits import HitListing, HitQuery
from hearingdesk.rows import ListRow
from ui.desk import Desk
from ui.models.paged import PagedModel
from ui.palette import Answer, Entry
from ui.rooms.hitrows import row
from ui.rooms.marks import while_typing
from ui.rooms.register import EVERY, home

SHOWN = 12


class Finder(QObject):
    """Asks once for every key; only the newest answer is told."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        case = desk.case
        assert case is not None
        self._model = PagedModel(lambda: HitListing(case.reader, row), self)
        self._model.settled.connect(lambda _place: self._tell())
        self._answer: Answer | None = None
        self._words = ""

    def __call__(self, words: str, answer: Answer) -> None:
        self._words, self._answer = words, answer
        self._model.ask(HitQuery(while_typing(words), most=SHOWN))

    def close(self) -> None:
        """Let go of the case."""
        self._model.close()

    def _tell(self) -> None:
        if self._answer is None:
            return
        rows: list[Any] = [self._model.row(at) for at in range(min(SHOWN, self._model.rowCount()))]
        self._answer([self._entry(row) for row in rows if row is not None])

    def _entry(self, row: ListRow) -> Entry:
        table = self._desk.view.kind_of(row.id)
        plan = EVERY.get(home(table))
        kind = row.chips[0].text if row.chips else ""
        return Entry(row.title, kind, plan.icon if plan else "file-text", self._going(table, row.id))

    def _going(self, table: str, id: int) -> Callable[[], object]:
        if table == "citation":
            return lambda: self._open_cite(id)
        words = while_typing(self._words)
        return lambda: self._desk.go(table, id, words=words)

    def _open_cite(self, id: int) -> None:
        from ui.rooms.cited import open_cite

        open_cite(self._desk, id)
