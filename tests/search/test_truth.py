"""The index finds everything that a scan finds, and what is verified is exactly what a scan finds."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from hearingdesk.search.fold import fold, index_text
from hearingdesk.search.query import match_expression, parse
from hearingdesk.search.verify import hits, holds

KOREAN = st.text(alphabet="유출정보한하", min_size=1, max_size=4)
ENGLISH = st.sampled_from(
    ["data", "leak", "leaks", "Leaking", "LEAK", "é", "Été", "U.S.", "don't", "don’t", "COVID-19", "covid–19",
     "33.7M", "33", "7", "7M", "2025", "ａb", "a", "ab", "a_b", "x-ray"]
)  # fmt: skip
MIXED = st.one_of(
    st.builds(lambda a, b: a + b, KOREAN, ENGLISH),
    st.builds(lambda a, b: a + b, ENGLISH, KOREAN),
    st.builds(lambda a, b, c: a + b + c, KOREAN, ENGLISH, KOREAN),
    st.sampled_from(["7일", "제7일간", "쿠팡Inc", "쿠팡Inc는", "個人情報", "ガス"]),
)
WORD = st.one_of(KOREAN, KOREAN, ENGLISH, MIXED)
GLUE = st.sampled_from([" ", " ", " ", ", ", ".", " – ", "\n", "·", "’", ""])


@st.composite
def texts(draw: st.DrawFn) -> str:
    text = "".join(draw(WORD) + draw(GLUE) for _ in range(draw(st.integers(0, 8))))
    return unicodedata.normalize(draw(st.sampled_from(("NFC", "NFD"))), text)


class Asked(NamedTuple):
    """What is typed, and a scan that was written without looking at the program."""

    typed: str
    scan: Callable[[str], bool]


def plain(text: str) -> str:
    """Case, accents on Latin letters, width, quotes and dashes, one character after the other."""
    out = ""
    for character in unicodedata.normalize("NFC", text):
        if 0xFF00 < ord(character) < 0xFF5F:
            character = chr(ord(character) - 0xFEE0)
        base = unicodedata.normalize("NFD", character)[0]
        out += (base if base.isascii() else character).lower().replace("’", "'").replace("–", "-")
    return out


def is_cjk(character: str) -> bool:
    return unicodedata.name(character, "").split()[0] in ("HANGUL", "CJK", "HIRAGANA", "KATAKANA")


def is_letter(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place].isalnum() and not is_cjk(text[place])


def ends(text: str, term: str, start: int, open_end: bool = False) -> int:
    """Where the term ends that starts here, or -1."""
    end = start + len(term)
    if text[start:end] != term or (is_letter(term, 0) and is_letter(text, start - 1)):
        return -1
    cut = is_letter(term, len(term) - 1) and is_letter(text, end)
    return -1 if cut and not open_end else end


def follows(text: str, terms: list[str], start: int, open_end: bool) -> bool:
    end = ends(text, terms[0], start, open_end and len(terms) == 1)
    if end < 0 or len(terms) == 1:
        return end >= 0
    following = end
    while following < len(text) and not text[following].isalnum():
        following += 1
    return following > end and follows(text, terms[1:], following, open_end)


def scan(words: list[str], open_end: bool = False) -> Callable[[str], bool]:
    terms = [plain(word).strip(".,'-_ ") for word in words]
    return lambda text: any(follows(text, terms, start, open_end) for start in range(len(text)))


LEAF = st.one_of(
    WORD.map(lambda word: Asked(word, scan([word]))),
    WORD.map(lambda word: Asked(unicodedata.normalize("NFD", word), scan([word]))),
    st.sampled_from(["leak", "le", "d", "33", "covid-1", "쿠팡in"]).map(
        lambda p: Asked(p + "*", scan([p], True))
    ),
    st.lists(WORD, min_size=1, max_size=3).map(lambda words: Asked(f'"{" ".join(words)}"', scan(words))),
    WORD.map(lambda word: Asked(f'inside:"{word}"', lambda text: plain(word) in text)),
)


def joined(parts: st.SearchStrategy[Asked]) -> st.SearchStrategy[Asked]:
    two = st.tuples(parts, parts)
    return st.one_of(
        two.map(lambda p: Asked(f"({p[0].typed}) {p[1].typed}", lambda t: p[0].scan(t) and p[1].scan(t))),
        two.map(lambda p: Asked(f"({p[0].typed} OR {p[1].typed})", lambda t: p[0].scan(t) or p[1].scan(t))),
        two.map(
            lambda p: Asked(f"({p[0].typed}) -({p[1].typed})", lambda t: p[0].scan(t) and not p[1].scan(t))
        ),
        parts.map(lambda p: Asked(f"NOT ({p.typed})", lambda t: not p.scan(t))),
    )


ASKED = st.recursive(LEAF, joined, max_leaves=4)


def found_by_index(stored: list[str], expression: str) -> set[int]:
    table = dbapi2.connect(":memory:")
    table.execute(
        "CREATE VIRTUAL TABLE f USING fts5(body, content='', contentless_delete=1, prefix='2 3',"
        " tokenize='unicode61 remove_diacritics 2')"
    )
    table.executemany("INSERT INTO f(rowid, body) VALUES (?, ?)", enumerate(map(index_text, stored)))
    rows = table.execute("SELECT rowid FROM f WHERE f MATCH ?", (expression,)).fetchall()
    table.close()
    return {row[0] for row in rows}


@settings(max_examples=200)
@given(st.lists(texts(), min_size=1, max_size=12), st.lists(ASKED, min_size=1, max_size=6))
def test_a_search_finds_what_a_scan_finds(stored: list[str], asked: list[Asked]) -> None:
    for typed, by_scan in asked:
        query = parse(typed)
        true = {n for n, text in enumerate(stored) if holds(query, fold(text))}
        assert true == {n for n, text in enumerate(stored) if by_scan(plain(text))}, typed
        expression = match_expression(query)
        assert expression is None or true <= found_by_index(stored, expression), (typed, expression)


@given(texts(), LEAF)
def test_what_is_marked_is_what_was_asked_for(text: str, asked: Asked) -> None:
    query = parse(asked.typed)
    spans = hits(query, text)
    assert bool(spans) == holds(query, fold(text))
    assert spans == sorted(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@settings(max_examples=50)
@given(st.lists(texts(), min_size=1, max_size=12), KOREAN)
def test_the_index_alone_is_exact_for_a_korean_word(stored: list[str], word: str) -> None:
    expression = match_expression(parse(word))
    assert expression
    nfc = [unicodedata.normalize("NFC", text) for text in stored]
    assert found_by_index(stored, expression) == {n for n, text in enumerate(nfc) if word in text}


@pytest.mark.parametrize(
    ("typed", "text", "true"),
    [
        ("유출", "개인정보유출사고", True),
        ("된", "유출된", True),
        ("하", "한", False),
        ("개인정보 유출", "개인정보유출", True),
        ('"개인정보 유출"', "대개인정보, 유출된", True),
        ('"개인정보 유출"', "개인정보의 유출", False),
        ("leak", "leaking", False),
        ("leak", "Leak은", True),
        ("inc", "쿠팡Inc는", True),
        ("7일", "제7일간", True),
        ("7일", "17일", False),
        ("33.7", "33.7M", False),
        ("33.7m", "33.7M건", True),
        ("33.7m", "33, 7M", False),
        ("covid-19", "COVID–19,", True),
        ("u.s.", "the U.S", True),
        ("don't", "don’t", True),
        ('"data leak"', "data, leak", True),
        ('"data leak"', "data a leak", False),
        ("inside:eak", "leaking", True),
        ("증언·감정", "증언ㆍ감정 등에 관한 법률", True),
        ("data NEAR/1 leak", "leak of data", True),
        ("data NEAR/1 leak", "leak of the data", False),
        ("유출 NEAR/0 자료", "유출된 자료", True),
        ("data NEAR/3 data", "data", False),
        ("data NEAR/3 data", "data is data", True),
    ],
)
def test_the_truth_by_example(typed: str, text: str, true: bool) -> None:
    query = parse(typed)
    assert holds(query, fold(text)) is true
    expression = match_expression(query)
    assert not true or expression is None or found_by_index([text], expression) == {0}


def test_the_tokenizer_knows_every_letter_the_index_is_asked_for() -> None:
    letters = [
        chr(code)
        for code in range(0x110000)
        if unicodedata.ucd_3_2_0.category(chr(code))[0] in "LN" and chr(code).isalnum()
    ]
    table = dbapi2.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE f USING fts5(body, tokenize='unicode61 remove_diacritics 2')")
    table.execute("CREATE VIRTUAL TABLE v USING fts5vocab(f, instance)")
    table.execute("INSERT INTO f VALUES (?)", (" ".join(letters),))
    assert table.execute("SELECT count(*) FROM v").fetchone() == (len(letters),)
    table.close()
