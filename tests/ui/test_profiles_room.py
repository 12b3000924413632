"""The room of import profiles: searched, sorted, exported; copied, edited, written to a file and read from one."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange.profiles.common import importer_of
from hearingdesk.profilebook import OWN, SHIPPED, ProfileQuery, counts, entries, selected, shipped
from hearingdesk.records.memory import Profile
from tests.ui.checks import assert_named
from tests.ui.windows import close, listed, opened
from ui.desk import Place
from ui.rooms.importing import keeping
from ui.rooms.importing.dialog import PreviewDialog
from ui.rooms.profiles import Profiles
from ui.window import Window

SETTINGS = 'importer = "table"\nrows = "turns"\nof = "Lamp Committee"\n[columns]\ntext = "Was"\n'


@pytest.fixture
def window(qtbot: Any, look: Any, tmp_path: Path) -> Iterator[Window]:
    one = opened(qtbot, tmp_path / "lamps.hearing")
    with one.desk.change("Keep") as edit:
        edit.add(Profile(title="Protokoll", importer="table", settings=SETTINGS))
        edit.add(Profile(title="Broken", importer="table", settings="[["))
    yield one
    close(one)


@pytest.fixture
def room(qtbot: Any, window: Window) -> Profiles:
    window.desk.visit(Place("profile"))
    space = window.space()
    assert isinstance(space, Profiles)
    qtbot.waitUntil(lambda: space.current().id != 0, timeout=5000)
    return space


def choose(qtbot: Any, room: Profiles, title: str) -> None:
    at = next(at for at, row in enumerate(listed(room)) if row.title == title)
    room.pane.list.selectRow(at)
    qtbot.waitUntil(lambda: room.chosen() is not None and room.chosen().title == title, timeout=3000)


def test_those_of_the_case_stand_before_those_of_the_program(window, room):
    rows = listed(room)
    assert [row.title for row in rows[:2]] == ["Broken", "Protokoll"]
    assert [chip.text for chip in rows[0].chips] == ["Of this case", "Cannot be used"]
    assert len(rows) == 2 + len(shipped())
    assert_named(room)


def test_they_are_searched_filtered_and_sorted(window):
    view = window.desk.view
    assert [one.profile.title for one in selected(view, ProfileQuery(words="Lamp Committee"))] == [
        "Protokoll"
    ]
    assert {one.is_own for one in selected(view, ProfileQuery(filter=OWN))} == {True}
    assert {one.is_own for one in selected(view, ProfileQuery(filter=SHIPPED))} == {False}
    titles = [one.title.say() for one in selected(view, ProfileQuery(order="title", down=True))]
    assert titles == sorted(titles, key=str.casefold, reverse=True)
    assert counts(view)[OWN] == 2
    assert [one.fault for one in entries(view) if one.fault] != []


def test_the_list_is_exported(qtbot, window, room, tmp_path):
    window.voice.answers.append(tmp_path / "list.csv")
    window.commands.run("case.export")
    qtbot.waitUntil(lambda: "written" in window.banner.words(), timeout=5000)
    rows = list(csv.reader((tmp_path / "list.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0][0] == "Title"
    assert "Protokoll" in [row[0] for row in rows]


def test_the_page_says_what_it_reads(qtbot, window, room):
    choose(qtbot, room, "Protokoll")
    words = " ".join(label.text() for label in room.findChildren(QLabel))
    assert "Lamp Committee" in words
    assert "What was said: a row a turn" in words


def test_one_of_the_program_is_copied_to_be_edited(qtbot, window, room):
    choose(qtbot, room, "Name (party): words")
    window.commands.run("profile.copy")
    (dialog,) = [one for one in window.findChildren(PreviewDialog) if one.isVisible()]
    assert dialog.frame.name.text() == "Name (party): words copy"
    dialog.frame.save.click()
    qtbot.waitUntil(lambda: window.desk.view.profiles.count() == 3, timeout=3000)
    kept = window.desk.view.profiles.first(title="Name (party): words copy")
    assert kept is not None
    assert kept.importer == "plain-minutes"
    assert importer_of(kept.title, kept.settings) == "plain-minutes"
    window.desk.undo()
    assert window.desk.view.profiles.count() == 2


def test_one_of_the_case_is_edited_and_removed(qtbot, window, room):
    choose(qtbot, room, "Protokoll")
    window.commands.run("record.edit")
    (dialog,) = [one for one in window.findChildren(PreviewDialog) if one.isVisible()]
    assert dialog.frame.name.text() == "Protokoll"
    dialog.reject()
    window.commands.run("record.remove")
    assert window.desk.view.profiles.first(title="Protokoll") is None
    window.desk.undo()
    assert window.desk.view.profiles.first(title="Protokoll") is not None


def test_a_profile_goes_to_a_file_and_comes_from_one(qtbot, window, room, tmp_path):
    choose(qtbot, room, "Protokoll")
    window.voice.answers.append(tmp_path / "Lamps of others.toml")
    window.commands.run("profile.export")
    assert (tmp_path / "Lamps of others.toml").read_text("utf-8") == SETTINGS
    window.voice.answers.append([tmp_path / "Lamps of others.toml"])
    window.commands.run("profile.import")
    kept = window.desk.view.profiles.first(title="Lamps of others")
    assert kept is not None
    assert (kept.importer, kept.settings) == ("table", SETTINGS)


@pytest.mark.parametrize("text", ["", "[[", 'importer = "akn"', 'importer = "table"\nrows = 4', "\udcff"])
def test_what_is_no_profile_is_refused_in_a_sentence(tmp_path, text):
    path = tmp_path / "x.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(HearingDeskError, match="“x"):
        keeping.read(path)


def test_a_profile_without_its_importer_says_it_in_the_file(tmp_path):
    path = tmp_path / "x.toml"
    keeping.write(
        Profile(title="x", importer="table", settings='rows = "turns"\n[columns]\ntext = "Was"\n'), path
    )
    assert keeping.read(path).importer == "table"
