"""Tables in text: how they are written is found out, rows keep their lines, ragged ones are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.exchange.tables import Profile, Table, read_table, sniff

CELL = st.text(st.sampled_from("abcdefgh xyz0123'-"), max_size=8)
ROWS = st.lists(
    st.tuples(CELL, CELL, CELL).filter(lambda row: "".join(row).strip()), min_size=1, max_size=8
)  # a line of nothing is none


def table(text: str) -> Table:
    header = sniff(text)
    assert header is not None
    return read_table(text, header)


@given(rows=ROWS, delimiter=st.sampled_from("|\t;,"))
def test_any_delimiter_is_found(rows, delimiter):
    lines = [delimiter.join(row) for row in [("one", "two", "three"), *rows]]
    found = table("\n".join(lines))
    assert found.header.columns == ("one", "two", "three")
    assert [row.cells for row in found.rows] == rows


def test_quoted_cells_hold_delimiters_lines_and_quotes():
    found = table('name,words\n"Flint, Ada","one\n\ntwo"\n"Tinder","say ""no"""\n')
    assert [row.cells for row in found.rows] == [("Flint, Ada", "one\n\ntwo"), ("Tinder", 'say "no"')]
    assert [row.line for row in found.rows] == [2, 5]


def test_quotes_that_do_not_close_are_words():
    found = table('name;words\n"a";"b"\nFlint;say "no" twice\n"Tinder;yes\n')
    assert [row.cells for row in found.rows] == [
        ('"a"', '"b"'),
        ("Flint", 'say "no" twice'),
        ('"Tinder', "yes"),
    ]


def test_a_bar_parts_cells_whatever_the_quotes():
    assert table('name|words\nFlint|"No," she said\n').rows[0].cells == ("Flint", '"No," she said')


def test_comments_are_data_with_their_line():
    found = table("#Present: Flint\nname|words\nFlint|yes\n#gave evidence\nTinder|no\n")
    assert [(comment.line, comment.text) for comment in found.comments] == [
        (1, "Present: Flint"),
        (4, "gave evidence"),
    ]
    assert [row.line for row in found.rows] == [3, 5]


def test_ragged_rows_are_told_not_shifted():
    found = table("a|b|c\n1|2|3\n4|5\n6|7|8|9\n1|2|3\n1|2|3\n1|2|3\n1|2|3\n")
    assert [(row.line, row.cells) for row in found.ragged] == [(3, ("4", "5")), (4, ("6", "7", "8", "9"))]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment",
        "Just one line of words, with a comma in it.",
        "A sentence. Another, third.\nMore, words.",
        "no delimiter\nat all",
    ],
)
def test_prose_is_no_table(text):
    assert sniff(text) is None


def test_a_profile_finds_its_columns_by_any_of_their_names():
    profile = Profile("people", {"who": ("person", "speaker"), "words": ("oral evidence",)})
    assert profile.places(("No", "Speaker", "oralEvidence")) == {"who": 1, "words": 2}
    assert profile.places(("Speaker", "words")) is None
