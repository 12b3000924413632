"""A table on its way in, whatever file it came in: columns, rows one by one, and what was odd about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from hearingdesk.exchange.inner import Entry
from hearingdesk.exchange.shelves import Shelf, Shelves
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.tables import Row
from hearingdesk.job import Progress
from hearingdesk.words import _, n_

_STEP = 2_000  # rows between two reports of progress
_NAMED = 5  # lines that a warning names
# UTF-8 that was read as cp1252 once and written as UTF-8 again: “â€” and Ã© where “—” and é were
_TWICE = re.compile("â€[^\\s\\w,.;:?!()]|â€[œž]|[ÃÂ][\u0080-\u00bf]|Ã[\u2018-\u203a€‚ƒ„…†‡ˆ‰ŠŒŽ]")


@dataclass(slots=True)
class Sheet:
    """One table being read."""

    file: SourceFile
    columns: tuple[str, ...]
    rows: Iterator[Row]
    total: int  # rows, as far as anyone can tell beforehand
    progress: Progress
    odd: Callable[[], list[str]]  # sentences, when the rows have passed
    encoding: str = ""
    ragged: list[int] = field(default_factory=list)
    twice: list[int] = field(default_factory=list)
    entries: Shelves[Entry] = field(default_factory=lambda: Shelves[Entry](_entry))
    count: int = 0

    def even(self) -> Iterator[Row]:
        """The rows that have a cell for each column; the others are kept word for word as entries."""
        width = len(self.columns)
        for row in self.rows:
            if self.count % _STEP == 0:
                self.progress(self.count, max(self.total, self.count), self.file.name)
            self.count += 1
            line, cells = row
            for cell in cells:
                # its first letters are looked for before the whole of it, for a record is long
                if not cell.isascii() and ("â" in cell or "Ã" in cell or "Â" in cell) and _TWICE.search(cell):
                    self.twice.append(line)
                    break
            if len(cells) == width:
                yield row
            else:
                self.ragged.append(line)
                title = _("Line {line}, as it stands", line=line)
                self.keep(title, "\n".join(cell for cell in cells if cell))

    def keep(self, title: str, text: str) -> None:
        """A row as an entry."""
        self.entries.add("", (title, text), len(text))

    @property
    def kept(self) -> Shelf[Entry]:
        return self.entries[""]

    def warnings(self) -> list[str]:
        """What to tell of the table as a whole, when its rows have passed."""
        told = self.odd()
        if not self.count:
            told.append(_("The table has headings and no rows."))
        if self.ragged:
            told.append(
                n_(
                    "{n} row has another number of cells than there are columns and was kept as a note: line {lines}.",
                    "{n} rows have another number of cells than there are columns and were kept as notes: "
                    "lines {lines}.",
                    len(self.ragged),
                    lines=_listed(self.ragged),
                )
            )
        if self.twice:
            told.append(
                n_(
                    "{n} row looks like UTF-8 that was read as Windows letters once (“â€”” for a dash), line {lines}. "
                    "It was left as it is; the repaired words can be imported with the encoding “{mending}”.",
                    "{n} rows look like UTF-8 that was read as Windows letters once (“â€”” for a dash), lines {lines}. "
                    "They were left as they are; the repaired words can be imported with the encoding “{mending}”.",
                    len(self.twice),
                    lines=_listed(self.twice),
                    mending="utf-8-twice",
                )
            )
        return told


def _listed(lines: list[int]) -> str:
    return ", ".join(map(str, lines[:_NAMED])) + (" …" if len(lines) > _NAMED else "")


def _entry(told: tuple[str, str]) -> Entry:
    return Entry(title=told[0], text=told[1])
