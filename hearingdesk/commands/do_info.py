"""info FILE [--json]"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.command import DONE, Command, take_file, take_json, tell, tell_json
from hearingdesk.record import in_language
from hearingdesk.records import KINDS
from hearingdesk.store.connection import FORMAT
from hearingdesk.words import _


def _arguments(parser: ArgumentParser) -> None:
    take_file(parser)
    take_json(parser)


def _run(chosen: Namespace) -> int:
    with CaseFile(chosen.file, "ro") as case:
        counts, matter = case.counts(), case.matter
    if chosen.json:
        answer = {
            "title": matter.title,
            "format": FORMAT,
            "records": counts,
            "bytes": chosen.file.stat().st_size,
            "protected": False,
        }
        tell_json(answer)
        return DONE
    tell(in_language(matter, "title"))
    for table, n in counts.items():
        if n:
            tell(f"{n:>9,}  {_(KINDS[table].one if n == 1 else KINDS[table].many_words)}")
    tell(_("{n} bytes, format {format}", n=f"{chosen.file.stat().st_size:,}", format=FORMAT))
    return DONE


command = Command(_arguments, _run)
