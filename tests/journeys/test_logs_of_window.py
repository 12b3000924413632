"""What the window leaves in its log: that it began, what broke and where; never a word of a case."""

import os
import subprocess
import sys
from dataclasses import replace

from hearingdesk import logs
from hearingdesk.records.notes import Note
from tests.house.sources import ROOT
from tests.ui.cases import TITLE, make
from tests.ui.windows import close, enter, opened
from ui import keeping
from ui.crash import Crashes
from ui.dialogs.crash import CrashDialog
from ui.keeping import Keeper

SECRET = "Zweifelhaft-Tallow"


def every_log():
    return "".join(path.read_text("utf-8", "replace") for path in sorted(logs.folder().iterdir()))


def test_a_journey_through_a_case_leaves_none_of_it_in_the_log(
    qtbot, look, tmp_path, monkeypatch, capsys, qapp
):
    monkeypatch.setattr(keeping, "QUIET", 0.0)
    logs.begin("window")
    window = opened(qtbot, tmp_path / f"{SECRET}.hearing")
    desk = window.desk
    crashes = Crashes(lambda said: desk.say(said, "bad"), window.show_crash)
    with desk.change(f"Rename to {SECRET}") as edit:
        edit.update(replace(desk.view.matter, title=SECRET))
        edit.add(Note(text=f"{SECRET} was not there."))
    keeper = Keeper(desk, desk, look=20)
    with qtbot.waitSignal(desk.secured, timeout=10_000):
        pass
    enter(qtbot, window, "backups")
    space = enter(qtbot, window, "note")
    qtbot.keyClicks(space.pane.search, SECRET)
    window.voice.answers.append(tmp_path / f"{SECRET}.csv")
    window.commands.run("case.export")
    qtbot.waitUntil(lambda: "written to" in window.banner.words(), timeout=10_000)
    try:
        {}[SECRET]
    except KeyError as error:
        crashes.caught(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: window.findChild(CrashDialog) is not None)
    dialog = window.findChild(CrashDialog)
    dialog.copy.click()
    told = every_log()
    assert "error KeyError at " in told
    for words in (told, qapp.clipboard().text(), capsys.readouterr().err):
        assert "KeyError" in words
        assert SECRET not in words
        assert TITLE not in words
    dialog.accept()
    keeper.deleteLater()
    close(window)


BREAKS = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import app
from ui.window import Window

class Falling(Window):
    def __init__(self, desk):
        super().__init__(desk)
        QTimer.singleShot(0, self.fall)

    def fall(self):
        QTimer.singleShot(300, lambda: os._exit(0))
        raise ValueError(self.desk.view.matter.title)

app.Window = Falling
app.run(sys.argv[1:])
"""
DIES = """
import faulthandler
from ui import app

app.QApplication = lambda _arguments: faulthandler._sigabrt()
app.run([])
"""


def logged_by(program, home, *arguments):
    """The logs of a child, and what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env={**os.environ, "HEARINGDESK_HOME": str(home), "PYTHONFAULTHANDLER": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    told = {path.name: path.read_text("utf-8") for path in (home / "logs").iterdir()}
    assert " start window" in told["hearingdesk.log"]
    return told, done.stderr


def test_the_program_logs_a_bug_of_its_own_without_the_words_of_the_case(tmp_path):
    make(tmp_path / "case.hearing").close()
    told, printed = logged_by(BREAKS, tmp_path / "home", str(tmp_path / "case.hearing"))
    assert "error ValueError at __main__:" in told["hearingdesk.log"]
    for words in (*told.values(), printed):
        assert TITLE not in words
        assert str(tmp_path) not in words


def test_the_program_leaves_a_trace_when_python_itself_dies(tmp_path):
    told, _printed = logged_by(DIES, tmp_path / "home")
    assert "Fatal Python error: Aborted" in told["crash.log"]
