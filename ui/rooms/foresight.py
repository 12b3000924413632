"""What giving a backup back would change, found out in a thread of its own while the page is already there."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QObject, Qt, Signal

from hearingdesk import backups
from hearingdesk.backups import Counts
from hearingdesk.casefile import CaseFile
from hearingdesk.change import RowChange
from hearingdesk.dated import figures
from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Cancelled
from hearingdesk.records import KINDS
from hearingdesk.store.backup import Backup
from hearingdesk.values import record_name, told
from hearingdesk.view import View
from hearingdesk.words import _, n_
from ui.desk import Place
from ui.rooms.sheet import Card, Difference, Differences, Facts, Line, Links

LISTED = 100  # records that are named
TOLD = 12  # records that are told field by field


@dataclass(frozen=True, slots=True)
class Foresight:
    """Of a backup: how many records would be others, and the cards that say which."""

    backup: int
    records: int
    cards: tuple[Card, ...]


class Foreseeing(QObject):
    """Compares the case with one backup after another; a new question ends the one that runs."""

    told = Signal(object)  # Foresight
    failed = Signal(object)  # HearingDeskError
    _over = Signal(object)  # Foresight, the error, or None where it was stopped; from the thread

    def __init__(self, case: CaseFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case = case
        self._thread: threading.Thread | None = None
        self._next: Backup | None = None
        self._stopping = self._closed = False
        self._over.connect(self._ended, Qt.ConnectionType.QueuedConnection)

    def ask(self, backup: Backup) -> None:
        """Compare with this one."""
        self._next, self._stopping = backup, True
        if self._thread is None:
            self._begin()

    def close(self) -> None:
        """Stop, and wait for the thread to end."""
        self._closed = self._stopping = True
        if self._thread is not None:
            self._thread.join(10)

    def _begin(self) -> None:
        chosen, self._next, self._stopping = self._next, None, False
        if chosen is not None:
            self._thread = threading.Thread(target=self._run, args=[chosen], name="backup", daemon=True)
            self._thread.start()

    def _run(self, chosen: Backup) -> None:
        found: Foresight | HearingDeskError | None = None
        try:
            found = self._foresee(chosen)
        except HearingDeskError as error:
            found = error
        except OSError:
            found = HearingDeskError(_("This backup is not there any more."))
        except Cancelled:
            pass
        finally:
            self._over.emit(found)

    def _foresee(self, chosen: Backup) -> Foresight:
        counted = backups.counts(self._case, chosen, self._step)
        with closing(backups.difference(self._case, chosen, self._step, counted)) as rows:
            named = list(islice(rows, LISTED))
        total = sum(one.added + one.changed + one.removed for one in counted.values())
        with self._case.reader() as view:
            return Foresight(chosen.id, total, tuple(cards(view, counted, named, total)))

    def _step(self, done: int, total: int, what: str) -> None:
        if self._stopping:
            raise Cancelled

    def _ended(self, found: object) -> None:
        self._thread = None
        if self._closed:
            return
        if self._next is not None:
            self._begin()
        elif isinstance(found, Foresight):
            self.told.emit(found)
        elif found is not None:
            self.failed.emit(found)


def cards(view: View, counted: dict[str, Counts], rows: Sequence[RowChange], total: int) -> list[Card]:
    """The figures by kind, the first records field by field, the names of the others."""
    title = _("What restoring would change")
    if not counted:
        return [Links(title, (), empty=_("Nothing: the records are as they were then."))]
    lines = tuple(Line(_(KINDS[table].many_words), figures(one)) for table, one in counted.items())
    made: list[Card] = [Facts(title, lines)]
    for row in rows[:TOLD]:
        if fields := tuple(_fields(view, row)):
            kind = _(KINDS[row.table].one)
            made.append(Differences(record_name(view, row) or kind, fields, kind, _place(view, row)))
    if rest := rows[TOLD:]:
        named = tuple(_line(view, row) for row in rest)
        if more := total - len(rows):
            said = n_("{n} more is not shown here.", "{n} more are not shown here.", more)
            named = (*named, Line("", said, tone="text3"))
        made.append(Facts(_("Other records"), named))
    return made


def _fields(view: View, row: RowChange) -> list[Difference]:
    came, went = row.before is None, row.after is None
    return [Difference(one.label, one.before, one.after, came, went) for one in told(view, row)]


def _line(view: View, row: RowChange) -> Line:
    kind = _(KINDS[row.table].one)
    way = (
        _("Comes back") if row.before is None else (_("Is removed") if row.after is None else _("Is changed"))
    )
    return Line(kind, record_name(view, row) or kind, way, to=_place(view, row))


def _place(view: View, row: RowChange) -> Place | None:
    """Where the record is shown, as long as the case has it."""
    return Place(table=row.table, id=row.id) if row.before is not None else None
