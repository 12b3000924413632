"""export FILE --as akn [--sitting ID] -o OUT [--to NAME] [--json]"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.command import (
    DONE,
    Command,
    hand_out,
    number,
    take_file,
    take_json,
    take_recipient,
    tell,
    tell_json,
)
from hearingdesk.store.outgoing import of_file
from hearingdesk.words import _

FORMATS = ("akn",)


def _arguments(parser: ArgumentParser) -> None:
    take_file(parser)
    parser.add_argument(
        "--as",
        dest="format",
        choices=FORMATS,
        required=True,
        help=_("the format of the file: {formats}", formats=", ".join(FORMATS)),
    )
    parser.add_argument(
        "--sitting",
        type=number,
        default=0,
        metavar="ID",
        help=_("one sitting, by its id; see list FILE sitting"),
    )
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="OUT", help=_("the file to make"))
    take_recipient(parser)
    take_json(parser)


def _run(chosen: Namespace) -> int:
    from hearingdesk.exchange.akn_out import write_akn

    with CaseFile(chosen.file, "ro") as case:
        warnings = write_akn(case, chosen.out, sitting=chosen.sitting, progress=_bar)
    entry = of_file(chosen.out, "list", chosen.to, note="transcript")
    hand_out(chosen.file, entry)
    if chosen.json:
        tell_json(
            {"file": str(chosen.out), "bytes": entry.size, "sha256": entry.digest, "warnings": warnings}
        )
    else:
        tell(_("Made {file}.", file=chosen.out))
        for warning in warnings:
            tell(f"  {warning}")
    return DONE


def _bar(done: int, total: int, what: str) -> None:
    """How far it is, on one line of a terminal; nothing where nobody watches."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{100 * done // total if total else 0:3}% {what}"[:100])


command = Command(_arguments, _run)
