"""Which records of a kind answer one alternative of a search: from the index where it knows, else from their texts."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from hearingdesk.search import index
from hearingdesk.search.branches import Branch
from hearingdesk.search.fold import fold
from hearingdesk.search.links import Condition, listed
from hearingdesk.search.query import Query, exact_expression, match_expression
from hearingdesk.search.verify import holds
from hearingdesk.store.connection import UNREADABLE, Connection

_LARGE = ("turn", "source_page")
_FEW = 500  # records of small kinds that are told apart by their ids
FIRST, BLOCK = 64, 500  # candidates read at a time: few for the first page, then more
_BETWEEN = "\ua000"  # a letter nobody types: a phrase does not run from what is said into what it is called

Range = tuple[int, int]


@dataclass(slots=True)
class Index:
    """The index as it is while one search lasts."""

    conn: Connection
    together: bool = True  # every kind is searched: the small ones are asked for at once
    damaged: bool = False  # it could not be read: everything from that place on was read itself
    _current: bool | None = None
    _waiting: dict[str, list[Range]] | None = None
    _small: dict[str, list[int] | None] = field(default_factory=dict)

    @property
    def current(self) -> bool:
        """Is it of the version that this program reads?"""
        if self._current is None:
            self._current = index.is_current(self.conn)
        return self._current

    def waiting(self, table: str) -> list[Range]:
        """The ranges of a kind that are not in it yet."""
        if self._waiting is None:
            self._waiting = {}
            for name, first, last in index.todo(self.conn):
                self._waiting.setdefault(name, []).append((first, last))
        return self._waiting.get(table, [])

    def small(self, table: str, asked: str) -> list[int] | None:
        """What it proposes for all small kinds, where this is one; None where that is too much to tell apart."""
        if not self.together or table in _LARGE:
            return None
        if asked not in self._small:
            kinds = " OR ".join(
                f'"{index.token(one)}"' for one in index.searched_kinds() if one not in _LARGE
            )
            sql = "SELECT rowid FROM search_index WHERE search_index MATCH ? LIMIT ?"
            found = [id for (id,) in self.conn.execute(sql, [f"kind : ({kinds}) AND {asked}", _FEW + 1])]
            self._small[asked] = found if len(found) <= _FEW else None
        return self._small[asked]


@dataclass(frozen=True, slots=True)
class Asked:
    """One alternative, put to one kind; `condition`: what its filters say of that kind."""

    branch: Branch
    table: str
    condition: Condition
    said_only: bool  # only what was said counts, not what it is called

    @property
    def columns(self) -> str:
        """Where the index is asked."""
        return "body" if self.said_only else "body head"


def answers(known: Index, asked: Asked) -> Iterator[int]:
    """The ids that one alternative means, in order."""
    sql, args = asked.condition
    words = asked.branch.words
    if sql == "0":
        return iter(())
    if words is None:
        rows = known.conn.execute(f"SELECT id FROM {asked.table} WHERE {sql} ORDER BY id", args)
        return (id for (id,) in rows)
    expression = match_expression(words)
    known.damaged |= not known.current
    if expression is None or not known.current:
        return _read(known, asked, words, sql, args)
    tails = [
        _read(known, asked, words, f"id BETWEEN ? AND ? AND {sql}", (*part, *args))
        for part in known.waiting(asked.table)
    ]
    return heapq.merge(_indexed(known, asked, words, expression), *tails)


def _indexed(known: Index, asked: Asked, words: Query, expression: str) -> Iterator[int]:
    """What the index knows; where it is damaged, the texts themselves from there on."""
    exact = exact_expression(words)
    done = -1
    try:
        for block in _blocks(_rowids(known, asked, exact or expression)):
            if exact:
                yield from block
            else:
                yield from _read(known, asked, words, f"id IN ({','.join('?' * len(block))})", block)
            done = block[-1]
    except UNREADABLE as error:
        if "interrupt" in str(error):
            raise
        known.damaged = True  # no reason not to find
        waiting = known.waiting(asked.table)
        sql, args = asked.condition
        where = f"id > ? AND {sql}{_outside('id', waiting)}"
        yield from _read(known, asked, words, where, (done, *args, *_flat(waiting)))


def _rowids(known: Index, asked: Asked, expression: str) -> Iterator[int]:
    sql, args = asked.condition
    waiting = known.waiting(asked.table)
    table, match = asked.table, f"{{{asked.columns}}} : ({expression})"
    few = known.small(table, match)
    if few is not None:
        among = f"id IN (SELECT value FROM json_each(?)){_outside('id', waiting)}"
        ask = f"SELECT id FROM {table} WHERE {among} AND {sql} ORDER BY id"
        what = listed(few)
    else:
        ask = f"SELECT rowid FROM search_index WHERE search_index MATCH ?{_outside('rowid', waiting)}"
        what = f'kind : "{index.token(table)}" AND {match}'
        if sql != "1":
            ask += f" AND EXISTS (SELECT 1 FROM {table} WHERE {table}.id = search_index.rowid AND {sql})"
    if few is None or few:
        for (id,) in known.conn.execute(ask, [what, *_flat(waiting), *args]):
            yield id


def _blocks(ids: Iterator[int]) -> Iterator[list[int]]:
    size = FIRST
    while block := list(islice(ids, size)):
        yield block
        size = BLOCK


def _read(known: Index, asked: Asked, words: Query, where: str, args: Iterable[Any]) -> Iterator[int]:
    """The records whose stored text is what was asked for, in order."""
    for id, body, head in index.texts(known.conn, asked.table, where, list(args)):
        said = fold(body)
        if holds(words, said if asked.said_only else f"{said}\n{_BETWEEN}\n{fold(head)}"):
            yield id


def _outside(name: str, ranges: list[Range]) -> str:
    return f" AND {name} NOT BETWEEN ? AND ?" * len(ranges)


def _flat(ranges: list[Range]) -> list[int]:
    return [end for part in ranges for end in part]
