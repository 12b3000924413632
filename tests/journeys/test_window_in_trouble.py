"""What goes wrong under an open window: a file that is gone or damaged, a full disk, a copy that fails."""

import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from hearingdesk.errors import HearingDeskError
from hearingdesk.records.turns import Turn
from hearingdesk.store.connection import DatabaseError
from tests.store.shares import title_of
from tests.torture.trouble import small_files
from tests.ui.cases import make
from tests.ui.checks import unnamed
from tests.ui.windows import enter
from ui.crash import Crashes
from ui.dialogs.rescued import RescuedDialog
from ui.rooms.opening import open_case

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody remove a file that is open")


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.hearing"
    make(path).close()
    return path


@pytest.fixture
def window(windows, case):
    window = windows()
    open_case(window, case)
    return window


def rename(window, title):
    with window.desk.change(f"Rename: {title}") as edit:
        edit.update(replace(window.desk.view.matter, title=title))


def come_back(qapp):
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


@POSIX
def test_a_file_that_was_moved_is_noticed_on_coming_back_and_so_is_its_return(qtbot, window, case, qapp):
    away = case.with_name("away.hearing")
    case.rename(away)
    come_back(qapp)
    assert "was removed, moved or replaced while it was open" in window.banner.words()
    assert window.banner._button.text() == "Save a copy…"
    assert window._side._saved._whole == "The file is not where it was"
    with pytest.raises(HearingDeskError):
        rename(window, "Lost")
    away.rename(case)
    come_back(qapp)
    assert "is back where it was" in window.banner.words()
    assert window._side._saved._whole == "Saved · on this computer"
    rename(window, "Found")
    assert window.desk.view.matter.title == "Found"


@POSIX
def test_a_change_to_a_file_that_was_moved_is_refused_with_the_way_out(qtbot, window, case, tmp_path):
    rename(window, "Written before")
    enter(qtbot, window, "claim")
    desk = window.desk
    desk.go("claim_version", desk.view.claim_versions.ids()[0])
    case.rename(tmp_path / "away.hearing")
    window.commands.run("record.remove")
    assert "Nothing was changed" in window.banner.words()
    assert window.banner._button.text() == "Save a copy…"
    window.voice.answers.append(tmp_path / "copy.hearing")
    window.banner._act()
    qtbot.waitUntil(lambda: "A copy was saved as copy.hearing" in window.banner.words())
    assert title_of(tmp_path / "copy.hearing") == "Written before"
    (tmp_path / "away.hearing").rename(case)
    window.commands.run("record.remove")
    assert desk.view.claim_versions.count() == 1


