"""What is looked at as a table to be written: the same rows in the same order, with what narrows them in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hearingdesk import codes, daybook, profilebook, received, rulebook
from hearingdesk.casefile import CaseFile
from hearingdesk.dated import ORDERS, BackupListing, BackupQuery, Dated
from hearingdesk.daybook import DayQuery
from hearingdesk.hits import ORDERS as HIT_ORDERS
from hearingdesk.hits import HitListing, HitQuery
from hearingdesk.listing import CaseListing, ListQuery
from hearingdesk.past import OUT, PastListing, PastQuery
from hearingdesk.profilebook import ProfileQuery
from hearingdesk.received import LedgerListing, LedgerQuery, Received
from hearingdesk.record import in_language, meanings
from hearingdesk.records import KINDS
from hearingdesk.rows import PAGE, HasId, Lead, ListRow
from hearingdesk.rulebook import RuleQuery
from hearingdesk.tabled import Column, GroupLine, Line, Tabled, plain
from hearingdesk.view import View
from hearingdesk.words import _, language, n_
from ui.rooms.shown import ShownTable

Present = Callable[[View, Any], ListRow]
Narrowed = list[tuple[str, str]]


Query = (
    ListQuery
    | PastQuery
    | BackupQuery
    | RuleQuery
    | DayQuery
    | ProfileQuery
    | LedgerQuery
    | ShownTable
    | HitQuery
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at: the question, how a record stands in the list, the day it is looked at from if not today."""

    query: Query
    present: Present | None = None
    as_of: date | None = None


@contextmanager
def tabled(case: CaseFile, asked: Asked, *, paper: bool) -> Iterator[Tabled]:
    """The table of what is looked at, to be read once; `paper`: only with the columns that the screen shows."""
    with _TABLERS[type(asked.query)](case, asked, paper) as table, case.reader() as view:
        yield dressed(view, replace(table, as_of=asked.as_of))


def dressed(view: View, table: Tabled) -> Tabled:
    """A table with what it says of its case."""
    matter = view.matter
    marking = codes.label("marking", matter.marking) if matter.marking else ""
    return replace(table, case=in_language(matter, "title"), marking=marking)


@dataclass(frozen=True, slots=True)
class _Both:
    """A record with the row that stands for it."""

    id: int
    record: Any
    row: ListRow


@contextmanager
def _records(case: CaseFile, asked: Asked, paper: bool) -> Iterator[Tabled]:
    from hearingdesk.exchange.tables_out import FieldTeller

    query, present = asked.query, asked.present
    assert isinstance(query, ListQuery)

    def both(view: View, record: Any) -> _Both:
        return _Both(record.id, record, present(view, record) if present else ListRow(record.id, ""))

    listing: CaseListing[_Both] = CaseListing(case.reader, both)
    with built(listing, query) as (found, total), case.reader() as view:
        teller = FieldTeller(view, query.kind)
        if paper and present:
            columns = plain((_("Day"), _("Entry"), _("State"), _("Details")))
            rows = _on_paper(one.row for one in found)
        elif present:
            columns = [*_shown_columns(), *teller.columns]
            rows = ([*_parts(one.row), *teller.cells(one.record)] for one in found)
        else:
            columns, rows = teller.columns, (teller.cells(one.record) for one in found)
        title = _(view.of(query.kind).many_words)
        yield Tabled(
            kind=query.kind,
            title=title,
            columns=columns,
            rows=rows,
            total=total,
            sparse=True,
            narrowed=_of_list(view, query),
        )


