"""Building a briefing pack."""

from __future__ import annotations

from hearingdesk.words import N_
from ui.actions import action
from ui.rooms.acts.file import MENU
from ui.rooms.bench import Bench, has_case


@action("pack.build", N_("&Build briefing pack"), menu=MENU, keys="Ctrl+P", icon="book-marked", when=has_case)
def build(bench: Bench) -> None:
    """Ask for language, paper, audience and place, then build it."""
    from ui.rooms.packing import build_pack

    build_pack(bench)
