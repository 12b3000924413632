"""A window over a case of the test's own, with a scripted voice."""

import time
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from hearingdesk.rows import ListRow
from hearingdesk.settings import Settings
from tests.ui.cases import make
from tests.ui.voices import Script
from ui.desk import Desk, Place
from ui.forms.sheet import Sheet
from ui.window import Window

DAY = date(2026, 11, 16)


def opened(qtbot: Any, path: Path, *answers: Any) -> Window:
    """A window on a fresh case, shown and settled in Today."""
    make(path).close()
    return window_on(qtbot, path, *answers, as_of=DAY)


def window_on(
    qtbot: Any, path: Path, *answers: Any, as_of: date | None = None, author: str = "Tester"
) -> Window:
    """A window on a case that is there, as its author sees it."""
    desk = Desk()
    desk.settings = Settings(author=author, installation="test", language="")
    window = Window(desk, Script(*answers))
    window.resize(1440, 900)
    desk.open(path, as_of=as_of)
    with qtbot.waitExposed(window):
        window.show()
    return window


def enter(qtbot: Any, window: Window, room: str) -> Any:
    """Go to a room and wait for its list and page."""
    window.desk.visit(Place(room))
    space: Any = window.space()
    if hasattr(space, "model"):
        qtbot.waitUntil(lambda: space.pane._count.text() != "", timeout=3000)
        if space.model.rowCount():
            qtbot.waitUntil(lambda: space.current().id != 0, timeout=3000)
    return space


def listed(space: Any) -> list[ListRow]:
    """The rows of the room's list, when what was asked last is answered."""
    for _turn in range(1000):
        if space.model.answered:
            break
        QCoreApplication.processEvents()
        time.sleep(0.01)  # the thread that reads has its turn, which it has not while QTest waits
    rows = [space.model.read(at) for at in range(space.model.rowCount())]
    assert None not in rows
    return rows


def sheet(window: Window) -> Sheet:
    """The sheet that is open."""
    return next(one for one in window.findChildren(Sheet) if one.isVisible())


def close(window: Window) -> None:
    """Close it as a user does."""
    window.close()
    window.desk.deleteLater()
    window.deleteLater()
