"""What the side pane says of the open case: its name, its rooms, where it lies and how safe it is there."""

from __future__ import annotations

from hearingdesk.store import lying
from hearingdesk.words import _, language, legible
from ui.desk import Desk
from ui.putback import PutBack
from ui.rooms.sections import sections
from ui.widgets.sidepane import SidePane


def say_case(side: SidePane, desk: Desk) -> str:
    """Say which case is open, in the language in force; the title of the window."""
    matter = desk.view.matter
    names = [matter.title, matter.title_ko]
    if language() == "ko":
        names.reverse()
    first, second = names[0] or names[1], names[1]
    side.set_case(first, second if second != first else "")
    side.sections.set_sections(sections(desk))
    return f"{legible(first)} – HearingDesk"


def say_none(side: SidePane) -> None:
    """Say that none is."""
    side.set_case(_("No case is open"))
    side.sections.set_sections(())
    side.set_saved("")


def say_saved(side: SidePane, desk: Desk, putback: PutBack, *, gone: bool) -> None:
    """Say where it is saved; `gone`: its file is not where it was."""
    case = desk.case
    if case is None:
        return
    if state := putback.words():
        tip = lying.where(case.path).sentence(case.path.name)
        side.set_saved(_("Working on a local copy"), state, tip, troubled=putback.troubled())
    elif gone:
        side.set_saved(_("The file is not where it was"), troubled=True)
    else:
        side.set_saved(_("Open for reading only") if case.mode == "ro" else _("Saved · on this computer"))
