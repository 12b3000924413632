"""Backups in the window: made by themselves and by hand, looked at, restored as one step, opened for reading."""

import csv
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from hearingdesk import backups, logs, words
from hearingdesk.casefile import CaseFile
from hearingdesk.records.notes import Note
from hearingdesk.records.turns import Turn
from hearingdesk.store.migrations import STEPS
from tests.exchange.paper import UK_HEAD
from tests.ui.checks import unnamed
from tests.ui.windows import close, enter, listed, opened
from ui import keeping
from ui.desk import Place
from ui.keeping import Keeper
from ui.widgets.jobbar import JobBar
from ui.window import Window


@pytest.fixture
def window(qtbot, look, tmp_path: Path) -> Iterator[Window]:
    window = opened(qtbot, tmp_path / "case.hearing")
    yield window
    close(window)


@pytest.fixture
def desk(window):
    return window.desk


@pytest.fixture
def at_once(monkeypatch):
    monkeypatch.setattr(keeping, "QUIET", 0.0)
    monkeypatch.setattr(keeping, "REST", 0.0)


def rename(desk, words):
    with desk.change(f"Rename: {words}") as edit:
        edit.update(replace(desk.view.hearings.first(), title=words))


def older(made, **ago):
    """The same backup as if it had been made earlier."""
    at = made.at - timedelta(**ago)
    path = made.path.with_name(f"{at.strftime('%Y-%m-%dT%H.%M.%S.%fZ')} {made.path.name.split(' ', 1)[1]}")
    made.path.rename(path)
    return path


def said(widget):
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


def at_rest(qtbot, desk):
    qtbot.waitUntil(lambda: not desk.jobs.running() and desk.writable, timeout=10_000)


def foreseen(qtbot, space):
    qtbot.waitUntil(lambda: space.foreseen is not None, timeout=10_000)
    return said(space._area)


def test_one_is_made_by_itself_when_due_and_nobody_is_asked_or_shown_a_bar(qtbot, window, desk, at_once):
    keeper = Keeper(desk, desk, look=20)
    with qtbot.waitSignal(desk.secured, timeout=10_000):
        pass
    (first,) = backups.backups(desk.view)
    assert first.ok
    assert window.findChild(JobBar).isHidden()
    rename(desk, "Within the hour")
    qtbot.wait(300)
    assert len(backups.backups(desk.view)) == 1
    older(first, hours=2)
    with qtbot.waitSignal(desk.secured, timeout=10_000):
        pass
    assert len(backups.backups(desk.view)) == 2
    assert window.banner.words() == ""
    keeper.deleteLater()


def test_none_is_made_while_one_types_or_of_a_case_open_for_reading(qtbot, window, desk, tmp_path):
    keeper = Keeper(desk, desk)
    rename(desk, "Just now")
    keeper.look()
    assert keeper._job is None
    path = desk.case.path
    desk.open(path, reading=True)
    keeper._from = 0.0
    keeper.look()
    assert keeper._job is None
    desk.open(path)
    keeper.deleteLater()


def test_a_backup_that_cannot_be_made_is_said_once_until_one_was_made(
    qtbot, window, desk, at_once, monkeypatch, tmp_path
):
    blocked = tmp_path / "home"
    monkeypatch.setenv("HEARINGDESK_HOME", str(blocked))
    blocked.mkdir()
    (blocked / "backups").write_text("in the way")
    keeper = Keeper(desk, desk, look=20)
    qtbot.waitUntil(
        lambda: "No backup of case.hearing could be made" in window.banner.words(), timeout=10_000
    )
    window.banner.hide()
    qtbot.wait(300)
    assert window.banner.words() == ""
    assert "error BackupFailed" in logs.file().read_text("utf-8")
    (blocked / "backups").unlink()
    with qtbot.waitSignal(desk.secured, timeout=10_000):
        pass
    keeper.deleteLater()


def test_closing_the_window_does_not_wait_for_a_backup_or_ask(qtbot, window, desk, at_once):
    with desk.change("Many") as edit:
        edit.add_bulk(
            [
                Turn(transcript=desk.view.transcripts.first().id, position=n, text=f"turn {n} " * 20)
                for n in range(20_000)
            ]
        )
    keeper = Keeper(desk, desk)
    keeper._from = 0.0
    keeper.look()
    assert keeper._job is not None
    began = time.monotonic()
    window.close()
    assert time.monotonic() - began < 3
    assert window.voice.heard == []
    assert desk.case is None


