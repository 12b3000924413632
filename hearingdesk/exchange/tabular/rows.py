"""The rows of a table in text, one after another, however it is quoted.

A row ends with its line, or where the quotes that it opens are closed. Where quotes are not closed as they should be
(an unescaped quote within a cell), the line is taken apart at its delimiters and quotes together, so that every
line stays one row of its cells and no row swallows the next.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from hearingdesk.exchange.tables import COMMENT, SEPARATOR, Header, Row
from hearingdesk.words import n_

_CELL = 10_000_000  # characters of one row
_RUNAWAYS = 3  # rows that opened a quote and never closed it; after them a line is a row
_FAR = 100_000  # characters read in search of a quote that closes: more is a runaway


class Rows:
    """The rows below the header. Read once; `mended` are the lines whose quotes were not as they should be."""

    def __init__(self, lines: Iterable[str], header: Header) -> None:
        """`lines` with their line feeds."""
        self._lines = iter(lines)
        self._header = header
        self._width = len(header.columns)
        self._number = header.line + 1  # the line of the row that is read next
        self._taken: list[str] = []  # its lines so far
        self._size = 0  # characters in them
        self._waiting: list[str] = []  # lines given back, the next one last
        self._runaways = 0
        self.mended: list[int] = []
        self.above: list[tuple[int, str]] = []  # lines over the header that are no comments
        csv.field_size_limit(max(_CELL, csv.field_size_limit()))

    def __iter__(self) -> Iterator[Row]:
        for number, line in enumerate(islice(self._lines, self._header.line), 1):
            said = line.strip() and not line.startswith(COMMENT) and not SEPARATOR.match(line)
            if said and number < self._header.line:
                self.above.append((number, line.strip()))
        return self._quoted() if self._header.quoted else self._plain()

    @property
    def warnings(self) -> list[str]:
        """What to tell of the quotes, when the rows have passed."""
        if not self.mended:
            return []
        return [
            n_(
                "{n} row has quotes that are not closed as they should be; it was taken apart cell by cell: "
                "line {line}.",
                "{n} rows have quotes that are not closed as they should be; they were taken apart cell by cell, "
                "first line {line}.",
                len(self.mended),
                line=self.mended[0],
            )
        ]

    def _plain(self) -> Iterator[Row]:
        """A line is a row, and quotes are words."""
        for number, line in enumerate(self._lines, self._number):
            if line.strip() and not line.startswith(COMMENT):
                yield self._fitted(number, line.removesuffix("\n").split(self._header.delimiter))

    def _quoted(self) -> Iterator[Row]:
        while True:
            try:
                delimiter = self._header.delimiter
                for cells in csv.reader(
                    self._coming(), delimiter=delimiter, skipinitialspace=True, strict=True
                ):
                    number = self._passed(len(self._taken))
                    if len(cells) > 1 or (cells and cells[0].strip()):
                        yield self._fitted(number, cells)
                return
            except csv.Error:
                line, *below = self._taken
                self._runaways += self._size > _FAR
                self._waiting.extend(reversed(below))
                self.mended.append(self._passed(1))
                yield self._fitted(self.mended[-1], self._apart(line.removesuffix("\n")))

    def _coming(self) -> Iterator[str]:
        """The lines as a row takes them. Raises csv.Error for one that takes too many."""
        while (line := self._waiting.pop() if self._waiting else next(self._lines, None)) is not None:
            self._taken.append(line)
            self._size += len(line)
            if self._size > _CELL or (self._runaways >= _RUNAWAYS and len(self._taken) > 1):
                raise csv.Error
            yield line

    def _passed(self, lines: int) -> int:
        """A row of so many lines is read; the line it began on."""
        number = self._number
        self._number += lines
        self._taken.clear()
        self._size = 0
        return number

    def _apart(self, line: str) -> list[str]:
        """The cells of a line whose quotes are not as they should be: by them, or as words where only that fits."""
        cells, plain = _lenient(line, self._header.delimiter), line.split(self._header.delimiter)
        words = len(plain) == self._width and not any(cell.count('"') % 2 for cell in plain)
        return plain if words and len(cells) != self._width else cells

    def _fitted(self, number: int, cells: list[str]) -> Row:
        """The row without cells of nothing beyond the last column."""
        while len(cells) > self._width and not cells[-1].strip():
            cells.pop()
        return Row(number, tuple([cell.strip() for cell in cells]))


def _lenient(line: str, delimiter: str) -> list[str]:
    """The cells of a line, each parted from the next by a delimiter with a quote on the side that is quoted."""
    cells: list[str] = []
    place = 0
    end = re.compile(rf'"\s*(?:{re.escape(delimiter)}|$)')
    while place <= len(line):
        if line.startswith('"', place):
            found = end.search(line, place + 1)
            if found is None:
                cells.append(line[place:])
                break
            cells.append(line[place + 1 : found.start()])
            if found.end() == len(line) and not found[0].rstrip().endswith(delimiter):
                break
            place = found.end()
        else:
            stop = line.find(delimiter, place)
            if stop < 0:
                cells.append(line[place:])
                break
            cells.append(line[place:stop])
            place = stop + 1
    return cells
