"""A spreadsheet as a table: its first sheet with headings and rows; the rows of the others are kept as notes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.tables import FOUND, Layout, Row, numbered
from hearingdesk.exchange.tabular.sheet import Sheet
from hearingdesk.exchange.tabular.sheets import sheet_rows
from hearingdesk.job import Progress
from hearingdesk.words import _

_LOOKED_AT = 200  # rows in which the headings stand


def first_headings(file: SourceFile, layout: Layout = FOUND) -> tuple[str, ...] | None:
    """The headings of the first sheet that has any, or of the one that was said. Raises ImportFailed."""
    for number, (name, row) in enumerate(sheet_rows(file)):
        if number > _LOOKED_AT and not layout.sheet:
            return None
        if _heads(name, row, layout):
            return _columns(row, layout)
    return None


def workbook_sheet(file: SourceFile, progress: Progress, layout: Layout = FOUND) -> Sheet:
    """The table in a spreadsheet. Raises ImportFailed where no row has two headings."""
    rows = sheet_rows(file, progress)
    before: list[tuple[str, Row]] = []
    for number, (name, row) in enumerate(rows):
        if _heads(name, row, layout):
            return _sheet(file, progress, name, row, before, rows, layout)
        before.append((name, row))
        if number > _LOOKED_AT and not layout.sheet:
            break
    raise failed(file.name, _("it has no row of headings with cells below it."), 1)


def _sheet(
    file: SourceFile,
    progress: Progress,
    name: str,
    head: Row,
    before: list[tuple[str, Row]],
    rows: Iterator[tuple[str, Row]],
    layout: Layout,
) -> Sheet:
    columns = _columns(head, layout)
    width = len(columns)
    others: dict[str, int] = {}
    if layout.header == 0:
        rows = chain([(name, head)], rows)

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

    sheet = Sheet(file=file, columns=columns, rows=iter(()), total=0, progress=progress, odd=odd)
    sheet.rows = even()
    for of, row in before:
        title = (
            _("Line {line}, as it stands", line=row.line)
            if of == name
            else _("Sheet {name}, row {line}", name=of, line=row.line)
        )
        sheet.keep(title, "\n".join(filter(None, row.cells)))
    return sheet


def _columns(head: Row, layout: Layout) -> tuple[str, ...]:
    if layout.header == 0:
        return tuple(f"#{n}" for n in range(1, len(head.cells) + 1))
    return numbered(head.cells)


def _heads(name: str, row: Row, layout: Layout) -> bool:
    """Whether a row may be one of headings: the one that was said, else two cells or more, none of them empty."""
    if layout.sheet and name != layout.sheet:
        return False
    if layout.header:
        return row.line == layout.header and len(row.cells) > 1
    return len(row.cells) > 1 and (all(row.cells) or layout.header == 0)
