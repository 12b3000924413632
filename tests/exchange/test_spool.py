"""A spool gives back what was put in, however much, as often as asked."""

from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.exchange import spool
from hearingdesk.exchange.inner import Turn
from hearingdesk.exchange.spool import Spool

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
    spooled.add(Turn("last"))
    assert [turn.text for turn in spooled] == [*map(str, range(8)), "last"]
