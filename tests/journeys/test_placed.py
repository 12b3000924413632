"""A case on a network folder, through the window: worked on, put back, held by another, found changed by another."""

import os
import shutil
import socket
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from hearingdesk.casefile import CaseFile
from hearingdesk.store.lying import PRETEND
from hearingdesk.store.workcopy import left_behind
from tests.store.shares import foreign_note, plain, title_of
from tests.ui.cases import make
from tests.ui.checks import unnamed
from ui.dialogs.kept import KeptDialog
from ui.rooms.opening import open_case


@pytest.fixture
def share(tmp_path, monkeypatch) -> Path:
    """A folder that is taken for a share."""
    folder = tmp_path / "share"
    folder.mkdir()
    monkeypatch.setenv(PRETEND, str(folder))
    return folder


@pytest.fixture
def path(share, tmp_path) -> Path:
    """A case on the share."""
    made = tmp_path / "case.hearing"
    make(made).close()
    return Path(shutil.move(made, share / "case.hearing"))


@pytest.fixture
def opened(qtbot, windows, path):
    window = windows()
    open_case(window, path)
    qtbot.waitUntil(lambda: window.desk.case is not None)
    return window


def rename(window, title):
    with window.desk.change(f"Rename: {title}") as edit:
        edit.update(replace(window.desk.view.matter, title=title))


def somebody_changes(path, title):
    """Another machine that never saw our note."""
    other = path.with_name("other.hearing")
    shutil.copy(path, other)
    with CaseFile(other, "rw", "Barnaby Tallow") as case, case.change("Theirs") as edit:
        edit.update(replace(case.matter, title=title))
    os.replace(other, path)


def states(window):
    return window._side._saved._whole, window._side._state._whole


def dialog(window):
    return next(one for one in window.findChildren(KeptDialog) if one.isVisible())


def press(widget, words):
    next(one for one in widget.findChildren(QPushButton) if one.text() == words).click()


def block(path):
    """Nothing can be put there: a folder lies where the draft would."""
    blocked = path.with_name(f".{path.name}.{os.getpid()}.new")
    blocked.mkdir()
    return blocked


def test_work_is_put_back_a_while_after_the_last_change(qtbot, opened, path, share):
    assert states(opened) == ("Working on a local copy", "Nothing to put back")
    assert opened._side._put_back.isVisible()
    rename(opened, "First")
    assert states(opened)[1] == "Not put back yet"
    qtbot.waitUntil(lambda: states(opened)[1].startswith("Put back at "))
    assert title_of(path) == "First"
    assert plain(share) == ["case.hearing", "case.hearing.lock"]
    assert unnamed(opened) == []


def test_work_is_put_back_when_one_turns_to_another_program(qtbot, opened, path, qapp):
    opened.putback._wait = 100_000
    rename(opened, "First")
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    qtbot.waitUntil(lambda: title_of(path) == "First")
    assert opened.banner.words() == ""


def test_work_is_put_back_now_from_the_menu(qtbot, opened, path):
    opened.putback._wait = 100_000
    rename(opened, "First")
    opened.commands.run("case.putback")
    qtbot.waitUntil(lambda: opened.banner.words() == "case.hearing is put back.")
    assert title_of(path) == "First"


def test_closing_the_window_puts_the_work_back_first(qtbot, opened, path, share):
    opened.putback._wait = 100_000
    rename(opened, "First")
    opened.close()
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert opened.desk.case is None
    assert title_of(path) == "First"
    assert plain(share) == ["case.hearing"]
    assert left_behind() == []


def test_opening_another_case_puts_the_work_back_first(qtbot, opened, path, tmp_path):
    opened.putback._wait = 100_000
    rename(opened, "First")
    make(tmp_path / "second.hearing").close()
    open_case(opened, tmp_path / "second.hearing")
    qtbot.waitUntil(lambda: opened.desk.case.path.name == "second.hearing")
    assert title_of(path) == "First"
    assert states(opened) == ("Saved · on this computer", "")
    assert not opened._side._put_back.isVisible()


def test_a_case_in_its_place_has_nothing_to_put_back(windows, qtbot, tmp_path):
    window = windows()
    make(tmp_path / "here.hearing").close()
    open_case(window, tmp_path / "here.hearing")
    window.commands.refresh()
    assert not window.commands["case.putback"].isEnabled()
    assert states(window) == ("Saved · on this computer", "")


def test_a_case_changed_by_another_is_kept_twice_and_the_window_says_who(qtbot, opened, path, share):
    opened.putback._wait = 100_000
    rename(opened, "Ours")
    somebody_changes(path, "Theirs")
    opened.close()
    qtbot.waitUntil(lambda: bool(opened.findChildren(KeptDialog)))
    shown = dialog(opened)
    words = " ".join(label.text() for label in shown.findChildren(QLabel))
    assert "case.hearing was changed by somebody else meanwhile, last by Barnaby Tallow" in words
    assert unnamed(shown) == []
    press(shown, "Close the case")
    qtbot.waitUntil(lambda: not opened.isVisible())
    (yours,) = share.glob("*(yours*")
    assert (title_of(path), title_of(yours)) == ("Theirs", "Ours")
    assert plain(share) == sorted(["case.hearing", yours.name])


