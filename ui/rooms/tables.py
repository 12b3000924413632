"""Exporting the list one looks at, in any of the formats in which lists go out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hearingdesk.dated import BackupQuery
from hearingdesk.daybook import DayQuery
from hearingdesk.hits import HitQuery
from hearingdesk.job import Progress
from hearingdesk.listing import ListQuery
from hearingdesk.past import OUT, PastQuery
from hearingdesk.profilebook import ProfileQuery
from hearingdesk.received import LedgerQuery
from hearingdesk.rulebook import RuleQuery
from hearingdesk.store.outgoing import Outgoing, of_file
from hearingdesk.view import View
from hearingdesk.words import _, language, n_
from ui.rooms.bench import Bench
from ui.rooms.handing import hand_out
from ui.rooms.tabling import Asked, Query, only_ids, tabled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hearingdesk.tabled import Tabled
    from hearingdesk.ways_out import Written

Give = Callable[[bool], AbstractContextManager["Tabled"]]  # for paper or not: the table


def stem(query: Query) -> str:
    """What the file is called unless somebody says otherwise, without its ending."""
    if isinstance(query, BackupQuery):
        return "backups"
    if isinstance(query, RuleQuery):
        return "rules"
    if isinstance(query, DayQuery):
        return f"holidays-{query.calendar}-{query.year}"
    if isinstance(query, LedgerQuery):
        return "import-ledger"
    if isinstance(query, ProfileQuery):
        return "import-profiles"
    if isinstance(query, HitQuery):
        return "search"
    if isinstance(query, PastQuery):
        return "handed-out" if query.act == OUT else "history"
    return query.kind


def ask_path(bench: Bench, title: str, name: str) -> Path | None:
    """Where to write a list, and in which format: the ending says so."""
    from hearingdesk.ways_out import choices, named

    path = bench.voice.save_file(title, f"{name}.csv", choices())
    return named(path) if path is not None else None


def ask_and_export(bench: Bench, asked: Asked) -> None:
    """Ask where and in which format, then write what is looked at."""
    path = ask_path(bench, _("Export this list"), stem(asked.query))
    if path is not None:
        export_list(bench, asked, path)


def export_list(bench: Bench, asked: Asked | Query, path: Path) -> None:
    """Write the rows that answer a question, in their order, in a job of its own; note the file in the case."""
    case = bench.desk.case
    assert case is not None
    whole = asked if isinstance(asked, Asked) else Asked(asked)
    note = getattr(whole.query, "kind", "")
    export_table(bench, path, note, lambda paper: tabled(case, whole, paper=paper))


def export_owed(bench: Bench, path: Path) -> None:
    """Write the schedule of what is outstanding on the day one looks from."""
    from hearingdesk.exchange.owed_out import owed_table

    today = bench.desk.as_of
    export_table(bench, path, "outstanding", giving(bench, lambda view: owed_table(view, today)))


def giving(bench: Bench, make: Callable[[View], Tabled]) -> Give:
    """A table that is made from a reader of its own."""
    from ui.rooms.tabling import dressed

    case = bench.desk.case
    assert case is not None

    @contextmanager
    def give(_paper: bool) -> Iterator[Tabled]:
        with case.reader() as view:
            yield dressed(view, make(view))

    return give


def export_table(bench: Bench, path: Path, note: str, give: Give) -> None:
    """Write a table in a job of its own, say how many rows it has, and note the file in the case."""
    from hearingdesk.ways_out import format_of, write_list

    desk, paper = bench.desk, format_of(path).paper

    def work(progress: Progress) -> tuple[Written, Outgoing]:
        with give(paper) as table:
            written = write_list(table, path, progress)
        return written, of_file(path, "list", note=note, pages=written.pages)

    def tell(made: tuple[Written, Outgoing]) -> None:
        written, entry = made
        hand_out(bench, _told(written, path.name), entry)

    job = desk.jobs.start(_("Export"), work)
    job.finished.connect(tell)
    job.failed.connect(desk.failed)


def _told(written: Written, name: str) -> str:
    told = n_("{n} row written to {name}.", "{n} rows written to {name}.", written.rows, name=name)
    return told if written.rows else f"{told} {_('The list is empty.')}"


def export_calendar(bench: Bench, query: ListQuery, path: Path) -> None:
    """Write the deadlines that answer a question as a calendar file, in a job of its own; note the file."""
    from hearingdesk.exchange.ics_out import write_ics

    case, desk = bench.desk.case, bench.desk
    assert case is not None

    def work(progress: Progress) -> tuple[int, Outgoing]:
        with only_ids(case, query) as (found, total), case.reader() as view:
            n = write_ics(view, (one.id for one in found), path, language(), total, progress)
        return n, of_file(path, "list", note="deadline")

    def tell(made: tuple[int, Outgoing]) -> None:
        n, entry = made
        words = n_("{n} deadline written to {name}.", "{n} deadlines written to {name}.", n, name=path.name)
        hand_out(bench, words, entry)

    job = desk.jobs.start(_("Export"), work)
    job.finished.connect(tell)
    job.failed.connect(desk.failed)
