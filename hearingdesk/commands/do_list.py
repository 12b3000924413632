"""list FILE KIND [--where TEXT] [--json|--csv] [-o OUT] [--to NAME]"""

from __future__ import annotations

import csv
import sys
from argparse import ArgumentParser, Namespace
from typing import Any

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.command import (
    DONE,
    Command,
    answering,
    take_file,
    take_json,
    take_out,
    tell,
    tell_json,
)
from hearingdesk.exchange.tables_out import as_words
from hearingdesk.record import meanings, to_row
from hearingdesk.words import _


def _arguments(parser: ArgumentParser) -> None:
    take_file(parser)
    parser.add_argument("kind", metavar=_("KIND"), help=_("a kind of record: hearing, summons, turn …"))
    parser.add_argument(
        "--where", default="", metavar=_("WORDS"), help=_("only records in which these words are found")
    )
    form = parser.add_mutually_exclusive_group()
    take_json(form)
    form.add_argument("--csv", action="store_true", help=_("answer with a table, one record a line"))
    take_out(parser)


def _run(chosen: Namespace) -> int:
    with answering(chosen, chosen.kind):
        _list(chosen)
    return DONE


def _list(chosen: Namespace) -> None:
    with CaseFile(chosen.file, "ro") as case:
        records = case.of(chosen.kind)
        found = case.found(chosen.kind, chosen.where) if chosen.where else records.all()
        if chosen.json:
            tell_json({"kind": chosen.kind, "rows": [_plain(record) for record in found]})
        elif chosen.csv:
            names = ["id", *meanings(records.kind)]
            writer = csv.DictWriter(sys.stdout, names, lineterminator="\n")
            writer.writeheader()
            writer.writerows(_cells(_plain(record)) for record in found)
        else:
            for record in found:
                tell(f"{record.id}  {records.name(record)}")


def _plain(record: Any) -> dict[str, Any]:
    row = to_row(record)
    return {name: value.hex() if isinstance(value, bytes) else value for name, value in row.items()}


def _cells(row: dict[str, Any]) -> dict[str, Any]:
    """The row for a spreadsheet: words that would be a formula there are words, numbers stay numbers."""
    return {name: _cell(value) if isinstance(value, str) else value for name, value in row.items()}


def _cell(words: str) -> str:
    lines = words.replace("\r\n", "\n").replace("\r", "\n")  # a lone CR is not quoted, and would end the row
    return as_words(lines)


command = Command(_arguments, _run)
