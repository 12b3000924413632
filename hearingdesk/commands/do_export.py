"""export FILE --as akn|csv|xlsx|json|pdf|ics|archive [--sitting ID] [--kind KIND] [--lang en|ko] -o OUT [--to NAME]
[--json]

A list has --kind; a transcript may have --sitting; an archive is the whole case as files for every program.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from hearingdesk import codes
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
from hearingdesk.record import in_language
from hearingdesk.store.outgoing import ARCHIVE, What, of_file, refuse_case
from hearingdesk.view import View
from hearingdesk.words import LANGUAGES, _, n_


@dataclass(frozen=True, slots=True)
class Made:
    """What was written: rows of which kind, or a record of which something had to be left out."""

    note: str
    rows: int | None = None
    warnings: tuple[str, ...] = ()
    pages: int | None = None
    what: What = "list"
    files: int | None = None  # of an archive


def _calendar(view: View, chosen: Namespace) -> Made:
    from hearingdesk.exchange.ics_out import write_ics

    if chosen.kind not in ("", "deadline"):
        raise Unreadable(_("Only deadlines make a calendar; “{kind}” cannot be one.", kind=chosen.kind))
    ids = view.deadlines.ids(view.deadlines.by_day)
    return Made("deadline", write_ics(view, ids, chosen.out, chosen.lang))


def _list(view: View, chosen: Namespace) -> Made:
    """A kind in one of the formats of lists, whatever the name of the file ends in."""
    from hearingdesk.exchange.tables_out import records_table
    from hearingdesk.ways_out import LIST_FORMATS

    records = view.of(_kind(chosen))
    ids = records.ids()
    table = records_table(view, chosen.kind, ids, len(ids))
    marking = codes.label("marking", view.matter.marking) if view.matter.marking else ""
    table = replace(table, case=in_language(view.matter, "title"), marking=marking)
    written = LIST_FORMATS[chosen.format].write(table, chosen.out, _bar)
    return Made(chosen.kind, written.rows, pages=written.pages)


def _objects(view: View, chosen: Namespace) -> Made:
    from hearingdesk.exchange.json_out import write_json

    return Made(_kind(chosen), write_json(view, chosen.kind, chosen.out, _bar))


def _akoma_ntoso(view: View, chosen: Namespace) -> Made:
    from hearingdesk.exchange.akn_out import write_akn

    warnings = write_akn(view, chosen.out, sitting=chosen.sitting, progress=_bar)
    return Made("transcript", warnings=tuple(warnings))


def _archive(view: View, chosen: Namespace) -> Made:
    from hearingdesk.exchange.archive.archive_out import write_archive

    if chosen.kind or chosen.sitting:
        raise Unreadable(_("An archive is the whole case. Leave --kind and --sitting out."))
    made = write_archive(view, chosen.out, _bar)
    return Made(ARCHIVE, made.records, made.left_out, what="copy", files=made.files)


def _kind(chosen: Namespace) -> str:
    if not chosen.kind:
        raise Unreadable(_("Say which list: --kind {kind}.", kind="deadline"))
    return chosen.kind


FORMATS: dict[str, Callable[[View, Namespace], Made]] = {
    "akn": _akoma_ntoso,
    "csv": _list,
    "xlsx": _list,
    "pdf": _list,
    "json": _objects,
    "ics": _calendar,
    "archive": _archive,
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
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")
    entry = of_file(chosen.out, made.what, chosen.to, pages=made.pages, note=made.note)
    hand_out(chosen.file, entry)
    if chosen.json:
        told = {"file": str(chosen.out), "format": chosen.format, "bytes": entry.size, "sha256": entry.digest}
        told |= {"rows": made.rows, "pages": made.pages, "files": made.files, "warnings": list(made.warnings)}
        tell_json(told)
    else:
        _tell(made, chosen.out)
    return DONE


def _tell(made: Made, out: Path) -> None:
    """What was made, in a line; and what had to be left out."""
    if made.files is not None:
        words = _(
            "Made {file}: the whole case, {n} records in {files} files.",
            file=out,
            n=made.rows,
            files=made.files,
        )
        tell(words)
    elif made.rows is None:
        tell(_("Made {file}.", file=out))
    else:
        tell(n_("{n} row written to {name}.", "{n} rows written to {name}.", made.rows, name=out.name))
    if made.rows == 0:
        tell(_("The list is empty."))
    for warning in made.warnings:
        tell(f"  {warning}")


def _bar(done: int, total: int, what: str) -> None:
    """How far it is, on one line of a terminal; nothing where nobody watches."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{100 * done // total if total else 0:3}% {what}"[:100])


command = Command(_arguments, _run)
