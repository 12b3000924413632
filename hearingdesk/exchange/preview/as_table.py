"""The first rows of a table, with what each column means, and the dates that need an answer."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from hearingdesk.exchange.guarded_zip import BEGINNING
from hearingdesk.exchange.preview.looks import Doubt, TableLook
from hearingdesk.exchange.profiles.table_draft import DAYS, TableDraft, draft_for, draft_of
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.table import layout_of, sheet_of
from hearingdesk.exchange.tables import sniff
from hearingdesk.exchange.tabular.days import in_doubt, order_of
from hearingdesk.exchange.tabular.sheet import Sheet
from hearingdesk.exchange.tabular.sheets import sheet_names
from hearingdesk.job import silent

SHOWN = 60  # rows
LOOKED_AT = 3_000  # rows in which dates are looked at
_CELL = 300  # characters of a cell
_EXAMPLES = 4


def table_look(file: SourceFile, look: Callable[[], None]) -> TableLook:
    """The table in a file, by its profile where it has one. Raises ImportFailed, Invalid."""
    sheet = sheet_of(file, silent)
    draft = _draft(file, sheet.columns)
    rows: list[tuple[str, ...]] = []
    for number, row in enumerate(islice(sheet.rows, LOOKED_AT)):
        if number % 200 == 0:
            look()
        rows.append(row.cells)
    even = [row for row in rows if len(row) == len(sheet.columns)]
    doubts, settled = _days(draft, sheet, even)
    archive = file.data.startswith(BEGINNING)
    sheets = sheet_names(file) if archive else ()
    header = None if archive else sniff(file.head, layout_of(file))
    return TableLook(
        draft=draft,
        columns=sheet.columns,
        rows=tuple(tuple(cell[:_CELL] for cell in row) for row in rows[:SHOWN]),
        header=header.line if header else 1,
        delimiter=header.delimiter if header else "",
        sheets=sheets,
        sheet=draft.layout.sheet or next(iter(sheets), ""),
        doubts=doubts,
        settled=settled,
        ragged=len(rows) - len(even),
    )


def _draft(file: SourceFile, columns: tuple[str, ...]) -> TableDraft:
    profile = file.profile
    if profile is not None and profile.settings and profile.importer == "table":
        return draft_of(profile.settings, columns, profile.title)
    return draft_for(columns)


def _days(draft: TableDraft, sheet: Sheet, rows: list[tuple[str, ...]]) -> tuple[tuple[Doubt, ...], str]:
    """The dates that need an answer, and the order that their columns show where they leave no doubt."""
    doubts: list[Doubt] = []
    orders = set[str]()
    for place, heading in enumerate(sheet.columns):
        if draft.meanings.get(heading) not in DAYS[draft.rows]:
            continue
        cells = list(dict.fromkeys(row[place] for row in rows))
        # the cells of a column of turns settle each other; of two people each is read alone
        doubtful = in_doubt(cells) if draft.rows == "turns" else [one for one in cells if in_doubt([one])]
        if doubtful:
            doubts.append(Doubt(heading, tuple(doubtful[:_EXAMPLES])))
        elif order := order_of(cells):
            orders.add(order)
    return tuple(doubts), orders.pop() if len(orders) == 1 else ""
