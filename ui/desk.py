"""The desk: the open case, the user's settings, where one is in the case and where one came from."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QObject, Qt, Signal

from hearingdesk import settings as settings_file
from hearingdesk.casefile import CaseFile, Edit
from hearingdesk.change import Change
from hearingdesk.errors import HearingDeskError, ReadOnly
from hearingdesk.job import Cancelled
from hearingdesk.records.matters import Matter
from hearingdesk.rows import Tone
from hearingdesk.settings import Settings
from hearingdesk.store.backup import is_one as is_backup
from hearingdesk.store.outgoing import Outgoing
from hearingdesk.store.putback import NotPutBack, Parted
from hearingdesk.view import View
from hearingdesk.words import _
from ui.found import Found, Wanted
from ui.jobs import Job, Jobs, LetGo
from ui.stepping import step
from ui.trail import Place, Trail

__all__ = ["Desk", "Notice", "Place"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the banner, with one thing to do about it, or two."""

    sentence: str
    tone: Tone = "ok"
    action: str = ""
    run: Callable[[], object] | None = None
    also: str = ""
    run_also: Callable[[], object] | None = None


class Desk(QObject):
    """What every room, action and dialog is handed. It knows no widget."""

    opened = Signal()
    closing = Signal()  # the case is about to be closed: let go of it
    changed = Signal(object)  # Change
    went = Signal(object)  # Place
    settled = Signal()  # another record is looked at, within the room
    said = Signal(object)  # Notice
    handed = Signal()  # what was handed out has been noted
    troubled = Signal(object)  # the exception with which something ended
    secured = Signal()  # a backup was made
    offered = Signal()  # files were offered for import, and the ledger has their lines
    turned = Signal()  # language, size of words or "as of": everything is to be shown anew

    _heard = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings: Settings = settings_file.load()
        self.jobs = Jobs(self)
        self.case: CaseFile | None = None
        self.refused: HearingDeskError | None = None  # why the case is open for reading only
        self.ask_author: Callable[[], str] = str
        self.next_hit: Callable[[int], bool] | None = (
            None  # where the room of searches goes on from hit to hit
        )
        self._view: View | None = None
        self._as_of: date | None = None
        self._trail = Trail()
        self._writer: Job | None = None
        self._screen = threading.get_ident()
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def place(self) -> Place:
        """Where one is."""
        return self._trail.place

    @property
    def view(self) -> View:
        """The open case, to be read on the screen's thread."""
        if self._view is None:
            raise HearingDeskError(_("No case is open."))
        return self._view

    @property
    def writable(self) -> bool:
        """Can the case be changed now?"""
        return self.case is not None and self.case.mode == "rw" and self._writer is None

    @property
    def as_of(self) -> date:
        """The day from which everything is counted: today in the matter's time zone unless another was chosen."""
        if self._as_of is not None:
            return self._as_of
        zone = self._view.matter.zone if self._view else ""
        try:
            return datetime.now(ZoneInfo(zone) if zone else None).date()
        except (ZoneInfoNotFoundError, ValueError):
            return date.today()

    @property
    def as_of_chosen(self) -> bool:
        """Is it another day than today?"""
        return self._as_of is not None

    def set_as_of(self, day: date | None) -> None:
        """Look at the case from another day; None means today."""
        self._as_of = day
        self.turned.emit()

    def change_settings(self, **values: Any) -> None:
        """Keep a choice of the user."""
        chosen = replace(self.settings, **values)
        if chosen != self.settings:
            self.settings = chosen
            settings_file.save(chosen)

    def open(
        self, path: Path, *, reading: bool = False, as_of: date | None = None, take_over: bool = False
    ) -> None:
        """Open a case; one that cannot be written is opened for reading, and `refused` says why."""
        self._take(Wanted(path, self.settings.author, reading, take_over).find(), as_of)

    def open_aside(
        self, path: Path, *, reading: bool = False, as_of: date | None = None, take_over: bool = False
    ) -> Job:
        """The same off the screen's thread, for a case that is copied here first; who calls hears `failed`."""
        wanted = Wanted(path, self.settings.author, reading, take_over)
        job = self.jobs.start(_("Opening {name}", name=path.name), wanted.find_aside)
        job.finished.connect(lambda found: self._take(found, as_of))
        return job

    def create(self, path: Path, matter: Matter) -> None:
        """Make a new case and open it."""
        self._take(Found(CaseFile.create(path, matter, self.settings.author)))

    def close(self, *, keep: bool = True) -> None:
        """Close the case: jobs are stopped, lists let go, one plain file stays.

        Raises HearingDeskError, with the case as it was, where what was written would be gone with the removed file;
        not so where it is not to be kept.
        """
        self.jobs.close()
        self._writer = None
        lost: HearingDeskError | None = None
        if self.case is not None:
            if keep:
                self.case.keep()
            self.closing.emit()
            try:
                self.case.close(keep)
            except (NotPutBack, Parted) as error:
                lost = error
        self.case = self._view = self._as_of = self.refused = None
        self._trail = Trail()
        if lost is not None:
            self.say(str(lost), "warn")

    @contextmanager
    def change(self, title: str) -> Iterator[Edit]:
        """Group writes into one undoable step. Raises HearingDeskError while the case cannot be written."""
        with self.writing().change(title) as edit:
            yield edit

    def undo(self, change: int = 0) -> None:
        """Take a change back, the latest or the one named, and say which; a large one in a job."""
        step(self, "undo", change)

    def redo(self, change: int = 0) -> None:
        """Do again what was undone, the last thing or the one named, and say what; a large one in a job."""
        step(self, "redo", change)

    def hand_out(self, entry: Outgoing) -> int:
        """Note a file that left the house; the entry's id, 0 where it is noted later or not at all."""
        case = self.case
        if case is None or case.mode == "ro":
            return 0
        if self._writer is not None:  # it writes through the same connection
            self._writer.ended.connect(lambda: self.hand_out(entry) if self.case is case else None)
            return 0
        id = case.handed_out(entry)
        self.handed.emit()
        return id

    def name_recipient(self, entry: int, recipient: str) -> None:
        """Say who got what was handed out. Raises HearingDeskError while the case cannot be written."""
        if self.writing().name_recipient(entry, recipient):
            self.handed.emit()

    def write_aside(self, title: str, work: Callable[[CaseFile, Any], Any]) -> Job:
        """Run long work that writes, off the screen's thread; nothing else is written until it ends."""
        self.writing()
        return self.alone(title, work)

    def alone(self, title: str, work: Callable[[CaseFile, Any], Any]) -> Job:
        """Run long work with the case itself, also one for reading, off the screen's thread; nothing is written."""
        case = self.case
        assert case is not None
        job = self.jobs.start(title, lambda progress: work(case, progress))
        self._writer = job
        job.ended.connect(self._writer_ended)
        return job

    def go(self, table: str, id: int, *, room: str = "", words: str = "") -> None:
        """Show a record."""
        self.visit(Place(room, table, id, words))

    def visit(self, place: Place) -> None:
        """Go somewhere; Back leads here again."""
        self._trail.visit(place)
        self.went.emit(place)

    def settle(self, place: Place) -> None:
        """Remember where one is now within the room, without going anywhere."""
        self._trail.place = place
        self.settled.emit()

    def can_go_back(self) -> bool:
        return bool(self._trail.behind)

    def can_go_forward(self) -> bool:
        return bool(self._trail.ahead)

    def back(self) -> None:
        if self._trail.back():
            self.went.emit(self.place)

    def forward(self) -> None:
        if self._trail.forward():
            self.went.emit(self.place)

    def say(
        self, sentence: str, tone: Tone = "ok", action: str = "", run: Callable[[], object] | None = None
    ) -> None:
        """Tell the user something in the banner."""
        self.said.emit(Notice(sentence, tone, action, run))

    def failed(self, error: Exception) -> None:
        """Say why something ended without a result, with the way out; a bug goes on to the crash dialog."""
        if isinstance(error, LetGo):
            return
        if isinstance(error, Cancelled):
            self.say(_("Stopped. Nothing was changed."), "info")
        else:
            self.troubled.emit(error)

    def writing(self) -> CaseFile:
        """The case, to be changed now. Raises HearingDeskError while it cannot be."""
        if self.case is None:
            raise HearingDeskError(_("No case is open."))
        if self._writer is not None:
            raise HearingDeskError(
                _("“{job}” is still running. Wait until it is done, or stop it.", job=self._writer.title)
            )
        if self.case.mode == "ro":
            raise ReadOnly(
                str(self.refused or _("{name} is open for reading only.", name=self.case.path.name))
            )
        if not self.settings.author:
            author = self.ask_author().strip()
            if not author:
                raise HearingDeskError(_("Your name is needed before the case is changed."))
            self.change_settings(author=author)
            self.case.author = author
        return self.case

    def _take(self, found: Found, as_of: date | None = None) -> None:
        try:
            self.close()
        except HearingDeskError:
            found.case.close()
            raise
        self.case, self.refused, self._as_of = found.case, found.refused, as_of
        self._view = found.case.reader()
        found.case.listeners.append(self._hear)
        if not is_backup(found.case.path):
            self.change_settings(recent=self.settings.with_recent(found.case.path).recent)
        self.opened.emit()

    def _writer_ended(self) -> None:
        self._writer = None

    def _hear(self, change: Change) -> None:
        """The case has changed; a job in another thread may have done it."""
        if threading.get_ident() == self._screen:
            self._tell(change)
        else:
            self._heard.emit(change)

    def _tell(self, change: Change) -> None:
        if self.case is not None:
            self.changed.emit(change)