@contextmanager
def built(listing: Any, query: Any) -> Iterator[tuple[Iterator[Any], int]]:
    """Everything that answers a question, in its order, page by page; and how much it is."""
    try:
        listing.ask(query)
        total = listing.build()
        yield (one for page in range(-(-total // PAGE)) for one in listing.page(page)), total
    finally:
        listing.close()


def _shown_columns() -> list[Column]:
    """What a list shows, beside the fields of its records."""
    heads = (
        _("Listed under"),
        _("Day as listed"),
        _("Listed as"),
        _("Second line"),
        _("State as listed"),
        _("Details as listed"),
    )
    return plain(heads)


def _parts(row: ListRow) -> list[str]:
    day = _day(row.lead) if row.lead else ""
    state = "; ".join(chip.text for chip in row.chips)
    side = " · ".join(part for part in (row.side, row.badge) if part)
    return [row.group, day, row.title, row.sub, state, side]


def _day(lead: Lead) -> str:
    """The block at the left of a row in one line, in the order of the language: weekday or year, day, month."""
    year, weekday = (lead.above, "") if lead.above.isdecimal() else ("", lead.above)
    if language() == "ko":
        parts = (year, lead.below, lead.main, f"({weekday})" if weekday else "")
    else:
        parts = (weekday, lead.main, lead.below, year)
    return " ".join(part for part in parts if part)


def _on_paper(rows: Iterator[ListRow]) -> Iterator[Line]:
    """The list as it looks: its heads as lines between the rows, the second line under the first."""
    group = ""
    for row in rows:
        under, day, title, sub, state, side = _parts(row)
        if under and under != group:
            group = under
            yield GroupLine(under)
        yield [day, "\n".join(part for part in (title, sub) if part), state, side]


def _of_list(view: View, query: ListQuery) -> Narrowed:
    records = view.of(query.kind)
    filter = _(records.filters[query.filter].label) if query.filter else ""
    order = _(records.orders[query.order].label) if query.order else ""
    told = narrowed_by(query.words, filter, order, down=query.down)
    if query.scope:
        field, id = query.scope
        meaning = meanings(records.kind)[field]
        told.insert(0, (_(meaning.label), view.of(meaning.to).called(id)))
    return told


def narrowed_by(words: str, filter: str = "", order: str = "", *, down: bool = False) -> Narrowed:
    """What was searched, filtered and sorted by, as a reader of the file is told."""
    turned = _("{order}, descending", order=order) if order and down else order
    told = ((_("Search"), words.strip()), (_("Filter"), filter), (_("Sorted by"), turned))
    return [(label, said) for label, said in told if said]


@contextmanager
def _past(case: CaseFile, asked: Asked, _paper: bool) -> Iterator[Tabled]:
    from hearingdesk.exchange.past_out import changes_table, outgoing_table

    query: Any = asked.query
    with built(PastListing(case.reader, _itself), query) as (found, total):
        if query.act == OUT:
            yield replace(outgoing_table(found, total), narrowed=narrowed_by(query.words))
            return
        with case.reader() as view:
            yield replace(changes_table(view, found, total), narrowed=_of_past(view, query))


def _itself(entry: Any) -> Any:
    return entry


def _of_past(view: View, query: PastQuery) -> Narrowed:
    from ui.rooms.history import ACTS

    kind = _(KINDS[query.kind].many_words) if query.kind in KINDS else ""
    days = " – ".join(part[:10] for part in (query.since, query.until)) if query.since or query.until else ""
    of = view.of(query.record[0]).called(query.record[1]) if query.record else ""
    act = _(ACTS[query.act]) if query.act else ""
    filter = ", ".join(part for part in (act, query.author, kind, days, of) if part)
    return narrowed_by(query.words, filter)


@contextmanager
def _backups(case: CaseFile, asked: Asked, _paper: bool) -> Iterator[Tabled]:
    from hearingdesk.exchange.backups_out import backups_table

    query: Any = asked.query
    listing: BackupListing[Dated] = BackupListing(case.reader, lambda found, _query: found)
    with built(listing, query) as (found, total):
        narrowed = narrowed_by(query.words, "", _(ORDERS[query.order]), down=query.down)
        yield replace(backups_table(found, total), narrowed=narrowed)


@contextmanager
def _received(case: CaseFile, asked: Asked, _paper: bool) -> Iterator[Tabled]:
    query: Any = asked.query
    listing: LedgerListing[Received] = LedgerListing(case.reader, lambda one, _query: one)
    with built(listing, query) as (found, total), case.reader() as view:
        filter = _(received.FILTERS[query.filter]) if query.filter else ""
        narrowed = narrowed_by(query.words, filter, _(received.ORDERS[query.order]), down=query.down)
        narrowed.append((_("Files"), received.told(view.ledger.sums())))
        rows = (received.cells(view, one) for one in found)
        yield _made("import_ledger", _("Import ledger"), received.HEAD, rows, total, narrowed)


@contextmanager
def _shown(_case: CaseFile, asked: Asked, _paper: bool) -> Iterator[Tabled]:
    query: Any = asked.query
    yield Tabled(
        kind=query.kind,
        title=query.title or query.kind,
        columns=plain(query.head),
        rows=query.rows,
        total=len(query.rows),
        narrowed=query.narrowed,
    )


@contextmanager
def _rules(case: CaseFile, asked: Asked, _paper: bool) -> Iterator[Tabled]:
    query: Any = asked.query
    with case.reader() as view:
        found = rulebook.selected(view, query)
        filter = _(rulebook.FILTERS[query.filter]) if query.filter else ""
        narrowed = narrowed_by(query.words, filter, _(rulebook.ORDERS[query.order]), down=query.down)
        yield _made("rule", _("Rules"), rulebook.HEAD, map(rulebook.cells, found), len(found), narrowed)


@contextmanager
def _days(case: CaseFile, asked: Asked, _paper: bool) -> Iterator[Tabled]:
    query: Any = asked.query
    with case.reader() as view:
        found = daybook.selected(view, query)
        filter = _(daybook.WHOSE[query.filter]) if query.filter else ""
        title = _(
            "Holidays {year}: {calendar}", year=query.year, calendar=codes.label("calendar", query.calendar)
        )
        rows = map(daybook.cells, found)
        yield _made("holiday", title, daybook.HEAD, rows, len(found), narrowed_by(query.words, filter))


def _made(
    kind: str, title: str, head: Sequence[str], rows: Iterable[Line], total: int, narrowed: Narrowed
) -> Tabled:
    columns = plain([_(one) for one in head])
    return Tabled(kind=kind, title=title, columns=columns, rows=rows, total=total, narrowed=narrowed)


@contextmanager
def _profiles(case: CaseFile, asked: Asked, _paper: bool) -> Iterator[Tabled]:
    query: Any = asked.query
    with case.reader() as view:
        found = profilebook.selected(view, query)
        filter = _(profilebook.FILTERS[query.filter]) if query.filter else ""
        narrowed = narrowed_by(query.words, filter, _(profilebook.ORDERS[query.order]), down=query.down)
        rows = map(profilebook.cells, found)
        yield _made("profile", _("Import profiles"), profilebook.HEAD, rows, len(found), narrowed)


@contextmanager
def _hits(case: CaseFile, asked: Asked, _paper: bool) -> Iterator[Tabled]:
    query: Any = asked.query
    listing: HitListing[Any] = HitListing(case.reader, lambda hit: hit)
    with built(listing, query) as (found, total):
        head = (_("Kind"), _("Entry"), _("Speaker"), _("Words around it"), _("Where it stands"), _("Day"))
        rows = (
            [_(KINDS[hit.kind].one), hit.title, hit.speaker, hit.snippet, hit.cite, hit.date[:10]]
            for hit in found
        )
        narrowed = narrowed_by(query.words, "", _(HIT_ORDERS[query.order]))
        if listing.told is not None:
            narrowed.append((_("Searched"), listing.told.coverage.sentence()))
        title = n_("{n} hit", "{n} hits", total)
        yield Tabled(
            kind="search", title=title, columns=plain(head), rows=rows, total=total, narrowed=narrowed
        )


_Tabler = Callable[[CaseFile, Asked, bool], AbstractContextManager[Tabled]]
_TABLERS: Mapping[type, _Tabler] = {
    ListQuery: _records,
    PastQuery: _past,
    BackupQuery: _backups,
    ShownTable: _shown,
    RuleQuery: _rules,
    DayQuery: _days,
    HitQuery: _hits,
    ProfileQuery: _profiles,
    LedgerQuery: _received,
}


def only_ids(case: CaseFile, query: ListQuery) -> AbstractContextManager[tuple[Iterator[HasId], int]]:
    """The ids alone of what answers a question, in its order."""
    listing: CaseListing[HasId] = CaseListing(case.reader, lambda _view, record: record)
    return built(listing, query)
