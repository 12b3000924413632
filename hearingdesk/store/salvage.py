"""Read what can be read of a damaged file: row by row, around the pages that are gone."""

from __future__ import annotations

import shutil
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from hearingdesk.errors import CannotOpen
from hearingdesk.store import leaves
from hearingdesk.store.connection import Connection, DatabaseError, companions, raw
from hearingdesk.store.hardened import of_ours_only
from hearingdesk.store.migrations import STEPS
from hearingdesk.words import _

MOST = 2**63 - 1
_PAGE = 4096
_LOOK = 10_000  # steps of the database between two looks at what is left of the budget
_LEAST, _A_BYTE = (
    500_000_000,
    20,
)  # steps that a wreck is worth: at least, and for each byte; a good file takes one
Values = tuple[Any, ...]
Key = tuple[str, str]  # a table and the name of its id


class Wreck:
    """A damaged file, opened so that nothing is written to it. Text that is no UTF-8 any more comes with �."""

    def __init__(self, path: Path, scratch: Path, fresh: Path) -> None:
        """`fresh` is an empty file of this format: its first pages stand in where those of the wreck are gone.

        Raises CannotOpen where no table can be read at all.
        """
        self.conn, self._file = self._open(path, scratch, fresh)
        self.conn.text_factory = lambda words: words.decode("utf-8", "replace")

    def close(self) -> None:
        """Let go of it."""
        self.conn.close()

    def columns(self, table: str) -> list[str]:
        """The columns the wreck has of a table; none where it has no such table."""
        return [name for (name,) in self.conn.execute("SELECT name FROM pragma_table_info(?)", [table])]

    def rows(self, table: str, names: Sequence[str], hints: Sequence[int], sure: bool) -> Iterator[Values]:
        """Every row of a table that can be read, in order of its ids, which are the first of the names.

        `hints` are ids that should be there, sorted; `sure`: there are no others. Where a window of ids cannot be
        read, it is halved at the hints until what is lost is the single row.
        """
        windows = [(0, MOST)]
        listed = ", ".join(names)
        key = names[0]
        sql = f"SELECT {listed} FROM {table} WHERE {key} BETWEEN ? AND ? ORDER BY {key}"
        while windows:
            at, last = windows.pop()
            try:
                for row in self.conn.execute(sql, [at, last]):
                    if not isinstance(row[0], int) or not at <= row[0] <= last:
                        raise DatabaseError("ids out of order")
                    yield row
                    at = row[0] + 1
            except (DatabaseError, MemoryError):
                windows += reversed(self._halves((table, key), at, last, hints, sure))

    def ids_by_index(self, table: str) -> set[int]:
        """The ids that the indexes of a table name, as far as those can be read."""
        found: set[int] = set()
        for (name,) in self._some("SELECT name FROM pragma_index_list(?)", [table]):
            found.update(id for (id,) in self._some(f'SELECT id FROM {table} INDEXED BY "{name}"'))
        return found

    def in_leaves(self, lost: Mapping[str, set[int]]) -> Iterator[tuple[str, Values]]:
        """Rows of these ids from pages to which no way leads any more: (table, values in order of its columns)."""
        wanted = {id: (table, len(self.columns(table))) for table, ids in lost.items() for id in ids}
        return leaves.rows(self._file, wanted)

    def _some(self, sql: str, args: Sequence[Any] = ()) -> Iterator[Values]:
        try:
            yield from self.conn.execute(sql, args)
        except DatabaseError:
            return

    def _halves(
        self, key: Key, at: int, last: int, hints: Sequence[int], sure: bool
    ) -> list[tuple[int, int]]:
        """Where to read on in a window whose first row cannot be read."""
        low, high = bisect_left(hints, at), bisect_right(hints, last)
        if high - low > 1:
            middle = hints[(low + high) // 2]
            return [(at, middle - 1), (middle, last)]
        if high - low == 1 and at < last:
            id = hints[low]
            return [(id, id)] if sure else [(id, id), *self._beyond(key, id, last)]
        return [] if sure or at >= last else self._beyond(key, at, last)

    def _beyond(self, key: Key, at: int, last: int) -> list[tuple[int, int]]:
        """The rest of a window behind rows that cannot be read, where nobody knows the ids."""
        step, failing = 1, at
        while failing + step <= last and not self._leads(key, failing + step, last):
            failing, step = failing + step, step * 2
        first = failing + step
        if first > last:
            return []
        while first - failing > 1:
            middle = (first + failing) // 2
            if self._leads(key, middle, last):
                first = middle
            else:
                failing = middle
        return [(first, last)]

    def _leads(self, key: Key, id: int, last: int) -> bool:
        """Can the first row from this id on be found?"""
        try:
            table, name = key
            sql = f"SELECT {name} FROM {table} WHERE {name} BETWEEN ? AND ? ORDER BY {name} LIMIT 1"
            self.conn.execute(sql, [id, last]).fetchone()
        except DatabaseError:
            return False
        return True

    def _open(self, path: Path, scratch: Path, fresh: Path) -> tuple[Connection, Path]:
        if any(beside.name.endswith("-wal") for beside in companions(path)):
            copy = scratch / path.name  # reading the log beside a file writes to the file
            for part in (path, *companions(path)):
                if not part.name.endswith("-shm"):
                    shutil.copyfile(part, scratch / part.name)
            if conn := _opened(copy, "rw"):
                return conn, copy
        if conn := _opened(path, "ro", "&immutable=1"):
            return conn, path
        patched = scratch / "patched.hearing"
        shutil.copyfile(path, patched)
        if _put_first_pages(fresh, patched) and (conn := _opened(patched, "ro", "&immutable=1")):
            return conn, patched
        raise CannotOpen(
            _(
                "Nothing can be read of {name}: it is no HearingDesk case file, or its tables are gone.",
                name=path.name,
            )
        )


def _opened(path: Path, mode: Any, more: str = "") -> Connection | None:
    """A connection through which the log of a case can be reached, to a file that says of itself what ours say.

    One that carries parts of its own is not asked through them: our first pages are laid over it.
    """
    conn = None
    try:
        conn = raw(path, mode, more=more)
        if of_ours_only(conn, path, STEPS):
            (found,) = conn.execute(
                "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('change', 'matter')"
            ).fetchone()
            if found == 2:
                conn.set_progress_handler(_Budget(path.stat().st_size), _LOOK)
                return conn
    except DatabaseError:
        pass
    if conn is not None:
        conn.close()
    return None


class _Budget:
    """How many steps of the database a wreck is worth: pages that lead back to themselves are never read to the end."""

    def __init__(self, size: int) -> None:
        self._left = (_LEAST + size * _A_BYTE) // _LOOK

    def __call__(self) -> bool:
        self._left -= 1
        return self._left < 0


def _put_first_pages(fresh: Path, wreck: Path) -> bool:
    """Lay the pages that name the tables over those of a wreck: every file of a format begins with the same ones."""
    source = fresh.read_bytes()
    size = wreck.stat().st_size // _PAGE
    if size * _PAGE < len(source):
        return False
    with open(wreck, "r+b") as file:
        for number in _schema_pages(source):
            page = bytearray(source[(number - 1) * _PAGE : number * _PAGE])
            if number == 1:
                page[28:32] = size.to_bytes(4, "big")
                page[32:40] = bytes(8)  # no free pages are known
            file.seek((number - 1) * _PAGE)
            file.write(page)
    return True


def _schema_pages(source: bytes) -> list[int]:
    """The numbers of the pages of sqlite_schema: the first one, and where it is only a branch, its leaves."""
    if source[100] != 5:
        return [1]
    cells = int.from_bytes(source[103:105], "big")
    places = [int.from_bytes(source[112 + 2 * n : 114 + 2 * n], "big") for n in range(cells)]
    leaves = [int.from_bytes(source[place : place + 4], "big") for place in places]
    return [1, *leaves, int.from_bytes(source[108:112], "big")]
