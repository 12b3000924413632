"""Undo and redo of many rows: told in steps, and stopped at any of them without a trace."""

import pytest

from hearingdesk.job import Cancelled
from hearingdesk.records.turns import Turn
from tests.store.shares import rename

MANY = 12_000


@pytest.fixture
def many(lamps):
    case, ids = lamps
    with case.change("Paste") as edit:
        edit.add_bulk([Turn(transcript=ids.transcript, position=n, text="So.") for n in range(10, 10 + MANY)])
    case.index_pending()
    return case


def stop_where(wanted):
    def progress(done, total, what):
        if wanted(done, what):
            raise Cancelled

    return progress


def test_a_large_undo_is_told_in_steps(many):
    told = []
    many.undo(progress=lambda *step: told.append(step))
    counted = [done for done, total, what in told if (total, what) == (MANY, "Paste")]
    assert counted == sorted(counted)
    assert counted[-1] >= MANY - 1000
    assert told[-1] == (0, 0, "Writing")
    told.clear()
    many.redo(progress=lambda *step: told.append(step))
    assert [step for step in told if step[1] == MANY]


STOPS = {
    "at once": lambda done, what: True,
    "in the middle": lambda done, what: done > MANY // 2,
    "at the end": lambda done, what: what == "Writing",
}


@pytest.mark.parametrize("act", ["undo", "redo"])
@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS)
def test_a_large_step_stopped_anywhere_leaves_the_case_as_it_was(many, act, stop):
    if act == "redo":
        many.undo()
    before, length = many.digest(), many.log_length()
    with pytest.raises(Cancelled):
        getattr(many, act)(progress=stop_where(stop))
    assert (many.digest(), many.log_length()) == (before, length)
    assert many.check().ok
    getattr(many, act)()
    assert many.digest() != before


def test_how_large_a_step_would_be_is_known_before(many):
    assert many.rows_of_step("undo") == MANY
    assert many.rows_of_step("redo") == 0
    paste = next(many.history(1)).change.id
    rename(many, "New")
    assert many.rows_of_step("undo") == 1
    assert many.rows_of_step("undo", paste) == MANY
    many.undo()
    assert many.rows_of_step("redo") == 1
