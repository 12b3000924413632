"""Opening the window: what must be so before the first paint, and what can wait."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from hearingdesk import words
from hearingdesk.errors import HearingDeskError
from hearingdesk.words import _
from ui.crash import Crashes
from ui.desk import Desk
from ui.rooms.sample import open_sample, sample_path
from ui.theme import Theme
from ui.window import Window


def run(arguments: Sequence[str]) -> int:
    """Open the window on a case file, the last one, or the sample; the exit status."""
    desk_settings = _speak()
    if not screen():
        sys.stderr.write(
            _("There is no screen to open a window on. Set DISPLAY, or use the commands: main.py --help.")
            + "\n"
        )
        return 2
    if os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        os.environ["QT_IM_MODULE"] = "ibus"  # fcitx speaks it too; Qt's wheels bring no other module
    app = QApplication(["hearingdesk"])
    app.setApplicationName("HearingDesk")
    app.setDesktopFileName("hearingdesk")
    translator = QTranslator(app)
    if words.language() == "ko" and translator.load(
        "qtbase_ko", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        app.installTranslator(translator)
    theme = Theme(app, desk_settings.theme, desk_settings.scale)  # type: ignore[arg-type]
    desk = Desk()
    window = Window(desk)
    crashes = Crashes(lambda sentence: desk.say(sentence, "bad"), window.show_crash, app)
    crashes.install()
    later = open_first(desk, arguments)
    window.show()
    theme.load_rest()
    if later:
        QTimer.singleShot(0, window, lambda: open_sample(desk))
    return app.exec()


def screen() -> bool:
    """Is there a screen? Qt itself would only name a library that is not the cause."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_first(desk: Desk, arguments: Sequence[str]) -> bool:
    """Open what was asked for, else the last file, else the sample; True where the sample is still to be built."""
    asked = [Path(name) for name in arguments]
    last = [Path(name) for name in desk.settings.recent[:1]]
    wanted = asked or [path for path in last if path.exists()]
    if not wanted or wanted[0] == sample_path():
        if not sample_path().exists():
            return True
        return not _try(desk, sample_path(), sample=True)
    _try(desk, wanted[0])
    return False


def _try(desk: Desk, path: Path, *, sample: bool = False) -> bool:
    try:
        if sample:
            open_sample(desk)
        else:
            desk.open(path)
    except HearingDeskError as error:
        desk.say(str(error), "bad")
    return True


def _speak():
    from hearingdesk import settings

    chosen = settings.load()
    words.use(chosen.language or words.from_environment())
    return chosen
