"""Saving a copy of the whole case: a name, a job that can be stopped, and a note of what left the house."""

from __future__ import annotations

from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import CannotOpen, HearingDeskError
from hearingdesk.job import Progress
from hearingdesk.store.outgoing import Outgoing, of_file
from hearingdesk.view import View
from hearingdesk.words import _
from ui.jobs import Job
from ui.rooms.bench import Bench
from ui.rooms.handing import hand_out


def save_copy(bench: Bench, case: CaseFile, path: Path) -> None:
    """Write it; a file that lies there is replaced when the copy is whole, and stays as it was until then."""
    if path.resolve() == case.path.resolve() or path.resolve() == case.file.resolve():
        raise HearingDeskError(_("That is the case itself. Choose another name or place."))

    def tell(entry: Outgoing) -> None:
        if bench.desk.case is case:
            hand_out(bench, _("A copy was saved as {name}.", name=path.name), entry)

    job = _start(bench, case, path)
    job.finished.connect(tell)
    job.failed.connect(bench.desk.failed)


def _start(bench: Bench, case: CaseFile, path: Path) -> Job:
    title = _("Saving a copy")
    try:
        reader = case.reader()
    except CannotOpen:  # the file was moved or removed: only the case itself still has hold of it
        return bench.desk.alone(title, lambda _case, progress: _write(case, path, progress))

    def work(progress: Progress) -> Outgoing:
        with reader:
            return _write(reader, path, progress)

    return bench.desk.jobs.start(title, work)


def _write(view: View, path: Path, progress: Progress) -> Outgoing:
    view.copy(path, True, progress)
    return of_file(path, "copy")
