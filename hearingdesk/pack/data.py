"""The data of a pack as files that go with its pages: what its sections tell, as its readers see it, for machines."""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.finish import Carried
from hearingdesk.pack.gather import Kind
from hearingdesk.pack.readers import works
from hearingdesk.record import column_types, meanings, plain
from hearingdesk.records.attendance import Attendances
from hearingdesk.records.citations import Citations
from hearingdesk.records.claims import Claims, ClaimVersions
from hearingdesk.records.complaints import ComplaintCounts, Complaints, ComplaintSteps
from hearingdesk.records.deadlines import Deadlines
from hearingdesk.records.decisions import Decisions, Measures
from hearingdesk.records.demands import DemandItems, Demands
from hearingdesk.records.facts import Facts
from hearingdesk.records.figures import Figures
from hearingdesk.records.hearings import Hearings, Sittings
from hearingdesk.records.issues import Issues
from hearingdesk.records.meetings import MeetingAttendees, Meetings
from hearingdesk.records.parties import Parties
from hearingdesk.records.resolutions import Resolutions
from hearingdesk.records.sources import Sources
from hearingdesk.records.summonses import Excuses, Services, Summonses
from hearingdesk.records.terms import Terms
from hearingdesk.records.undertakings import Undertakings
from hearingdesk.words import N_, say

TOLD: Mapping[str, Sequence[Kind[Any]]] = {  # section -> the kinds it tells, owners before what is theirs
    "chronology": (Facts,),
    "issues": (Issues,),
    "claims": (Claims, ClaimVersions),
    "hearings": (Hearings, Sittings, Resolutions, Attendances),
    "attendance": (Hearings, Sittings, Attendances),
    "ledger": (Summonses, Services, Excuses),
    "witnesses": (Summonses, Services, Excuses),
    "demands": (Demands, DemandItems),
    "undertakings": (Undertakings,),
    "complaints": (Complaints, ComplaintCounts, ComplaintSteps),
    "decisions": (Decisions, Measures, Deadlines),
    "meetings": (Meetings, MeetingAttendees),
    "figures": (Figures, Terms),
    "sources": (Sources,),
}
INNER = ("remark", "remark_ko", "file_name")  # no page has them for all readers
JSON_NAME, CSV_NAME = "pack-data.json", "pack-data.csv"
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")  # a spreadsheet would reckon it
Shelf = list[dict[str, Any]]


def carried(brief: Brief, sections: Collection[str], lang: str) -> list[Carried]:
    """The records that these sections tell, as JSON and as CSV; nothing for a pack that tells none.

    `lang` is the pack's, for the words that say what the files are. To be asked after the sections have been
    told: the pack has only those people it has named by then.
    """
    shelves = {table: rows for table, rows in _shelves(brief, sections) if rows}
    if not shelves or brief.annex is not None:
        return []
    told = {
        "title": brief.matter.title,
        "made": brief.made.isoformat(timespec="minutes"),
        "readers": brief.readers,
    }
    lang = "ko" if lang == "ko" else "en"
    lines = _lines(told, shelves)
    return [
        Carried(
            JSON_NAME, lines.encode(), "application/json", say(lang, N_("Data of the pack (JSON)")), "Source"
        ),
        Carried(CSV_NAME, _table(shelves).encode(), "text/csv", say(lang, N_("Data of the pack (CSV)"))),
    ]


def _shelves(brief: Brief, sections: Collection[str]) -> Iterator[tuple[str, Shelf]]:
    shelves: dict[str, dict[int, dict[str, Any]]] = {}
    for section, kinds in TOLD.items():
        if section in sections:
            for record, table in _told(brief, kinds, brief.wanted.get(section, {})):
                shelves.setdefault(table, {})[record.id] = _row(record, brief.readers)
    known = {id for rows in shelves.values() for id in rows}
    yield from ((table, list(rows.values())) for table, rows in shelves.items())
    named = [party for party in brief.every(Parties) if party.id in brief.named]
    yield Parties.table, [_row(party, brief.readers) for party in named]
    cited = [one for one in brief.every(Citations) if one.about in known]
    if Sources.table in shelves:
        yield Citations.table, [_row(one, brief.readers) for one in cited]


def _told(
    brief: Brief, kinds: Sequence[Kind[Any]], wanted: Mapping[str, Collection[int]]
) -> Iterator[tuple[Any, str]]:
    """What a section tells, with its table: the records it was narrowed to, and what belongs to them."""
    kept: dict[str, Collection[int]] = {}
    for kind in kinds:
        only = wanted.get(kind.table)
        records = [
            record
            for record in brief.every(kind)
            if (only is None or record.id in only) and _belongs(brief, record, kept, wanted)
        ]
        kept[kind.table] = {record.id for record in records}
        yield from ((record, kind.table) for record in records)


def _belongs(
    brief: Brief,
    record: Any,
    kept: Mapping[str, Collection[int]],
    wanted: Mapping[str, Collection[int]],
) -> bool:
    """Is it of this pack's hearing, and is what it belongs to in the data, and wanted?"""
    of = record.id if isinstance(record, Hearings.kind) else getattr(record, "hearing", None)
    if brief.hearing and of not in (None, brief.hearing):
        return False
    for name, field in meanings(type(record)).items():
        owner = getattr(record, name)
        if field.to in kept and owner is not None and owner not in kept[field.to]:
            return False
        if field.required and field.to in wanted and owner not in wanted[field.to]:
            return False
    return True


def _row(record: Any, readers: str) -> dict[str, Any]:
    """What is filled in of a record; what no page prints for others is for those who write it."""
    left_out = () if works(readers) else INNER
    values = ((name, getattr(record, name)) for name in column_types(type(record)) if name not in left_out)
    return {name: plain(value) for name, value in values if value not in (None, "", b"")}


def _lines(told: Mapping[str, Any], shelves: Mapping[str, Shelf]) -> str:
    """All of it as JSON, a record a line, so that packs can be compared: the fast encoder cannot indent."""
    encode = json.JSONEncoder(ensure_ascii=False, default=bytes.hex).encode
    lists = (f"{encode(table)}: [\n{_rows(map(encode, rows))}\n]" for table, rows in shelves.items())
    return f'{encode(told)[:-1]}, "records": {{\n{_rows(lists)}\n}}}}\n'


def _rows(written: Iterable[str]) -> str:
    return ",\n".join(written)


def _table(shelves: Mapping[str, Shelf]) -> str:
    """One value a line: kind, id, field, value."""
    out = StringIO()
    out.write("\ufeff")  # or a Korean spreadsheet takes it for another encoding
    writer = csv.writer(out)
    writer.writerow(("kind", "id", "field", "value"))
    for table, rows in shelves.items():
        for row in rows:
            id = row["id"]
            writer.writerows(
                (table, id, name, _harmless(value)) for name, value in row.items() if name != "id"
            )
    return out.getvalue()


def _harmless(value: Any) -> Any:
    """A value that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
