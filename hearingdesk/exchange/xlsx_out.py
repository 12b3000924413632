"""A table as a spreadsheet (XLSX): typed cells, the head kept in sight, filters; row by row, so any length goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hearingdesk.exchange.tables_out import rows_of
from hearingdesk.job import Progress, silent
from hearingdesk.store.laying import laid
from hearingdesk.tabled import Cell, Tabled, said
from hearingdesk.when import When
from hearingdesk.words import _, legible

MOST_ROWS = 1_048_576  # of a sheet, the head included; what is more goes on in another sheet
LONGEST = 32_767  # characters of a cell
_EXACT = 10**15  # numbers beyond this are rounded by spreadsheets, so they are written as words
_FIRST_DAY = date(1900, 3, 1)  # before it spreadsheets disagree on which day a number means
_NARROW, _WIDE = 8, 60  # widths of a column, in letters
_LOOKED_AT = 1_000  # rows that widths are taken from
_AT_ONCE = 500  # rows between two reports of progress
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NO_XML = re.compile("[\ufffe\uffff]")
_NAME = 31  # letters of the name of a sheet
_RESERVED = "history"
_DOUBLE = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]"
)  # two letters wide


def write_xlsx(table: Tabled, path: Path, progress: Progress = silent) -> int:
    """Write a table as a workbook, whole or not at all; how many rows. Raises HearingDeskError."""
    with laid(path) as draft:
        book = _Book(table, draft)
        try:
            n = book.fill(path.name, progress)
            book.close()
        except BaseException:
            book.abandon()
            raise
    return n


class _Book:
    """A workbook being written; its half-written sheets lie beside the draft, and go with it."""

    def __init__(self, table: Tabled, draft: Path) -> None:
        self._table = table
        options = {
            "constant_memory": True,
            "tmpdir": str(draft.parent),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book = xlsxwriter.Workbook(str(draft), options)
        self._book.use_zip64()
        self._book.set_properties(_properties(table))
        self._head = self._book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._text = self._book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        self._number = self._book.add_format({"valign": "top", "num_format": "0"})
        self._day = self._book.add_format({"valign": "top", "align": "left", "num_format": "yyyy-mm-dd"})
        self._minute = self._book.add_format(
            {"valign": "top", "align": "left", "num_format": "yyyy-mm-dd hh:mm"}
        )
        self._names: set[str] = set()
        self._widths = [0.0] * len(table.columns)

    def fill(self, name: str, progress: Progress) -> int:
        """Write every row; how many."""
        n, at = 0, 0
        sheet = self._sheet()
        for n, row in enumerate(rows_of(self._table), 1):
            if at == MOST_ROWS - 1:
                self._finish(sheet, at)
                sheet, at = self._sheet(), 0
            at += 1
            cells = list(row)
            for column, cell in enumerate(cells):
                self._put(sheet, at, column, cell)
            if n <= _LOOKED_AT:
                self._measure(cells)
            if not n % _AT_ONCE:
                progress(n, self._table.total, name)
        self._finish(sheet, at)
        return n

    def close(self) -> None:
        """Put the workbook together."""
        try:
            self._book.close()
        except FileCreateError as error:
            cause = error.args[0] if error.args else error
            raise cause if isinstance(cause, OSError) else OSError(str(cause)) from error

    def abandon(self) -> None:
        """Let go of the half-written sheets, so that they can be removed."""
        for sheet in self._book.worksheets():
            if sheet.row_data_fh is not None:
                sheet.row_data_fh.close()
        self._book.fileclosed = True

    def _sheet(self) -> Worksheet:
        sheet: Worksheet = self._book.add_worksheet(self._name())
        sheet.freeze_panes(1, 0)
        for column, one in enumerate(self._table.columns):
            sheet.write_string(0, column, _fitting(one.label), self._head)
        self._measure([one.label for one in self._table.columns])
        return sheet

    def _finish(self, sheet: Worksheet, rows: int) -> None:
        """What is known of a sheet when all its rows are there; and how it is printed."""
        columns = len(self._table.columns)
        sheet.autofilter(0, 0, rows, max(columns - 1, 0))
        for column, wide in enumerate(self._widths):
            sheet.set_column(column, column, min(max(wide + 2, _NARROW), _WIDE))
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")

    def _put(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, int):
            if abs(cell) < _EXACT:
                sheet.write_number(row, column, cell, self._number)
                return
            cell = str(cell)
        moment, form = self._moment(cell)
        if moment is not None:
            sheet.write_datetime(row, column, moment, form)
        else:
            sheet.write_string(row, column, _fitting(said(cell)), self._text)

    def _moment(self, cell: Cell) -> tuple[datetime | None, Format]:
        """A day or a minute that a spreadsheet can count with; nothing for what is vague, or older than its days."""
        if isinstance(cell, When) and cell.is_day and cell.first >= _FIRST_DAY:
            if cell.precision == "minute":
                return datetime.fromisoformat(cell.start), self._minute
            return datetime.combine(cell.first, time()), self._day
        if isinstance(cell, datetime) and cell.date() >= _FIRST_DAY:
            return cell.replace(tzinfo=None), self._minute
        if isinstance(cell, date) and not isinstance(cell, datetime) and cell >= _FIRST_DAY:
            return datetime.combine(cell, time()), self._day
        return None, self._text

    def _measure(self, cells: Sequence[Cell]) -> None:
        for column, cell in enumerate(cells):
            words = said(cell) if cell not in (None, "") else ""
            if words:
                longest = max(map(_width, words[: 4 * _WIDE].split("\n")))
                self._widths[column] = max(self._widths[column], longest)

    def _name(self) -> str:
        """The name of the next sheet: allowed in every spreadsheet, and none of the others."""
        plain = _NOT_IN_NAMES.sub(" ", _storable(self._table.title)).strip(" '")
        plain = _beginning(plain, _NAME).strip(" '") or self._table.kind or "list"
        if plain.casefold() == _RESERVED:
            plain = f"{plain} 1"
        name, number = plain, 1
        while name.casefold() in self._names:
            number += 1
            name = f"{_beginning(plain, _NAME - len(str(number)) - 3)} ({number})"
        self._names.add(name.casefold())
        return name


def _properties(table: Tabled) -> dict[str, Any]:
    told = "\n".join(_("{label}: {words}", label=label, words=words) for label, words in table.facts())
    return {
        "title": _storable(table.title)[:255],
        "subject": _storable(table.case)[:255],
        "comments": _storable(told)[:2000],
        "created": table.made.replace(tzinfo=None),
    }


def _fitting(words: str) -> str:
    """The words as a cell can hold them; what is cut off is said."""
    words = _storable(words)
    if _beginning(words, LONGEST) == words:
        return words
    end = _(" … (cut here: a cell of a spreadsheet holds {n} characters)", n=f"{LONGEST:,}")
    return _beginning(words, LONGEST - len(end)) + end


def _storable(words: str) -> str:
    """The words without what XML cannot hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", legible(words))


def _beginning(words: str, most: int) -> str:
    """As much of it as spreadsheets count for so many characters: beyond the plane of most scripts one counts two."""
    if len(words) <= most // 2:
        return words
    return words.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")


def _width(line: str) -> float:
    """How wide a line is, in letters."""
    return len(line) + len(_DOUBLE.findall(line)) * 0.9
