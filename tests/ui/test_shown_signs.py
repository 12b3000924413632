"""Names that would turn a line around, or be read as markup, are shown as what they are and do nothing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from hearingdesk.casefile import CaseFile
from hearingdesk.record import meanings
from hearingdesk.records import KINDS
from tests.ui.windows import close, enter, opened
from ui.rooms.register import EVERY
from ui.say import Dialogs
from ui.widgets.label import Cut, Label
from ui.widgets.marked import MarkedLabel

SIGNS = "\u202e\u2066\x1b\x07\x9b\x7f"
MARKUP = "<img src='file:///harm.png'><b>bold</b>"


@pytest.fixture
def window(qtbot, look, tmp_path):
    """A window over a case in which every word of every record carries signs that do something."""
    window = opened(qtbot, tmp_path / "case.hearing")
    case = window.desk.case
    assert isinstance(case, CaseFile)
    with case.change(f"Step {SIGNS}") as edit:
        for table in KINDS:
            for record in list(case.of(table).all()):
                words = {
                    name: f"{MARKUP}{SIGNS}{value}"
                    for name, one in meanings(type(record)).items()
                    if one.shape in ("text", "note") and name != "zone" and (value := getattr(record, name))
                }
                edit.update(replace(record, **words))
    yield window
    close(window)


def shown(window):
    """All words that the widgets of the window show, by a tip too, each with who shows them."""
    yield "title", window.windowTitle()
    for label in window.findChildren(QLabel):
        yield type(label), label.text()
        yield type(label), label.toolTip()
        rich = label.textFormat() == Qt.TextFormat.RichText or isinstance(label, MarkedLabel)
        assert rich or label.textFormat() == Qt.TextFormat.PlainText or "<" not in label.text()
    for button in window.findChildren(QPushButton):
        yield type(button), button.text()
        yield type(button), button.toolTip()


@pytest.mark.parametrize("room", ["today", *EVERY, "history"])
def test_no_room_shows_a_sign_that_does_something(qtbot, window, room):
    space = enter(qtbot, window, room)
    told = list(shown(window))
    if hasattr(space, "model"):
        model = space.model
        for row in range(model.rowCount()):
            told += [
                (type(model), str(model.index(row, 0).data(role)))
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            ]
    assert [one for one in told if any(sign in one[1] for sign in SIGNS)] == []


def test_a_label_shows_markup_as_it_is(look):
    for label in (Label(MARKUP + SIGNS), Cut(MARKUP + SIGNS)):
        label.setText(MARKUP + SIGNS)
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert not set(SIGNS) & set(label.text() + label.toolTip())
        assert "<img" not in label.toolTip()


def test_a_dialog_reads_no_markup_in_the_name_of_a_file(look):
    box = Dialogs()._box("Title", f"{MARKUP}.hearing is not there.")
    assert box.textFormat() == Qt.TextFormat.PlainText
