"""backup FILE [--json]"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from hearingdesk import backups
from hearingdesk.casefile import CaseFile
from hearingdesk.commands.command import DONE, Command, take_file, take_json, tell, tell_json
from hearingdesk.words import _


def _arguments(parser: ArgumentParser) -> None:
    take_file(parser)
    take_json(parser)


def _run(chosen: Namespace) -> int:
    with CaseFile(chosen.file, "ro") as case:
        made = backups.backup(case)
    if chosen.json:
        at = made.at.isoformat(timespec="seconds")
        tell_json({"path": str(made.path), "at": at, "changes": made.changes, "bytes": made.bytes})
    else:
        tell(_("Made {file}.", file=made.path))
    return DONE


command = Command(_arguments, _run)
