"""What the rooms stand on is loaded while nobody waits for it, a piece at a time.

Loaded all at once, when a list is first opened or the builder is, it held the window for several tenths of a second.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

from hearingdesk.store.connection import DatabaseError
from hearingdesk.view import View

GAP = 30  # milliseconds between two pieces, for what the user does meanwhile

# Each stands on those before it, so that no step is a long one.
LAW = (
    "hearingdesk.search.query",
    "hearingdesk.procedure.law",
    "hearingdesk.procedure.verdicts",
    "hearingdesk.procedure.calls",
    "hearingdesk.procedure.owed",
    "holidays",
    "holidays.countries",  # by the calendars of the law
)
LISTS = (
    *LAW,
    "ui.rooms.pages.deadlines",
    "ui.rooms.pages.register",
    "ui.rooms.reader",
    "ui.rooms.room",
    "ui.rooms.sourcing",
    "ui.rooms.search",
    "sqlite_utils",  # by the first change
    "ui.rooms.editor",
    "ui.rooms.viewer",
    "ui.palette",
)
BUILDER = (
    "hearingdesk.pack.fonts",
    "hearingdesk.pack.text",
    "hearingdesk.pack.cites",
    "hearingdesk.pdfium.pdf",
    "pikepdf",
    "hearingdesk.pack.proof.proving",
    "hearingdesk.pack.proof.reading",
    "hearingdesk.pack.exhibits.leaves",
    "hearingdesk.pack.brief",
    "hearingdesk.pack.compose",
    "hearingdesk.pack.book",
    "hearingdesk.procedure.dossiers",
    "hearingdesk.procedure.joint",
    "hearingdesk.pack.timeline",
    "hearingdesk.pack.sections",
    "hearingdesk.pack.build",
    "ui.rooms.packs.exhibits",
    "ui.rooms.packs.pages",
    "ui.rooms.packs.room",
    "ui.rooms.packs.issuing",
)


class Warming(QObject):
    """Loads these, one after the other; ends with its parent."""

    ended = Signal()

    def __init__(self, names: tuple[str, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(names)
        self._timer = QTimer(self, interval=GAP)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    def done(self) -> bool:
        """Is everything loaded?"""
        return not self._left

    def stop(self) -> None:
        """Load no more, and say nothing."""
        self._timer.stop()

    def _next(self) -> None:
        if self._left:
            import_module(self._left.pop(0))
        else:
            self._timer.stop()
            self.ended.emit()


def warm(parent: QObject, view: View) -> Warming:
    """Begin; the builder's part, which is large, only where there is a pack to build."""
    packs = 0
    with suppress(DatabaseError):  # a damaged file says so where somebody looks at what it held
        packs = view.packs.count()
    return Warming(LISTS + (BUILDER if packs else ()), parent)
