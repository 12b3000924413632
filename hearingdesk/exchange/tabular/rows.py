"""The rows of a table in text, one after another, however it is quoted.

A row ends with its line, or where the quotes that it opens are closed. Where quotes are not closed as they should be
(an unescaped quote within a cell), the line is taken apart at its delimiters and quotes together, so that every
line stays one row of its cells and no row swallows the next.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator

from hearingdesk.exchange.tables import COMMENT, Header, Row
from hearingdesk.words import n_

_CELL = 10_000_000  # characters of one row
_RUNAWAYS = 3  # rows that opened a quote and never closed it; after them a line is a row


class Rows:
    """The rows below the header. Read once; `mended` are the lines whose quotes were not as they should be."""

    def __init__(self, lines: Iterable[str], header: Header) -> None:
        self._lines = enumerate(lines, 1)
        self._header = header
        self._waiting: list[tuple[int, str]] = []  # lines looked at ahead, the next one last
        self._runaways = 0
        self.mended: list[int] = []
        self.above: list[tuple[int, str]] = []  # lines over the header that are no comments
        csv.field_size_limit(max(_CELL, csv.field_size_limit()))

    def __iter__(self) -> Iterator[Row]:
        while (next_line := self._next()) is not None:
            number, line = next_line
            if number <= self._header.line:
                if number < self._header.line and line.strip() and not line.startswith(COMMENT):
                    self.above.append((number, line.strip()))
                continue
            if not line.strip():
                continue
            if line.startswith(COMMENT) and not self._header.quoted:
                continue
            yield self._row(number, line)

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

    def _next(self) -> tuple[int, str] | None:
        return self._waiting.pop() if self._waiting else next(self._lines, None)

    def _row(self, number: int, line: str) -> Row:
        if not self._header.quoted or '"' not in line:
            return self._fitted(number, line.split(self._header.delimiter))
        whole = self._closed(number, line)
        if whole is not None:
            try:
                lines = [line] if whole is line else [f"{part}\n" for part in whole.split("\n")]
                return self._fitted(
                    number, next(csv.reader(lines, delimiter=self._header.delimiter, strict=True))
                )
            except csv.Error:
                if whole is not line:
                    self._give_back(number, whole)
        self.mended.append(number)
        return self._fitted(number, _lenient(line, self._header.delimiter))

    def _closed(self, number: int, line: str) -> str | None:
        """The line with those below it up to the one that closes its quotes; None where none does."""
        if line.count('"') % 2 == 0:
            return line
        if self._runaways >= _RUNAWAYS:
            return None
        taken, size = [line], len(line)
        while size < _CELL and (below := self._next()) is not None:
            taken.append(below[1])
            size += len(below[1]) + 1
            if below[1].count('"') % 2:
                return "\n".join(taken)
        self._give_back(number, "\n".join(taken))
        return None

    def _give_back(self, number: int, whole: str) -> None:
        """Put the lines below the first back: they are rows of their own."""
        self._runaways += 1
        below = whole.split("\n")[1:]
        self._waiting.extend(reversed(list(enumerate(below, number + 1))))

    def _fitted(self, number: int, cells: list[str]) -> Row:
        """The row without cells of nothing beyond the last column."""
        width = len(self._header.columns)
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        return Row(number, tuple(map(str.strip, cells)))


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
