"""The matrix of a joint hearing: printed on one wide sheet, written as a table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hearingdesk.words import N_, _, n_
from ui.actions import action
from ui.rooms.acts.file import MENU
from ui.rooms.bench import Bench, has_case, shown


def _joint(bench: Bench) -> bool:
    if not has_case(bench) or shown(bench).table != "hearing":
        return False
    from hearingdesk.procedure.joint import is_joint

    hearing = bench.desk.view.hearings.find(shown(bench).id)
    return hearing is not None and is_joint(bench.desk.view, hearing)


@action("hearing.print", N_("Print committees and &witnesses (A3)…"), menu=MENU, icon="printer", when=_joint)
def print_sheet(bench: Bench) -> None:
    """One wide sheet: who asked for whom, whose vote called them, which day."""
    name = _("{name}, committees and witnesses", name=bench.desk.view.hearings.called(shown(bench).id))
    path = bench.voice.save_file(
        _("Print committees and witnesses"), f"{_file(name)}.pdf", _("PDF files (*.pdf)")
    )
    if path is not None:
        _start(bench, shown(bench).id, path)


@action("hearing.table", N_("Export committees and wi&tnesses…"), menu=MENU, icon="share", when=_joint)
def export_table(bench: Bench) -> None:
    """The same as a table."""
    from hearingdesk.exchange.matrix_out import matrix_table
    from ui.rooms.tables import ask_path, export_table, giving

    path, hearing = ask_path(bench, _("Export committees and witnesses"), "committees"), shown(bench).id
    if path is not None:
        export_table(bench, path, "hearing", giving(bench, lambda view: matrix_table(view, hearing)))


def _start(bench: Bench, hearing: int, path: Path) -> None:
    from hearingdesk.store.outgoing import of_file
    from ui.rooms.handing import hand_out

    desk = bench.desk
    case = desk.case
    assert case is not None

    def work(_progress: Any) -> Any:
        from hearingdesk.pack.poster import print_matrix

        with case.reader() as view:
            printed = print_matrix(view, path, hearing)
        return printed, of_file(path, "pack", pages=printed.pages)

    def tell(made: Any) -> None:
        printed, entry = made
        words = n_("{name} is ready: {n} page.", "{name} is ready: {n} pages.", printed.pages, name=path.name)
        hand_out(bench, words, entry)

    job = desk.jobs.start(_("Printing"), work)
    job.finished.connect(tell)
    job.failed.connect(desk.failed)


def _file(name: str) -> str:
    from ui.say import file_name

    return file_name(name)
