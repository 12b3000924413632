"""The one-line dialog: its field has a name, its sentence is no markup, a name that is changed stands there."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QLineEdit

from hearingdesk.errors import HearingDeskError
from tests.ui.windows import close, opened
from ui.rooms.savedsearches import Kept, SavedSearches
from ui.say import Dialogs


def answered(qtbot: Any, seen: dict[str, Any]) -> None:
    """Look at the dialog that is open, and agree."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QInputDialog):
            QTimer.singleShot(20, look)
            return
        field, label = dialog.findChild(QLineEdit), dialog.findChild(QLabel)
        assert field is not None
        assert label is not None
        seen.update(name=field.accessibleName(), text=field.text(), format=label.textFormat())
        seen.update(chosen=field.selectedText(), focus=field.hasFocus())
        dialog.accept()

    QTimer.singleShot(0, look)


def test_the_field_says_what_it_is_for_and_the_sentence_is_shown_as_it_is(qtbot: Any, look: Any) -> None:
    seen: dict[str, Any] = {}
    answered(qtbot, seen)
    assert Dialogs().line("Rename", "Another name for “<b>x</b>”.", " Old name ") == "Old name"
    assert seen["name"] == "Rename"
    assert seen["format"] == Qt.TextFormat.PlainText
    assert seen["chosen"] == " Old name "


class Remembering:
    """A voice that remembers what stood in the field."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.answers = ["First", "Second", "Second"]

    def line(self, title: str, sentence: str, text: str = "") -> str | None:
        self.texts.append(text)
        return self.answers.pop(0)


def test_a_saved_search_is_renamed_from_its_old_name_and_never_to_one_in_use(
    qtbot: Any, look: Any, tmp_path: Any
) -> None:
    window = opened(qtbot, tmp_path / "case.hearing")
    voice = Remembering()
    saved = SavedSearches(window.desk, voice.line)
    qtbot.addWidget(saved)
    saved.keep(Kept("duty", names=True))
    saved.keep(Kept("minutes", names=False))
    first, _second = window.desk.view.saved_filters.where(room="search")
    with pytest.raises(HearingDeskError, match="already"):
        saved.rename(first)
    titles = {one.title for one in window.desk.view.saved_filters.where(room="search")}
    assert titles == {"First", "Second"}
    assert voice.texts == ["duty", "minutes", "First"]
    close(window)
