"""The days of records, as conditions on their rows: those that can lie within a time, as far as they are known."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from hearingdesk.record import meanings
from hearingdesk.records import KINDS
from hearingdesk.search.links import NOWHERE, Condition
from hearingdesk.store.records import last_day

_THROUGH = (
    "sitting",
    "hearing",
    "transcript",
    "source",
    "fact",
    "decision",
    "complaint",
    "demand",
    "summons",
)


@cache
def own(table: str) -> tuple[str, ...]:
    """The fields of a kind that hold dates, the one it is known by first."""
    names = [name for name, one in meanings(KINDS[table].kind).items() if one.shape == "when"]
    return tuple(sorted(names, key=lambda name: name != "day"))


def within(table: str, first: date | None, last: date | None) -> Condition:
    """Which rows have a date that can lie within these days, both among them; None: without an end."""
    sql = _dated(table, first is not None, last is not None, 2)
    if not sql:
        return NOWHERE
    one = [str(day) for day in (first, last) if day]
    return sql, tuple(one) * (sql.count("?") // len(one))


def day_of(table: str) -> str:
    """An SQL term for the day by which the rows of a table are put in order; "" for kinds that have none."""
    if own(table):
        return f"{table}.{own(table)[0]}"
    for name, to in links(table):
        if own(to):
            return f"(SELECT {own(to)[0]} FROM {to} WHERE {to}.id = {table}.{name})"
    return ""


@cache
def _dated(table: str, after: bool, before: bool, far: int) -> str:
    if fields := own(table):
        parts = [_one(f"{table}.{name}", after, before) for name in fields]
        return f"({' OR '.join(parts)})"
    parts, nearer = [], ""
    for name, to in links(table) if far else ():
        if further := _dated(to, after, before, far - 1):
            parts.append(f"{nearer}{table}.{name} IN (SELECT id FROM {to} WHERE {further})")
            nearer += f"{table}.{name} IS NULL AND "
    if table == "hearing":
        parts.append(
            f"hearing.id IN (SELECT hearing FROM sitting WHERE {_dated('sitting', after, before, 0)})"
        )
    return f"({' OR '.join(parts)})" if parts else ""


def links(table: str) -> list[tuple[str, str]]:
    """The links of a kind through which it has a day, the nearest first."""
    found: list[tuple[str, Any]] = [
        (name, one.to) for name, one in meanings(KINDS[table].kind).items() if one.to in _THROUGH
    ]
    return sorted(found, key=lambda link: _THROUGH.index(link[1]))


def _one(field: str, after: bool, before: bool) -> str:
    parts = [f"{field} IS NOT NULL"]
    if after:
        parts.append(f"{last_day(field)} >= ?")
    if before:
        parts.append(f"{_first_day(field)} <= ?")
    return f"({' AND '.join(parts)})"


def _first_day(field: str) -> str:
    """An SQL term: the first day that a date can mean."""
    text = f"rtrim({field}, '~')"
    start = f"substr({text}, 1, instr({text} || '/', '/') - 1)"
    return f"substr({start} || substr('-01-01', length({start}) - 3), 1, 10)"
