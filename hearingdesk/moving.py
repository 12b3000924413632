"""What hangs on a change moves with it: deadlines are counted anew before the change is written to the log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hearingdesk.change import Change, RowChange
from hearingdesk.edit import Edit
from hearingdesk.errors import OutOfDate
from hearingdesk.record import to_row
from hearingdesk.records.deadlines import Deadline
from hearingdesk.store import writing
from hearingdesk.view import View
from hearingdesk.words import _

if TYPE_CHECKING:
    from hearingdesk.procedure.reckoning import Reckoner

_DAYS = ("due", "span", "contested")


def follow(case: View, edit: Edit) -> tuple[int, ...]:
    """Count anew every deadline that hangs on what an open change wrote; the ids of those whose day moved with it.

    A deadline that the change itself edits is counted too, and is not among them.
    """
    if not edit.rows or not _any_ruled(case):
        return ()
    from hearingdesk.procedure.hanging import gone, hanging

    own = {row.id for row in edit.rows if row.table == "deadline"}
    moved: dict[int, None] = {}
    seen: set[int] = set()
    rows, lost = list(edit.rows), gone(edit.rows)
    while ids := [id for id in hanging(case, rows) if id not in seen]:
        seen.update(ids)
        reckoner = _reckoner(case)  # anew: it may hold what was written since
        rows = []
        deadlines = case.deadlines.many(ids)
        reckoner.prepare(deadlines)
        for deadline in deadlines:
            found = reckoner.reckon(deadline, lost)
            if found is None:
                continue
            row = _difference(deadline, found.deadline)
            if row is not None:
                edit.write(row)
                rows.append(row)
                if deadline.id not in own and any(name in (row.after or {}) for name in _DAYS):
                    moved[deadline.id] = None
    return tuple(moved)


def refuse_stale(case: View, edit: Edit) -> None:
    """A step that leaves a deadline counted from a day that no longer stands is not taken. Raises OutOfDate."""
    if not edit.rows or not _any_ruled(case):
        return
    from hearingdesk.procedure.hanging import gone, hanging

    written = {row.id for row in edit.rows if row.table == "deadline"}
    ids = [id for id in hanging(case, edit.rows) if id not in written]
    reckoner = _reckoner(case) if ids else None
    lost = gone(edit.rows)
    for deadline in case.deadlines.many(ids):
        found = reckoner.reckon(deadline, lost) if reckoner else None
        row = _difference(deadline, found.deadline) if found else None
        if row is not None and any(name in (row.after or {}) for name in _DAYS):
            raise OutOfDate(
                _(
                    "The deadline “{title}” was counted since from what this step would change. Undo that first.",
                    title=case.deadlines.name(deadline),
                )
            )


def moves(change: Change) -> Iterator[tuple[int, str, str]]:
    """The deadlines that moved with a change that was just made: (id, day before, day after), as stored."""
    for row in change.rows:
        if (
            row.table == "deadline"
            and row.id in change.moved
            and row.before is not None
            and row.after is not None
        ):
            before, after = (
                values.get("due") or values.get("span") or "" for values in (row.before, row.after)
            )
            yield row.id, before, after


def _any_ruled(case: View) -> bool:
    return bool(case.deadlines.some(case.deadlines.ruled, 1))


def _reckoner(case: View) -> Reckoner:
    from hearingdesk.procedure.reckoning import Reckoner
    from hearingdesk.procedure.verdicts import law_for

    return Reckoner(case, law_for(case))


def _difference(before: Deadline, after: Deadline) -> RowChange | None:
    if before == after:
        return None
    old, new = writing.difference(to_row(before), to_row(after))
    return RowChange("deadline", before.id, old, new) if new else None
