"""An older value of one field, put back into the record as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hearingdesk.change import RowChange
from hearingdesk.errors import NotFound, OutOfDate
from hearingdesk.record import Row, from_row, meanings, to_row
from hearingdesk.records import KINDS
from hearingdesk.view import View
from hearingdesk.words import _


@dataclass(frozen=True, slots=True)
class Older:
    """Where an older value stands: the change that replaced it, the record, the field."""

    change: int
    table: str
    id: int
    field: str


@dataclass(frozen=True, slots=True)
class Restored:
    """The record with the older value in it, and what the change that writes it is called."""

    title: str
    record: Any


def restored(view: View, older: Older) -> Restored:
    """The record as it would be. Raises NotFound where it is gone, OutOfDate where a link leads nowhere."""
    kind = KINDS[older.table]
    meaning, label = meanings(kind.kind)[older.field], _(meanings(kind.kind)[older.field].label)
    records = view.of(older.table)
    record = records.find(older.id)
    if record is None:
        raise NotFound(
            _(
                "This entry ({kind}) was removed, so nothing can be put back into it. Undo the removal first.",
                kind=_(kind.one),
            )
        )
    values = _values(view, older)
    target = meaning.to or values.get(f"{older.field}_kind", "")
    if meaning.shape in ("link", "about") and not _leads_somewhere(view, target, values[older.field]):
        raise OutOfDate(
            _(
                "“{field}” cannot be put back: what it led to ({kind}) was removed.",
                field=label,
                kind=_one(target),
            )
        )
    title = _("Restore {field} of {kind} “{name}”", field=label, kind=_(kind.one), name=records.name(record))
    return Restored(title, from_row(kind.kind, {**to_row(record), **values}))


def differs(view: View, older: Older, row: RowChange) -> bool:
    """Does the record, if it is there, hold another value now than before this change?"""
    record = view.of(older.table).find(older.id)
    return record is not None and to_row(record)[older.field] != (row.before or {})[older.field]


def _values(view: View, older: Older) -> Row:
    """The field before the change; for one that may lead to any kind, with that kind."""
    entry = view.change_of(older.change)
    for row in entry.change.rows if entry else ():
        if (row.table, row.id) == (older.table, older.id) and older.field in (row.before or {}):
            before = row.before or {}
            beside = f"{older.field}_kind"
            now = to_row(view.of(older.table).get(older.id))
            values = {older.field: before[older.field]}
            return values | {beside: before.get(beside, now[beside])} if beside in now else values
    raise NotFound(_("The history holds no older value of this field there."))


def _leads_somewhere(view: View, table: str, id: int | None) -> bool:
    return id is None or (table in KINDS and view.of(table).find(id) is not None)


def _one(table: str) -> str:
    return _(KINDS[table].one) if table in KINDS else table
