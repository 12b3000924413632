"""Writing the whole case as an open archive: a name, a job that can be stopped, and a note of what left the house."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hearingdesk.job import Progress
from hearingdesk.store.outgoing import ARCHIVE, Outgoing, of_file
from hearingdesk.words import _
from ui.rooms.bench import Bench
from ui.rooms.handing import hand_out
from ui.say import file_name

if TYPE_CHECKING:
    from hearingdesk.exchange.archive.archive_out import Archived

SUFFIX = ".zip"


def export_case(bench: Bench) -> None:
    """Ask where, say that nothing is left out, and write it."""
    title = _("Export the whole case")
    matter = bench.desk.view.matters.called(bench.desk.view.matter.id)
    name = _("{name}, archive", name=file_name(matter) or "case")
    path = bench.voice.save_file(title, f"{name}{SUFFIX}", _("Archives (*.zip)"))
    if path is None:
        return
    write_case(bench, path if path.suffix else path.with_name(path.name + SUFFIX))


def write_case(bench: Bench, path: Path) -> None:
    """Write it off the screen's thread; a file that lies there is replaced when the archive is whole."""
    case, desk = bench.desk.case, bench.desk
    assert case is not None

    def work(progress: Progress) -> tuple[Archived, Outgoing]:
        from hearingdesk.exchange.archive.archive_out import write_archive

        with case.reader() as view:
            made = write_archive(view, path, progress, replacing=True)
        return made, of_file(path, "copy", note=ARCHIVE)

    def tell(made: tuple[Archived, Outgoing]) -> None:
        archived, entry = made
        told = _(
            "The whole case was written to {name}: {n} records, whatever their marking.",
            name=path.name,
            n=f"{archived.records:,}",
        )
        left = _("Left out: {what}", what="; ".join(archived.left_out)) if archived.left_out else ""
        hand_out(bench, " ".join(part for part in (told, left) if part), entry)

    job = desk.jobs.start(_("Exporting the whole case"), work)
    job.finished.connect(tell)
    job.failed.connect(desk.failed)
