"""What people type is understood, forgiven where it is unfinished, and never dropped in silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from hearingdesk.errors import Unreadable
from hearingdesk.search.fold import fold
from hearingdesk.search.query import (
    LONGEST,
    Either,
    Every,
    Inside,
    Near,
    Not,
    Query,
    Words,
    match_expression,
    parse,
)
from hearingdesk.search.verify import hits, holds

LEAK, DATA, WON = Words(("leak",)), Words(("data",)), Words(("won",))


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("Leak", LEAK),
        ("data leak", Every((DATA, LEAK))),
        ("data AND leak", Every((DATA, LEAK))),
        ("data OR leak won", Either((DATA, Every((LEAK, WON))))),
        ("data|leak", Either((DATA, LEAK))),
        ("(data OR leak) won", Every((Either((DATA, LEAK)), WON))),
        ("data -leak", Every((DATA, Not(LEAK)))),
        ("data NOT leak", Every((DATA, Not(LEAK)))),
        ("NOT NOT leak", LEAK),
        ("-(data leak)", Not(Every((DATA, LEAK)))),
        ("“data, leak”", Words(("data", "leak"))),
        ('"data leak*"', Words(("data", "leak"), prefix=True)),
        ('"data leak"*', Words(("data", "leak"), prefix=True)),
        ("leak*", Words(("leak",), prefix=True)),
        ("유출*", Words(("유출",))),
        ("leak-*", LEAK),
        ("data NEAR/3 leak", Near(DATA, LEAK, 3)),
        ("data NEAR leak NEAR/2 won", Every((Near(DATA, LEAK, 10), Near(LEAK, WON, 2)))),
        ("inside:eak", Inside("eak")),
        ('Inside:"a, L"', Inside("a, l")),
        ("-inside:eak", Not(Inside("eak"))),
        ("COVID–19", Words(("covid-19",))),
        ("U.S.", Words(("u.s",))),
        ("§ 5", Every((Inside("§"), Words(("5",))))),
        ("or and not near", Every(tuple(Words((word,)) for word in ("or", "and", "not", "near")))),
        ("--leak", LEAK),
        ("쿠팡Inc", Words(("쿠팡inc",))),
    ],
)
def test_a_query_is_read(typed: str, query: Query) -> None:
    assert parse(typed) == query


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ('"data leak', Words(("data", "leak"))),
        ("(data leak", Every((DATA, LEAK))),
        ("data) leak)", Every((DATA, LEAK))),
        ("leak OR", LEAK),
        ("OR leak", LEAK),
        ("AND leak NOT", LEAK),
        ("leak -", LEAK),
        ("leak - data &", Every((LEAK, DATA))),
        ("NEAR/3 leak NEAR", LEAK),
        ('leak "" ()', LEAK),
        ('leak "', LEAK),
    ],
)
def test_an_unfinished_query_is_forgiven(typed: str, query: Query) -> None:
    assert parse(typed) == query


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "*", "-", "OR", '""', "()", "*ing", "le*k", "inside:", 'inside:""', "data NEAR (leak won)",
     "-data NEAR leak", "(" * 30 + "leak", "x" * (LONGEST + 1)],
)  # fmt: skip
def test_what_cannot_be_searched_for_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Unreadable, match=r"\.$|inside:abc"):
        parse(typed)


@given(st.text(max_size=40) | st.text(alphabet="ab가나 *-\"'()|:ORANDNTEinsde/3.§“", max_size=30), st.text())
def test_no_query_is_an_error_of_the_index(typed: str, text: str) -> None:
    try:
        query = parse(typed)
    except Unreadable:
        return
    assert isinstance(holds(query, fold(text)), bool)
    assert all(0 <= start < end <= len(text) for start, end in hits(query, text))
    expression = match_expression(query)
    if expression is not None:
        table = dbapi2.connect(":memory:")
        table.execute("CREATE VIRTUAL TABLE f USING fts5(body, content='', prefix='2 3')")
        table.execute("SELECT rowid FROM f WHERE f MATCH ?", (expression,)).fetchall()
        table.close()


def test_a_long_passage_can_be_looked_for() -> None:
    passage = " ".join(f"word{n}" for n in range(400))
    table = dbapi2.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE f USING fts5(body)")
    table.execute("INSERT INTO f VALUES (?)", (passage,))
    for typed in (passage, f'"{passage}"', " OR ".join(passage.split()[:300])):
        found = table.execute("SELECT count(*) FROM f WHERE f MATCH ?", (match_expression(parse(typed)),))
        assert found.fetchone() == (1,)
    table.close()


def test_only_a_scan_can_answer_what_no_index_knows() -> None:
    for typed in ("inside:eak", "NOT leak", "leak OR NOT data", "§", "\U0001e900"):
        assert match_expression(parse(typed)) is None
    assert match_expression(parse("leak -data")) == '("leak")'
    assert match_expression(parse("leak inside:유출")) == '("leak" AND ("유출"))'
