"""Exporting the list one looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearingdesk import daybook, profilebook, received, rulebook
from hearingdesk.casefile import CaseFile
from hearingdesk.dated import BackupListing, BackupQuery, Dated
from hearingdesk.daybook import DayQuery
from hearingdesk.exchange.backups_out import write_backups
from hearingdesk.exchange.past_out import write_changes, write_outgoing
from hearingdesk.exchange.tables_out import write_csv, write_rows
from hearingdesk.job import Progress
from hearingdesk.listing import CaseListing, ListQuery
from hearingdesk.past import OUT, PastListing, PastQuery
from hearingdesk.profilebook import ProfileQuery
from hearingdesk.rows import PAGE, HasId
from hearingdesk.rulebook import RuleQuery
from hearingdesk.store.outgoing import Outgoing, of_file
from hearingdesk.view import View
from hearingdesk.words import _, language, n_
from ui.desk import Desk
from ui.rooms.bench import Bench
from ui.rooms.handing import hand_out


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table as it stands on the screen, in words. `kind` names the file and what is noted of it."""

    kind: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Query = (
    ListQuery
    | PastQuery
    | BackupQuery
    | RuleQuery
    | DayQuery
    | ProfileQuery
    | received.LedgerQuery
    | ShownTable
)


def file_name(query: Query) -> str:
    """What the table is called unless somebody says otherwise."""
    if isinstance(query, ListQuery | ShownTable):
        return f"{query.kind}.csv"
    if isinstance(query, BackupQuery):
        return "backups.csv"
    if isinstance(query, RuleQuery):
        return "rules.csv"
    if isinstance(query, received.LedgerQuery):
        return "import-ledger.csv"
    if isinstance(query, DayQuery):
        return f"holidays-{query.calendar}-{query.year}.csv"
    if isinstance(query, ProfileQuery):
        return "import-profiles.csv"
    return "handed-out.csv" if query.act == OUT else "history.csv"


def export_list(bench: Bench, query: Query, path: Path) -> None:
    """Write the rows that answer a question, in their order, in a job of its own; note the file in the case."""
    case = bench.desk.case
    assert case is not None

    def write(progress: Progress) -> int:
        return _WRITERS[type(query)](case, query, path, progress)

    _export(bench, path, getattr(query, "kind", ""), write)


def export_owed(bench: Bench, path: Path) -> None:
    """Write the schedule of what is outstanding on the day one looks from."""
    case, today = bench.desk.case, bench.desk.as_of
    assert case is not None

    def write(progress: Progress) -> int:
        from hearingdesk.exchange.owed_out import write_owed

        with case.reader() as view:
            return write_owed(view, path, today, progress)

    _export(bench, path, "outstanding", write)


def _export(bench: Bench, path: Path, note: str, write: Callable[[Progress], int]) -> None:
    """Write a table in a job of its own, say how many rows it has, and note the file in the case."""
    desk = bench.desk

    def work(progress: Progress) -> tuple[int, Outgoing]:
        return write(progress), of_file(path, "list", note=note)

    def tell(made: tuple[int, Outgoing]) -> None:
        n, entry = made
        words = n_("{n} row written to {name}.", "{n} rows written to {name}.", n, name=path.name)
        hand_out(bench, words, entry)

    job = desk.jobs.start(_("Export"), work)
    job.finished.connect(tell)
    job.failed.connect(lambda error: failed(desk, error))


def export_calendar(bench: Bench, query: Query, path: Path) -> None:
    """Write the deadlines that answer a question as a calendar file, in a job of its own; note the file."""
    from hearingdesk.exchange.ics_out import write_ics

    case, desk = bench.desk.case, bench.desk
    assert case is not None

    def work(progress: Progress) -> tuple[int, Outgoing]:
        def write(view: View, ids: Iterator[int], total: int) -> int:
            return write_ics(view, ids, path, language(), total, progress)

        return _listed(case, query, write), of_file(path, "list", note="deadline")

    def tell(made: tuple[int, Outgoing]) -> None:
        n, entry = made
        words = n_("{n} deadline written to {name}.", "{n} deadlines written to {name}.", n, name=path.name)
        hand_out(bench, words, entry)

    job = desk.jobs.start(_("Export"), work)
    job.finished.connect(tell)
    job.failed.connect(lambda error: failed(desk, error))


def _write_records(case: CaseFile, query: Any, path: Path, progress: Progress) -> int:
    def write(view: View, ids: Iterator[int], total: int) -> int:
        return write_csv(view, query.kind, ids, path, total, progress)

    return _listed(case, query, write)


def _listed(case: CaseFile, query: Any, write: Callable[[View, Iterator[int], int], int]) -> int:
    """Hand the ids that answer a question, in their order, to whoever writes them."""
    listing: CaseListing[HasId] = CaseListing(case.reader, _only_id)
    try:
        listing.ask(query)
        total = listing.build()
        ids = (row.id for page in range(-(-total // PAGE)) for row in listing.page(page))
        with case.reader() as view:
            return write(view, ids, total)
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


def _write_backups(case: CaseFile, query: Any, path: Path, progress: Progress) -> int:
    listing: BackupListing[Dated] = BackupListing(case.reader, lambda found, _query: found)
    try:
        listing.ask(query)
        total = listing.build()
        found = (one for page in range(-(-total // PAGE)) for one in listing.page(page))
        return write_backups(found, path, total, progress)
    finally:
        listing.close()


def _write_received(case: CaseFile, query: Any, path: Path, progress: Progress) -> int:
    listing: received.LedgerListing[Any] = received.LedgerListing(case.reader, lambda one, _query: one)
    try:
        listing.ask(query)
        total = listing.build()
        found = (one for page in range(-(-total // PAGE)) for one in listing.page(page))
        with case.reader() as view:
            rows = (received.cells(view, one) for one in found)
            return write_rows(path, [_(word) for word in received.HEAD], rows, total, progress)
    finally:
        listing.close()


def _write_shown(case: CaseFile, query: Any, path: Path, progress: Progress) -> int:
    return write_rows(path, query.head, query.rows, len(query.rows), progress)


def _write_rules(case: CaseFile, query: Any, path: Path, progress: Progress) -> int:
    with case.reader() as view:
        found = rulebook.selected(view, query)
        head = [_(one) for one in rulebook.HEAD]
        return write_rows(path, head, map(rulebook.cells, found), len(found), progress)


def _write_days(case: CaseFile, query: Any, path: Path, progress: Progress) -> int:
    with case.reader() as view:
        found = daybook.selected(view, query)
        head = [_(one) for one in daybook.HEAD]
        return write_rows(path, head, map(daybook.cells, found), len(found), progress)


def _write_profiles(case: CaseFile, query: Any, path: Path, progress: Progress) -> int:
    with case.reader() as view:
        found = profilebook.selected(view, query)
        head = [_(one) for one in profilebook.HEAD]
        return write_rows(path, head, map(profilebook.cells, found), len(found), progress)


_WRITERS: Mapping[type, Callable[[CaseFile, Any, Path, Progress], int]] = {
    ListQuery: _write_records,
    PastQuery: _write_past,
    BackupQuery: _write_backups,
    ShownTable: _write_shown,
    RuleQuery: _write_rules,
    DayQuery: _write_days,
    ProfileQuery: _write_profiles,
    received.LedgerQuery: _write_received,
}


def _only_id(view: View, record: HasId) -> HasId:
    return record


def _itself(entry: Any) -> Any:
    return entry


def failed(desk: Desk, error: Exception) -> None:
    """Say why a job ended without a result; a bug goes on to the crash dialog."""
    desk.failed(error)
