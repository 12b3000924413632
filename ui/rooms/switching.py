"""The menu of case files opened lately, and files dropped on the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from hearingdesk.errors import HearingDeskError
from hearingdesk.words import legible
from ui.rooms.bench import Bench
from ui.rooms.opening import open_case
from ui.rooms.ways import tell


def switch_menu(bench: Bench, at: QPoint) -> None:
    """Offer other case files."""
    menu = QMenu(bench.widget())
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for name in bench.desk.settings.recent:
        path = Path(name)
        if path.exists():
            menu.addAction(legible(path.stem), lambda path=path: open_case(bench, path))
    menu.addSeparator()
    for name in ("file.open", "file.new", "file.sample"):
        menu.addAction(bench.commands[name])
    menu.popup(at)


def dropped(bench: Bench, paths: Sequence[Path]) -> None:
    """A case is opened; anything else is brought into the open one."""
    if len(paths) == 1 and paths[0].suffix == ".hearing":
        open_case(bench, paths[0])
        return
    if not paths or bench.desk.case is None:
        return
    from ui.rooms.bringing import bring_in
    from ui.rooms.speakers.linking import speakers_of

    try:
        bring_in(bench.desk, paths, speakers_of(bench), bench=bench)
    except HearingDeskError as error:
        tell(bench, error)
