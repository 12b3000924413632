"""redo FILE"""

from __future__ import annotations

from argparse import Namespace

from hearingdesk.commands.command import DONE, Command, opened, take_file, tell
from hearingdesk.words import _


def _run(chosen: Namespace) -> int:
    with opened(chosen.file) as case:
        change = case.redo()
        case.index_pending()
    tell(_("Done again: {title}", title=change.title))
    return DONE


command = Command(take_file, _run)
