"""A clock that jumps back: the log goes by its own numbers, so order, undo and the chain are as if it had not."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from hearingdesk import backups
from hearingdesk.casefile import CaseFile
from hearingdesk.errors import InUse
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


def test_a_backup_that_a_wrong_clock_dated_ahead_keeps_none_from_being_made(closed):
    with CaseFile(closed) as case:
        made = backups.backup(case)
        ahead = made.path.with_name(made.path.name.replace(f"{made.at:%Y}", "2199", 1))
        made.path.rename(ahead)
        assert backups.backup_if_due(case) is None  # it has all that is here
        with case.change("Step") as edit:
            edit.add(Note(text="Written when the clock was set right."))
        assert backups.backup_if_due(case)
        assert backups.backup_if_due(case) is None  # and the next one is due in an hour
        assert {one.at.year for one in backups.backups(case)} == {2199, datetime.now(UTC).year}


def test_a_desk_that_holds_a_case_since_tomorrow_is_heeded_and_let_go(closed):
    with CaseFile(closed):
        note = closed.with_name(closed.name + ".lock")
        told = json.loads(note.read_text("utf-8")) | {"since": "2199-01-01T00:00+00:00"}
        note.write_text(json.dumps(told), "utf-8")
        with pytest.raises(InUse, match="since 2199-01-01 00:00"):
            CaseFile(closed)
    with CaseFile(closed) as case:
        assert case.check().ok