def test_found_changed_in_the_background_it_is_said_quietly_and_work_goes_on(qtbot, opened, path, share):
    somebody_changes(path, "Theirs")
    rename(opened, "Ours")
    qtbot.waitUntil(lambda: "last by Barnaby Tallow" in opened.banner.words())
    assert opened.findChildren(KeptDialog) == []
    assert states(opened)[1].startswith("Put back beside it at ")
    opened.banner._act()
    press(dialog(opened), "Go on with mine")
    rename(opened, "Ours again")
    (yours,) = share.glob("*(yours*")
    qtbot.waitUntil(lambda: title_of(yours) == "Ours again")
    assert title_of(path) == "Theirs"
    opened.close()
    qtbot.waitUntil(lambda: not opened.isVisible())


def test_work_that_cannot_be_put_back_can_be_left_for_later_and_is_there_again(qtbot, opened, windows, path):
    opened.putback._wait = 100_000
    rename(opened, "Ours")
    blocked = block(path)
    opened.close()
    qtbot.waitUntil(lambda: bool(opened.findChildren(KeptDialog)))
    assert opened.isVisible()
    press(dialog(opened), "Leave it for later")
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert len(left_behind()) == 1
    blocked.rmdir()
    again = windows()
    open_case(again, path)
    qtbot.waitUntil(lambda: again.desk.case is not None)
    assert "here again: 1 change to case.hearing" in again.banner.words()
    assert again.desk.view.matter.title == "Ours"
    qtbot.waitUntil(lambda: title_of(path) == "Ours")


def test_it_is_tried_again_when_the_cause_is_gone(qtbot, opened, path):
    opened.putback._wait = 100_000
    rename(opened, "Ours")
    blocked = block(path)
    opened.commands.run("case.putback")
    qtbot.waitUntil(lambda: bool(opened.findChildren(KeptDialog)))
    assert states(opened)[1] == "Not put back yet"
    blocked.rmdir()
    press(dialog(opened), "Try again")
    qtbot.waitUntil(lambda: states(opened)[1].startswith("Put back at "))
    assert title_of(path) == "Ours"


def test_a_failure_in_the_background_is_said_once_in_the_banner(qtbot, opened, path):
    blocked = block(path)
    rename(opened, "Ours")
    qtbot.waitUntil(lambda: "could not be put back" in opened.banner.words())
    opened.banner.hide()
    opened.putback.soon()
    qtbot.waitUntil(lambda: opened.putback.job is None)
    assert opened.banner.words() == ""
    assert opened._side._state.property("tone") == "warn"
    blocked.rmdir()
    opened.putback.soon()
    qtbot.waitUntil(lambda: title_of(path) == "Ours")


def test_a_folder_that_went_away_is_noticed_and_its_return_too(qtbot, opened, path, share, qapp):
    away = share.with_name("away")
    opened.putback._wait = 100_000
    share.rename(away)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: "is not where it was any more" in opened.banner.words())
    rename(opened, "Ours")
    away.rename(share)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: "is back where it was" in opened.banner.words())
    opened.commands.run("case.putback")
    qtbot.waitUntil(lambda: title_of(path) == "Ours")


def test_a_case_held_by_another_machine_is_read_and_can_be_taken_over(qtbot, windows, path):
    foreign_note(path)
    window = windows()
    open_case(window, path)
    qtbot.waitUntil(lambda: window.desk.case is not None)
    words = window.banner.words()
    assert "Barnaby Tallow on a far machine has it open for writing, since 2" in words
    assert not window.desk.writable
    window.voice.answers.append(False)
    window.banner._act()
    assert "nothing is lost" in window.voice.heard[-1]
    assert window.desk.case.mode == "ro"
    open_case(window, path)
    qtbot.waitUntil(lambda: window.banner.words() == words)
    window.voice.answers.append(True)
    window.banner._act()
    qtbot.waitUntil(lambda: window.desk.writable)
    assert "taken over from Barnaby Tallow" in window.banner.words()
    rename(window, "Ours")
    qtbot.waitUntil(lambda: title_of(path) == "Ours")


def test_two_windows_on_one_file(qtbot, windows, tmp_path):
    case = tmp_path / "here.hearing"
    make(case).close()
    first, second = windows("Ada Wick"), windows("Bo Snuff")
    open_case(first, case)
    open_case(second, case)
    assert "Ada Wick on" in second.banner.words()
    assert second.banner._button.text() == "Try again"
    rename(first, "First")
    second.banner._act()
    assert "Ada Wick on" in second.banner.words()
    first.close()
    second.banner._act()
    assert second.desk.writable
    assert second.desk.view.matter.title == "First"
    rename(second, "Second")
    second.close()
    assert title_of(case) == "Second"


def test_two_users_on_one_share(qtbot, opened, windows, path):
    second = windows("Bo Snuff")
    open_case(second, path)
    qtbot.waitUntil(lambda: second.desk.case is not None)
    assert "Ada Wick on" in second.banner.words()
    assert not second.desk.writable
    rename(opened, "First")
    opened.close()
    qtbot.waitUntil(lambda: not opened.isVisible())
    second.banner._act()
    qtbot.waitUntil(lambda: second.desk.writable)
    assert second.desk.view.matter.title == "First"


def test_a_note_of_a_program_that_died_here_is_said_and_taken_over(qtbot, windows, path):
    foreign_note(path, where=socket.gethostname(), pid=0)
    window = windows()
    open_case(window, path)
    qtbot.waitUntil(lambda: window.desk.case is not None)
    assert window.desk.writable
    assert "that program is gone" in window.banner.words()
