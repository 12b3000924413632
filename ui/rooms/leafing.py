"""Printing one paper from the window: a sheet with language and paper, then a job, then a banner that opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Progress
from hearingdesk.record import Problem, choice, missing, words
from hearingdesk.store.outgoing import of_file
from hearingdesk.view import View
from hearingdesk.words import N_, _, n_
from ui.desk import Desk
from ui.forms.form import Form
from ui.forms.sheet import Sheet
from ui.rooms.bench import Bench
from ui.rooms.handing import noted
from ui.rooms.lookup import CaseLookup
from ui.say import file_name

Print = Callable[[View, Path, Any, Progress], Any]  # a case, a place, LeafOptions: what was printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a paper shall be: the choices of the sheet. It is not stored."""

    id: int = 0
    language: str = choice(N_("Language"), "language", "both", required=True)
    paper: str = choice(N_("Paper"), "paper", "a4", required=True)
    audience: str = choice(N_("Audience"), "audience", "members", required=True)
    recipient: str = words(N_("Handed to"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


def print_attendance(bench: Bench, hearing: int) -> Sheet:
    """Who was called to a hearing and who came."""

    def work(view: View, path: Path, options: Any, progress: Progress) -> Any:
        from hearingdesk.pack.leaf import print_attendance

        return print_attendance(view, path, hearing, options, progress)

    name = bench.desk.view.hearings.called(hearing)
    return _ask(bench, _("Print the attendance"), _("{title}, attendance", title=name), work)


def print_owed(bench: Bench) -> Sheet:
    """The schedule of what is outstanding."""

    def work(view: View, path: Path, options: Any, progress: Progress) -> Any:
        from hearingdesk.pack.leaf import print_owed

        return print_owed(view, path, options, progress)

    title = _("Print what is outstanding")
    return _ask(bench, title, _("Undertakings and documents outstanding"), work)


def _ask(bench: Bench, title: str, name: str, work: Print) -> Sheet:
    desk = bench.desk
    form = Form(Wish, CaseLookup(desk.view))
    form.show_record(Wish(language=desk.view.matter.language or "both"))

    def save(wish: Any) -> None:
        path = bench.voice.save_file(title, f"{file_name(name)}.pdf", _("PDF files (*.pdf)"))
        if path is None:
            raise HearingDeskError(_("Choose where the paper shall be saved, or cancel."))
        _start(desk, wish, path if path.suffix == ".pdf" else path.with_name(f"{path.name}.pdf"), title, work)

    sheet = Sheet(title, form, save, bench.voice, sub=name, save_words=_("Print…"), parent=bench.widget())
    sheet.open()
    return sheet


def _start(desk: Desk, wish: Wish, path: Path, title: str, work: Print) -> None:
    """Print it off the screen's thread, through a reader of its own."""
    case = desk.case
    assert case is not None

    def run(progress: Progress) -> Any:
        from hearingdesk.pack.leaf import LeafOptions

        options = LeafOptions(wish.language, wish.paper, wish.audience, desk.settings.author)
        with case.reader() as view:
            printed = work(view, path, options, progress)
        return printed, of_file(path, "pack", wish.recipient, pages=printed.pages)

    def tell(made: Any) -> None:
        printed, entry = made
        noted(desk, entry)
        said = n_("{name} is ready: {n} page.", "{name} is ready: {n} pages.", printed.pages, name=path.name)
        desk.say(
            said, "ok", _("Open the file"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        )

    job = desk.jobs.start(title, run)
    job.finished.connect(tell)
    job.failed.connect(desk.failed)
