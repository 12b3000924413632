"""The program with its window, as `main.py` opens it, under a script: write, import, undo, print, close, open again.

The script begins when the program's own loop of events does. Dialogs are the real ones, and are agreed to.
"""

from __future__ import annotations

import os
import random
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from hearingdesk import settings
from hearingdesk.casefile import CaseFile
from main import main
from tests.torture.scene import Later
from tests.torture.telling import Teller, sha256
from ui.rooms.bringing import bring_in
from ui.rooms.packing import Wish, start
from ui.rooms.sheet import Adding
from ui.window import Window

STEPS = ("write", "write", "import", "undo", "redo", "pack", "stop", "close")
AGREES = 20  # milliseconds between two looks whether a dialog asks something


def window(case: Path, sources: Sequence[Path], chance: random.Random, teller: Teller, pipe: int) -> None:
    """Work at the window without end: after each closing the program is started anew, in this very process."""

    def work() -> None:
        hands = Hands(case, teller)
        teller.ready()
        for n in count():
            what = chance.choice(STEPS)
            hands.step(what, n, sources)
            if what == "close":
                return

    _run(case, work)
    with CaseFile(case, "ro") as closed:
        teller.done(closed)
    os.set_inheritable(pipe, True)
    again = [str(case), str(pipe), str(chance.random()), *map(str, sources)]
    os.execv(sys.executable, [sys.executable, "-m", "tests.torture.at_the_window", *again])


def older_cases(paths: Sequence[Path], teller: Teller) -> None:
    """The program of the next format opens one older case after the other at its window."""
    CaseFile.steps = Later.steps

    def work() -> None:
        hands = Hands(paths[0], teller)
        teller.done(hands.desk.view)
        for path in paths[1:]:
            teller.begin("migrate", path)
            hands.desk.open(path)
            teller.done(hands.desk.view)

    teller.ready()
    teller.begin("migrate", paths[0])
    _run(paths[0], work)


def _run(case: Path, work: Callable[[], None]) -> None:
    """`main.py CASE`, with somebody at work as soon as its window stands."""
    settings.save(replace(settings.load(), author="Ada Wick"))
    loop = QApplication.exec

    def begin() -> None:
        try:
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)

    def driven(*_application: object) -> int:
        QTimer.singleShot(0, begin)
        return loop()

    QApplication.exec = driven  # type: ignore[method-assign]
    if status := main([str(case)]):
        raise SystemExit(f"the window ended with {status}")


class Hands:
    """Whoever sits at the window."""

    def __init__(self, case: Path, teller: Teller) -> None:
        self._case, self._teller = case, teller
        self._shown = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Window))
        self.desk = self._shown.desk
        self._agreeing = QTimer(self._shown, interval=AGREES)
        self._agreeing.timeout.connect(_agree)
        self._agreeing.start()

    def step(self, what: str, n: int, sources: Sequence[Path]) -> None:
        """One thing done at the window; told before and after."""
        desk, teller = self.desk, self._teller
        made = self._case.with_name(f"window {n % 3}.pdf") if what == "pack" else ""
        teller.begin(f"window: {what}", self._case, made)
        if what == "write":
            sheet = self._shown.editor.add(Adding("note", {"text": f"Written {n}"}))
            self._wait(sheet.isVisible)
            sheet.save()
        elif what in ("import", "stop", "close"):
            bring_in(desk, [sources[n % len(sources)]])
            if what == "stop":
                for job in desk.jobs.running():
                    job.stop()
            elif what == "close":  # it asks whether the work is to be stopped
                self._shown.close()
                return
        elif what == "pack":
            start(desk, Wish(language="en", paper="a4", audience="members"), Path(made))
        else:
            self._shown.commands.run(f"edit.{what}")
        self._wait(lambda: not desk.jobs.running())
        teller.done(desk.view, sha256(Path(made)) if made else "")

    def _wait(self, so: Callable[[], bool]) -> None:
        while not so():
            QApplication.processEvents()
        QApplication.processEvents()


def _agree() -> None:
    """Press the button that does it."""
    asking = QApplication.activeModalWidget()
    if isinstance(asking, QMessageBox):
        agree = [
            button
            for button in asking.buttons()
            if asking.buttonRole(button) == QMessageBox.ButtonRole.AcceptRole
        ]
        agree[0].click()
    elif isinstance(asking, QDialog):
        raise AssertionError(f"nobody is expected to ask with {type(asking).__name__}")


if __name__ == "__main__":
    fd = int(sys.argv[2])
    window(
        Path(sys.argv[1]),
        [Path(name) for name in sys.argv[4:]],
        random.Random(sys.argv[3]),
        Teller(Connection(fd, readable=False)),
        fd,
    )
