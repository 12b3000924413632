"""What is done with backups: made now, restored, opened for reading, shown in their folder."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from hearingdesk import backups
from hearingdesk.casefile import CaseFile
from hearingdesk.dated import Dated, size
from hearingdesk.errors import HearingDeskError, NotFound
from hearingdesk.job import Cancelled, Progress
from hearingdesk.store.backup import Backup
from hearingdesk.words import _
from ui.desk import Desk, Place
from ui.rooms.bench import Bench, shown
from ui.rooms.leaving import may_leave
from ui.rooms.opening import open_case
from ui.rooms.register import BACKUPS


def back_up(desk: Desk) -> None:
    """Make a backup now, in a job of its own."""
    case = desk.case
    if case is None:
        raise HearingDeskError(_("No case is open."))
    job = desk.jobs.start(_("Back up"), lambda progress: backups.backup(case, progress))
    job.finished.connect(lambda made: _made(desk, made))
    job.failed.connect(desk.failed)


def _made(desk: Desk, made: Backup) -> None:
    desk.secured.emit()
    if made.ok:
        words = _("A backup was made: {size}.", size=size(made.bytes))
        desk.say(words, "ok", _("Show"), lambda: desk.visit(Place(BACKUPS, "backup", made.id)))
    else:
        desk.say(said_faulty(), "warn")


def said_faulty() -> str:
    """What there is to say where the copy is good, and shows that the case is not."""
    return _(
        "A backup was made, but something in the case is not as it was stored. "
        "“History” says whether it is the log; the command “check” says more."
    )


def chosen(bench: Bench) -> Dated:
    """The backup on the page. Raises NotFound where it has gone meanwhile."""
    made = backups.find(bench.desk.view, shown(bench).id)
    if made is None:
        raise NotFound(_("This backup is not there any more."))
    return Dated(made, backups.since(bench.desk.view, made))


def restore(bench: Bench) -> None:
    """Ask, then give the state of the backup on the page back as one step that can be undone."""
    desk, wanted = bench.desk, chosen(bench)
    when = wanted.moment().say()
    sentence = _(
        "Every record becomes as it was on {when}. It is one step: the history keeps what was done since, "
        "and Undo takes it back.",
        when=when,
    )
    if not bench.voice.ask(_("Restore this state"), sentence, _("Restore")):
        return

    def work(case: CaseFile, progress: Progress) -> bool:
        before = case.log_length()
        backups.restore(case, wanted.backup, progress=progress)
        with suppress(Cancelled):  # the search catches up later; what was restored stays
            case.index_pending(progress)
        return case.log_length() > before

    def tell(changed: bool) -> None:
        if changed:
            desk.say(_("The case is as it was on {when}.", when=when), "ok", _("Undo"), desk.undo)
        else:
            desk.say(_("Nothing to restore: the records are as they were on {when}.", when=when), "info")

    job = desk.write_aside(_("Restore"), work)
    job.finished.connect(tell)
    job.failed.connect(desk.failed)


def read(bench: Bench) -> None:
    """Open the backup on the page for reading, in place of the case."""
    desk, wanted = bench.desk, chosen(bench)
    case = desk.case
    assert case is not None
    back = case.path

    def show() -> None:
        desk.open(wanted.backup.path, reading=True)
        words = _(
            "This is {name} as it was on {when}, for reading only.",
            name=back.name,
            when=wanted.moment().say(),
        )
        desk.say(words, "info", _("Back to the case"), lambda: open_case(bench, back))

    if may_leave(bench):
        bench.putback.leave(show)


def show_folder(desk: Desk) -> None:
    """Show the files where they lie."""
    folder = backups.folder(desk.view)
    if not folder.is_dir():
        raise HearingDeskError(_("No backup of this case has been made yet."))
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        raise HearingDeskError(_("The folder could not be shown. It is {folder}.", folder=Path(folder)))
