"""undo FILE"""

from __future__ import annotations

from argparse import Namespace

from hearingdesk.change import Change
from hearingdesk.commands.command import DONE, Command, opened, take_file, tell
from hearingdesk.words import _


def _run(chosen: Namespace) -> int:
    with opened(chosen.file) as case:
        change: Change = case.undo()
    tell(_("Undone: {title}", title=change.title))
    return DONE


command = Command(take_file, _run)
