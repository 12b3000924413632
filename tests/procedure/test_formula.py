"""Thresholds: a small language, read and never run."""

from contextlib import suppress
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.errors import Unreadable
from hearingdesk.procedure.formula import formula


@pytest.mark.parametrize(
    ("text", "numbers", "many"),
    [
        ("ceil(n/3)", {"n": 20}, 7),
        ("floor(n/2)+1", {"n": 20}, 11),
        ("floor(n/2) + 1", {"n": 21}, 11),
        ("ceil(2*present/3)", {"present": 11}, 8),
        ("ceil((n+1)/2)-1", {"n": 20}, 10),
        ("4", {}, 4),
    ],
)
def test_a_threshold_is_computed_exactly(text, numbers, many):
    assert formula(text).of(numbers) == many


@given(st.integers(1, 10**6))
def test_a_third_is_never_less_than_a_third(n):
    many = formula("ceil(n/3)").of({"n": n})
    assert many == ceil(n / 3)
    assert 3 * many >= n > 3 * (many - 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "n/2",
        "ceil(n",
        "n)",
        "n n",
        "2**9",
        "__import__('os')",
        "abs(n)",
        "ceil",
        "1/0",
        "n/(1-1)",
        "m+1",
        "1;2",
        "(" * 99 + "n" + ")" * 99,
    ],
)
def test_anything_else_is_refused_with_a_sentence(text):
    with pytest.raises(Unreadable, match="is no threshold"):
        formula(text)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text):
    with suppress(Unreadable):
        assert isinstance(formula(text).of({"n": 7, "present": 7, "votes": 7}), int)


def test_a_division_by_a_number_that_turns_out_to_be_nothing_is_refused():
    with pytest.raises(Unreadable):
        formula("floor(n/(present-6))").of({"n": 7, "present": 6})
