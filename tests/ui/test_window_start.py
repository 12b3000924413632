"""How the program starts: quickly, on what was asked for, and with a sentence where it cannot."""

import os
import subprocess
import sys
from pathlib import Path

from tests.ui.cases import make

ROOT = Path(__file__).resolve().parents[2]
LATE = ("sqlite_utils", "reportlab", "dateutil", "pypdfium2")
PAINTED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import ui.app as app

def look():
    window = QApplication.topLevelWidgets()[0]
    window.grab()
    from ui.window import Window
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Window))
    print([name for name in {late!r} if name in sys.modules], window.windowTitle())
    window.close()

first = app.Window.show
def show(window):
    first(window)
    QTimer.singleShot(0, look)
app.Window.show = show
sys.exit(app.run([{path!r}]))
"""
OPENED = """
from pathlib import Path
from hearingdesk.casefile import CaseFile
CaseFile(Path({path!r}), "rw").close()
"""


def child(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    known = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**known, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_first_paint_needs_no_heavy_library(tmp_path):
    path = tmp_path / "case.hearing"
    make(path).close()
    home = str(tmp_path / "home")
    child(OPENED.format(path=str(path)), HEARINGDESK_HOME=home)  # a case from elsewhere is laundered once
    run = child(PAINTED.format(late=LATE, path=str(path)), HEARINGDESK_HOME=home)
    assert run.stdout.strip() == "[] Structured products – HearingDesk", run.stderr
    assert run.returncode == 0


def test_no_screen_is_said_in_a_sentence():
    code = (
        "import os, sys; os.environ.pop('QT_QPA_PLATFORM', None); from ui.app import run; sys.exit(run([]))"
    )
    run = child(code)
    assert run.returncode == 2
    assert "There is no screen" in run.stderr
    assert "Traceback" not in run.stderr
