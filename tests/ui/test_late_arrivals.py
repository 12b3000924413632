"""What threads have read for a case that was closed meanwhile is dropped: it troubles nobody, and no other case."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from tests.ui.samples import DAY, sample_window
from tests.ui.windows import close
from ui.desk import Place
from ui.jobs import Jobs, LetGo
from ui.rooms.finder import Finder
from ui.rooms.register import BACKUPS, EVERY, HISTORY, HOLIDAYS, IMPORTS, PROFILES, RULES, SEARCH, TODAY
from ui.window import Window

ROOMS = (*EVERY, BACKUPS, HISTORY, HOLIDAYS, IMPORTS, PROFILES, RULES, SEARCH, TODAY)
READING = 0.25  # seconds in which threads read what is asked of them, and nobody hears them


def heard(qtbot: Any) -> None:
    """Everything that waits is heard; what it raises fails the test."""
    for _time in range(3):
        QApplication.processEvents()
    qtbot.wait(1)


def place(window: Window, room: str) -> Place:
    """A place in the room: its first record and words that are looked for, or the room alone."""
    if room not in EVERY:
        return Place(room, words="leak" if room == SEARCH else "")
    return Place(room, room, next(iter(window.desk.view.of(room).ids()), 0), "leak")


def test_a_room_whose_list_and_page_come_after_the_case_was_closed_says_nothing(
    qtbot: Any, tmp_path: Path
) -> None:
    path = tmp_path / "sample.hearing"
    window = sample_window(qtbot, path)
    for room in ROOMS:
        window.desk.visit(place(window, room))
        time.sleep(READING)
        window.desk.close()
        heard(qtbot)
        window.desk.open(path, as_of=DAY)
    close(window)


def test_what_the_palette_looks_for_comes_too_late_once_the_case_is_closed(
    qtbot: Any, window: Window
) -> None:
    told: list[object] = []
    finder = Finder(window.desk, window)
    finder("tunnel", told.append)
    time.sleep(READING)
    finder.close()
    window.desk.close()
    heard(qtbot)
    assert told == []


def test_pages_laid_out_for_a_case_that_is_closed_are_not_shown(qtbot: Any, window: Window) -> None:
    desk = window.desk
    desk.visit(Place("pack", "pack", desk.view.packs.ids()[0]))
    window.commands.run("pack.builder")
    space: Any = window.space()
    qtbot.waitUntil(lambda: space.previews.process() > 0, timeout=30_000)
    time.sleep(8 * READING)
    desk.close()
    heard(qtbot)
    assert not space.previews.busy()


def test_a_result_that_was_on_its_way_is_told_as_too_late(qtbot: Any) -> None:
    jobs = Jobs()
    told: list[object] = []
    job = jobs.start("Import", lambda _progress: 1)
    job.finished.connect(told.append)
    job.failed.connect(told.append)
    job.ended.connect(lambda: told.append("ended"))
    assert job.join(5)
    jobs.close()
    heard(qtbot)
    assert [type(told[0]), told[1]] == [LetGo, "ended"]
