"""Building a briefing pack from the window: a sheet with the choices, then a job, then a banner that opens it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Progress
from hearingdesk.record import Problem, choice, link, missing, words
from hearingdesk.records.packs import Pack
from hearingdesk.store.outgoing import Outgoing, of_file
from hearingdesk.words import N_, _, n_
from ui.desk import Desk
from ui.forms.form import Form, Part
from ui.forms.sheet import Sheet
from ui.rooms.bench import Bench, shown
from ui.rooms.handing import noted
from ui.rooms.lookup import CaseLookup
from ui.say import file_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a pack shall be: the choices of the sheet. It is not stored."""

    id: int = 0
    pack: int | None = link(N_("Briefing pack kept in the case"), "pack")
    language: str = choice(N_("Language"), "language", "en", required=True)
    paper: str = choice(N_("Paper"), "paper", "a4", required=True)
    audience: str = choice(N_("Audience"), "audience", "members", required=True)
    annex: int | None = link(N_("Only the annex of this complaint"), "complaint")
    absence: int | None = link(N_("Only the dossier of this absence"), "summons")
    recipient: str = words(N_("Handed to"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


_SET = ("language", "paper", "audience", "recipient")


def build_pack(bench: Bench) -> Sheet:
    """Open the sheet; saving asks for the place and starts the job."""
    desk, place = bench.desk, shown(bench)
    pack = desk.view.packs.find(place.id) if place.table == "pack" else None
    return _sheet(bench, _wish(desk.view.matter.language, pack), _("Build briefing pack"))


def build_annex(bench: Bench) -> Sheet:
    """The same sheet, for the dossier of what is on the page: a complaint, or the absence of somebody summoned."""
    desk, place = bench.desk, shown(bench)
    wish = _wish(desk.view.matter.language, None)
    if place.table == "complaint":
        return _sheet(bench, replace(wish, annex=place.id), _("Print the annex"))
    complaint = _complaint_over(desk, place.id)
    wanted = replace(wish, annex=complaint) if complaint else replace(wish, absence=place.id)
    return _sheet(bench, wanted, _("Print the annex"))


def _complaint_over(desk: Desk, summons: int) -> int | None:
    """The complaint over an absence from this summons, where there is one."""
    from hearingdesk.procedure.dossiers import dossiers_of

    found = dossiers_of(desk.view, desk.view.summonses.get(summons), desk.as_of)
    return next((one.complaint for one in found if one.complaint), None)


def _sheet(bench: Bench, wish: Wish, title: str) -> Sheet:
    desk = bench.desk
    wanted = "absence" if wish.absence else "annex" if wish.annex else "pack"
    names = ("annex",) if wanted == "pack" else ()
    form = Form(Wish, CaseLookup(desk.view), (Part((wanted, *names, *_SET)),))
    form.show_record(wish)

    def save(wanted: Any) -> None:
        path = bench.voice.save_file(title, f"{file_name(_named(desk, wanted))}.pdf", _("PDF files (*.pdf)"))
        if path is None:
            raise HearingDeskError(_("Choose where the pack shall be saved, or cancel."))
        start(desk, wanted, path if path.suffix == ".pdf" else path.with_name(f"{path.name}.pdf"))

    sheet = Sheet(
        title,
        form,
        save,
        bench.voice,
        sub=desk.view.matters.name(desk.view.matter),
        save_words=_("Build the pack…"),
        parent=bench.widget(),
    )
    sheet.open()
    return sheet


def _named(desk: Desk, wish: Wish) -> str:
    """What the file is called unless somebody says otherwise."""
    if wish.annex:
        return f"{_('Annex')} {desk.view.complaints.called(wish.annex)}"
    if wish.absence:
        return f"{_('Annex')} {desk.view.summonses.called(wish.absence)}"
    named = desk.view.packs.find(wish.pack)
    return named.title if named else desk.view.matter.title


def _wish(language: str, pack: Pack | None) -> Wish:
    """What the sheet begins with: the choices of a stored pack, or the plain ones."""
    if pack is None:
        return Wish(language=language or "en")
    return Wish(pack=pack.id, language=pack.language, paper=pack.paper, audience=pack.audience)


def start(desk: Desk, wish: Wish, path: Path) -> None:
    """Build it off the screen's thread, through a reader of its own."""
    case, as_of = desk.case, desk.as_of if desk.as_of_chosen else None
    assert case is not None

    def work(progress: Progress) -> Any:
        from hearingdesk.pack.aside import build_aside
        from hearingdesk.pack.build import PackOptions

        pack = str(wish.pack) if wish.pack else ""
        options = PackOptions(
            pack,
            wish.audience,
            wish.language,
            wish.paper,
            desk.settings.author,
            annex=str(wish.annex or wish.absence or ""),
            as_of=as_of,
        )
        built = build_aside(case, path, options, progress)
        return built, of_file(path, "pack", wish.recipient, pages=built.pages)

    job = desk.jobs.start(_("Building the pack"), work)
    job.finished.connect(lambda made: _tell(desk, made[0], made[1], path))
    job.failed.connect(desk.failed)


def _tell(desk: Desk, built: Any, entry: Outgoing, path: Path) -> None:
    noted(desk, entry)
    said = n_("{name} is ready: {n} page.", "{name} is ready: {n} pages.", built.pages, name=path.name)
    if built.missing_glyphs:
        n = len(built.missing_glyphs)
        said += " " + n_("{n} character is in no font.", "{n} characters are in no font.", n)
    tone = "warn" if built.missing_glyphs else "ok"
    desk.say(said, tone, _("Open the file"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
