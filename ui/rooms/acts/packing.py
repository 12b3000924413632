"""Building a briefing pack."""

from __future__ import annotations

from hearingdesk.words import N_, _
from ui.actions import action
from ui.rooms.acts.file import MENU
from ui.rooms.bench import Bench, has_case, shown


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
