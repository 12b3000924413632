"""A table seen as records. This side only reads; writing needs CaseFile.change()."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from hearingdesk.errors import NotFound
from hearingdesk.record import R, Row, column_types, from_values, in_language, meanings
from hearingdesk.store.connection import Connection
from hearingdesk.words import _, language, say

BLOCK = 500  # ids in one question to the database
TODAY = (
    "date('now', 'localtime')"  # in the SQL of a filter; `Named.on` puts the day looked at from in its place
)

READER = "'reader'"  # in the SQL of a filter: who reads; `Named.on` puts the name in its place


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records, and in which order. The default is all of them, as the kind likes them."""

    where: str = "1"
    args: tuple[Any, ...] = ()
    order: str = ""


ALL = Filter()


def having(order: str = "", /, **equal: Any) -> Filter:
    """The records whose fields equal these values; None means empty."""
    return Filter(" AND ".join(f"{name} IS ?" for name in equal) or "1", tuple(equal.values()), order)


@dataclass(frozen=True, slots=True)
class Named:
    """A way to filter or to order a list, under a name people read."""

    label: str
    sql: str

    def on(self, day: str, reader: str = "") -> str:
        """The SQL as seen from a day (ISO), "" is today, and by a reviewer."""
        sql = self.sql.replace(TODAY, f"'{datetime.date.fromisoformat(day)}'") if day else self.sql
        return sql.replace(READER, quoted(reader)) if READER in sql else sql


Shown = Callable[[str, Any], Any]  # table, record: the record as its readers see it
S = TypeVar("S", bound="Records[Any]")


class Records(Generic[R]):
    """Subclass with the table's name, the record's class, its two names in words, and any lookup worth a name."""

    table: ClassVar[str]
    kind: ClassVar[type[Any]]
    one: ClassVar[str]
    many_words: ClassVar[str]
    order: ClassVar[str] = "id"
    filters: ClassVar[dict[str, Named]] = {}  # the chips over a list
    orders: ClassVar[dict[str, Named]] = {}  # the ways to sort it, beside `order`

    def __init__(self, conn: Connection, shown: Shown | None = None) -> None:
        """`shown` makes of every record what its readers may see of it."""
        self._conn = conn
        self._shown = shown

    def other(self, kind: type[S]) -> S:
        """Another kind of record of the same case, for the same readers."""
        return kind(self._conn, self._shown)

    def find(self, id: int | None) -> R | None:
        """The record with this id, or None."""
        return next(iter(self.many([id])), None) if id else None

    def get(self, id: int | None) -> R:
        """The record with this id. Raises NotFound."""
        record = self.find(id)
        if record is None:
            raise NotFound(_("{kind} {id} is not in this case.", kind=_(self.one), id=id))
        return record

    def many(self, ids: Sequence[int]) -> list[R]:
        """The records with these ids, in the order asked for; ids that do not exist are passed over."""
        found: dict[int, R] = {}
        columns = ",".join(column_types(self.kind))
        for start in range(0, len(ids), BLOCK):
            block = list(ids[start : start + BLOCK])
            marks = ",".join("?" * len(block))
            rows = self._conn.execute(f"SELECT id,{columns} FROM {self.table} WHERE id IN ({marks})", block)
            found.update((id, from_values(self.kind, values)) for id, *values in rows)
        if shown := self._shown:
            found = {id: shown(self.table, record) for id, record in found.items()}
        return [found[id] for id in ids if id in found]

    def ids(self, filter: Filter = ALL) -> list[int]:
        """The ids alone: cheap enough to hold for a whole table."""
        sql, args = self.ids_query(filter)
        return [id for (id,) in self._conn.execute(sql, args)]

    def ids_query(self, filter: Filter = ALL) -> tuple[str, tuple[Any, ...]]:
        """The question whose answer is the ids in order."""
        order = filter.order or self.order
        return f"SELECT id FROM {self.table} WHERE {filter.where} ORDER BY {order}", filter.args

    def all(self, filter: Filter = ALL) -> Iterator[R]:
        """The records themselves, read block by block."""
        ids = self.ids(filter)
        for start in range(0, len(ids), BLOCK):
            yield from self.many(ids[start : start + BLOCK])

    def words(self, names: Sequence[str]) -> Iterator[tuple[int, str]]:
        """The id of each and what it says in these fields, a line each, in any order: no record is made of it."""
        told = " || char(10) || ".join(names) or "''"
        yield from self._conn.execute(f"SELECT id, {told} FROM {self.table}")

    def some(self, filter: Filter, most: int) -> list[R]:
        """The first records a filter lets through, at most so many: what a page shows of a long list."""
        sql, args = self.ids_query(filter)
        return self.many([id for (id,) in self._conn.execute(f"{sql} LIMIT ?", [*args, most])])

    def where(self, **equal: Any) -> list[R]:
        """The records whose fields equal these values; None means empty."""
        return list(self.all(having(**equal)))

    def first(self, **equal: Any) -> R | None:
        """The first of `where`, or None."""
        return next(iter(self.where(**equal)), None)

    def count(self, filter: Filter = ALL) -> int:
        """How many there are."""
        (n,) = self._conn.execute(
            f"SELECT count(*) FROM {self.table} WHERE {filter.where}", filter.args
        ).fetchone()
        return n

    def rows(self, sql: str, args: Sequence[Any] = ()) -> Iterator[Row]:
        """Rows as dictionaries, for the lookups of a subclass."""
        cursor = self._conn.execute(sql, args)
        names = [column[0] for column in cursor.description]
        for values in cursor:
            yield dict(zip(names, values, strict=True))

    def called(self, id: int | None, lang: str = "") -> str:
        """How the record with this id is named in a line; "" where there is none."""
        record = self.find(id)
        return self.name(record, lang) if record is not None else ""

    def name(self, record: R, lang: str = "") -> str:
        """How a record is named in a line. A kind without a title of its own overrides this."""
        for field in ("title", "name", "preferred", "text"):
            if hasattr(record, field):
                return shorten(in_language(record, field, lang))
        return say(lang or language(), self.one)

    def cite(self, record: R, lang: str = "") -> str:
        """How a record is cited on paper; "" for kinds that are not."""
        return ""


