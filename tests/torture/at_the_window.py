"""The real window under a script: somebody writes, imports, undoes, builds a pack, closes, and opens again."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.torture.telling import Teller, sha256
from tests.ui.voices import Script
from ui.desk import Desk
from ui.rooms.bringing import bring_in
from ui.rooms.packing import Wish, start
from ui.rooms.sheet import Adding
from ui.theme import Theme
from ui.window import Window


class Agreeing(Script):
    """Says yes to every question."""

    def _answer(self, sentence: str) -> bool:
        return True


def window(case_path: Path, sources: Sequence[Path], chance: random.Random, teller: Teller) -> None:
    """Open the window on the case and work in it without end."""
    app = QApplication(["hearingdesk"])
    look = Theme(app, "light")
    desk = Desk()
    desk.change_settings(author="Ada Wick")
    shown = Window(desk, Agreeing())
    desk.open(case_path)
    shown.show()
    look.load_rest()
    worker = _AtWork(app, desk, shown, case_path, teller)
    teller.ready()
    for n in count():
        worker.step(chance.choice(("write", "import", "undo", "redo", "pack", "stop", "close")), n, sources)


class _AtWork:
    """The hands of whoever sits at the window."""

    def __init__(self, app: QApplication, desk: Desk, shown: Window, case: Path, teller: Teller) -> None:
        self._app, self._desk, self._shown, self._case, self._teller = app, desk, shown, case, teller

    def step(self, what: str, n: int, sources: Sequence[Path]) -> None:
        """One thing done at the window; told before and after."""
        desk, teller = self._desk, self._teller
        if what == "close":
            return self._close()
        made = self._case.with_name(f"window {n % 3}.pdf") if what == "pack" else ""
        teller.begin(f"window: {what}", self._case, made)
        if what == "write":
            sheet = self._shown.editor.add(Adding("note", {"text": f"Written {n}"}))
            self._wait(sheet.isVisible)
            sheet.save()
        elif what == "import":
            bring_in(desk, [sources[n % len(sources)]])
        elif what == "stop":
            bring_in(desk, [sources[n % len(sources)]])
            for job in desk.jobs.running():
                job.stop()
        elif what == "pack":
            start(desk, Wish(language="en", paper="a4", audience="members"), Path(made))
        else:
            self._shown.commands.run(f"edit.{what}")
        self._wait(lambda: not desk.jobs.running())
        return teller.done(desk.view, sha256(Path(made)) if made else "")

    def _close(self) -> None:
        """Close the window while something is brought in; then open the case again."""
        self._teller.begin("window: close", self._case)
        self._shown.close()
        self._desk.open(self._case)
        self._shown.show()
        self._teller.done(self._desk.view)

    def _wait(self, so: Callable[[], bool]) -> None:
        while not so():
            self._app.processEvents()
        self._app.processEvents()
