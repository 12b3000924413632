import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from hearingdesk import words
from tests.pack.tunnel import tunnel
from tests.ui.windows import DAY, close, window_on
from ui.theme import Theme
from ui.window import Window


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


@pytest.fixture
def window(qtbot: Any, tmp_path: Path) -> Iterator[Window]:
    """A window over the case of the tunnel, which has a pack; tests of other cases have one of their own."""
    path = tmp_path / "tunnel.hearing"
    tunnel(path).close()
    made = window_on(qtbot, path, as_of=DAY)
    yield made
    close(made)
