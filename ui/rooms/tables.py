"""Exporting the list one looks at."""

from __future__ import annotations

from pathlib import Path

from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange.tables_out import write_csv
from hearingdesk.job import Cancelled, Progress
from hearingdesk.listing import CaseListing, ListQuery
from hearingdesk.rows import PAGE, HasId
from hearingdesk.view import View
from hearingdesk.words import _, n_
from ui.desk import Desk


def export_list(desk: Desk, query: ListQuery, path: Path) -> None:
    """Write the rows that answer a question, in their order, in a job of its own."""
    case = desk.case
    assert case is not None

    def work(progress: Progress) -> int:
        listing: CaseListing[HasId] = CaseListing(case.reader, _only_id)
        try:
            listing.ask(query)
            total = listing.build()
            ids = (row.id for page in range(-(-total // PAGE)) for row in listing.page(page))
            with case.reader() as view:
                return write_csv(view, query.kind, ids, path, total, progress)
        finally:
            listing.close()

    job = desk.jobs.start(_("Export"), work)
    job.finished.connect(
        lambda n: desk.say(n_("{n} row written to {name}.", "{n} rows written to {name}.", n, name=path.name))
    )
    job.failed.connect(lambda error: failed(desk, error))


def _only_id(view: View, record: HasId) -> HasId:
    return record


def failed(desk: Desk, error: Exception) -> None:
    """Say why a job ended without a result; a bug goes on to the crash dialog."""
    if isinstance(error, Cancelled):
        desk.say(_("Stopped. Nothing was changed."), "info")
    elif isinstance(error, HearingDeskError):
        desk.say(str(error), "bad")
    else:
        raise error
