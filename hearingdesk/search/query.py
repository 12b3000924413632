"""Queries."""

from hearingdesk.search.fold import fold

Query = str


def parse(words: str) -> Query:
    return words


def match_expression(query: Query) -> str | None:
    return None


def holds(query: Query, folded: str) -> bool:
    return fold(query) in folded


def hits(query: Query, text: str) -> list[tuple[int, int]]:
    at = fold(text).find(fold(query))
    return [(at, at + len(query))] if at >= 0 else []
