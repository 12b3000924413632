"""A table as a file of text (CSV), in words, for a spreadsheet; and the records of a kind as a table."""

from __future__ import annotations

import csv
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from hearingdesk.job import Progress, silent
from hearingdesk.record import Field, meanings
from hearingdesk.store.laying import laid
from hearingdesk.tabled import Cell, Column, GroupLine, Shape, Tabled, stored
from hearingdesk.values import UNSHOWN, in_words
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import _, legible

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # Korean spreadsheets take the wide ones as well
_BEGINS = re.compile(
    r"[\s\x00-\x20\ufeff\u200b]*"
)  # what a spreadsheet may pass over at the beginning of a cell
_AT_ONCE = 500  # rows between two reports of progress, records in one question
_SHAPES: dict[str, Shape] = {"when": "date", "number": "number"}
_KEPT = 20_000  # names of linked records kept at a time


def write_csv(
    view: View, table: str, ids: Iterable[int], path: Path, total: int = 0, progress: Progress = silent
) -> int:
    """Write these records, in this order; how many. Raises HearingDeskError."""
    return write_table(records_table(view, table, ids, total), path, progress)


def write_table(table: Tabled, path: Path, progress: Progress = silent) -> int:
    """Write a table as UTF-8 with a byte order mark, whole or not at all; how many rows.

    Raises HearingDeskError with the reason.
    """
    n = 0
    with laid(path) as draft, draft.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([legible(as_words(one.label)) for one in table.columns])
        for n, row in enumerate(rows_of(table), 1):
            writer.writerow([legible(as_words(stored(cell))) for cell in row])
            if not n % _AT_ONCE:
                progress(n, table.total, path.name)
    return n


def rows_of(table: Tabled) -> Iterator[Iterable[Cell]]:
    """The rows alone, without the lines that group them."""
    return (row for row in table.rows if not isinstance(row, GroupLine))


def records_table(view: View, table: str, ids: Iterable[int], total: int = 0) -> Tabled:
    """These records, in this order: a column for each field, codes and links in words."""
    teller = FieldTeller(view, table)
    rows = (teller.cells(record) for record in _records(view, table, ids))
    title = _(view.of(table).many_words)
    return Tabled(kind=table, title=title, columns=teller.columns, rows=rows, total=total, sparse=True)


class FieldTeller:
    """The fields of the records of one kind as cells; the names of linked records are kept for the next row."""

    def __init__(self, view: View, table: str) -> None:
        self._view = view
        self._names: OrderedDict[tuple[str, int], str] = OrderedDict()
        fields = meanings(view.of(table).kind).items()
        self._fields = {name: one for name, one in fields if one.shape not in UNSHOWN}
        self.columns = [Column(_(one.label), _SHAPES.get(one.shape, "text")) for one in self._fields.values()]

    def cells(self, record: Any) -> list[Cell]:
        """What stands under `columns`."""
        return [self._cell(record, name, one) for name, one in self._fields.items()]

    def _cell(self, record: Any, name: str, meaning: Field) -> Cell:
        value = getattr(record, name)
        if isinstance(value, When) or (meaning.shape == "number" and value is not None):
            return value
        kind = getattr(record, f"{name}_kind", "")
        if value and meaning.shape in ("link", "about"):
            return self._named(meaning, value, kind)
        return in_words(self._view, meaning, value, kind)

    def _named(self, meaning: Field, id: int, kind: str) -> str:
        key = (meaning.to or kind, id)
        if key not in self._names:
            if len(self._names) >= _KEPT:
                self._names.popitem(last=False)
            self._names[key] = in_words(self._view, meaning, id, kind)
        return self._names[key]


def _records(view: View, table: str, ids: Iterable[int]) -> Iterable[Any]:
    records, block = view.of(table), []
    for id in ids:
        block.append(id)
        if len(block) == _AT_ONCE:
            yield from records.many(block)
            block = []
    yield from records.many(block)


def as_words(words: str) -> str:
    """Words that a spreadsheet takes for words: those that would be a formula get an apostrophe before them."""
    begun = _BEGINS.sub("", words, count=1)
    formula = begun.startswith(_FORMULA) or words.startswith(("\t", "\r", "\n"))
    return f"'{words}" if formula and not _is_number(words) else words


def _is_number(words: str) -> bool:
    return words.isascii() and words.removeprefix("-").replace(".", "", 1).isdecimal()
