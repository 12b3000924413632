"""The search index: kept in step with each change, caught up with after imports, disposable at any time."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache, lru_cache

from hearingdesk.change import Change
from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Progress
from hearingdesk.record import meanings
from hearingdesk.records import KINDS
from hearingdesk.store.connection import UNREADABLE, Connection
from hearingdesk.words import _

VERSION = 1  # of the text that goes in; an index of another version is rebuilt
COMMIT_ROWS, COMMIT_SIZE = 25_000, 8_000_000  # rows, and characters, of one commit at the most
FIRST_ROWS, LEAST_ROWS = 1_000, 100  # rows of the first commit, and on the slowest machine
AT_ONCE = 0.3  # seconds that a commit should keep other writers waiting
_INSERTED = 0.5  # the share of them for what is new; the rest merges what came before
_BETWEEN = 0.1  # seconds between two commits at least: SQLite looks so often whether it may write
_MERGE = "INSERT INTO search_index (search_index, rank) VALUES ('merge', 64)"  # pages of the index
_FLUSH = "INSERT INTO search_index (search_index) VALUES ('flush')"
_SET = "INSERT INTO search_index (search_index, rank) VALUES (?, ?)"
_AUTOMERGE = 4  # as it is when nobody sets it
Texts = tuple[int, str, str]  # id, what is said, what it is called
Range = tuple[str, int, int]  # kind, first id, last id
_ADD = "INSERT OR REPLACE INTO search_index (rowid, body, head, kind) VALUES (?, ?, ?, ?)"


@cache
def fields(table: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a kind that are searched: what is said, and what it is called."""
    found = {name: meaning for name, meaning in meanings(KINDS[table].kind).items() if meaning.searched}
    body = tuple(name for name, meaning in found.items() if not meaning.naming)
    return body, tuple(name for name, meaning in found.items() if meaning.naming)


@cache
def searched_kinds() -> tuple[str, ...]:
    """The tables whose records are found: the small ones first, what was said last."""
    return tuple(sorted((t for t in KINDS if any(fields(t))), key=lambda t: t in ("turn", "source_page")))


def token(table: str) -> str:
    """The word that stands in the index for a kind."""
    return "zz" + table.replace("_", "")


def texts(
    conn: Connection, table: str, where: str = "1", args: Sequence[object] = ()
) -> Generator[Texts, None, None]:
    """The searched texts of a kind's records, in order of their ids."""
    body, head = fields(table)
    parts = [" || char(10) || ".join(names) or "''" for names in (body, head)]
    yield from conn.execute(f"SELECT id, {parts[0]}, {parts[1]} FROM {table} WHERE {where} ORDER BY id", args)


def follow(conn: Connection, change: Change) -> None:
    """Take a change into the index, in its own transaction. Bulk rows are only noted: `catch_up` brings them in.

    A damaged index keeps nobody from working: it is left as it is, and not asked until it is built anew. Raises
    HearingDeskError where the database took the whole change back because of it; the next one is not held up.
    """
    if not is_current(conn):
        return
    conn.execute("SAVEPOINT search")
    try:
        _follow(conn, change)
        conn.execute(_FLUSH)  # now, where what is wrong with it can still be told from the rest
    except UNREADABLE as error:
        if not told_of(error):
            raise
        if not conn.in_transaction:
            conn.execute("DELETE FROM search_state")
            raise HearingDeskError(
                _("The search index was damaged and is built anew. Nothing was changed: do it once more.")
            ) from error
        conn.execute("ROLLBACK TO search")
        conn.execute("DELETE FROM search_state")
    conn.execute("RELEASE search")


def told_of(error: Exception) -> bool:
    """Does the database speak of the index, and not of the record, when it says this while the index is in use?"""
    said = str(error)
    named = any(words in said for words in ("search_index", "fts5", "vtable"))
    return named or isinstance(error, MemoryError) or said == "constraint failed"


def _follow(conn: Connection, change: Change) -> None:
    known = set(searched_kinds())
    for row in change.rows:
        if row.table in known:
            _renew(conn, row.table, row.id)
    for part in change.bulk:
        if part.table in known and part.added:
            conn.execute(
                "INSERT OR REPLACE INTO search_todo VALUES (?, ?, ?)", [part.table, part.first, part.last]
            )
        elif part.table in known:
            conn.execute("DELETE FROM search_index WHERE rowid BETWEEN ? AND ?", [part.first, part.last])
            conn.execute(
                "DELETE FROM search_todo WHERE kind = ? AND first BETWEEN ? AND ?",
                [part.table, part.first, part.last],
            )


def _renew(conn: Connection, table: str, id: int) -> None:
    conn.execute("DELETE FROM search_index WHERE rowid = ?", [id])
    conn.executemany(_ADD, _tokens(table, texts(conn, table, "id = ?", [id])))


def is_current(conn: Connection) -> bool:
    """Whether the index is of the version this program reads."""
    found = conn.execute("SELECT version FROM search_state").fetchone()
    return found is not None and found[0] == VERSION


def todo(conn: Connection) -> list[Range]:
    """The ranges (kind, first id, last id) that are not in the index yet: a search scans them instead."""
    if not is_current(conn):
        return [(table, -(2**63), 2**63 - 1) for table in searched_kinds()]
    known = set(searched_kinds())
    parts: list[Range] = []
    for kind, first, last in conn.execute("SELECT kind, first, last FROM search_todo ORDER BY kind, first"):
        if parts and parts[-1][0] == kind and first <= parts[-1][2]:
            parts[-1] = (kind, parts[-1][1], max(last, parts[-1][2]))
        elif kind in known:
            parts.append((kind, first, last))
    return parts


