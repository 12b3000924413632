"""Building a briefing pack from the window: a sheet with the choices, then a job, then a banner that opens it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Progress
from hearingdesk.record import Problem, choice, link, missing, words
from hearingdesk.words import N_, _, n_
from ui.desk import Desk
from ui.forms.form import Form
from ui.forms.sheet import Sheet
from ui.rooms.bench import Bench, shown
from ui.rooms.lookup import CaseLookup
from ui.rooms.tables import failed


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a pack shall be: the choices of the sheet. It is not stored."""

    id: int = 0
    title: str = words(N_("Title"), required=True)
    title_ko: str = words(N_("Title in Korean"))
    language: str = choice(N_("Language"), "language", "en", required=True)
    paper: str = choice(N_("Paper"), "paper", "a4", required=True)
    audience: str = choice(N_("Audience"), "audience", "members", required=True)
    marking: str = choice(N_("Marking"), "marking")
    hearing: int | None = link(N_("Hearing"), "hearing")

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


def build_pack(bench: Bench) -> Sheet:
    """Open the sheet; saving asks for the place and starts the job."""
    desk = bench.desk
    matter = desk.view.matter
    place = shown(bench)
    pack = desk.view.packs.find(place.id) if place.table == "pack" else None
    wish = Wish(
        title=pack.title if pack else matter.title,
        title_ko=pack.title_ko if pack else matter.title_ko,
        language=pack.language if pack else matter.language or "en",
        paper=pack.paper if pack else "a4",
        audience=pack.audience if pack else "members",
        marking=pack.marking if pack else matter.marking,
        hearing=pack.hearing if pack else (place.id if place.table == "hearing" else None),
    )
    form = Form(Wish, CaseLookup(desk.view))
    form.show_record(wish)

    def save(wanted: Any) -> None:
        name = f"{wanted.title[:60].strip()}.pdf".replace("/", "-")
        path = bench.voice.save_file(_("Build briefing pack"), name, _("PDF files (*.pdf)"))
        if path is None:
            raise HearingDeskError(_("Choose where the pack shall be saved, or cancel."))
        start(desk, wanted, path if path.suffix == ".pdf" else path.with_name(f"{path.name}.pdf"))

    sheet = Sheet(
        _("Build briefing pack"),
        form,
        save,
        bench.voice,
        sub=matter.title,
        save_words=_("Build the pack…"),
        parent=bench.widget(),
    )
    sheet.open()
    return sheet


def start(desk: Desk, wish: Wish, path: Path) -> None:
    """Build it off the screen's thread, through a reader of its own."""
    case = desk.case
    assert case is not None
    day = desk.as_of

    def work(progress: Progress) -> Any:
        from hearingdesk.pack.build import Options, build_pack

        options = Options(
            title=wish.title,
            title_ko=wish.title_ko,
            language=wish.language,
            paper=wish.paper,
            audience=wish.audience,
            marking=wish.marking,
            hearing=wish.hearing,
            as_of=day,
        )
        with case.reader() as view:
            return build_pack(view, path, options, progress)

    job = desk.jobs.start(_("Building the pack"), work)
    job.finished.connect(lambda built: _tell(desk, built, path))
    job.failed.connect(lambda error: failed(desk, error))


def _tell(desk: Desk, built: Any, path: Path) -> None:
    pages = getattr(built, "pages", 0)
    words = n_("{name} is ready: {n} page.", "{name} is ready: {n} pages.", pages, name=path.name)
    desk.say(words, "ok", _("Open"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