def test_the_empty_room_says_so_and_a_backup_is_made_from_it(qtbot, window, desk):
    space = enter(qtbot, window, "backups")
    assert "No backup yet." in said(space.pane)
    assert not window.commands["backup.restore"].isEnabled()
    assert unnamed(window) == []
    window.commands.run("backup.make")
    qtbot.waitUntil(lambda: window.banner.words().startswith("A backup was made"), timeout=10_000)
    qtbot.waitUntil(lambda: len(listed(space)) == 1)
    (row,) = listed(space)
    assert (row.title, row.sub) == ("Just now", "Nothing since")
    qtbot.waitUntil(lambda: space.current().id == row.id)
    assert "Nothing: the records are as they were then." in foreseen(qtbot, space)
    assert unnamed(window) == []


def test_what_restoring_would_change_is_told_by_kind_and_by_name(qtbot, window, desk):
    note = next(iter(desk.view.claims.all()))
    made = backups.backup(desk.case)
    rename(desk, "Fourth hearing")
    with desk.change("Add a note") as edit:
        edit.add(Note(text="New since then"))
    with desk.change("Mend a claim") as edit:
        edit.update(replace(note, title="When the bank was told"))
    space = enter(qtbot, window, "backups")
    space.enter(Place("backups", "backup", made.id))
    words = foreseen(qtbot, space)
    assert {"1 is changed", "1 is removed"} <= set(words)
    assert "3 changes since" in said(space._head)
    assert any("Fourth hearing" in text and "Third hearing" in text for text in words)
    links = [
        button.accessibleName() for button in space._area.findChildren(object) if hasattr(button, "link")
    ]
    assert [text.split(",")[0] for text in links] == ["Mend a claim", "Add a note", "Rename: Fourth hearing"]
    desk.go("hearing", desk.view.hearings.first().id)
    window.commands.refresh()
    assert not window.commands["backup.restore"].isEnabled()


def test_restoring_is_one_step_with_progress_that_undo_takes_back(qtbot, window, desk):
    made, then = backups.backup(desk.case), desk.view.digest()
    rename(desk, "Fourth hearing")
    with desk.change("Add a note") as edit:
        edit.add(Note(text="New since then"))
    now, length = desk.view.digest(), desk.view.log_length()
    enter(qtbot, window, "backups").enter(Place("backups", "backup", made.id))
    window.commands.refresh()
    window.voice.answers.append(False)
    window.commands.run("backup.restore")
    assert desk.view.digest() == now
    window.voice.answers.append(True)
    window.commands.run("backup.restore")
    assert not window.findChild(JobBar).isHidden()
    qtbot.waitUntil(lambda: window.banner.words().startswith("The case is as it was on"), timeout=10_000)
    at_rest(qtbot, desk)
    assert (desk.view.digest(), desk.view.log_length()) == (then, length + 1)
    window.banner._act()
    assert desk.view.digest() == now
    assert window.banner.words().startswith("Undone: Give back the state of")


def test_a_restore_is_stopped_and_nothing_is_changed(qtbot, window, desk):
    made = backups.backup(desk.case)
    with desk.change("Many") as edit:
        transcript = desk.view.transcripts.first().id
        edit.add_bulk([Turn(transcript=transcript, position=n, text=f"turn {n}") for n in range(9_000)])
    now = desk.view.digest()
    enter(qtbot, window, "backups").enter(Place("backups", "backup", made.id))
    window.commands.refresh()
    window.voice.answers.append(True)
    window.commands.run("backup.restore")
    window.findChild(JobBar)._stop.click()
    at_rest(qtbot, desk)
    qtbot.waitUntil(lambda: window.banner.words() == "Stopped. Nothing was changed.", timeout=5_000)
    assert desk.view.digest() == now


def test_a_backup_is_opened_for_reading_and_left_again(qtbot, window, desk):
    path, made = desk.case.path, backups.backup(desk.case)
    bytes_of = made.path.read_bytes()
    rename(desk, "Fourth hearing")
    recent = desk.settings.recent
    enter(qtbot, window, "backups").enter(Place("backups", "backup", made.id))
    window.commands.refresh()
    window.commands.run("backup.read")
    assert desk.case.path == made.path
    assert desk.view.hearings.first().title == "Third hearing"
    assert not desk.writable
    assert desk.settings.recent == recent
    assert "for reading only" in window.banner.words()
    space = enter(qtbot, window, "backups")
    assert "This is a backup itself." in said(space.pane)
    window.banner._act()
    assert desk.case.path == path
    assert desk.view.hearings.first().title == "Fourth hearing"
    desk.open(made.path)  # as from the dialog: it can only be read
    assert not desk.writable
    assert "is a backup and stays as it is" in window.banner.words()
    desk.open(path)
    assert made.path.read_bytes() == bytes_of


