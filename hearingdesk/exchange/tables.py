"""Tables in text: delimiter, quotes, comment lines, header, rows with their line.

Rows of another width are told, not shifted. What a table means is data: a `Profile` names the columns.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import StringIO
from itertools import islice
from typing import NamedTuple

DELIMITERS = "|\t;,"  # in the order they are believed: a comma or semicolon stands in any prose
COMMENT = "#"
# the line with which Excel names the delimiter
SEPARATOR = re.compile(r"sep=([|\t;,])\r?(?:\n|$)", re.IGNORECASE)

HEADER_LINES = 1_000  # how far down the headings may stand
_HEADER = 10_000  # characters of the row that names the columns
_LOOKED_AT = 50  # rows that show whether a delimiter fits
_CELL = 10_000_000  # characters of one cell


@dataclass(frozen=True, slots=True)
class Comment:
    """A line the table's author set apart: often the only place of a date or a list of names."""

    line: int
    text: str


class Row(NamedTuple):
    """One row, and the line of the file it begins on; a tuple, for a table may have a million of them."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """How the table is written, and what its columns are called."""

    line: int
    columns: tuple[str, ...]
    delimiter: str
    quoted: bool  # cells may be wrapped in double quotes


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a table stands in its file and how it is parted, as far as somebody has said; the rest is found."""

    delimiter: str = ""
    header: int | None = None  # the line of the headings, from 1; 0: there are none
    sheet: str = ""  # of a workbook


FOUND = Layout()


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in the file."""

    header: Header
    rows: tuple[Row, ...]
    comments: tuple[Comment, ...]

    @property
    def ragged(self) -> tuple[Row, ...]:
        """The rows that have another number of cells than the header."""
        return tuple(row for row in self.rows if len(row.cells) != len(self.header.columns))


@dataclass(frozen=True, slots=True)
class Profile:
    """What the columns of one kind of table are called: a meaning, and the headings it goes by."""

    name: str
    columns: Mapping[str, tuple[str, ...]]

    def places(self, columns: tuple[str, ...]) -> dict[str, int] | None:
        """Which column holds which meaning; None where one of them is missing."""
        plain = [_plain(column) for column in columns]
        found: dict[str, int] = {}
        for meaning, headings in self.columns.items():
            place = next((plain.index(_plain(one)) for one in headings if _plain(one) in plain), None)
            if place is None:
                return None
            found[meaning] = place
        return found


def sniff(text: str, layout: Layout = FOUND) -> Header | None:
    """The header of the table that the text is, or None where it is none."""
    if (said := SEPARATOR.match(text)) and layout.header is None:
        layout = replace(layout, delimiter=layout.delimiter or said[1], header=2)
    if layout.delimiter or layout.header is not None:
        return _laid(text, layout)
    lines = _content(text)
    first = next(lines, None)
    if first is None or len(first[1]) > _HEADER:
        return None
    rest = [line for _n, line in islice(lines, _LOOKED_AT)]
    for delimiter in DELIMITERS:
        columns = _columns(first[1], delimiter)
        if len(columns) < 2 or not all(_heading(column) for column in columns):
            continue
        if _fits(delimiter, first[1], len(columns), rest):
            return Header(first[0], columns, delimiter, quoted=_quoted(first[1], rest, delimiter))
    return None


def _laid(text: str, layout: Layout) -> Header | None:
    """The header where somebody says how the table is laid out; nothing is asked of the words in it."""
    lines = _content(text)
    if layout.header:
        lines = ((n, line) for n, line in _numbered(text) if n >= layout.header and line.strip())
    first = next(lines, None)
    if first is None or (layout.header and first[0] != layout.header) or len(first[1]) > _HEADER:
        return None
    rest = [line for _n, line in islice(lines, _LOOKED_AT)]
    delimiter = layout.delimiter or max(DELIMITERS, key=lambda one: first[1].count(one))
    columns = numbered(_columns(first[1], delimiter))
    if len(columns) < 2:
        return None
    quoted = _quoted(first[1], rest, delimiter)
    if layout.header == 0:
        nameless = tuple(f"#{n}" for n in range(1, len(columns) + 1))
        return Header(first[0] - 1, nameless, delimiter, quoted)
    return Header(first[0], columns, delimiter, quoted)


def numbered(columns: tuple[str, ...]) -> tuple[str, ...]:
    """The headings, those of nothing as their number: "#3"."""
    return tuple(one or f"#{n}" for n, one in enumerate(columns, 1))


def read_table(text: str, header: Header) -> Table:
    """All of the table. Where quotes do not close as they should, line by line, as if there were none."""
    if header.quoted and (rows := _quoted_rows(text, header)) is not None:
        comments = [(n, line) for n, line in _comments(text) if n < header.line]
    else:
        body = ((n, line) for n, line in _content(text) if n > header.line)
        rows = [Row(n, tuple(line.split(header.delimiter))) for n, line in body]
        comments = list(_comments(text))
    return Table(header, tuple(rows), tuple(Comment(n, line[1:].strip()) for n, line in comments))


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    return enumerate(text.split("\n"), 1)


def _comments(text: str) -> Iterator[tuple[int, str]]:
    return ((n, line) for n, line in _numbered(text) if line.startswith(COMMENT))


def _content(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are neither comments nor empty, with their number."""
    return ((n, line) for n, line in _numbered(text) if line.strip() and not line.startswith(COMMENT))


