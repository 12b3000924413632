"""The list of backups as a table file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hearingdesk.dated import Dated
from hearingdesk.exchange.tables_out import write_rows
from hearingdesk.job import Progress, silent
from hearingdesk.words import _


def write_backups(found: Iterable[Dated], path: Path, total: int = 0, progress: Progress = silent) -> int:
    """Write these, in this order; how many. Raises HearingDeskError."""
    head = [_("When"), _("Changes"), _("Changes since"), _("Bytes"), _("State"), _("File")]
    return write_rows(path, head, map(_row, found), total, progress)


def _row(one: Dated) -> list[str]:
    made = one.backup
    since = "" if one.since is None else str(one.since)
    state = _("Whole") if made.ok else _("Not whole")
    at = f"{made.at.astimezone():%Y-%m-%d %H:%M:%S}"
    return [at, str(made.changes), since, str(made.bytes), state, str(made.path)]
