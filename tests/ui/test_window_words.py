"""The Korean window speaks Korean: what is English there is what the case itself says in English."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar

import words as catalogue
from hearingdesk.words import say, use
from tests.ui.windows import close, enter, opened
from ui.rooms.register import EVERY
from ui.window import Window

TRANSLATED = {
    text
    for message in catalogue.extract()
    if message.id
    for text in catalogue.forms(message.id)
    if say("ko", text) != text and "{" not in text
}


@pytest.fixture
def window(qtbot, look, tmp_path: Path) -> Iterator[Window]:
    use("ko")
    window = opened(qtbot, tmp_path / "case.hearing")
    window.desk.settings = window.desk.settings.__class__(author="Tester", language="ko")
    yield window
    close(window)
    use("en")


def shown(window: Window) -> set[str]:
    """Every word on the window, menus included."""
    words = {label.text() for label in window.findChildren(QLabel)}
    words |= {button.text().strip() for button in window.findChildren(QAbstractButton)}
    words |= {action.text() for action in window.actions()}
    for bar in window.findChildren(QTabBar):
        words |= {bar.tabText(at).split("  ")[0] for at in range(bar.count())}
    return words


@pytest.mark.parametrize("room", ["today", *EVERY, "history", "search"])
def test_no_english_is_left_in_the_korean_window(qtbot, window, room):
    enter(qtbot, window, room)
    data = {"Reported", "English", "HearingDesk"}
    assert (shown(window) & TRANSLATED) - data == set()