def quoted(words: str) -> str:
    """Words as SQL writes them."""
    return "'" + words.replace("\0", "").replace("'", "''") + "'"


def shorten(words: str, most: int = 90) -> str:
    """The beginning of a text on one line, cut at a word with an ellipsis."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    cut = line[:most].rsplit(" ", 1)[0]
    return (cut if len(cut) > most // 2 else line[:most]).rstrip(",;:") + "…"


def in_line(*parts: str, between: str = ", ") -> str:
    """The parts of a name that there are, in one line."""
    return between.join(part for part in parts if part)


def in_time(field: str) -> str:
    """An SQL term that sorts dates: the vague before the precise, so that December stands before its first day."""
    return f"replace(rtrim({field}, '~'), '/', ' ')"


def before_day(field: str) -> str:
    """An SQL term: whether the whole of a date lies before a day, which is the one argument (ISO).

    A month lies before a day of the next month, a range before the day after its end; no date lies before nothing.
    """
    text = f"rtrim({field}, '~')"
    end = f"substr({text}, instr({text}, '/') + 1, 10)"  # the whole where there is no range
    return f"({field} IS NOT NULL AND substr(?, 1, length({end})) > {end})"


def last_day(field: str) -> str:
    """An SQL term: the last day that a date can mean, to be compared with other days."""
    end = f"rtrim(substr({field}, instr({field}, '/') + 1), '~')"
    return f"substr({end} || substr('-12-31', length({end}) - 3), 1, 10)"


def linked_from(kinds: Sequence[type[Records[Any]]], table: str) -> Iterator[tuple[type[Records[Any]], str]]:
    """Every (kind, field) that can point at a record of this table, "about" fields of any kind included."""
    for kind in kinds:
        for name, meaning in meanings(kind.kind).items():
            if meaning.to == table or meaning.shape == "about":
                yield kind, name
