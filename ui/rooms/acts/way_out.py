"""Leaving the program: declared last, so that it stands last."""

from __future__ import annotations

from hearingdesk.words import N_
from ui.actions import action
from ui.rooms.acts.file import MENU
from ui.rooms.bench import Bench


@action("program.quit", N_("&Quit"), menu=MENU, keys="Ctrl+Q", icon="external-link")
def leave(bench: Bench) -> None:
    """Close the window."""
    bench.quit()
