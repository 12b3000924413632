"""Building a briefing pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hearingdesk.words import N_, _
from ui.actions import action
from ui.rooms.acts.file import MENU
from ui.rooms.bench import Bench, can_write, has_case, shown

if TYPE_CHECKING:
    from hearingdesk.pack.asked import PackOptions


@action("pack.build", N_("&Build briefing pack"), menu=MENU, keys="Ctrl+P", icon="book-marked", when=has_case)
def build(bench: Bench) -> None:
    """Ask for language, paper, audience and place, then build it."""
    from ui.rooms.packing import build_pack

    build_pack(bench)


def _on_hearing(bench: Bench) -> bool:
    return has_case(bench) and shown(bench).table == "hearing"


@action("attendance.print", N_("Print the &attendance…"), menu=MENU, icon="printer", when=_on_hearing)
def print_attendance(bench: Bench) -> None:
    """Print who was called to the hearing on the page and who came."""
    from ui.rooms import leafing

    leafing.print_attendance(bench, shown(bench).id)


@action("owed.print", N_("Print what is o&utstanding…"), menu=MENU, icon="printer", when=has_case)
def print_owed(bench: Bench) -> None:
    """Print undertakings and documents outstanding, by who owes them."""
    from ui.rooms import leafing

    leafing.print_owed(bench)


@action("owed.export", N_("Export what is outstandin&g…"), menu=MENU, icon="share", when=has_case)
def export_owed(bench: Bench) -> None:
    """Write the schedule of what is outstanding into a table file."""
    from ui.rooms.tables import ask_path
    from ui.rooms.tables import export_owed as export

    path = ask_path(bench, _("Export what is outstanding"), "outstanding")
    if path is not None:
        export(bench, path)


def _pack(bench: Bench) -> int:
    """The pack on the page, or that of the edition on the page; 0 for none."""
    place = shown(bench)
    if place.table == "edition":
        edition = bench.desk.view.editions.find(place.id)
        return (edition.pack or 0) if edition else 0
    return place.id if place.table == "pack" else 0


def _on_pack(bench: Bench) -> bool:
    return has_case(bench) and bool(_pack(bench))


def _can_keep(bench: Bench) -> bool:
    return can_write(bench) and bool(_pack(bench))


def _can_issue(bench: Bench) -> bool:
    from ui.rooms.register import BUILDER

    return can_write(bench) and bench.desk.place.room == BUILDER and bool(_pack(bench))


def _on_edition(bench: Bench) -> bool:
    return has_case(bench) and shown(bench).table == "edition" and bool(shown(bench).id)


@action(
    "pack.builder", N_("Open the pack b&uilder"), menu=MENU, keys="Ctrl+B", icon="book-marked", when=has_case
)
def open_builder(bench: Bench) -> None:
    """Lay out the pack on the page, else the first of the case, else a new one from a template."""
    from ui.desk import Place
    from ui.rooms.register import BUILDER

    pack = _pack(bench) or next(iter(bench.desk.view.packs.ids()), 0)
    if pack:
        bench.desk.visit(Place(BUILDER, "pack", pack))
    elif can_write(bench):
        from_template(bench)


@action("pack.from_template", N_("New pack from a &template…"), menu=MENU, icon="file-plus", when=can_write)
def from_template(bench: Bench) -> None:
    """Begin a pack as a template has it, and open the builder on it."""
    from ui.rooms.packs.templating import TemplateDialog

    place = shown(bench)
    TemplateDialog(bench.desk, place.id if place.table == "hearing" else None, bench.widget()).open()


@action("pack.keep_template", N_("Save the pack as a te&mplate…"), menu=MENU, icon="save", when=_can_keep)
def save_template(bench: Bench) -> None:
    """Keep the outline, readers, language and paper of the pack on the page under a name."""
    from ui.rooms.packs.templating import keep_template

    keep_template(bench.desk, bench.desk.view.packs.get(_pack(bench)), bench.voice)


@action(
    "pack.issue", N_("&Issue the pack…"), menu=MENU, keys="Ctrl+Return", icon="file-check", when=_can_issue
)
def issue(bench: Bench) -> None:
    """Freeze the pages that the builder shows, with a number and a copy for everybody."""
    from ui.rooms.packs.issuing import IssueDialog

    if (options := _options(bench)) is not None:
        IssueDialog(bench.desk, options, bench.voice, bench.widget()).open()


def _in_builder(bench: Bench) -> bool:
    from ui.rooms.register import BUILDER

    return has_case(bench) and bench.desk.place.room == BUILDER and bool(_pack(bench))


def _options(bench: Bench) -> PackOptions | None:
    """What the builder shows; None, and said why, where it says what is withheld."""
    from ui.rooms.packs.room import Builder

    space = bench.space()
    if not isinstance(space, Builder):
        return None
    if space.leaks():
        bench.desk.say(
            _(
                "These pages say something withheld from their readers. “Withheld words” among the checks says where."
            ),
            "warn",
        )
        return None
    return space.options()


@action("pack.pdf", N_("&Make a PDF of the pack…"), menu=MENU, icon="file-text", when=_in_builder)
def make_pdf(bench: Bench) -> None:
    """Make the pages that the builder shows into a file, with a password if there is to be one."""
    from ui.rooms.packs.making import PdfDialog

    if (options := _options(bench)) is not None:
        PdfDialog(bench.desk, options, bench.voice, bench.widget()).open()


@action("pack.print", N_("P&rint the pack…"), menu=MENU, icon="printer", when=_in_builder)
def print_pack(bench: Bench) -> None:
    """Hand the pages that the builder shows to the printer of the system."""
    from ui.rooms.packs.making import PrintDialog

    if (options := _options(bench)) is not None:
        PrintDialog(bench.desk, options, bench.widget()).open()


@action("pack.verify", N_("&Verify a printed page…"), menu=MENU, icon="search", when=has_case)
def verify(bench: Bench) -> None:
    """From the code at the foot of a page back to the edition, the page and its records."""
    from ui.rooms.packs.verifying import VerifyDialog

    VerifyDialog(bench.desk, bench.widget()).open()


@action("edition.again", N_("Save the edition as it was i&ssued…"), menu=MENU, icon="save", when=_on_edition)
def save_edition(bench: Bench) -> None:
    """Write the frozen file of the edition on the page once more, byte for byte."""
    from ui.rooms.packs.issuing import save_again

    save_again(bench.desk, bench.desk.view.editions.get(shown(bench).id), bench.voice)


@action("edition.supplement", N_("Print the &supplement alone…"), menu=MENU, icon="printer", when=_on_edition)
def print_supplement(bench: Bench) -> None:
    """Write what holders of the edition before must put in."""
    from ui.rooms.packs.issuing import print_supplement

    print_supplement(bench.desk, bench.desk.view.editions.get(shown(bench).id), bench.voice)