def mark_all(conn: Connection) -> None:
    """Empty the index and note every record as still to come, inside the open transaction."""
    conn.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
    conn.execute("DELETE FROM search_todo")
    conn.execute("DELETE FROM search_state")
    conn.execute("INSERT INTO search_state VALUES (?)", [VERSION])
    for table in searched_kinds():
        first, last = conn.execute(f"SELECT min(id), max(id) FROM {table}").fetchone()
        if first is not None:
            conn.execute("INSERT INTO search_todo VALUES (?, ?, ?)", [table, first, last])


def catch_up(conn: Connection, progress: Progress, at_once: float = AT_ONCE) -> None:
    """Index what is still to come, a block a commit. Stopped between blocks, it goes on there the next time.

    `at_once`: the seconds that a commit should keep other writers waiting.
    """
    if not is_current(conn):
        with _writing(conn):
            mark_all(conn)
    if not (ranges := todo(conn)):
        return
    conn.execute(_SET, ["hashsize", 64 * 1024 * 1024])
    total = sum(_rows(conn, *part) for part in ranges)
    done, rows, free = 0, FIRST_ROWS, 0.0
    with _merging_by_hand(conn):
        while ranges:
            progress(done, total, _("Indexing"))
            state = _state(conn)
            block = _Block(conn, ranges, rows)
            time.sleep(max(free + _BETWEEN - time.perf_counter(), 0))
            with _writing(conn) as begun:
                if _state(conn) != state:  # somebody wrote since the block was read
                    block = _Block(conn, ranges, rows)
                block.write(conn)
                conn.execute(_MERGE)  # puts what is new in its place first
                inserted = time.perf_counter() - begun
                _merge(conn, begun + at_once)
            free = time.perf_counter()
            done += len(block)
            rows = _fitting(rows, inserted, at_once * _INSERTED)
            ranges = block.left
    progress(total, total, _("Indexing"))


@contextmanager
def _merging_by_hand(conn: Connection) -> Iterator[None]:
    """The index does not merge its parts by itself at a commit, which may take long, but when it is asked to."""
    conn.execute(_SET, ["automerge", 0])
    try:
        yield
    finally:
        conn.execute(_SET, ["automerge", _AUTOMERGE])


def _merge(conn: Connection, until: float) -> None:
    """Merge parts of the index as far as there is time until then."""
    while time.perf_counter() < until:
        before = conn.total_changes
        conn.execute(_MERGE)
        if conn.total_changes - before < 2:  # but this question nothing was written
            return


class _Block:
    """What is indexed in one commit, made ready before it: the next ranges, or the beginning of one."""

    def __init__(self, conn: Connection, ranges: Sequence[Range], most: int) -> None:
        self.left = list(ranges)
        self._taken: list[Range] = []
        self._tokens: list[tuple[int, str, str, str]] = []
        self._size = 0
        while self.left and len(self._tokens) < most and self._size < COMMIT_SIZE:
            self._take(conn, self.left.pop(0), most)

    def _take(self, conn: Connection, part: Range, most: int) -> None:
        """As much of a range as there is room for."""
        table, first, last = part
        with closing(texts(conn, table, "id BETWEEN ? AND ?", [first, last])) as found:
            for row in _tokens(table, found):
                self._tokens.append(row)
                self._size += len(row[1])
                if len(self._tokens) >= most or self._size >= COMMIT_SIZE:
                    self._taken.append((table, first, row[0]))
                    if row[0] < last:
                        self.left.insert(0, (table, row[0] + 1, last))
                    return
        self._taken.append(part)

    def write(self, conn: Connection) -> None:
        """Put it into the index, inside the open transaction, and note what is left."""
        conn.executemany(_ADD, self._tokens)
        for table, first, until in self._taken:
            sql = "SELECT max(last) FROM search_todo WHERE kind = ? AND first BETWEEN ? AND ?"
            (last,) = conn.execute(sql, [table, first, until]).fetchone()
            conn.execute(
                "DELETE FROM search_todo WHERE kind = ? AND first BETWEEN ? AND ?", [table, first, until]
            )
            if last is not None and last > until:
                conn.execute("INSERT OR REPLACE INTO search_todo VALUES (?, ?, ?)", [table, until + 1, last])

    def __len__(self) -> int:
        return len(self._tokens)


def _tokens(table: str, found: Iterator[Texts]) -> Iterator[tuple[int, str, str, str]]:
    """Rows of the index; what things are called is said again and again, and folded once."""
    from hearingdesk.search.fold import (
        index_text,  # its tables are for writing and searching, not for opening
    )

    kind = token(table)
    named = lru_cache(maxsize=4096)(index_text)
    for id, body, head in found:
        yield id, index_text(body), named(head), kind


def _fitting(rows: int, seconds: float, at_once: float) -> int:
    """How many rows the next commit takes, when so many took so long."""
    return min(max(int(rows * at_once / max(seconds, at_once / 2)), LEAST_ROWS), COMMIT_ROWS)


def _state(conn: Connection) -> tuple[int, int]:
    """What differs when anything was written, by this connection or by another."""
    return conn.execute("PRAGMA data_version").fetchone()[0], conn.total_changes


@contextmanager
def _writing(conn: Connection) -> Iterator[float]:
    """One short transaction; gives the time at which it has the lock."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield time.perf_counter()
        conn.execute("COMMIT")
    finally:
        if conn.in_transaction:  # a full disk may have taken it back already
            conn.execute("ROLLBACK")


def _rows(conn: Connection, table: str, first: int, last: int) -> int:
    (n,) = conn.execute(f"SELECT count(*) FROM {table} WHERE id BETWEEN ? AND ?", [first, last]).fetchone()
    return n