@POSIX
def test_a_window_over_a_case_that_cannot_be_kept_closes_only_when_that_is_given_up(windows, qtbot, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    make(folder / "case.hearing").close()
    window = windows()
    open_case(window, folder / "case.hearing")
    rename(window, "Written")
    for one in folder.iterdir():
        one.unlink()
    folder.rmdir()
    folder.write_text("a file where the folder was")
    window.voice.answers += [0, tmp_path / "copy.hearing"]
    window.close()
    assert window.isVisible()
    assert window.space() is not None
    qtbot.waitUntil(lambda: "A copy was saved as copy.hearing" in window.banner.words())
    window.voice.answers.append(1)
    window.close()
    assert not window.isVisible()
    assert title_of(tmp_path / "copy.hearing") == "Written"


def test_a_copy_over_an_older_one_replaces_it(qtbot, window, tmp_path):
    older = tmp_path / "copy.hearing"
    make(older).close()
    rename(window, "New words")
    window.voice.answers.append(older)
    window.commands.run("case.copy")
    qtbot.waitUntil(lambda: "A copy was saved as copy.hearing" in window.banner.words())
    assert title_of(older) == "New words"
    (entry,) = window.desk.view.outgoing.all()
    assert (entry.what, entry.name) == ("copy", "copy.hearing")


def test_a_copy_that_fails_leaves_the_older_file_and_the_window_says_why(qtbot, window, tmp_path):
    older = tmp_path / "copy.hearing"
    make(older).close()
    before = older.read_bytes()
    window.voice.answers.append(older)
    with small_files(len(before) // 2):
        window.commands.run("case.copy")
        qtbot.waitUntil(lambda: "copy.hearing cannot be made there" in window.banner.words())
    assert older.read_bytes() == before
    assert sorted(path.name for path in tmp_path.glob("*.hearing")) == ["case.hearing", "copy.hearing"]
    assert list(window.desk.view.outgoing.all()) == []


def test_a_copy_over_a_case_that_is_open_is_refused_with_who_has_it(qtbot, window, tmp_path):
    with make(tmp_path / "open.hearing"):
        window.voice.answers.append(tmp_path / "open.hearing")
        window.commands.run("case.copy")
        qtbot.waitUntil(lambda: "open.hearing is open for writing: Tester" in window.banner.words())


def test_a_copy_of_the_case_onto_itself_is_refused(qtbot, window, case):
    window.voice.answers.append(case)
    window.commands.run("case.copy")
    assert "That is the case itself" in window.banner.words()


def many(window, n):
    with window.desk.change("Paste the record") as edit:
        transcript = window.desk.view.transcripts.ids()[0]
        edit.add_bulk([Turn(transcript=transcript, position=k, text="So.") for k in range(1000, 1000 + n)])


def test_a_large_undo_runs_beside_the_window_and_tells_as_a_small_one(qtbot, window):
    many(window, 5_000)
    turns = window.desk.view.turns.count()
    window.commands.run("edit.undo")
    assert [job.title for job in window.desk.jobs.running()] == ["Undoing"]
    assert not window.desk.writable
    qtbot.waitUntil(lambda: window.banner.words() == "Undone: Paste the record")
    assert window.desk.view.turns.count() == turns - 5_000
    qtbot.waitUntil(lambda: window.desk.writable)
    window.banner._act()
    qtbot.waitUntil(lambda: window.banner.words() == "Done again: Paste the record")
    assert window.desk.view.turns.count() == turns
    rename(window, "Small")
    window.commands.run("edit.undo")
    assert window.banner.words() == "Undone: Rename: Small"
    assert window.desk.jobs.running() == []


def test_a_large_undo_can_be_stopped_and_changes_nothing(qtbot, window):
    many(window, 20_000)
    before = window.desk.view.turns.count()
    window.commands.run("edit.undo")
    window.desk.jobs.running()[0].stop()
    qtbot.waitUntil(lambda: "Stopped. Nothing was changed." in window.banner.words())
    assert window.desk.view.turns.count() == before
    qtbot.waitUntil(lambda: window.desk.writable)
    rename(window, "Goes on")


def damage(path, first):
    """Write over every page of a file from this one on, as a failing disk does."""
    with path.open("r+b") as file:
        pages = path.stat().st_size // 4096
        for page in range(first, pages, 2):
            file.seek(page * 4096)
            file.write(b"\xa5" * 4096)


def test_a_damaged_file_is_refused_with_the_offer_to_rescue_what_can_be_read(qtbot, windows, case, tmp_path):
    damage(case, 40)
    before = case.read_bytes()
    window = windows()
    open_case(window, case)
    assert "is damaged" in window.banner.words()
    assert window.banner._button.text() == "Rescue into a new file…"
    window.voice.answers.append(tmp_path / "rescued.hearing")
    window.banner._act()
    qtbot.waitUntil(lambda: bool(window.findChildren(RescuedDialog)), timeout=20_000)
    dialog = window.findChildren(RescuedDialog)[0]
    assert "came back" in dialog.findChild(QPlainTextEdit).toPlainText()
    assert unnamed(dialog) == []
    dialog.opening.click()
    assert window.desk.case.path.name == "rescued.hearing"
    assert case.read_bytes() == before


def test_a_rescue_that_lacks_nothing_is_told_in_the_banner(qtbot, windows, case, tmp_path):
    with case.open("r+b") as file:
        file.write(b"\x00" * 64)  # the head alone
    window = windows()
    open_case(window, case)
    assert window.banner._button.text() == "Rescue into a new file…"
    window.voice.answers.append(tmp_path / "rescued.hearing")
    window.banner._act()
    qtbot.waitUntil(lambda: "nothing is missing" in window.banner.words(), timeout=20_000)
    window.banner._act()
    assert window.desk.view.matter.title == "Structured products"


@pytest.mark.qt_no_exception_capture
def test_damage_met_while_working_is_a_sentence_and_no_crash(qtbot, window, case, monkeypatch, capsys):
    shown = []
    crashes = Crashes(window.desk.say, shown.append, window, window.explain)
    monkeypatch.setattr(sys, "excepthook", crashes.caught)
    enter(qtbot, window, "summons")
    damage(case, 4)
    list(window.desk.view.execute("PRAGMA cache_size = 0"))
    for room in ("hearing", "claim", "decision", "party", "fact", "source"):
        window.commands.run(f"room.{room}")
        qtbot.wait(100)
    assert "is damaged" in window.banner.words()
    assert window.banner._button.text() == "Rescue into a new file…"
    assert shown == []
    assert "DatabaseError" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("database disk image is malformed", "is damaged"),
        ("disk I/O error", "could not be read (the disk does not read or write)"),
        ("database or disk is full", "could not be read (the disk is full)"),
        ("database is locked", "could not be read (another program is using it)"),
    ],
)
def test_what_the_database_says_of_the_file_is_a_sentence(window, said, words):
    assert window.explain(DatabaseError(said))
    assert words in window.banner.words()


def test_what_the_database_says_of_our_questions_is_a_bug(window):
    assert not window.explain(DatabaseError("no such column: x"))
    assert not window.explain(ZeroDivisionError())
    with pytest.raises(DatabaseError):
        window._failed(DatabaseError("no such column: x"))
