"""Exporting the list one looks at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hearingdesk import daybook, rulebook
from hearingdesk.casefile import CaseFile
from hearingdesk.daybook import DayQuery
from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange.past_out import write_changes, write_outgoing
from hearingdesk.exchange.tables_out import write_csv, write_rows
from hearingdesk.job import Cancelled, Progress
from hearingdesk.listing import CaseListing, ListQuery
from hearingdesk.past import OUT, PastListing, PastQuery
from hearingdesk.rows import PAGE, HasId
from hearingdesk.rulebook import RuleQuery
from hearingdesk.store.outgoing import Outgoing, of_file
from hearingdesk.view import View
from hearingdesk.words import _, n_
from ui.desk import Desk
from ui.rooms.bench import Bench
from ui.rooms.handing import hand_out

Query = ListQuery | PastQuery | RuleQuery | DayQuery


def file_name(query: Query) -> str:
    """What the table is called unless somebody says otherwise."""
    if isinstance(query, ListQuery):
        return f"{query.kind}.csv"
    if isinstance(query, RuleQuery):
        return "rules.csv"
    if isinstance(query, DayQuery):
        return f"holidays-{query.calendar}-{query.year}.csv"
    return "handed-out.csv" if query.act == OUT else "history.csv"


def export_list(bench: Bench, query: Query, path: Path) -> None:
    """Write the rows that answer a question, in their order, in a job of its own; note the file in the case."""
    case, desk = bench.desk.case, bench.desk
    assert case is not None

    def work(progress: Progress) -> tuple[int, Outgoing]:
        n = _writer(query)(case, query, path, progress)
        return n, of_file(path, "list", note=getattr(query, "kind", ""))

    def tell(made: tuple[int, Outgoing]) -> None:
        n, entry = made
        words = n_("{n} row written to {name}.", "{n} rows written to {name}.", n, name=path.name)
        hand_out(bench, words, entry)

    job = desk.jobs.start(_("Export"), work)
    job.finished.connect(tell)
    job.failed.connect(lambda error: failed(desk, error))


def _writer(query: Query) -> Callable[[CaseFile, Any, Path, Progress], int]:
    """What writes the answer to a question of this kind."""
    if isinstance(query, ListQuery):
        return _write_records
    if isinstance(query, RuleQuery):
        return _write_rules
    return _write_days if isinstance(query, DayQuery) else _write_past


def _write_rules(case: CaseFile, query: Any, path: Path, progress: Progress) -> int:
    with case.reader() as view:
        found = rulebook.selected(view, query)
        return write_rows(
            path, [_(one) for one in rulebook.HEAD], map(rulebook.cells, found), len(found), progress
        )


def _write_days(case: CaseFile, query: Any, path: Path, progress: Progress) -> int:
    with case.reader() as view:
        found = daybook.selected(view, query)
        return write_rows(
            path, [_(one) for one in daybook.HEAD], map(daybook.cells, found), len(found), progress
        )


def _write_records(case: CaseFile, query: Any, path: Path, progress: Progress) -> int:
    listing: CaseListing[HasId] = CaseListing(case.reader, _only_id)
    try:
        listing.ask(query)
        total = listing.build()
        ids = (row.id for page in range(-(-total // PAGE)) for row in listing.page(page))
        with case.reader() as view:
            return write_csv(view, query.kind, ids, path, total, progress)
    finally:
        listing.close()


def _write_past(case: CaseFile, query: Any, path: Path, progress: Progress) -> int:
    listing: PastListing[Any] = PastListing(case.reader, _itself)
    try:
        listing.ask(query)
        total = listing.build()
        entries = (entry for page in range(-(-total // PAGE)) for entry in listing.page(page))
        if query.act == OUT:
            return write_outgoing(entries, path, total, progress)
        with case.reader() as view:
            return write_changes(view, entries, path, total, progress)
    finally:
        listing.close()


def _only_id(view: View, record: HasId) -> HasId:
    return record


def _itself(entry: Any) -> Any:
    return entry


def failed(desk: Desk, error: Exception) -> None:
    """Say why a job ended without a result; a bug goes on to the crash dialog."""
    if isinstance(error, Cancelled):
        desk.say(_("Stopped. Nothing was changed."), "info")
    elif isinstance(error, HearingDeskError):
        desk.say(str(error), "bad")
    else:
        raise error
