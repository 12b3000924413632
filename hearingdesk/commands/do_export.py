"""export FILE --as ics|csv [--kind KIND] [--lang en|ko] [--to NAME] -o OUT [--json]"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.command import (
    DONE,
    Command,
    hand_out,
    take_file,
    take_json,
    take_recipient,
    tell,
    tell_json,
)
from hearingdesk.errors import HearingDeskError, Unreadable
from hearingdesk.exchange.ics_out import write_ics
from hearingdesk.exchange.tables_out import write_csv
from hearingdesk.store.outgoing import of_file
from hearingdesk.view import View
from hearingdesk.words import LANGUAGES, _, n_

Write = Callable[[View, str, Path, str], int]


def _calendar(view: View, kind: str, path: Path, lang: str) -> int:
    if kind not in ("", "deadline"):
        raise Unreadable(_("Only deadlines make a calendar; “{kind}” cannot be one.", kind=kind))
    return write_ics(view, view.deadlines.ids(view.deadlines.by_day), path, lang)


def _table(view: View, kind: str, path: Path, lang: str) -> int:
    if not kind:
        raise Unreadable(_("Say which list: --kind {kind}.", kind="deadline"))
    return write_csv(view, kind, view.of(kind).ids(), path)


FORMATS: dict[str, Write] = {"ics": _calendar, "csv": _table}


def _arguments(parser: ArgumentParser) -> None:
    take_file(parser)
    parser.add_argument(
        "--as", dest="format", required=True, choices=tuple(FORMATS), help=_("the form of the file to write")
    )
    parser.add_argument(
        "--kind", default="", metavar=_("KIND"), help=_("which records, where the form leaves it open")
    )
    parser.add_argument("--lang", default="", choices=("", *LANGUAGES), help=_("the language of its words"))
    parser.add_argument(
        "-o", "--out", type=Path, required=True, metavar=_("OUT"), help=_("the file to write")
    )
    take_recipient(parser)
    take_json(parser)


def _run(chosen: Namespace) -> int:
    if chosen.out.resolve() == chosen.file.resolve():
        raise HearingDeskError(_("That is the case itself. Choose another name or place."))
    with CaseFile(chosen.file, "ro") as case:
        kind = chosen.kind
        n = FORMATS[chosen.format](case, kind, chosen.out, chosen.lang)
    entry = of_file(chosen.out, "list", recipient=chosen.to, note=kind or "deadline")
    hand_out(chosen.file, entry)
    if chosen.json:
        tell_json({"out": str(chosen.out), "format": chosen.format, "rows": n, "sha256": entry.digest})
    else:
        tell(n_("{n} row written to {name}.", "{n} rows written to {name}.", n, name=chosen.out.name))
    return DONE


command = Command(_arguments, _run)
