"""A window over the sample case, as of the day it is told."""

from datetime import date
from pathlib import Path
from typing import Any

from hearingdesk.exchange.sample import build_sample
from hearingdesk.settings import Settings
from tests.ui.voices import Script
from ui.desk import Desk
from ui.window import Window

DAY = date(2025, 12, 23)


def sample_window(qtbot: Any, path: Path, *answers: Any) -> Window:
    """A window on a fresh sample, shown."""
    build_sample(path).close()
    return window_on(qtbot, path, DAY, *answers)


def window_on(qtbot: Any, path: Path, day: date, *answers: Any) -> Window:
    """A window on a case that is there."""
    desk = Desk()
    desk.settings = Settings(author="Tester", installation="test", language="")
    window = Window(desk, Script(*answers))
    window.resize(1440, 900)
    desk.open(path, as_of=day)
    with qtbot.waitExposed(window):
        window.show()
    return window


def type_into(qtbot: Any, sheet: Any, field: str, typed: str) -> None:
    """Put words into a field of a sheet, as a person does."""
    entry = sheet._form.box(field).field.entry()
    entry.setFocus()
    entry.clear()
    qtbot.keyClicks(entry, typed)
    entry.editingFinished.emit()
