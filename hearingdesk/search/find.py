"""What a search finds: candidates from the index, the un-indexed rest by scanning, all verified on the stored text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from hearingdesk.errors import NotFound
from hearingdesk.records import KINDS
from hearingdesk.search import index
from hearingdesk.search.fold import fold
from hearingdesk.search.query import Query, match_expression, parse
from hearingdesk.search.verify import hits, holds, snippet
from hearingdesk.store.connection import Connection, DatabaseError
from hearingdesk.words import _

CAP = 1000  # a search for the first few hits stops counting here
BLOCK = 500  # candidates read at a time


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that a search found."""

    kind: str
    id: int
    title: str
    cite: str
    snippet: str
    marks: tuple[tuple[int, int], ...]  # from, to in the snippet
    speaker: str
    date: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the sources a search could look into."""

    searched: int
    of: int
    unreadable: tuple[tuple[str, str], ...]  # source, why

    def sentence(self) -> str:
        """How much was searched, in one honest line."""
        return _("Searched {n} of {total} sources.", n=self.searched, total=self.of)


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search. `total` is exact unless `capped`."""

    total: int
    capped: bool
    hits: tuple[Hit, ...]
    coverage: Coverage


def find(conn: Connection, words: str, kind: str, limit: int) -> Found:
    """Search one kind, or all. Raises Unreadable for words that cannot be searched, NotFound for an unknown kind."""
    query = parse(words)
    cap = limit if limit > CAP else CAP
    shown: list[Hit] = []
    total = 0
    for table, id, text in matches(conn, query, kind):
        total += 1
        if len(shown) < limit:
            shown.append(_hit(conn, query, table, id, text))
        if total >= cap:
            break
    return Found(total, total >= cap, tuple(shown), coverage(conn))


def matches(conn: Connection, query: Query, kind: str = "") -> Iterator[tuple[str, int, str]]:
    """Every (kind, id, text) in which a query holds. With kind "turn" only what was said counts, not the labels."""
    if kind and kind not in index.searched_kinds():
        names = ", ".join(index.searched_kinds())
        raise NotFound(_("There is nothing to search in {name}. Kinds are: {kinds}.", name=kind, kinds=names))
    for table in (kind,) if kind else index.searched_kinds():
        said_only = kind == "turn"
        for id, body, head in _candidates(conn, query, table, said_only):
            text = body if said_only else f"{body}\n{head}"
            if holds(query, fold(text)):
                yield table, id, text


def _candidates(conn: Connection, query: Query, table: str, said_only: bool) -> Iterator[index.Texts]:
    expression = match_expression(query)
    waiting = [(first, last) for name, first, last in index.todo(conn) if name == table]
    if expression is None or not index.is_current(conn):
        return index.texts(conn, table)
    columns = "body" if said_only else "body head"
    asked = f'kind : "{index.token(table)}" AND {{{columns}}} : ({expression})'
    known = chain.from_iterable(
        index.texts(conn, table, f"id IN ({','.join('?' * len(block))})", block)
        for block in _proposed(conn, asked, table, waiting)
    )
    tail = chain.from_iterable(index.texts(conn, table, "id BETWEEN ? AND ?", part) for part in waiting)
    return chain(known, tail)


def _proposed(
    conn: Connection, asked: str, table: str, waiting: list[tuple[int, int]]
) -> Iterator[list[int]]:
    """What the index proposes, block by block as it is wanted; where it is damaged, every id from there on."""
    block: list[int] = []
    last = -1
    try:
        for (last,) in conn.execute("SELECT rowid FROM search_index WHERE search_index MATCH ?", [asked]):
            if not _within(last, waiting):
                block.append(last)
            if len(block) == BLOCK:
                yield block
                block = []
    except DatabaseError:  # a damaged index is no reason not to find: read everything behind it
        behind = conn.execute(f"SELECT id FROM {table} WHERE id > ? ORDER BY id", [last])
        rest = [id for (id,) in behind if not _within(id, waiting)]
        yield from (rest[start : start + BLOCK] for start in range(0, len(rest), BLOCK))
    yield block


def _within(id: int, ranges: list[tuple[int, int]]) -> bool:
    return any(first <= id <= last for first, last in ranges)


def _hit(conn: Connection, query: Query, table: str, id: int, text: str) -> Hit:
    records = KINDS[table](conn)
    record = records.get(id)
    words, marks = snippet(text, hits(query, text))
    said = table == "turn"
    day = getattr(record, "day", None) if not said else _day_of_sitting(conn, record.sitting)
    return Hit(
        kind=table,
        id=id,
        title=records.name(record),
        cite=records.cite(record) if said else "",
        snippet=words,
        marks=tuple(marks),
        speaker=record.label if said else "",
        date=str(day or ""),
    )


def _day_of_sitting(conn: Connection, sitting: int | None) -> str:
    found = conn.execute("SELECT day FROM sitting WHERE id = ?", [sitting]).fetchone()
    return found[0] if found else ""


def coverage(conn: Connection) -> Coverage:
    """How many sources have text that is searched, and which have not, with the reason."""
    rows = conn.execute(
        "SELECT title, state, EXISTS (SELECT 1 FROM source_page WHERE source = source.id) OR "
        "EXISTS (SELECT 1 FROM transcript WHERE source = source.id) FROM source ORDER BY title"
    ).fetchall()
    reasons = {"record": _("only the record of it is in the file"), "unreadable": _("it could not be read")}
    without = tuple(
        (title, reasons.get(state, _("it has no text"))) for title, state, has_text in rows if not has_text
    )
    return Coverage(len(rows) - len(without), len(rows), without)
