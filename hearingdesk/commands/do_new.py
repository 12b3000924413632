"""new FILE [--title T] [--jurisdiction J] [--sample]"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from hearingdesk import codes
from hearingdesk.casefile import CaseFile
from hearingdesk.commands.command import DONE, Command, take_file, tell
from hearingdesk.records.matters import Matter, zone_of
from hearingdesk.words import _


def _arguments(parser: ArgumentParser) -> None:
    take_file(parser)
    parser.add_argument(
        "--title", default="", metavar=_("TITLE"), help=_("what the case is about; else the file’s name")
    )
    parser.add_argument(
        "--jurisdiction",
        choices=list(codes.entries("jurisdiction")),
        default="none",
        help=_("whose rules of procedure hold; else none’s"),
    )
    parser.add_argument("--sample", action="store_true", help=_("with the sample case in it"))


def _run(chosen: Namespace) -> int:
    if chosen.sample:
        from hearingdesk.exchange.sample import build_sample

        build_sample(chosen.file).close()
    else:
        language = "ko" if chosen.jurisdiction == "kr" else "en"
        matter = Matter(
            title=chosen.title or chosen.file.stem,
            jurisdiction=chosen.jurisdiction,
            zone=zone_of(chosen.jurisdiction),
            language=language,
        )
        CaseFile.create(chosen.file, matter).close()
    tell(_("Made {file}.", file=chosen.file))
    return DONE


command = Command(_arguments, _run)
