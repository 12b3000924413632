"""Writing a transcript for other programs: the one on the page, in a job of its own."""

from __future__ import annotations

from pathlib import Path

from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Progress
from hearingdesk.listing import ListQuery
from hearingdesk.store.outgoing import Outgoing, of_file
from hearingdesk.store.records import having
from hearingdesk.view import View
from hearingdesk.ways_out import LIST_FORMATS
from hearingdesk.words import _
from ui.desk import Place
from ui.rooms.bench import Bench
from ui.rooms.handing import hand_out
from ui.rooms.tables import export_list


def on_page(view: View, place: Place) -> tuple[int, int]:
    """(sitting, transcript) of what is shown; the other is 0. Raises HearingDeskError where it is not one."""
    if place.table == "sitting":
        return place.id, 0
    if place.table == "turn":
        return 0, view.turns.get(place.id).transcript or 0
    if place.table == "transcript":
        return 0, place.id
    there = view.transcripts.ids(having(hearing=place.id))
    if not there:
        raise HearingDeskError(_("This hearing has no transcript. Import one first."))
    if len(there) > 1:
        raise HearingDeskError(_("This hearing has several transcripts. Open the one to export."))
    return 0, there[0]


def file_name(view: View, sitting: int, transcript: int) -> str:
    """What the file is called unless somebody says otherwise."""
    name = view.sittings.called(sitting) or view.transcripts.called(transcript)
    kept = "".join(letter if letter.isalnum() or letter in " -_.,()" else " " for letter in name)
    return f"{' '.join(kept.split())[:80].strip(' .') or 'transcript'}.akn.xml"


def export_transcript(bench: Bench, sitting: int, transcript: int, path: Path) -> None:
    """Write it off the screen's thread; note the file in the case, and say what the format could not hold.

    Where the name of the file asks for a format of lists, its turns are written as one.
    """
    if path.suffix.lower() in {one.suffix for one in LIST_FORMATS.values()}:
        scope = ("sitting", sitting) if sitting else ("transcript", transcript)
        export_list(bench, ListQuery("turn", scope=scope), path)
        return
    case, desk = bench.desk.case, bench.desk
    assert case is not None

    def work(progress: Progress) -> tuple[list[str], Outgoing]:
        from hearingdesk.exchange.akn_out import write_akn

        with case.reader() as view:
            warnings = write_akn(view, path, sitting=sitting, transcript=transcript, progress=progress)
        return warnings, of_file(path, "list", note="transcript")

    def tell(made: tuple[list[str], Outgoing]) -> None:
        warnings, entry = made
        hand_out(
            bench, " ".join([_("The transcript was written to {name}.", name=path.name), *warnings]), entry
        )

    job = desk.jobs.start(_("Export"), work)
    job.finished.connect(tell)
    job.failed.connect(desk.failed)
