"""A case on a network folder, through the window: worked on, put back, held by another, found changed by another."""

import socket

from PySide6.QtCore import Qt

from hearingdesk.store.workcopy import left_behind
from tests.journeys.places import opened, path, rename, share, states
from tests.store.shares import foreign_note, plain, title_of
from tests.ui.cases import make
from tests.ui.checks import unnamed
from ui.rooms.opening import open_case

__all__ = ["opened", "path", "share"]  # fixtures


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
