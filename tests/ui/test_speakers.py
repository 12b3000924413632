"""Speakers of a transcript: walked through by keyboard, chosen by nobody but the user, linked in one change."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton

from hearingdesk import words
from hearingdesk.casefile import CaseFile, Edit
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.committees import Committee
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.records.parties import Party
from hearingdesk.records.turns import Transcript, Turn
from hearingdesk.when import When
from tests.ui.checks import assert_named
from tests.ui.windows import close, window_on
from ui.desk import Place
from ui.rooms.speakers.dialog import LISTED, SpeakersDialog
from ui.rooms.speakers.join import JoinDialog
from ui.rooms.speakers.linking import open_dialog
from ui.window import Window

SAID = (
    ("위원장", "We begin."),
    ("Mr. Dusk", "The lamps were out."),
    ("Ms. Flint", "All of them?"),
    ("Mr. Dusk", "Every one."),
    ("홍길동 위원", "언제부터입니까?"),
    ("위원장", "We go on."),
    ("A Voice", "Shame!"),
    ("위원장", "We end."),
)


def fill(edit: Edit, matter: Matter) -> None:
    committee = edit.add(Committee(name="Lamps")).id
    hearing = edit.add(Hearing(title="Lamps", kind="hearing", lead=committee)).id
    sitting = edit.add(Sitting(hearing=hearing, number=1, day=When("2025-12-17"))).id
    transcript = edit.add(Transcript(hearing=hearing, title="Record of the lamps")).id
    edit.add_bulk(
        [
            Turn(transcript=transcript, sitting=sitting, position=n, label=label, text=text)
            for n, (label, text) in enumerate(SAID, 1)
        ]
    )
    for name in ("Ada Dusk", "Ben Dusk"):
        edit.add(Party(name=name))
    flint = edit.add(Party(name="Eve Flint")).id
    edit.add(Party(name="Hong Gildong", name_ko="홍길동"))
    listed = edit.add(Party(name="Dusk, Hon. Ada", role="Keeper")).id
    edit.add(Attendance(sitting=sitting, party=flint, capacity="witness", state="present"))
    edit.add(Attendance(sitting=sitting, party=listed, state="present"))


@pytest.fixture
def window(qtbot: Any, look: Any, tmp_path: Path) -> Iterator[Window]:
    path = tmp_path / "lamps.hearing"
    CaseFile.create(path, Matter(title="Lamps"), "Ada", fill=fill).close()
    window = window_on(qtbot, path)
    yield window
    close(window)


@pytest.fixture
def dialog(qtbot: Any, window: Window) -> SpeakersDialog:
    one = open_dialog(window, window.desk.view.transcripts.ids()[0])
    settled(qtbot, one)
    return one


def settled(qtbot: Any, dialog: SpeakersDialog) -> None:
    qtbot.waitUntil(lambda: bool(dialog.labels.counts) and bool(dialog.twins.counts), timeout=5000)
    qtbot.waitUntil(lambda: dialog.panel.state is not None, timeout=5000)


def rows(dialog: SpeakersDialog) -> dict[str, Any]:
    model = dialog.labels.model
    return {row.title: row for at in range(model.rowCount()) if (row := model.read(at))}


def choose(qtbot: Any, dialog: SpeakersDialog, title: str) -> None:
    model = dialog.labels.model
    at = next(at for at in range(model.rowCount()) if model.read(at).title == title)
    dialog.labels.list.selectRow(at)
    qtbot.waitUntil(lambda: shown(dialog) == title)


def shown(dialog: SpeakersDialog) -> str:
    return dialog.panel.state.label.text if dialog.panel.state else ""


def key(qtbot: Any, dialog: SpeakersDialog, pressed: Any) -> None:
    qtbot.keyClick(dialog.labels.list, pressed)


def link(qtbot: Any, dialog: SpeakersDialog, window: Window) -> None:
    dialog.link.click()
    qtbot.waitUntil(lambda: "linked." in window.banner.words(), timeout=5000)
    qtbot.waitUntil(lambda: window.desk.writable)


def speakers(window: Window) -> list[str]:
    return [window.desk.view.parties.called(turn.party) for turn in window.desk.view.turns.all()]


def test_the_list_says_whom_each_label_may_mean_and_takes_nobody(dialog: SpeakersDialog) -> None:
    told = {title: (row.sub, row.chips[0].text, row.side) for title, row in rows(dialog).items()}
    assert told["Mr. Dusk"] == ("3 people proposed", "Several proposed", "2 turns")
    assert told["Ms. Flint"] == ("Perhaps Eve Flint – Was heard as a witness", "Stands out", "1 turn")
    assert told["A Voice"] == ("Nobody is proposed", "Open", "1 turn")
    assert dialog.labels.counts == {"open": 5, "stands_out": 2, "several": 1, "chosen": 0, "linked": 0}
    assert dialog.choices.labels() == {}
    assert not dialog.link.isEnabled()


def test_namesakes_stand_side_by_side_and_none_is_preselected(qtbot: Any, dialog: SpeakersDialog) -> None:
    choose(qtbot, dialog, "Mr. Dusk")
    who = dialog.panel.who
    assert who is not None
    assert [one.rpartition(" – ")[0] or one for one in who.words()] == [
        "Dusk, Hon. Ada",
        "Ada Dusk",
        "Ben Dusk",
        "Nobody yet",
    ]
    assert who.pressed() == 0
    assert who.line is not None
    assert who.line.text() == "Dusk"


def test_all_that_stand_out_are_chosen_at_once_and_written_only_by_link(
    qtbot: Any, dialog: SpeakersDialog, window: Window
) -> None:
    length = window.desk.view.log_length()
    assert "(2)" in dialog.all.text()
    dialog.all.click()
    qtbot.waitUntil(lambda: "Link 2 labels" in dialog.link.text(), timeout=5000)
    assert window.desk.view.log_length() == length
    qtbot.waitUntil(lambda: rows(dialog)["Ms. Flint"].sub == "Will be: Eve Flint")
    assert rows(dialog)["Mr. Dusk"].chips[0].text == "Several proposed"
    link(qtbot, dialog, window)
    assert window.desk.view.log_length() == length + 1
    assert speakers(window) == ["", "", "Eve Flint", "", "Hong Gildong", "", "", ""]
    window.desk.undo()
    assert speakers(window) == [""] * 8
    assert window.desk.view.labels.count() == 0


def test_the_keyboard_alone_links_a_transcript(qtbot: Any, dialog: SpeakersDialog, window: Window) -> None:
    choose(qtbot, dialog, "Mr. Dusk")
    dialog.labels.list.setFocus()
    key(qtbot, dialog, Qt.Key.Key_Return)  # nobody stands out: it stays
    assert shown(dialog) == "Mr. Dusk"
    assert "Nobody stands out" in dialog.panel.warning.text()
    key(qtbot, dialog, Qt.Key.Key_3)
    key(qtbot, dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(dialog) == "Ms. Flint")
    key(qtbot, dialog, Qt.Key.Key_Return)  # she stands out
    qtbot.waitUntil(lambda: shown(dialog) == "홍길동 위원")
    key(qtbot, dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(dialog) == "A Voice")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "4 turns linked." in window.banner.words(), timeout=5000)
    assert speakers(window)[1:5] == ["Ben Dusk", "Eve Flint", "Ben Dusk", "Hong Gildong"]


def test_a_digit_may_be_taken_back_with_nought(qtbot: Any, dialog: SpeakersDialog) -> None:
    choose(qtbot, dialog, "Mr. Dusk")
    key(qtbot, dialog, Qt.Key.Key_2)
    assert len(dialog.choices.labels()) == 1
    key(qtbot, dialog, Qt.Key.Key_0)
    assert dialog.choices.labels() == {}
    key(qtbot, dialog, Qt.Key.Key_9)  # there is no ninth
    assert dialog.choices.labels() == {}


def test_under_a_filter_the_label_one_is_at_stays_until_one_goes_on(
    qtbot: Any, dialog: SpeakersDialog
) -> None:
    dialog.labels.pane.filters.choose("stands_out")
    qtbot.waitUntil(lambda: list(rows(dialog)) == ["Ms. Flint", "홍길동 위원"])
    choose(qtbot, dialog, "Ms. Flint")
    key(qtbot, dialog, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: rows(dialog)["Ms. Flint"].chips[0].text == "Chosen")
    assert shown(dialog) == "Ms. Flint"
    key(qtbot, dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(dialog) == "홍길동 위원")
    qtbot.waitUntil(lambda: list(rows(dialog)) == ["홍길동 위원"])


def test_somebody_else_and_somebody_new_can_be_meant(
    qtbot: Any, dialog: SpeakersDialog, window: Window
) -> None:
    choose(qtbot, dialog, "A Voice")
    who = dialog.panel.who
    assert who is not None
    assert who.line is not None
    who.line.setText("Tess Tallow")
    who.named.emit("Tess Tallow")
    choose(qtbot, dialog, "Ms. Flint")
    assert any("Tess Tallow" in one for one in dialog.panel.who.words())  # type: ignore[union-attr]
    field = dialog.panel.who.field  # type: ignore[union-attr]
    assert field is not None
    field.set(next(one.id for one in window.desk.view.parties.all() if one.name == "Ben Dusk"))
    field.pick.picked.emit()
    link(qtbot, dialog, window)
    assert (speakers(window)[2], speakers(window)[6]) == ("Ben Dusk", "Tess Tallow")
    window.desk.undo()
    assert not window.desk.view.parties.by_name("Tess Tallow")


def test_an_office_is_parted_among_its_holders(qtbot: Any, dialog: SpeakersDialog, window: Window) -> None:
    ada, ben = (window.desk.view.parties.by_name(name)[0].id for name in ("Ada Dusk", "Ben Dusk"))
    choose(qtbot, dialog, "위원장")
    parts = dialog.panel.parts
    assert parts is not None
    parts.box.setChecked(True)
    assert "Turns 1 to 3 stay as they are" in dialog.panel.warning.text()
    assert dialog.choices.labels() == {}
    first = parts.rows[0]
    first.last.setValue(2)
    first.field.set(ada)
    first.field.pick.picked.emit()
    second = parts.add_part(ben)
    assert (second.first.value(), second.last.value()) == (3, 3)
    assert dialog.panel.warning.text() == ""
    second.first.setValue(2)
    assert "two parts" in dialog.panel.warning.text()
    assert dialog.choices.labels() == {}
    second.first.setValue(3)
    choose(qtbot, dialog, "A Voice")
    choose(qtbot, dialog, "위원장")  # the parts are shown again
    assert [row.field.chosen() for row in dialog.panel.parts.rows] == [ada, ben]  # type: ignore[union-attr]
    link(qtbot, dialog, window)
    assert [speakers(window)[at] for at in (0, 5, 7)] == ["Ada Dusk", "Ada Dusk", "Ben Dusk"]


def test_somebody_listed_is_joined_in_the_same_change(
    qtbot: Any, dialog: SpeakersDialog, window: Window
) -> None:
    length, view = window.desk.view.log_length(), window.desk.view
    ada = view.parties.by_name("Ada Dusk")[0].id
    dialog.tabs.choose(LISTED)
    dialog._turn(LISTED)
    qtbot.waitUntil(lambda: dialog.twins.list.current_id() != 0)
    assert dialog.twins.model.read(0).title == "Dusk, Hon. Ada"
    who = dialog.twin_panel.who
    assert who is not None
    assert who.pressed() == 0
    qtbot.keyClick(dialog.twins.list, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: dialog.twins.model.read(0).sub == "The same as Ada Dusk")
    assert dialog.link.text() == "Join 1 person"
    dialog.link.click()
    qtbot.waitUntil(lambda: "1 person joined." in window.banner.words(), timeout=5000)
    assert view.log_length() == length + 1
    assert {one.party for one in view.attendances.all()} >= {ada}
    assert view.parties.get(ada).role == "Keeper"
    qtbot.waitUntil(lambda: window.desk.writable)
    window.desk.undo()
    assert view.parties.by_name("Dusk, Hon. Ada")


def test_leaving_asks_only_when_choices_would_be_lost(
    qtbot: Any, dialog: SpeakersDialog, window: Window
) -> None:
    choose(qtbot, dialog, "Mr. Dusk")
    key(qtbot, dialog, Qt.Key.Key_1)
    window.voice.answers.append(False)  # type: ignore[attr-defined]
    dialog.reject()
    assert dialog.isVisible()
    key(qtbot, dialog, Qt.Key.Key_0)
    with qtbot.waitSignal(dialog.finished):
        dialog.reject()
    assert speakers(window) == [""] * 8


def test_a_case_that_changes_meanwhile_is_followed(
    qtbot: Any, dialog: SpeakersDialog, window: Window
) -> None:
    choose(qtbot, dialog, "A Voice")
    with window.desk.change("Add") as edit:
        edit.add(Party(name="Ann Voice"))
    qtbot.waitUntil(lambda: rows(dialog)["A Voice"].chips[0].text == "Stands out", timeout=5000)
    qtbot.waitUntil(lambda: "Ann Voice" in dialog.panel.who.words()[0], timeout=5000)  # type: ignore[union-attr]
    with qtbot.waitSignal(dialog.finished):
        window.desk.close()


def test_what_was_read_for_it_comes_too_late_once_the_case_is_closed(qtbot: Any, window: Window) -> None:
    for change in (False, True):
        one = open_dialog(window, window.desk.view.transcripts.ids()[0])
        if change:
            settled(qtbot, one)
            with window.desk.change("Add") as edit:
                edit.add(Party(name="Ann Voice"))
        path = window.desk.case.path  # type: ignore[union-attr]
        time.sleep(0.3)  # the lists are read, and nobody hears of it
        with qtbot.waitSignal(one.finished):
            window.desk.close()
        qtbot.wait(10)
        window.desk.open(path)


def test_a_place_is_opened_beside_the_dialog(qtbot: Any, dialog: SpeakersDialog, window: Window) -> None:
    went: list[Place] = []
    window.desk.went.connect(went.append)
    choose(qtbot, dialog, "Mr. Dusk")

    def ways() -> list[QPushButton]:
        every = dialog.panel.findChildren(QPushButton)
        return [one for one in every if one.accessibleName() == "Open this place" and one.isVisible()]

    qtbot.waitUntil(lambda: len(ways()) == 1)
    ways()[0].click()
    assert (went[-1].table, went[-1].id) == ("turn", dialog.panel.state.label.first)  # type: ignore[union-attr]
    assert dialog.isVisible()


def test_the_list_is_exported_as_it_is_shown(
    qtbot: Any, dialog: SpeakersDialog, window: Window, tmp_path: Path
) -> None:
    target = tmp_path / "speakers.csv"
    dialog.labels.pane.filters.choose("stands_out")
    qtbot.waitUntil(lambda: dialog.labels.model.rowCount() == 2)
    window.voice.answers.append(target)  # type: ignore[attr-defined]
    dialog.labels.export()
    qtbot.waitUntil(lambda: "2 rows written" in window.banner.words(), timeout=5000)
    with target.open(encoding="utf-8-sig", newline="") as file:
        head, *lines = csv.reader(file)
    assert head == ["Label as printed", "Whom it means", "State", "Turns", "Mark in the source"]
    assert [line[0] for line in lines] == ["Ms. Flint", "홍길동 위원"]


def test_the_action_stands_on_the_pages_with_words(qtbot: Any, window: Window) -> None:
    hearing = window.desk.view.hearings.ids()[0]
    window.desk.go("hearing", hearing)
    qtbot.waitUntil(lambda: window.space().current().id == hearing)  # type: ignore[union-attr]
    window.commands.refresh()
    assert window.commands["speakers.link"].isEnabled()
    window.commands.run("speakers.link")
    opened = window.findChildren(SpeakersDialog)
    assert len(opened) == 1
    window.commands.run("speakers.link")
    assert len(window.findChildren(SpeakersDialog)) == 1
    opened[0].reject()


def test_an_entry_is_joined_with_another_from_its_page(qtbot: Any, window: Window) -> None:
    view = window.desk.view
    ada = view.parties.by_name("Ada Dusk")[0].id
    window.desk.go("party", ada)
    qtbot.waitUntil(lambda: window.space().current().id == ada)  # type: ignore[union-attr]
    window.commands.refresh()
    window.commands.run("party.join")
    dialog = window.findChild(JoinDialog)
    assert isinstance(dialog, JoinDialog)
    assert dialog.who.pressed() is None
    assert not dialog.join.isEnabled()
    assert dialog.who.words() == ["Dusk, Hon. Ada"]
    assert_named(dialog)
    dialog.who.press(1)
    dialog.join.click()
    assert "is joined with" in window.banner.words()
    assert not view.parties.where(name="Dusk, Hon. Ada")
    assert [form.text for form in view.parties.forms(ada)] == ["Dusk, Hon. Ada"]
    window.desk.undo()
    assert view.parties.where(name="Dusk, Hon. Ada")


@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_everything_in_it_has_a_name(qtbot: Any, look: Any, window: Window, mode: Any, scale: int) -> None:
    look.use(mode, scale)
    words.use("ko" if mode == "dark" else "en")
    dialog = open_dialog(window, window.desk.view.transcripts.ids()[0])
    settled(qtbot, dialog)
    choose(qtbot, dialog, "위원장")
    dialog.panel.parts.box.setChecked(True)  # type: ignore[union-attr]
    assert_named(dialog)
    spoken = QAccessible.queryAccessibleInterface(dialog.labels.list)
    assert spoken.text(QAccessible.Text.Name)
    dialog.grab()
    dialog.panel.parts.box.setChecked(False)  # type: ignore[union-attr]
    dialog.reject()
