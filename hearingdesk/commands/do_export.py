"""export FILE --as akn|csv|ics [--sitting ID] [--kind KIND] [--lang en|ko] -o OUT [--to NAME] [--json]"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
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
from hearingdesk.errors import Unreadable
from hearingdesk.store.outgoing import of_file, refuse_case
from hearingdesk.view import View
from hearingdesk.words import LANGUAGES, _, n_


@dataclass(frozen=True, slots=True)
class Made:
    """What was written: rows of which kind, or a record of which something had to be left out."""

    note: str
    rows: int | None = None
    warnings: tuple[str, ...] = ()


def _calendar(view: View, chosen: Namespace) -> Made:
    from hearingdesk.exchange.ics_out import write_ics

    if chosen.kind not in ("", "deadline"):
        raise Unreadable(_("Only deadlines make a calendar; “{kind}” cannot be one.", kind=chosen.kind))
    ids = view.deadlines.ids(view.deadlines.by_day)
    return Made("deadline", write_ics(view, ids, chosen.out, chosen.lang))


def _table(view: View, chosen: Namespace) -> Made:
    from hearingdesk.exchange.tables_out import write_csv

    if not chosen.kind:
        raise Unreadable(_("Say which list: --kind {kind}.", kind="deadline"))
    return Made(chosen.kind, write_csv(view, chosen.kind, view.of(chosen.kind).ids(), chosen.out))


def _akoma_ntoso(view: View, chosen: Namespace) -> Made:
    from hearingdesk.exchange.akn_out import write_akn

    warnings = write_akn(view, chosen.out, sitting=chosen.sitting, progress=_bar)
    return Made("transcript", warnings=tuple(warnings))


FORMATS: dict[str, Callable[[View, Namespace], Made]] = {
    "akn": _akoma_ntoso,
    "csv": _table,
    "ics": _calendar,
}


def _arguments(parser: ArgumentParser) -> None:
    take_file(parser)
    parser.add_argument(
        "--as",
        dest="format",
        required=True,
        choices=tuple(FORMATS),
        help=_("the format of the file: {formats}", formats=", ".join(FORMATS)),
    )
    parser.add_argument(
        "--sitting",
        type=number,
        default=0,
        metavar="ID",
        help=_("one sitting, by its id; see list FILE sitting"),
    )
    parser.add_argument(
        "--kind", default="", metavar=_("KIND"), help=_("which records, where the form leaves it open")
    )
    parser.add_argument("--lang", default="", choices=("", *LANGUAGES), help=_("the language of its words"))
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="OUT", help=_("the file to make"))
    take_recipient(parser)
    take_json(parser)


def _run(chosen: Namespace) -> int:
    refuse_case(chosen.out)
    with CaseFile(chosen.file, "ro") as case:
        made = FORMATS[chosen.format](case, chosen)
    entry = of_file(chosen.out, "list", chosen.to, note=made.note)
    hand_out(chosen.file, entry)
    if chosen.json:
        told = {"file": str(chosen.out), "format": chosen.format, "bytes": entry.size, "sha256": entry.digest}
        tell_json(told | {"rows": made.rows, "warnings": list(made.warnings)})
    elif made.rows is None:
        tell(_("Made {file}.", file=chosen.out))
    else:
        tell(n_("{n} row written to {name}.", "{n} rows written to {name}.", made.rows, name=chosen.out.name))
    if not chosen.json:
        for warning in made.warnings:
            tell(f"  {warning}")
    return DONE


def _bar(done: int, total: int, what: str) -> None:
    """How far it is, on one line of a terminal; nothing where nobody watches."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{100 * done // total if total else 0:3}% {what}"[:100])


command = Command(_arguments, _run)
