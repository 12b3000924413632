"""A clock that jumps back: the log goes by its own numbers, so order, undo and the chain are as if it had not."""

from datetime import UTC, datetime, timedelta

from hearingdesk.casefile import CaseFile
from hearingdesk.records.notes import Note

TRUE = datetime(2031, 3, 4, 12, tzinfo=UTC)


class Jumping(CaseFile):
    """The program on a machine whose clock is an hour earlier each time somebody looks."""

    looked = 0

    @classmethod
    def clock(cls):
        cls.looked += 1
        return TRUE - timedelta(hours=cls.looked)


def test_a_clock_that_jumps_back_changes_no_order(closed):
    with Jumping(closed) as case:
        for n in range(3):
            with case.change(f"Step {n}") as edit:
                edit.add(Note(text=f"Note {n}"))
        times = [entry.change.at for entry in case.history(3)]
        assert times == sorted(times)  # latest first: the clock ran backwards
        assert [entry.change.title for entry in case.history(3)] == ["Step 2", "Step 1", "Step 0"]
        assert [case.undo().title for _step in range(2)] == ["Step 2", "Step 1"]
        assert [case.redo().title for _step in range(2)] == ["Step 1", "Step 2"]
        assert case.check().ok
    with CaseFile(closed) as again:
        assert again.can_undo() == "Step 2"
        assert {note.text for note in again.notes.all()} >= {"Note 0", "Note 1", "Note 2"}
        assert again.check().ok
