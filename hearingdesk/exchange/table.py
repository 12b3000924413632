"""Tables: CSV, TSV, pipes, and whatever their columns mean by the profiles.

A table that no profile knows is kept too, a note for each row, with nothing guessed: neither people nor days.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from hearingdesk.errors import ImportFailed, Invalid
from hearingdesk.exchange.importer import importer
from hearingdesk.exchange.inner import Document
from hearingdesk.exchange.read_json import is_json
from hearingdesk.exchange.read_lines import Lines
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.tables import FOUND, Layout, quoted_below, sniff
from hearingdesk.exchange.tabular.objects import first_names, object_sheet
from hearingdesk.exchange.tabular.people import PeopleTable
from hearingdesk.exchange.tabular.profile import UNKNOWN, TableProfile, bundled, profile_of
from hearingdesk.exchange.tabular.rows import Rows
from hearingdesk.exchange.tabular.sheet import Sheet
from hearingdesk.exchange.tabular.sheets import is_sheet
from hearingdesk.exchange.tabular.turns import TurnTable
from hearingdesk.exchange.tabular.workbook import first_headings, workbook_sheet
from hearingdesk.job import Progress
from hearingdesk.words import N_, _

_KNOWN, _UNKNOWN = 0.9, 0.55  # how sure a table is one, with a profile that fits and without


@importer(
    name="table",
    title=N_("Table (CSV, TSV, XLSX, ODS, JSON)"),
    suffixes=(".csv", ".tsv", ".tab", ".txt", ".xlsx", ".ods", ".json"),
    version=1,
)
class TableReader:
    """The reader of the format; it holds nothing between two files."""

    def looks(self, file: SourceFile) -> float:
        columns = columns_of(file)
        if columns is None:
            return 0.0
        fits = any(profile.places(columns) is not None for profile in bundled())
        return _KNOWN if fits or file.profile is not None else _UNKNOWN

    def read(self, file: SourceFile, progress: Progress) -> Document:
        sheet = sheet_of(file, progress)
        profile, places = fitting(file, sheet.columns)
        parts: dict[str, Any] = (
            TurnTable(sheet, profile, places).parts()
            if profile.rows == "turns"
            else PeopleTable(sheet, profile, places).parts()
            if profile.rows == "people"
            else _entries(sheet, places)
        )
        warnings = (*sheet.warnings(), *parts.pop("warnings", ()))
        title = parts.pop("title", "") or PurePath(file.name).stem or file.name
        return Document(
            format="table",
            version=1,
            title=title,
            kind=profile.hearing,
            language=profile.language,
            encoding=sheet.encoding,
            entries=sheet.kept,
            warnings=warnings,
            **parts,
        )


def layout_of(file: SourceFile) -> Layout:
    """Where the table stands, as far as the profile that was asked for says."""
    if file.profile is None or file.profile.importer != "table" or not file.profile.settings:
        return FOUND
    try:
        return profile_of(file.profile.title, file.profile.settings).layout
    except Invalid:
        return FOUND  # who reads by it says what is wrong


def columns_of(file: SourceFile) -> tuple[str, ...] | None:
    """The headings, whatever the table is written in; None where there is none."""
    try:
        if is_sheet(file):
            return first_headings(file, layout_of(file))
    except ImportFailed:
        return None
    if is_json(file):
        return first_names(file)
    header = sniff(file.head, layout_of(file))
    return header.columns if header else None


def sheet_of(file: SourceFile, progress: Progress) -> Sheet:
    """The table in a file. Raises ImportFailed where there is none."""
    if is_sheet(file):
        return workbook_sheet(file, progress, layout_of(file))
    if first_names(file) is not None:
        return object_sheet(file, progress)
    header = sniff(file.head, layout_of(file))
    if header is None:
        lines = Lines(file.data, file.name, file.encoding)  # says why, where the bytes are no text
        raise failed(file.name, _("it has no row of headings with cells below it."), 1 if lines else 0)
    if not header.quoted and file.data.count(b'"'):
        header = quoted_below(header, Lines(file.data, file.name, file.encoding).ended())
    lines = Lines(file.data, file.name, file.encoding)
    rows = Rows(lines.ended(), header)

    def odd() -> list[str]:
        for number, line in rows.above:
            sheet.keep(_("Line {line}, as it stands", line=number), line)
        return [*lines.warnings, *rows.warnings]

    sheet = Sheet(
        file=file,
        columns=header.columns,
        rows=iter(rows),
        total=file.data.count(b"\n"),
        progress=progress,
        odd=odd,
        encoding=lines.encoding,
    )
    return sheet


def fitting(file: SourceFile, columns: tuple[str, ...]) -> tuple[TableProfile, dict[str, int]]:
    """The profile that was asked for, else the first of those that ship that fits. Raises ImportFailed."""
    if file.profile is not None and file.profile.settings and file.profile.importer == "table":
        try:
            asked = profile_of(file.profile.title, file.profile.settings)
        except Invalid as problem:
            raise failed(file.name, str(problem)) from None
        places = asked.places(columns)
        if places is None:
            wanted = ", ".join(heading for name in asked.needs for heading in asked.columns[name][:1])
            raise failed(file.name, _("it has no row with the columns {columns}.", columns=wanted), 1)
        return asked, places
    for profile in bundled():
        if (places := profile.places(columns)) is not None:
            return profile, places
    return UNKNOWN, UNKNOWN.places(columns) or {}


def _entries(sheet: Sheet, places: dict[str, int]) -> dict[str, Any]:
    """Every row as a note: a line for each cell that is not empty, under its heading."""
    for row in sheet.even():
        title = row.cells[places["title"]] if "title" in places else ""
        told = zip(sheet.columns, row.cells, strict=True)
        sheet.keep(
            title or _("Line {line}", line=row.line),
            "\n".join(f"{heading}: {cell}" for heading, cell in told if cell),
        )
    return {}
