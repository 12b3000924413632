"""copy FILE OUT [--to NAME]"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.command import DONE, Command, hand_out, take_file, take_recipient, tell
from hearingdesk.store.outgoing import of_file
from hearingdesk.words import _


def _arguments(parser: ArgumentParser) -> None:
    take_file(parser)
    parser.add_argument("out", type=Path, metavar=_("OUT"), help=_("the file to make"))
    take_recipient(parser)


def _run(chosen: Namespace) -> int:
    with CaseFile(chosen.file, "ro") as case:
        case.copy(chosen.out)
    hand_out(chosen.file, of_file(chosen.out, "copy", chosen.to))
    tell(_("Made {file}.", file=chosen.out))
    return DONE


command = Command(_arguments, _run)
