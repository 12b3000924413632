"""The list of backups as a table."""

from __future__ import annotations

from collections.abc import Iterable

from hearingdesk.dated import Dated
from hearingdesk.tabled import Cell, Tabled, plain
from hearingdesk.words import _


def backups_table(found: Iterable[Dated], total: int = 0) -> Tabled:
    """These, in this order."""
    head = [_("When"), _("Changes"), _("Changes since"), _("Bytes"), _("State"), _("File")]
    columns = plain(head, numbers=(1, 2, 3), dates=(0,))
    return Tabled(kind="backup", title=_("Backups"), columns=columns, rows=map(_row, found), total=total)


def _row(one: Dated) -> list[Cell]:
    made = one.backup
    state = _("Whole") if made.ok else _("Not whole")
    at = made.at.astimezone().replace(tzinfo=None, microsecond=0)
    return [at, made.changes, one.since, made.bytes, state, str(made.path)]
