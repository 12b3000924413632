"""What is done to an entry of the history: taken back, done again, its recipient named."""

from __future__ import annotations

from hearingdesk.words import N_
from ui.actions import action
from ui.rooms.acts.edit import MENU
from ui.rooms.bench import Bench, can_write, shown


def _state(bench: Bench) -> str:
    """Whether the change on the page stands; "" where none is shown, or the case cannot be written."""
    if not can_write(bench) or shown(bench).table != "change":
        return ""
    return bench.desk.view.standing(shown(bench).id) or ""


def _can_undo(bench: Bench) -> bool:
    return _state(bench) == "done"


def _can_redo(bench: Bench) -> bool:
    return _state(bench) == "undone"


def _nobody_named(bench: Bench) -> bool:
    if not can_write(bench) or shown(bench).table != "outgoing":
        return False
    entry = bench.desk.view.outgoing.find(shown(bench).id)
    return entry is not None and not entry.recipient


@action("change.undo", N_("Undo &this change"), menu=MENU, icon="undo-2", when=_can_undo)
def undo(bench: Bench) -> None:
    """Take back the change on the page, and no other."""
    bench.desk.undo(shown(bench).id)


@action("change.redo", N_("Redo t&his change"), menu=MENU, icon="redo-2", when=_can_redo)
def redo(bench: Bench) -> None:
    """Do the change on the page again."""
    bench.desk.redo(shown(bench).id)


@action("outgoing.name", N_("Say &who got it…"), menu=MENU, icon="user-check", when=_nobody_named)
def name_recipient(bench: Bench) -> None:
    """Add the recipient to what was handed out."""
    from ui.rooms.handing import ask_recipient

    ask_recipient(bench, shown(bench).id)
