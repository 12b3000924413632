import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from hearingdesk import words
from ui.theme import Theme


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture(autouse=True)
def _plain_look(look: Theme) -> Iterator[None]:
    """Every test starts in English, light, at 100 %."""
    yield
    words.use("en")
    if (look.mode, look.scale) != ("light", 100):
        look.use("light", 100)
