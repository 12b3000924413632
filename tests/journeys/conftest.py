from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from hearingdesk import words
from hearingdesk.settings import Settings
from tests.ui.voices import Script
from ui.desk import Desk
from ui.theme import Theme
from ui.window import Window


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Theme:
    """The look the other tests of the window have made, or a new one."""
    try:
        return Theme.in_force()
    except RuntimeError:
        return Theme(qapp, "light")


@pytest.fixture(autouse=True)
def _plain_look(look: Theme) -> Iterator[None]:
    """Every journey starts in English, light, at 100 %."""
    yield
    words.use("en")
    if (look.mode, look.scale) != ("light", 100):
        look.use("light", 100)


@pytest.fixture
def windows(qtbot: Any, look: Theme) -> Iterator[Callable[..., Window]]:
    """Makes windows without a case, each with a user of its own, and closes them after the test."""
    made: list[Window] = []

    def window(author: str = "Ada Wick") -> Window:
        desk = Desk()
        desk.settings = Settings(author=author, installation="test", language="")
        one = Window(desk, Script())
        one.putback._wait = 50
        one.resize(1440, 900)
        made.append(one)
        with qtbot.waitExposed(one):
            one.show()
        return one

    yield window
    for one in made:
        one.desk.close(keep=False)
        one.close()
        one.desk.deleteLater()
        one.deleteLater()
