"""Bring a hearing in, find a word in it, print a pack: through the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.windows import close, enter, listed, opened, sheet
from ui.rooms.bringing import bring_in
from ui.rooms.pages.hearings import attendance, witnesses
from ui.rooms.reader import TranscriptPane
from ui.rooms.sheet import Here
from ui.window import Window


@pytest.fixture
def window(qtbot, look, tmp_path: Path) -> Iterator[Window]:
    window = opened(qtbot, tmp_path / "case.hearing")
    yield window
    close(window)


def read_now(reader: TranscriptPane) -> list[int]:
    return [laid.paragraph.id for _at, _edge, laid in reader.view.on_screen() if laid.paragraph]


def test_a_real_hearing_comes_in_is_found_and_can_be_taken_back(qtbot, window, shared):
    desk = window.desk
    turns = desk.view.turns.count()
    window.voice.answers.append([shared / "data" / "open" / "txt-us-chrg-hearings" / "CHRG-110hhrg46594.htm"])
    window.commands.run("case.import")
    qtbot.waitUntil(lambda: not desk.jobs.running(), timeout=30_000)
    qtbot.waitUntil(lambda: "Imported CHRG-110hhrg46594.htm" in window.banner.words())
    qtbot.waitUntil(lambda: window.commands["edit.undo"].isEnabled())
    assert "556 turns" in window.banner.words()  # as `main.py import` says
    assert desk.view.turns.count() > turns + 500
    space = enter(qtbot, window, "search")
    qtbot.keyClicks(space.pane.search, "foreclosure")
    qtbot.waitUntil(lambda: space.model.rowCount() > 0, timeout=5000)
    assert "foreclosure" in listed(space)[0].sub
    window.commands.run("edit.undo")
    assert desk.view.turns.count() == turns
    window.commands.run("edit.redo")
    assert desk.view.turns.count() > turns + 500


def test_an_imported_hearing_shows_who_gave_evidence(qtbot, window, shared):
    bring_in(window.desk, [shared / "data" / "open" / "txt-us-chrg-hearings" / "CHRG-110hhrg46594.htm"])
    qtbot.waitUntil(lambda: "Imported" in window.banner.words(), timeout=30_000)
    here = Here(window.desk.view, "en", window.desk.as_of)
    hearing = next(one for one in window.desk.view.hearings.all() if one.title.startswith("STABILIZING"))
    named = [one.title for one in witnesses(here, hearing, 500).links]
    assert "Alan R. Mulally" in named
    grid = attendance(here, hearing)
    assert grid is not None
    assert [person.title for person, _cells in grid.rows][: len(named)] == named


def test_a_hit_is_opened_where_it_stands_even_when_others_stand_before_it(qtbot, window, shared):
    bring_in(window.desk, [shared / "data" / "open" / "txt-us-chrg-hearings" / "CHRG-110hhrg46594.htm"])
    qtbot.waitUntil(lambda: "Imported" in window.banner.words(), timeout=30_000)
    space = enter(qtbot, window, "search")
    qtbot.keyClicks(space.pane.search, "restructuring plan")
    qtbot.waitUntil(lambda: space.model.rowCount() == 2, timeout=5000)
    wanted = listed(space)[1]
    space.pane.list.opened.emit(wanted.id)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(TranscriptPane)))
    reader = next(one for one in window.findChildren(TranscriptPane) if one.isVisible())
    qtbot.waitUntil(lambda: reader._figure.text() == "Place 2 of 2", timeout=5000)
    qtbot.waitUntil(lambda: wanted.id in read_now(reader), timeout=5000)
    qtbot.wait(300)  # nothing that comes later may move it
    assert wanted.id in read_now(reader)


def test_a_foreign_file_is_refused_in_words_and_changes_nothing(qtbot, window, tmp_path):
    desk = window.desk
    before = desk.view.counts()
    path = tmp_path / "holiday.7z"
    path.write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(200))
    bring_in(desk, [path])
    qtbot.waitUntil(lambda: not desk.jobs.running(), timeout=10_000)
    qtbot.waitUntil(lambda: "holiday.7z" in window.banner.words())
    assert desk.view.counts() == before


def test_a_pack_is_built_from_the_window(qtbot, window, tmp_path):
    target = tmp_path / "pack.pdf"
    enter(qtbot, window, "hearing")
    window.commands.run("pack.build")
    window.voice.answers.append(target)
    sheet(window).save()
    qtbot.waitUntil(lambda: "pack.pdf is ready" in window.banner.words(), timeout=30_000)
    assert target.read_bytes().startswith(b"%PDF")
