"""Opening the window: what must be so before the first paint, and what can wait."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hearingdesk import logs, settings, words
from hearingdesk.errors import HearingDeskError
from hearingdesk.store.connection import DatabaseError
from hearingdesk.store.workcopy import needed
from hearingdesk.words import _, n_
from ui.crash import Crashes
from ui.desk import Desk
from ui.rooms import ways
from ui.rooms.opening import open_case
from ui.rooms.sample import open_sample, sample_path
from ui.theme import Theme
from ui.tongue import follow
from ui.window import Window

SETTLED = 10_000  # milliseconds after which what is not needed to begin is done


def run(arguments: Sequence[str]) -> int:
    """Open the window on a case file, the last one, or the sample; the exit status."""
    logs.begin("window")
    kept: list[Path] = []
    chosen = _speak(kept.append)
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
    follow(words.language())
    theme = Theme(app, chosen.theme, chosen.scale)  # type: ignore[arg-type]
    desk = Desk()
    later, refused = open_first(desk, arguments)
    window = Window(desk)
    crashes = Crashes(lambda sentence: desk.say(sentence, "bad"), window.show_crash, app, window.explain)
    crashes.install()
    if refused:
        if not ways.tell(window, *refused):
            raise refused[0]
    elif said := [settings.said_broken(path) for path in kept]:
        desk.say(" ".join(said), "warn")
    window.show()
    theme.load_rest()
    QTimer.singleShot(SETTLED, window, lambda: _keep(desk))
    QTimer.singleShot(SETTLED, window, lambda: look_at_law(desk))
    if later:
        QTimer.singleShot(0, window, lambda: later(window))
    return app.exec()


def _keep(desk: Desk) -> None:
    """See to backups, as soon as the window has settled."""
    from ui.keeping import Keeper

    Keeper(desk, desk)


def look_at_law(desk: Desk) -> None:
    """Say it where a file of rules cannot be relied on: a damaged or edited installation."""
    from hearingdesk.procedure.checked import faults

    if found := faults():
        more = n_("{n} further fault.", "{n} further faults.", len(found) - 1) if len(found) > 1 else ""
        said = _("The rules that came with the program are not sound. {fault}", fault=found[0])
        desk.say(f"{said} {more}".strip(), "bad")


def screen() -> bool:
    """Is there a screen? Qt itself would only name a library that is not the cause."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_first(
    desk: Desk, arguments: Sequence[str]
) -> tuple[Callable[[Window], object] | None, tuple[Exception, Path] | None]:
    """Open what was asked for, the last file or the sample: what is to be done once the window is there, what failed.

    The sample is built then, and a case that has to be copied to this machine is.
    """
    asked = [Path(name) for name in arguments]
    last = [Path(name) for name in desk.settings.recent[:1]]
    wanted = next(iter(asked or [path for path in last if path.exists()]), sample_path())
    sample = wanted == sample_path()
    if sample and not wanted.exists():
        return lambda window: open_sample(window.desk), None
    try:
        if sample:
            open_sample(desk)
        elif needed(wanted):
            return lambda window: open_case(window, wanted), None
        else:
            desk.open(wanted)
    except (HearingDeskError, DatabaseError) as error:
        return None, (error, wanted)
    return None, None


def _speak(broken: Callable[[Path], object]) -> settings.Settings:
    """The user's settings, whose language is spoken from here on."""
    chosen = settings.load(broken)
    words.use(chosen.language or words.from_environment())
    return chosen
