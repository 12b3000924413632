from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from hearingdesk import words
from ui.theme import Theme


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
