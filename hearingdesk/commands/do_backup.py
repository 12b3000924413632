"""backup FILE [--list] [--json]"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from typing import Any

from hearingdesk import backups
from hearingdesk.casefile import CaseFile
from hearingdesk.commands.command import DONE, Command, take_file, take_json, tell, tell_json
from hearingdesk.dated import Dated, age, dated, size
from hearingdesk.errors import CannotOpen
from hearingdesk.store import backup as store
from hearingdesk.store.backup import Backup
from hearingdesk.words import _


def _arguments(parser: ArgumentParser) -> None:
    take_file(parser)
    parser.add_argument("--list", action="store_true", help=_("make none, but list those there are"))
    take_json(parser)


def _run(chosen: Namespace) -> int:
    if chosen.list:
        return _list(chosen)
    with CaseFile(chosen.file, "ro") as case:
        made = backups.backup(case)
    if chosen.json:
        tell_json(_as_json(made))
    else:
        tell(_("Made {file}.", file=made.path))
    return DONE


def _list(chosen: Namespace) -> int:
    found = _found(chosen)
    if chosen.json:
        tell_json({"backups": [{**_as_json(one.backup), "since": one.since} for one in found]})
        return DONE
    if not found:
        tell(_("No backup yet."))
    for one in found:
        made = one.backup
        state = "" if made.ok else f"  {_('Not whole')}"
        when = f"{made.at.astimezone():%Y-%m-%d %H:%M}"
        parts = (when, age(made.at, datetime.now(UTC)), size(made.bytes), one.told_since(), str(made.path))
        tell("  ".join(parts) + state)
    return DONE


def _found(chosen: Namespace) -> list[Dated]:
    """Those of the case; where it cannot be read any more, those of what lay there. Raises CannotOpen."""
    try:
        with CaseFile(chosen.file, "ro") as case:
            return list(dated(case))
    except CannotOpen:
        left = [Dated(one, None) for one in store.of_place(chosen.file)]
        if not left:
            raise
        return left


def _as_json(made: Backup) -> dict[str, Any]:
    at = made.at.isoformat(timespec="seconds")
    return {"path": str(made.path), "at": at, "changes": made.changes, "bytes": made.bytes, "ok": made.ok}


command = Command(_arguments, _run)
