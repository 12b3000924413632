"""A case is left while work runs in it: one is asked, and what runs goes on where one stays."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hearingdesk.job import Progress
from tests.ui.cases import make
from tests.ui.windows import sheet
from ui.rooms.opening import open_case
from ui.window import Window


@pytest.fixture
def free() -> Iterator[threading.Event]:
    """Set: the work may end."""
    free = threading.Event()
    yield free
    free.set()


@pytest.fixture
def window(windows, tmp_path: Path) -> Window:
    make(tmp_path / "one.hearing").close()
    make(tmp_path / "two.hearing").close()
    window = windows()
    open_case(window, tmp_path / "one.hearing")
    return window


def work(free: threading.Event) -> Callable[[Progress], str]:
    def run(progress: Progress) -> str:
        while not free.wait(0.01):
            progress(0, 0, "reading")
        return "done"

    return run


@pytest.mark.parametrize("way", ["another", "none", "sample"])
def test_one_who_stays_keeps_the_case_and_the_work(qtbot, window, tmp_path, free, way):
    ended: list[str] = []
    job = window.desk.jobs.start("Import", work(free))
    job.finished.connect(ended.append)
    window.voice.answers.append(False)
    if way == "another":
        open_case(window, tmp_path / "two.hearing")
    else:
        window.commands.run("case.close" if way == "none" else "file.sample")
    assert window.desk.case is not None
    assert window.desk.case.path == tmp_path / "one.hearing"
    assert "still running" in window.voice.heard[-1]
    free.set()
    qtbot.waitUntil(lambda: ended == ["done"], timeout=30_000)


def test_a_new_case_that_would_stop_the_work_is_not_made_and_the_sheet_says_why(
    qtbot, window, tmp_path, free
):
    window.desk.jobs.start("Import", work(free))
    window.commands.run("file.new")
    asked = sheet(window)
    qtbot.keyClicks(asked._form.box("title").field.entry(), "Branch closures")
    window.voice.answers += [tmp_path / "new.hearing", False]
    asked.save()
    assert "work in the open one goes on" in asked.banner.words()
    assert not (tmp_path / "new.hearing").exists()
    assert window.desk.case.path == tmp_path / "one.hearing"
    window.voice.answers.append(True)
    asked.reject()


def test_one_who_goes_stops_the_work(window, tmp_path, free):
    window.desk.jobs.start("Import", work(free))
    window.voice.answers.append(True)
    open_case(window, tmp_path / "two.hearing")
    assert window.desk.case.path == tmp_path / "two.hearing"
    assert window.desk.jobs.running() == []


def test_the_keyboard_is_in_the_room_of_the_case_opened_next(qtbot, window, tmp_path):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    open_case(window, tmp_path / "two.hearing")
    space = window.space()
    assert space is not None
    assert space.isAncestorOf(window.focusWidget())


def test_where_no_case_is_open_enter_opens_one(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    window.commands.run("case.close")
    assert window.focusWidget().accessibleName() == "Open…"