class Opener(QObject):
    """Stands for the system, which shows folders."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Path] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.shown.append(Path(url.toLocalFile()))


def test_the_folder_is_shown_or_it_is_said_that_there_is_none(qtbot, window, desk):
    window.commands.run("backup.folder")
    assert window.banner.words() == "No backup of this case has been made yet."
    made, opener = backups.backup(desk.case), Opener()
    QDesktopServices.setUrlHandler("file", opener, "show")
    try:
        window.commands.run("backup.folder")
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert opener.shown == [made.path.parent]


def test_the_list_is_searched_sorted_and_exported(qtbot, window, desk, tmp_path):
    older(backups.backup(desk.case), days=400)
    rename(desk, "Fourth hearing")
    first = older(backups.backup(desk.case), days=3)
    for n in range(30):
        with desk.change("Note") as edit:
            edit.add(Note(text=f"note {n} " * 40))
    last = backups.backup(desk.case)
    space = enter(qtbot, window, "backups")
    assert [row.title for row in listed(space)] == ["Just now", "3 days ago"]  # a year old: thinned out
    space._ask(order="bytes", down=False)
    qtbot.waitUntil(lambda: listed(space)[0].id != last.id)
    space._ask(order="since", down=True)
    qtbot.waitUntil(lambda: [row.sub for row in listed(space)] == ["30 changes since", "Nothing since"])
    assert [entry.text() for entry in space.sort_menu().actions() if entry.isChecked()] == [
        "Changes since",
        "Descending",
    ]
    space._ask(order="at")
    window.voice.answers.append(tmp_path / "backups.csv")
    window.commands.run("case.export")
    qtbot.waitUntil(lambda: "2 rows written" in window.banner.words(), timeout=5_000)
    with (tmp_path / "backups.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["Changes since"], row["State"]) for row in rows] == [("0", "Whole"), ("30", "Whole")]
    assert rows[1]["File"] == str(first)
    assert next(desk.view.outgoing.all()).name == "backups.csv"
    qtbot.keyClicks(space.pane.search, f"{last.at.astimezone():%Y-%m-%d}")
    qtbot.waitUntil(lambda: [row.title for row in listed(space)] == ["Just now"])


def test_a_backup_that_is_gone_or_made_elsewhere_or_not_whole_is_told(qtbot, window, desk, tmp_path):
    made = backups.backup(desk.case)
    strange = made.path.with_name(made.path.name.replace(made.path.stem.split(" ")[1], "0" * 8))
    shutil.copyfile(made.path, strange)
    broken = older(made, hours=1)
    broken.write_bytes(broken.read_bytes()[:5000])
    space = enter(qtbot, window, "backups")
    rows = listed(space)
    assert [row.group for row in rows][-1] == "Made elsewhere"
    assert [chip.text for chip in rows[0].chips] == ["Not whole"]
    space.enter(Place("backups", "backup", rows[0].id))
    assert "Changes in it" in said(space._area)
    gone = rows[1].id
    space.enter(Place("backups", "backup", gone))
    strange.unlink()
    window.commands.run("backup.read")
    assert window.banner.words() == "This backup is not there any more."


def test_the_room_is_read_in_korean(qtbot, window, desk):
    made = backups.backup(desk.case)
    rename(desk, "Fourth hearing")
    words.use("ko")
    space = enter(qtbot, window, "backups")
    space.enter(Place("backups", "backup", made.id))
    assert foreseen(qtbot, space)


def test_a_large_import_from_the_window_is_preceded_by_a_backup_and_a_small_one_is_not(
    qtbot, window, desk, tmp_path
):
    rows = "".join(f"Q{n}|Member {n % 9}|Line {n} of the record.\n" for n in range(1, 5_002))
    (tmp_path / "small.csv").write_text(f"{UK_HEAD}Q1|Chair|Order.\n", "utf-8")
    (tmp_path / "large.csv").write_text(f"{UK_HEAD}{rows}", "utf-8")
    state = ""
    for name in ("small.csv", "large.csv"):
        assert backups.backups(desk.view) == []
        state = desk.view.digest()
        window.voice.answers.append([tmp_path / name])
        window.commands.run("case.import")
        qtbot.waitUntil(lambda name=name: f"Imported {name}" in window.banner.words(), timeout=20_000)
        at_rest(qtbot, desk)
    (made,) = backups.backups(desk.view)
    with CaseFile(made.path, "ro") as copy:
        assert copy.digest() == state


class Next(CaseFile):
    """The program after its next release."""

    steps = (
        *STEPS,
        lambda db: db.executescript("ALTER TABLE note ADD COLUMN mood TEXT NOT NULL DEFAULT '';"),
    )


def test_an_older_file_is_backed_up_before_the_window_brings_it_up_to_date(qtbot, window, desk, monkeypatch):
    path, state = desk.case.path, desk.view.digest()
    desk.close()
    monkeypatch.setattr("ui.found.CaseFile", Next)
    desk.open(path)
    enter(qtbot, window, "backups")
    (made,) = backups.backups(desk.view)
    assert made.ok
    with CaseFile(made.path, "ro") as copy:
        assert copy.digest() == state
