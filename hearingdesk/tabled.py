"""A table on its way out: columns, cells with their types, and what it shows of which case.

Whoever shows a list makes one; every format of `ways_out` writes any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Literal

from hearingdesk.when import When
from hearingdesk.words import _

Shape = Literal["text", "date", "number"]
Cell = str | int | When | date | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head in words, and what its cells are unless a cell says otherwise."""

    label: str
    shape: Shape = "text"


@dataclass(frozen=True, slots=True)
class GroupLine:
    """Stands among the rows and names those below it, as a head in a list does."""

    words: str


Line = Sequence[Cell] | GroupLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabled:
    """A list as it is shown: in its order, narrowed as it is, with the columns that are looked at."""

    kind: str  # of which records; a file is named after it, and it is noted of what is handed out
    title: str
    columns: Sequence[Column]
    rows: Iterable[Line]  # read once
    sparse: bool = False  # a paper may leave out columns in which nothing stands
    total: int = 0  # rows; 0 while nobody has counted them
    case: str = ""  # the title of the case
    marking: str = ""  # of the case, in words
    narrowed: Sequence[tuple[str, str]] = ()  # what was searched, filtered and sorted by: label and words
    as_of: date | None = None  # the day it is looked at from, where that is another than the day it was made
    made: datetime = field(default_factory=lambda: datetime.now(UTC))

    def facts(self) -> list[tuple[str, str]]:
        """What a reader must know who has only the file: label and words."""
        told = [(_("Case"), self.case)] if self.case else []
        told += self.narrowed
        if self.as_of is not None:
            told.append((_("As of"), When.day(self.as_of).say()))
        return told


def plain(columns: Sequence[str], *, numbers: Sequence[int] = (), dates: Sequence[int] = ()) -> list[Column]:
    """Columns by their heads; those at `numbers` and `dates` hold such."""
    return [
        Column(label, "number" if n in numbers else "date" if n in dates else "text")
        for n, label in enumerate(columns)
    ]


def stored(cell: Cell) -> str:
    """A cell as a file of text holds it: days in the form that sorts."""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M:%S}"
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def said(cell: Cell) -> str:
    """A cell as people read it: days as the language writes them."""
    if isinstance(cell, When):
        return cell.say()
    if isinstance(cell, datetime):
        return f"{When.day(cell.date()).say()} {cell:%H:%M}"
    if isinstance(cell, date):
        return When.day(cell).say()
    if isinstance(cell, int):
        return f"{cell:,}"
    return cell or ""
