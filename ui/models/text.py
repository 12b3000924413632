"""A transcript as its reader needs it: paragraphs by their number, and how to cite them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from hearingdesk.rows import Paragraph
from ui.models.paged import PagedModel

Cite = Callable[[Paragraph, Paragraph], str]


class Text(Protocol):
    """What the transcript view reads."""

    def count(self) -> int: ...

    def paragraph(self, at: int) -> Paragraph | None:
        """For painting: None while it is on the way."""
        ...

    def read(self, at: int) -> Paragraph | None:
        """For copying: waits until it is here."""
        ...

    def cite(self, first: Paragraph, last: Paragraph) -> str:
        """Where these stand: "third hearing, 24 Nov 2026, p. 123:23–124:06"."""
        ...


class PagedText(QObject):
    """A Text over a PagedModel whose rows are Paragraphs."""

    arrived = Signal(object, object)  # first and last paragraph that came late
    reset = Signal()  # another text, or another length

    def __init__(self, model: PagedModel, cite: Cite, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._cite = model, cite
        model.arrived.connect(self.arrived)
        model.shown.connect(self.reset)
        model.counted.connect(lambda _count: self.reset.emit())

    def count(self) -> int:
        return self._model.rowCount()

    def paragraph(self, at: int) -> Paragraph | None:
        return self._model.row(at)

    def read(self, at: int) -> Paragraph | None:
        return self._model.read(at)

    def cite(self, first: Paragraph, last: Paragraph) -> str:
        return self._cite(first, last)
