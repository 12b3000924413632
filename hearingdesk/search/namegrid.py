"""A list of names against all sources: in how many turns and on how many pages of each a name is found, in any form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from hearingdesk.errors import Unreadable
from hearingdesk.job import Progress
from hearingdesk.records import KINDS
from hearingdesk.search.find import Search
from hearingdesk.store.connection import Connection
from hearingdesk.store.records import shorten
from hearingdesk.words import _

if TYPE_CHECKING:
    from hearingdesk.search.called import Meant

_MARK = re.compile(r"^\s*(?:\(?\d{1,4}[.)]|[-–*•·○◦●□■▪])\s+")  # what stands before a name in a list
_BLOCK = 2_000  # hits counted between two looks whether one is to stop
_IN = {"turn": "transcript", "source_page": "source"}  # what is counted, and where it stands


@dataclass(frozen=True, slots=True)
class Column:
    """A transcript, or a source that is read page by page."""

    kind: str
    id: int
    title: str


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name as it was given, whose it is, and how often it is found in each column."""

    name: str
    meant: tuple[Meant, ...]
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """In all columns."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class NameGrid:
    """Names by columns."""

    columns: tuple[Column, ...]
    rows: tuple[NameRow, ...]


def words_of(name: str) -> str:
    """What is searched for a name: its words as a phrase."""
    plain = " ".join(name.translate(dict.fromkeys(map(ord, '"“”„‟″＂«»'), " ")).split())
    return f'"{plain}"'


def words_of_cell(name: str, column: Column) -> str:
    """The search that shows what a cell counts."""
    return f"{words_of(name)} kind:turn kind:source_page source:{column.id}"


def names_in(text: str) -> list[str]:
    """A pasted list: a name on each line, each once. Of a row of cells it is the first one with a letter in it.

    Lines without letters and digits part a list, the number or the mark before a name counts it: they are no names.
    """
    named = (_MARK.sub("", cell) for line in text.splitlines() if (cell := _cell(line)))
    return list(dict.fromkeys(name for line in named if (name := " ".join(line.split()))))


def _cell(line: str) -> str:
    """The cell of a line that is a name: the first with letters, else with digits; "" where nothing is either."""
    cells = line.split("\t")
    lettered = (cell for has in (str.isalpha, str.isalnum) for cell in cells if any(map(has, cell)))
    return next(lettered, "")


def count_names(conn: Connection, names: Sequence[str], progress: Progress) -> NameGrid:
    """Count them. Raises Unreadable, naming a line that cannot be searched for; Cancelled by `progress`."""
    columns = tuple(_columns(conn))
    rows = []
    for n, name in enumerate(names):
        progress(n, len(names), name)
        search = _search(conn, name, n + 1)
        found: dict[tuple[str, int], int] = {}
        for kind, where in _IN.items():
            for block in _blocks(search.ids(kind)):
                progress(n, len(names), name)
                marks = ",".join("?" * len(block))
                asked = f"SELECT {where}, count(*) FROM {kind} WHERE id IN ({marks}) GROUP BY {where}"
                for id, count in conn.execute(asked, block):
                    found[where, id] = found.get((where, id), 0) + count
        counts = tuple(found.get((column.kind, column.id), 0) for column in columns)
        rows.append(NameRow(name, search.meant, counts))
    progress(len(names), len(names), _("Counting names"))
    return NameGrid(columns, tuple(rows))


def _search(conn: Connection, name: str, line: int) -> Search:
    try:
        return Search(conn, words_of(name), names=True)
    except Unreadable as error:
        raise Unreadable(
            _("Name {n}, “{name}”: {reason}", n=line, name=shorten(name, 60), reason=error)
        ) from error


def _columns(conn: Connection) -> Iterator[Column]:
    for kind, where in _IN.items():
        records = KINDS[where](conn)
        used = f"SELECT id FROM {where} WHERE EXISTS (SELECT 1 FROM {kind} WHERE {kind}.{where} = {where}.id)"
        titled = [Column(where, id, records.called(id)) for (id,) in conn.execute(used).fetchall()]
        yield from sorted(titled, key=lambda column: (column.title, column.id))


def _blocks(ids: Iterator[int]) -> Iterator[list[int]]:
    while block := list(islice(ids, _BLOCK)):
        yield block
