"""How records lead to others, as conditions on their rows: which turns belong to a hearing, which facts to a source."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from hearingdesk.record import meanings
from hearingdesk.records import KINDS

Condition = tuple[str, tuple[Any, ...]]
NOWHERE: Condition = ("0", ())
_FAR = 3  # links followed one after the other
_MANY = frozenset({"turn", "source_page"})  # tables in which a row is looked up rather than listed
_ALIKE = frozenset({"party", "committee", "matter"})  # they lead from anything to anything
_TIES = {  # what ties two kinds: the table, and its links to the one and the other
    ("fact", "issue"): ("fact_issue", "fact", "issue"),
    ("source", "hearing"): ("transcript", "source", "hearing"),
    ("turn", "issue"): ("question", "answer", "issue"),
}
_OF_FACTS = ("fact", "claim_version", "claim", "question", "undertaking")


def listed(ids: Sequence[Any]) -> str:
    """Ids as the one argument of `IN (SELECT value FROM json_each(?))`."""
    return json.dumps(list(ids), ensure_ascii=False)


def leads(table: str, target: str, ids: Sequence[int]) -> Condition:
    """Which rows of a table are one of these records, point to one, or are tied to one by a record between."""
    parts = list(_leads(table, target, _FAR))
    if not parts or not ids:
        return NOWHERE
    sql = " OR ".join(parts)
    return f"({sql})", (listed(ids),) * sql.count("?")


@cache
def _leads(table: str, target: str, far: int) -> tuple[str, ...]:
    if table == target:
        return (f"{table}.id IN (SELECT value FROM json_each(?))",)
    return (*_by_links(table, target, far), *_between(table, target), *_by_citations(table, target, far))


def _by_links(table: str, target: str, far: int) -> Iterator[str]:
    """The rows whose own links lead there."""
    for name, meaning in meanings(KINDS[table].kind).items():
        if meaning.to == target:
            yield f"{table}.{name} IN (SELECT value FROM json_each(?))"
        elif meaning.to and far > 1 and meaning.to not in {*_ALIKE, table}:
            further = [*_by_links(meaning.to, target, far - 1)]
            if table == "source_page":
                further += _between(meaning.to, target)
            if further and meaning.to in _MANY:
                one = f"{meaning.to}.id = {table}.{name}"
                yield f"EXISTS (SELECT 1 FROM {meaning.to} WHERE {one} AND ({' OR '.join(further)}))"
            elif further:
                yield f"{table}.{name} IN (SELECT id FROM {meaning.to} WHERE {' OR '.join(further)})"
        elif meaning.shape == "about":
            yield f"({table}.{name}_kind = '{target}' AND {table}.{name} IN (SELECT value FROM json_each(?)))"


def _between(table: str, target: str) -> Iterator[str]:
    """The rows to which a record points that points there as well: the issues of a fact."""
    if tie := _TIES.get((table, target)):
        kind, here, there = tie
        yield f"{table}.id IN (SELECT {here} FROM {kind} WHERE {there} IN (SELECT value FROM json_each(?)))"


def _by_citations(table: str, target: str, far: int) -> Iterator[str]:
    """What is cited for what leads there, and what is said on its word."""
    if target in ("source", "turn"):
        yield (
            f"{table}.id IN (SELECT about FROM citation WHERE about_kind = '{table}' "
            f"AND {target} IN (SELECT value FROM json_each(?)))"
        )
    elif table in ("source", "turn"):
        for about in _OF_FACTS:
            further = [*_by_links(about, target, 1), *_between(about, target)]
            if further and far == _FAR:
                yield (
                    f"{table}.id IN (SELECT {table} FROM citation WHERE about_kind = '{about}' "
                    f"AND about IN (SELECT id FROM {about} WHERE {' OR '.join(further)}))"
                )
