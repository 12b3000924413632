"""Backups: dated, whole, fewer the older they are; given back as a change like any other."""

import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk import backups
from hearingdesk.casefile import CaseFile
from hearingdesk.commands.run import run
from hearingdesk.errors import CannotOpen, OutOfDate, ReadOnly
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.records.notes import Note
from hearingdesk.records.turns import Turn
from hearingdesk.store.backup import BackupFailed, kept
from hearingdesk.store.connection import raw
from hearingdesk.store.lying import PRETEND
from hearingdesk.store.migrations import STEPS
from tests.build import footprint
from tests.exchange.paper import UK_HEAD

NOW = datetime(2026, 11, 22, 0, 31, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HEARINGDESK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def rename(case, title):
    with case.change("Rename") as edit:
        edit.update(replace(case.matter, title=title))


def older(made, **ago):
    """The same backup as if it had been made earlier."""
    at = made.at - timedelta(**ago)
    path = made.path.with_name(f"{at.strftime('%Y-%m-%dT%H.%M.%S.%fZ')} {made.path.name.split(' ', 1)[1]}")
    made.path.rename(path)
    return path


def test_a_backup_is_the_whole_case_and_opens(lamps, home):
    case, _ids = lamps
    made = backups.backup(case)
    assert made.ok
    assert made.path.is_relative_to(home / "backups")
    assert made.changes == len(list(case.history()))
    assert backups.backups(case) == [made]
    with CaseFile(made.path, "ro") as copy:
        assert copy.digest() == case.digest()
        assert copy.check().ok
        assert list(copy.execute("SELECT count(*) FROM desk")) == [(1,)]
    assert {path.suffix for path in made.path.parent.iterdir()} == {".hearing"}


def test_one_is_due_when_an_hour_went_by_and_something_changed(lamps):
    case, _ids = lamps
    first = backups.backup_if_due(case)
    assert first is not None
    rename(case, "Within the hour")
    assert backups.backup_if_due(case) is None
    old = older(first, hours=2)
    second = backups.backup_if_due(case)
    assert second is not None
    assert [b.path for b in backups.backups(case)] == [second.path, old]
    older(second, hours=1, minutes=1)
    assert backups.backup_if_due(case) is None


def test_a_large_import_is_preceded_by_one_unless_the_latest_has_everything(lamps):
    case, _ids = lamps
    assert backups.backup_before_import(case, 5_000, 5_000_000) is None
    assert backups.backup_before_import(case, 5_001, 1)
    assert backups.backup_before_import(case, 1, 5_000_001) is None
    rename(case, "Changed")
    assert backups.backup_before_import(case, 1, 5_000_001)
    assert len(backups.backups(case)) == 2


def test_the_import_of_a_large_file_makes_one_first_and_warns_where_it_cannot(lamps, home, tmp_path):
    case, _ids = lamps
    rows = "".join(f"Q{n}|Member {n % 9}|Line {n} of the record.\n" for n in range(1, 5_002))
    for number in (1, 2):
        (tmp_path / f"large {number}.csv").write_text(f"{UK_HEAD}{rows}Q{number}|Chair|Done.\n", "utf-8")
    state = case.digest()
    assert not any("backup" in warning for warning in bring_in(case, tmp_path / "large 1.csv").warnings)
    (made,) = backups.backups(case)
    with CaseFile(made.path, "ro") as copy:
        assert copy.digest() == state
    shutil.rmtree(home / "backups")
    (home / "backups").write_text("in the way")
    outcome = bring_in(case, tmp_path / "large 2.csv")
    assert outcome.status == "imported"
    assert "No backup of lamps.hearing could be made" in outcome.warnings[-1]


def test_a_case_with_a_fault_has_backups_that_are_not_ok_and_displace_no_good_one(lamps):
    case, ids = lamps
    good = older(backups.backup(case), days=100)
    case._conn.execute("UPDATE turn SET text = 'wrong' WHERE id = ?", [ids.turns[0]])
    rename(case, "Changed")
    assert not backups.backup_if_due(case).ok
    assert backups.backup_if_due(case) is None
    older(backups.backup(case), days=100)
    backups.backup(case)
    found = backups.backups(case)
    assert [b.ok for b in found] == [False, False, True]
    assert found[-1].path == good


def test_a_case_that_cannot_be_read_makes_no_backup_and_says_so(closed, home):
    with CaseFile(closed, "ro") as case:
        (root,) = next(case.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'turn'"))
        with closed.open("r+b") as file:
            file.seek((root - 1) * 4096)
            file.write(b"\xff" * 4096)
        with pytest.raises(BackupFailed, match=r"No backup of lamps\.hearing could be made"):
            backups.backup(case)
        assert backups.backups(case) == []
    assert [path for path in (home / "backups").rglob("*") if path.is_file()] == []


def test_a_place_that_cannot_be_written_is_said_and_work_goes_on(lamps, home):
    case, _ids = lamps
    home.mkdir(exist_ok=True)
    (home / "backups").write_text("in the way")
    with pytest.raises(BackupFailed, match=r"No backup of lamps\.hearing could be made"):
        backups.backup_if_due(case)
    rename(case, "Work goes on")


def test_two_copies_of_a_case_have_backups_of_their_own(lamps, tmp_path):
    case, _ids = lamps
    case.copy(tmp_path / "copy.hearing")
    backups.backup(case)
    with CaseFile(tmp_path / "copy.hearing", "ro") as copy:
        assert backups.backups(copy) == []


def test_a_backup_that_was_damaged_since_is_not_ok_and_a_new_one_is_due(lamps):
    case, _ids = lamps
    made = backups.backup(case)
    made.path.write_bytes(b"nothing of the sort")
    assert [b.ok for b in backups.backups(case)] == [False]
    assert backups.backup_if_due(case)


def test_of_a_long_row_some_are_kept():
    hours = [NOW - timedelta(minutes=20 * n) for n in range(3 * 24 * 120)]
    left = sorted(kept(hours, NOW), reverse=True)
    assert left[0] == NOW
    day = [at for at in left if NOW - at <= timedelta(days=1)]
    week = [at for at in left if timedelta(days=1) < NOW - at <= timedelta(days=7)]
    quarter = [at for at in left if NOW - at > timedelta(days=7)]
    assert 24 <= len(day) <= 26
    assert 6 <= len(week) <= 7
    assert 12 <= len(quarter) <= 14
    assert NOW - left[-1] <= timedelta(days=91)


@given(st.lists(st.timedeltas(timedelta(0), timedelta(days=400)), min_size=1))
def test_the_latest_is_always_kept_and_thinning_again_removes_nothing(ages):
    times = [NOW - age for age in ages]
    left = kept(times, NOW)
    assert max(times) in left
    assert left <= set(times)
    assert kept(left, NOW) == left


def test_thinning_leaves_what_is_not_its_own(lamps):
    case, _ids = lamps
    first = backups.backup(case)
    old = older(first, days=100)
    stranger = first.path.with_name("my own.hearing")
    stranger.write_text("x")
    second = backups.backup(case)
    assert not old.exists()
    assert stranger.exists()
    assert [b.path for b in backups.backups(case)] == [second.path]


def test_what_giving_back_would_change_is_told_field_by_field(lamps):
    case, _ids = lamps
    made = backups.backup(case)
    assert backups.counts(case, made) == {}
    assert list(backups.difference(case, made)) == []
    before = case.matter
    note = case.notes.get(case.notes.ids()[0])
    with case.change("Much") as edit:
        edit.update(replace(before, title="Another"))
        edit.remove(note)
        added = edit.add(Note(text="New since"))
    assert {t: (c.added, c.changed, c.removed) for t, c in backups.counts(case, made).items()} == {
        "matter": (0, 1, 0),
        "note": (1, 0, 1),
    }
    told = {(row.table, row.id): row for row in backups.difference(case, made)}
    assert told["matter", before.id].before == {"title": "Another"}
    assert told["matter", before.id].after == {"title": before.title}
    assert told["note", note.id].before is None
    assert told["note", note.id].after["text"] == note.text
    assert told["note", added.id].after is None


def test_giving_back_is_one_change_that_can_be_undone_and_done_again(lamps):
    case, ids = lamps
    made, then = backups.backup(case), case.digest()
    transcript = case.transcripts.get(ids.transcript)
    with case.change("Import more") as edit:
        many = edit.add_bulk(
            [Turn(transcript=transcript.id, position=n, text=f"turn {n}") for n in range(2000)]
        )
        edit.add_bulk([Note(text=f"note {n}") for n in range(20)])
    rename(case, "Since then")
    with case.change("Edit") as edit:
        edit.update(replace(case.turns.get(many[5]), text="edited since"))
        edit.update(replace(case.turns.get(ids.turns[0]), text="edited since"))
    now = case.digest()
    heard = []
    case.listeners.append(heard.append)
    title = backups.restore(case, made)
    assert "Give back the state of 20" in title
    assert case.digest() == then
    assert len(heard) == 1
    assert sum(part.count for part in heard[0].bulk) == 2000
    for step, state in ((case.undo, now), (case.redo, then), (case.undo, now), (case.redo, then)):
        assert step().title == title
        assert case.digest() == state
        assert case.check().ok
    assert backups.counts(case, made) == {}


def test_what_an_undone_import_took_away_is_given_back_as_well(lamps):
    case, ids = lamps
    with case.change("Import more") as edit:
        edit.add_bulk([Turn(transcript=ids.transcript, position=n, text=f"turn {n}") for n in range(1500)])
    made, then = backups.backup(case), case.digest()
    case.undo()
    without = case.digest()
    backups.restore(case, made)
    assert case.digest() == then
    case.undo()
    assert case.digest() == without
    case.redo()
    assert case.digest() == then
    case.index_pending()
    assert case.search("turn", limit=3).hits
    assert case.check().ok


def test_only_some_of_it_can_be_given_back(lamps):
    case, _ids = lamps
    made, title = backups.backup(case), case.matter.title
    rename(case, "Another")
    with case.change("Add") as edit:
        edit.add(Note(text="to stay"))
    rows = [row for row in backups.difference(case, made) if row.table == "matter"]
    backups.restore(case, made, rows)
    assert case.matter.title == title
    assert case.notes.first(text="to stay")


def test_a_part_that_does_not_fit_any_more_is_refused_whole(lamps):
    case, _ids = lamps
    made = backups.backup(case)
    rename(case, "Another")
    rows = list(backups.difference(case, made))
    rename(case, "Meanwhile")
    before = case.digest()
    with pytest.raises(OutOfDate):
        backups.restore(case, made, rows)
    assert case.digest() == before


def test_nothing_is_given_back_to_a_case_open_for_reading(lamps, closed):
    case, _ids = lamps
    made = backups.backup(case)
    rename(case, "Another")
    with CaseFile(closed, "ro") as reader, pytest.raises(ReadOnly):
        backups.restore(reader, made)


def test_what_is_no_case_cannot_be_given_back(lamps, tmp_path):
    case, _ids = lamps
    made = backups.backup(case)
    made.path.write_bytes(b"nothing of the sort" * 1000)
    with pytest.raises(CannotOpen):
        backups.counts(case, made)


class Next(CaseFile):
    """The program after its next release."""

    steps = (
        *STEPS,
        lambda db: db.executescript("ALTER TABLE note ADD COLUMN mood TEXT NOT NULL DEFAULT '';"),
    )


def test_a_migration_is_preceded_by_a_backup_which_can_be_given_back_after(closed):
    with CaseFile(closed, "ro") as case:
        then, title = case.digest(), case.matter.title
    with Next(closed) as case:
        (made,) = backups.backups(case)
        assert made.ok
        rename(case, "After")
        assert backups.counts(case, made).keys() == {"matter"}
        backups.restore(case, made)
        assert case.matter.title == title
    with CaseFile(made.path, "ro") as kept_one:
        assert kept_one.digest() == then


def test_a_case_on_a_share_is_backed_up_on_this_machine(closed, home, monkeypatch):
    monkeypatch.setenv(PRETEND, str(closed.parent))
    monkeypatch.setenv("HEARINGDESK_HOME", os.environ["HEARINGDESK_HOME"])
    before = footprint(closed.parent)
    with CaseFile(closed) as case:
        made = backups.backup(case)
        assert backups.backups(case) == [made]
    with Next(closed) as case:
        assert len(backups.backups(case)) == 2
    assert footprint(closed.parent).keys() == before.keys()


def test_the_command_makes_one_and_prints_where(closed, capsys, home):
    assert run(["backup", str(closed)]) == 0
    said = capsys.readouterr().out.removeprefix("Made ").rstrip().removesuffix(".")
    assert Path(said).is_relative_to(home)
    with CaseFile(closed):  # while it is open for writing
        assert run(["backup", str(closed), "--json"]) == 0
    assert '"changes": ' in capsys.readouterr().out
    assert run(["backup", str(closed.with_name("gone.hearing"))]) == 2


def test_a_backup_is_one_plain_file(lamps):
    case, _ids = lamps
    made = backups.backup(case)
    conn = raw(made.path, "ro")
    assert conn.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    conn.close()
