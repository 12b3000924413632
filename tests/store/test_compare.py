"""Two texts in pieces: together they are what they were, and what is marked is what differs."""

import time

from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.compare import MOST, Piece, compared, shortened

WORDS = st.lists(st.sampled_from(["lamp", "등불", " ", ",", "wick", "wax", "\n", "가"]), max_size=30).map(
    "".join
)


def whole(pieces):
    return "".join(piece.text for piece in pieces)


@given(before=st.one_of(WORDS, st.text()), after=st.one_of(WORDS, st.text()))
def test_pieces_are_the_texts_and_what_is_unmarked_is_shared(before, after):
    left, right = compared(before, after)
    assert (whole(left), whole(right)) == (before, after)
    shared = ["".join(piece.text for piece in side if not piece.changed) for side in (left, right)]
    assert shared[0] == shared[1]
    assert all(piece.text for piece in (*left, *right))
    assert (before == after) == (not any(piece.changed for piece in (*left, *right)))


def test_one_word_is_marked():
    left, right = compared("The lamps were lit.", "The lamps were put out.")
    assert left == (Piece("The lamps were "), Piece("lit", True), Piece("."))
    assert right == (Piece("The lamps were "), Piece("put out", True), Piece("."))


def test_what_is_far_from_a_difference_is_left_out():
    text = "word " * 400
    left, _right = compared(text + "lit" + text, text + "out" + text)
    short = shortened(left)
    assert whole(short).count("lit") == 1
    assert len(whole(short)) < 140
    assert whole(short).startswith("…")
    assert whole(short).endswith("…")


def test_texts_of_any_length_are_compared_in_no_time():
    began = time.perf_counter()
    left, _right = compared("a b " * 200_000, "b c " * 200_000)
    assert len(left) <= 2
    compared("x " * MOST, "y z " * (MOST // 2))
    assert time.perf_counter() - began < 5
