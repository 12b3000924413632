"""restore FILE BACKUP [--dry-run] [--json]"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from hearingdesk import backups
from hearingdesk.casefile import CaseFile
from hearingdesk.commands.command import DONE, Command, take_file, take_json, tell, tell_json
from hearingdesk.dated import figures
from hearingdesk.records import KINDS
from hearingdesk.words import _


def _arguments(parser: ArgumentParser) -> None:
    take_file(parser)
    parser.add_argument(
        "backup", type=Path, metavar=_("BACKUP"), help=_("the backup, as “backup --list” names it")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would change"))
    take_json(parser)


def _run(chosen: Namespace) -> int:
    with CaseFile(chosen.file, "ro" if chosen.dry_run else "rw") as case:
        wanted = backups.at(case, chosen.backup)
        counted = backups.counts(case, wanted)
        if counted and not chosen.dry_run:
            backups.restore(case, wanted)
            case.index_pending()
    if chosen.json:
        tell_json({"changed": {table: asdict(one) for table, one in counted.items()}})
        return DONE
    for table, one in counted.items():
        tell(_("{kind}: {what}.", kind=_(KINDS[table].many_words), what=figures(one)))
    if not counted:
        tell(_("Nothing: the records are as they were then."))
    return DONE


command = Command(_arguments, _run)
