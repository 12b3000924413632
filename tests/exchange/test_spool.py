"""A spool gives back what was put in, however much, as often as asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.exchange import spool
from hearingdesk.exchange.inner import Turn
from hearingdesk.exchange.spool import Spool, Stretch

TURNS = st.lists(st.builds(Turn, text=st.text(max_size=20), label=st.text(max_size=5)), max_size=30)


@given(turns=TURNS)
def test_every_turn_comes_back_in_order_and_again(turns):
    spooled = Spool(turns)
    assert len(spooled) == len(turns)
    assert list(spooled) == turns
    assert list(spooled) == turns


def test_blocks_that_went_to_the_file_come_before_those_that_did_not(monkeypatch):
    monkeypatch.setattr(spool, "BLOCK", 3)
    turns = [Turn(str(n)) for n in range(8)]
    spooled = Spool(turns)
    assert list(spooled) == turns
    for text in ("last but one", "last"):  # after it was read, and behind a block that is filled by then
        spooled.add(Turn(text))
        assert [turn.text for turn in spooled][8:] == ["last but one", "last"][: len(spooled) - 8]


@given(turns=TURNS)
def test_by_columns_they_are_the_same(turns):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spool, "BLOCK", 3)
        for found in (Spool(turns), tuple(turns)):
            rows = [row for columns in spool.in_blocks(found) for row in zip(*columns, strict=True)]
            assert rows == turns


@given(sizes=st.lists(st.integers(0, 7), max_size=8))
def test_stretches_of_one_spool_are_apart(sizes):
    shared, stretches = Spool(), []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spool, "BLOCK", 3)
        for n, size in enumerate(sizes):
            stretches.append(Stretch(shared))
            for place in range(size):
                stretches[-1].add(Turn(f"{n} {place}"))
        for n, (stretch, size) in enumerate(zip(stretches, sizes, strict=True)):
            assert (len(stretch), bool(stretch)) == (size, size > 0)
            assert [turn.text for turn in stretch] == [f"{n} {place}" for place in range(size)]
