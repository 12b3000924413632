"""The history as a table: a line for each change, or for each file that was handed out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from hearingdesk.records import KINDS
from hearingdesk.store.log import Entry
from hearingdesk.store.outgoing import Outgoing
from hearingdesk.tabled import Cell, Tabled, plain
from hearingdesk.values import desk, handed_out, record_name, told
from hearingdesk.view import View
from hearingdesk.words import _

DETAILED = 10  # rows of a change that are told field by field


def changes_table(view: View, entries: Iterable[Entry], total: int = 0) -> Tabled:
    """These changes, in this order, as a table."""
    heads = [_("When"), _("Who"), _("Desk"), _("Change"), _("State"), _("Entries"), _("What changed")]
    rows = (_change(view, entry) for entry in entries)
    columns = plain(heads, numbers=(5,), dates=(0,))
    return Tabled(kind="history", title=_("History"), columns=columns, rows=rows, total=total)


def outgoing_table(entries: Iterable[Outgoing], total: int = 0) -> Tabled:
    """The same of what was handed out."""
    heads = [_("When"), _("Who"), _("What"), _("File"), _("Handed to"), _("Pages"), _("Bytes"), "SHA-256"]
    rows = (
        [
            _moment(one.at),
            one.author,
            handed_out(one),
            one.name,
            one.recipient,
            one.pages,
            one.size,
            one.digest,
        ]
        for one in entries
    )
    columns = plain(heads, numbers=(5, 6), dates=(0,))
    return Tabled(kind="outgoing", title=_("Handed out"), columns=columns, rows=rows, total=total)


def _change(view: View, entry: Entry) -> list[Cell]:
    change = entry.change
    state = _("Undone") if entry.undone else ""
    details = "\n".join(_details(view, change.id))
    return [
        _moment(change.at),
        change.author,
        desk(change.desk),
        entry.title(),
        state,
        entry.size,
        details,
    ]


def _details(view: View, id: int) -> Iterator[str]:
    whole = view.change_of(id)
    for row in whole.change.rows[:DETAILED] if whole else ():
        kind = _(KINDS[row.table].one) if row.table in KINDS else row.table
        name = record_name(view, row)
        for one in told(view, row):
            yield _(
                "{kind} “{name}”, {field}: {before} → {after}",
                kind=kind,
                name=name,
                field=one.label,
                before=one.before or _("nothing"),
                after=one.after or _("nothing"),
            )


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone().replace(tzinfo=None, microsecond=0)