def _columns(line: str, delimiter: str) -> tuple[str, ...]:
    """The headings, without those of nothing at the end that spreadsheets leave there."""
    cells = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
    columns = [" ".join(cell.strip().strip('"').split()) for cell in cells]
    while len(columns) > 1 and not columns[-1]:
        columns.pop()
    return tuple(columns)


def _heading(column: str) -> bool:
    """Whether words could be the name of a column: a few, and no sentence."""
    return 0 < len(column) <= 60 and not re.search(r"[.!?:]\s|[.!?]$", column)


def _fits(delimiter: str, header: str, width: int, lines: list[str]) -> bool:
    """Whether most rows have a cell for every column, taken with their quotes or without."""
    plain = [line.count(delimiter) + 1 for line in lines]
    try:
        quoted = [len(cells) for cells in csv.reader(lines, delimiter=delimiter)]
    except csv.Error:
        quoted = plain
    full = any(10 * sum(n >= width for n in widths) >= 6 * len(widths) for widths in (plain, quoted))
    return full and (bool(lines) or delimiter in "|\t" or header.startswith('"'))


def _quoted(header: str, lines: list[str], delimiter: str) -> bool:
    """Whether quotes wrap cells here, rather than being part of what was said."""
    return delimiter != "|" and any(map(_wrapped(delimiter), [header, *lines]))


def quoted_below(header: Header, lines: Iterable[str]) -> Header:
    """The header of a table whose first rows have no quotes, by all lines: cells may be wrapped far down.

    `lines` with their line feeds, from the first line of the file.
    """
    if header.delimiter == "|":
        return header
    wrapped, coming = _wrapped(header.delimiter), islice(lines, header.line, None)
    return replace(header, quoted=any(wrapped(line) or _goes_on(line, coming, header) for line in coming))


def _wrapped(delimiter: str) -> Callable[[str], object]:
    """What finds a cell in a line that is wrapped in quotes."""
    mark = re.escape(delimiter)
    return re.compile(rf'(?:^|{mark}) *"[^"]*(?:""[^"]*)*" *(?={mark}|$)', re.MULTILINE).search


def _goes_on(line: str, below: Iterator[str], header: Header) -> bool:
    """Whether a cell of the line is wrapped in quotes that close in a line below: taken so, and only so, it fits."""
    if line.count('"') % 2 == 0:
        return False
    taken = [line]
    for one in islice(below, _LOOKED_AT):
        taken.append(one)
        if one.count('"') % 2:
            break
    try:
        rows = list(csv.reader(taken, delimiter=header.delimiter, skipinitialspace=True, strict=True))
    except csv.Error:
        return False
    width = len(header.columns)
    fits = len(rows) == 1 and len(rows[0]) == width
    return fits and any(one.count(header.delimiter) != width - 1 for one in taken)


def _quoted_rows(text: str, header: Header) -> list[Row] | None:
    """The rows as a spreadsheet writes them, cells of several lines too; None where quotes do not close."""
    csv.field_size_limit(_CELL)
    below = text.split("\n", header.line)[header.line :]
    reader = csv.reader(StringIO("".join(below)), delimiter=header.delimiter, strict=True)
    rows: list[Row] = []
    begun = 1
    try:
        for cells in reader:
            if cells:
                rows.append(Row(header.line + begun, tuple(cells)))
            begun = reader.line_num + 1
    except csv.Error:
        return None
    return rows


def _plain(words: str) -> str:
    """A heading without case, spaces and marks: "Oral Evidence" is "oralEvidence"."""
    return re.sub(r"[\W_]+", "", words).casefold() or words.strip()
