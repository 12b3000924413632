"""history FILE [--json] [-o OUT] [--to NAME]"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import datetime

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
from hearingdesk.store.log import Entry
from hearingdesk.words import _, n_


def _arguments(parser: ArgumentParser) -> None:
    take_file(parser)
    take_json(parser)
    take_out(parser)


def _run(chosen: Namespace) -> int:
    with CaseFile(chosen.file, "ro") as case:
        entries = list(case.history())
    with answering(chosen):
        _tell(chosen, entries)
    return DONE


def _tell(chosen: Namespace, entries: Sequence[Entry]) -> None:
    if chosen.json:
        tell_json({"changes": [_as_json(entry) for entry in entries]})
        return
    for entry in entries:
        at = datetime.fromisoformat(entry.change.at).astimezone().strftime("%Y-%m-%d %H:%M")
        size = n_("{n} row", "{n} rows", entry.size)
        undone = f" ({_('undone')})" if entry.undone else ""
        tell(f"{at}  {entry.change.author}  {entry.title()}  {size}{undone}")


def _as_json(entry: Entry) -> dict[str, object]:
    change = entry.change
    return {
        "id": change.id,
        "at": change.at,
        "by": change.author,
        "desk": change.desk,
        "title": entry.title(),
        "rows": entry.size,
        "undone": entry.undone,
    }


command = Command(_arguments, _run)
