"""Small dialogs in the language one chose last, and with the keyboard where one types."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QInputDialog

from hearingdesk import words
from tests.ui.windows import close, opened
from ui.rooms.namegrid import Names
from ui.tongue import follow
from ui.window import Window


@pytest.fixture
def window(qtbot, look, tmp_path: Path) -> Iterator[Window]:
    window = opened(qtbot, tmp_path / "case.hearing")
    yield window
    close(window)
    follow("en")


def buttons(qtbot) -> list[str]:
    dialog = QInputDialog()
    qtbot.addWidget(dialog)
    dialog.setLabelText("?")
    dialog.show()
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    return [button.text().replace("&", "") for button in box.buttons()]


def test_the_buttons_of_qt_follow_the_language_chosen_in_the_settings(qtbot, window):
    assert "Cancel" in buttons(qtbot)
    window.desk.change_settings(language="ko")
    window.desk.turned.emit()
    assert words.language() == "ko"
    assert "취소" in buttons(qtbot)
    window.desk.change_settings(language="en")
    window.desk.turned.emit()
    assert "Cancel" in buttons(qtbot)


def test_names_to_count_are_typed_at_once(qtbot, window):
    dialog = Names(window)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=30_000)
    assert dialog.focusWidget() is dialog.names
    dialog.reject()
