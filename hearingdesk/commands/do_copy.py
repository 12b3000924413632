"""copy FILE OUT"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.command import DONE, Command, take_file, tell
from hearingdesk.words import _


def _arguments(parser: ArgumentParser) -> None:
    take_file(parser)
    parser.add_argument("out", type=Path, metavar=_("OUT"), help=_("the file to make"))


def _run(chosen: Namespace) -> int:
    with CaseFile(chosen.file, "ro") as case:
        case.copy(chosen.out)
    tell(_("Made {file}.", file=chosen.out))
    return DONE


command = Command(_arguments, _run)
