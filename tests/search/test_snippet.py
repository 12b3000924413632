"""A snippet shows the first hit in its surroundings, and the marks lie on the hits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.search.query import parse
from hearingdesk.search.verify import hits, snippet

LONG = (
    "The committee met at ten. " * 20
    + "Then the data leak was\nraised by 위원장. "
    + "Nobody answered. " * 20
)


def test_a_short_text_is_shown_whole() -> None:
    assert snippet("a data leak", [(2, 6)]) == ("a data leak", [(2, 6)])


def test_a_long_text_is_cut_where_words_begin_and_end() -> None:
    words, marks = snippet(LONG, hits(parse("leak 위원장"), LONG), width=80)
    assert [words[start:end] for start, end in marks] == ["leak", "위원장"]
    assert words[0] == words[-1] == "…"
    assert set(words.strip("….").replace(".", "").split()) <= set(LONG.replace(".", "").split())
    assert "\n" not in words
    assert len(words) <= 82


def test_without_a_hit_the_beginning_is_shown() -> None:
    words, marks = snippet(LONG, [], width=30)
    assert (words, marks) == ("The committee met at ten. The…", [])


@given(
    st.text(alphabet="ab 가나\n\u0301\u1161", max_size=200),
    st.integers(0, 199),
    st.integers(1, 60),
    st.integers(1, 80),
)
def test_any_text_can_be_cut(text: str, start: int, length: int, width: int) -> None:
    spans = [(start, min(len(text), start + length))] if start < len(text) else []
    words, marks = snippet(text, spans, width)
    assert len(words) <= max(width, length) + 2
    assert len(marks) == len(spans)
    for (first, last), (begin, end) in zip(spans, marks, strict=True):
        shown = " ".join(text[first:last].replace("\n", " ").split(" "))
        assert shown.startswith(words[begin:end].removesuffix("…"))
        assert begin < end
