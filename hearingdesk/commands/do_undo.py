"""undo FILE"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.change import Change
from hearingdesk.commands.command import DONE, Command, tell
from hearingdesk.words import _


def take_file(parser: ArgumentParser) -> None:
    """The arguments of undo and redo."""
    parser.add_argument("file", type=Path)


def _run(chosen: Namespace) -> int:
    with CaseFile(chosen.file) as case:
        change: Change = case.undo()
    tell(_("Undone: {title}", title=change.title))
    return DONE


command = Command(take_file, _run)
