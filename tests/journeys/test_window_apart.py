"""Work that could not go where its case lies, through the window: kept, said, and gone on with."""

import shutil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from hearingdesk.store.workcopy import left_behind
from tests.journeys.places import block, dialog, opened, path, press, rename, share, somebody_changes, states
from tests.store.shares import plain, title_of
from tests.ui.checks import unnamed
from ui.dialogs.kept import KeptDialog
from ui.rooms.opening import open_case

__all__ = ["opened", "path", "share"]  # fixtures


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


def test_a_case_renamed_under_the_window_is_gone_on_with_under_its_new_name(
    qtbot, opened, windows, path, share
):
    opened.putback._wait = 100_000
    rename(opened, "Ours")
    renamed = path.rename(share / "renamed.hearing")
    opened.close()
    qtbot.waitUntil(lambda: bool(opened.findChildren(KeptDialog)))
    press(dialog(opened), "Leave it for later")
    qtbot.waitUntil(lambda: not opened.isVisible())
    again = windows()
    open_case(again, renamed)
    qtbot.waitUntil(lambda: again.desk.case is not None)
    assert "was called case.hearing" in again.banner.words()
    qtbot.waitUntil(lambda: title_of(renamed) == "Ours")


def test_work_whose_case_is_gone_for_good_is_saved_as_a_file_of_its_own(
    qtbot, opened, windows, path, share, tmp_path
):
    opened.putback._wait = 100_000
    rename(opened, "Ours")
    shutil.rmtree(share)
    opened.close()
    qtbot.waitUntil(lambda: bool(opened.findChildren(KeptDialog)))
    press(dialog(opened), "Leave it for later")
    qtbot.waitUntil(lambda: not opened.isVisible())
    again = windows()
    again.commands.refresh()
    assert again.commands["file.left"].isEnabled()
    again.voice.answers += [0, True, tmp_path / "saved"]
    again.commands.run("file.left")
    qtbot.waitUntil(lambda: "was saved as saved.hearing" in again.banner.words())
    again.banner._act()
    assert again.desk.view.matter.title == "Ours"


def test_work_left_for_later_is_gone_on_with_from_the_menu(qtbot, opened, windows, path):
    opened.putback._wait = 100_000
    rename(opened, "Ours")
    assert not opened.commands["file.left"].isEnabled()
    opened.desk.case.put_off()
    opened.desk.close()
    again = windows()
    again.voice.answers.append(0)
    again.commands.run("file.left")
    qtbot.waitUntil(lambda: again.desk.case is not None)
    assert again.desk.view.matter.title == "Ours"
    qtbot.waitUntil(lambda: title_of(path) == "Ours")
