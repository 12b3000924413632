"""A search as alternatives that can each be asked for at once: some words, and filters that all hold, or do not."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from hearingdesk.errors import Unreadable
from hearingdesk.search.filters import Where
from hearingdesk.search.query import Either, Every, Not, Query
from hearingdesk.words import _

MOST = 64  # alternatives: more than anybody joins by hand


@dataclass(frozen=True, slots=True)
class Branch:
    """What one alternative asks for: these words (None: any text), and these filters, each true or not."""

    words: Query | None
    wheres: tuple[tuple[Where, bool], ...] = ()


def branches(query: Query) -> list[Branch]:
    """The alternatives of which at least one holds wherever the query does, and only there.

    Raises Unreadable where filters are joined in more ways than can be asked for.
    """
    found = _branches(query)
    if len(found) > MOST:
        raise _too_many()
    return found


def _branches(query: Query) -> list[Branch]:
    match query:
        case Where():
            return [Branch(None, ((query, True),))]
        case Not(Where() as where):
            return [Branch(None, ((where, False),))]
        case _ if not filtered(query):
            return [Branch(query)]
        case Not(of):
            return _branches(_turned(of))
        case Either(parts):
            return _alternatives(parts)
        case Every(parts):
            return _together(parts)
        case _:  # words alone have no filters
            raise AssertionError(query)


def filtered(query: Query) -> bool:
    """Is there a filter in it?"""
    match query:
        case Where():
            return True
        case Not(of):
            return filtered(of)
        case Every(parts) | Either(parts):
            return any(map(filtered, parts))
        case _:
            return False


def worded(query: Query) -> Query | None:
    """The same without its filters; None where nothing is left."""
    match query:
        case Where():
            return None
        case Not(of):
            left = worded(of)
            return Not(left) if left else None
        case Every(parts) | Either(parts):
            left = [part for part in map(worded, parts) if part]
            return type(query)(tuple(left)) if len(left) > 1 else (left[0] if left else None)
        case _:
            return query


def _turned(query: Query) -> Query:
    """What holds where this does not, with NOT beside single parts only."""
    match query:
        case Not(of):
            return of
        case Every(parts):
            return Either(tuple(Not(part) for part in parts))
        case Either(parts):
            return Every(tuple(Not(part) for part in parts))
        case _:
            return Not(query)


def _alternatives(parts: tuple[Query, ...]) -> list[Branch]:
    words = [part for part in parts if not filtered(part)]
    found = [Branch(Either(tuple(words)) if len(words) > 1 else words[0])] if words else []
    return [*found, *(branch for part in parts if filtered(part) for branch in _branches(part))]


def _together(parts: tuple[Query, ...]) -> list[Branch]:
    choices = [_branches(part) for part in parts]
    ways = 1
    for choice in choices:
        ways *= len(choice)
        if ways > MOST:
            raise _too_many()
    return [_joined(way) for way in product(*choices)]


def _joined(way: tuple[Branch, ...]) -> Branch:
    words = [branch.words for branch in way if branch.words]
    whole = Every(tuple(words)) if len(words) > 1 else (words[0] if words else None)
    return Branch(whole, tuple(where for branch in way for where in branch.wheres))


def _too_many() -> Unreadable:
    return Unreadable(_("These filters are joined in too many ways. Search with fewer of them at once."))
