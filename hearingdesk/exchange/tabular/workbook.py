"""A spreadsheet as a table: its first sheet with headings and rows; the rows of the others are kept as notes."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.tables import Row
from hearingdesk.exchange.tabular.sheet import Sheet
from hearingdesk.exchange.tabular.sheets import sheet_rows
from hearingdesk.job import Progress
from hearingdesk.words import _

_LOOKED_AT = 200  # rows in which the headings stand


def first_headings(file: SourceFile) -> tuple[str, ...] | None:
    """The headings of the first sheet that has any. Raises ImportFailed."""
    for number, (_name, row) in enumerate(sheet_rows(file)):
        if number > _LOOKED_AT:
            return None
        if _heads(row):
            return row.cells
    return None


def workbook_sheet(file: SourceFile, progress: Progress) -> Sheet:
    """The table in a spreadsheet. Raises ImportFailed where no row has two headings."""
    rows = sheet_rows(file, progress)
    before: list[Row] = []
    for number, (name, row) in enumerate(rows):
        if _heads(row):
            return _sheet(file, progress, name, row, before, rows)
        before.append(row)
        if number > _LOOKED_AT:
            break
    raise failed(file.name, _("it has no row of headings with cells below it."), 1)


def _sheet(
    file: SourceFile,
    progress: Progress,
    name: str,
    head: Row,
    before: list[Row],
    rows: Iterator[tuple[str, Row]],
) -> Sheet:
    width = len(head.cells)
    others: dict[str, int] = {}

    def even() -> Iterator[Row]:
        for of, row in rows:
            if of == name:
                yield Row(row.line, row.cells + ("",) * (width - len(row.cells)))
            else:
                others[of] = others.get(of, 0) + 1
                sheet.keep(
                    _("Sheet {name}, row {line}", name=of, line=row.line), "\n".join(filter(None, row.cells))
                )

    def odd() -> list[str]:
        if not others:
            return []
        named = ", ".join(f"“{one}”" for one in list(others)[:10])
        return [_("It has further sheets, whose rows are kept as notes: {names}.", names=named)]

    sheet = Sheet(file=file, columns=head.cells, rows=iter(()), total=0, progress=progress, odd=odd)
    sheet.rows = even()
    for row in before:
        sheet.keep(_("Line {line}, as it stands", line=row.line), "\n".join(filter(None, row.cells)))
    return sheet


def _heads(row: Row) -> bool:
    """Whether a row may be one of headings: two cells or more, none of them empty."""
    return len(row.cells) > 1 and all(row.cells)
