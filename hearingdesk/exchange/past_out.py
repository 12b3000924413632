"""The history as a table file: a line for each change, or for each file that was handed out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from hearingdesk.exchange.tables_out import write_rows
from hearingdesk.job import Progress, silent
from hearingdesk.records import KINDS
from hearingdesk.store.log import Entry
from hearingdesk.store.outgoing import Outgoing
from hearingdesk.values import record_name, told
from hearingdesk.view import View
from hearingdesk.words import N_, _

DETAILED = 10  # rows of a change that are told field by field
WHAT = {"pack": N_("Briefing pack"), "list": N_("List"), "copy": N_("Copy of the case")}


def write_changes(
    view: View, entries: Iterable[Entry], path: Path, total: int = 0, progress: Progress = silent
) -> int:
    """Write these changes, in this order; how many. Raises HearingDeskError."""
    head = [_("When"), _("Who"), _("Desk"), _("Change"), _("State"), _("Entries"), _("What changed")]
    return write_rows(path, head, (_change(view, entry) for entry in entries), total, progress)


def write_outgoing(
    entries: Iterable[Outgoing], path: Path, total: int = 0, progress: Progress = silent
) -> int:
    """The same of what was handed out."""
    head = [_("When"), _("Who"), _("What"), _("File"), _("Handed to"), _("Pages"), _("Bytes"), "SHA-256"]
    rows = (
        [
            _moment(one.at),
            one.author,
            _(WHAT[one.what]),
            one.name,
            one.recipient,
            str(one.pages or ""),
            str(one.size),
            one.digest,
        ]
        for one in entries
    )
    return write_rows(path, head, rows, total, progress)


def desk(number: int) -> str:
    """The short name of a desk."""
    return f"{number:07X}"


def _change(view: View, entry: Entry) -> list[str]:
    change = entry.change
    state = _("Undone") if entry.undone else ""
    details = "\n".join(_details(view, change.id))
    return [
        _moment(change.at),
        change.author,
        desk(change.desk),
        entry.title(),
        state,
        str(entry.size),
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


def _moment(at: str) -> str:
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M:%S}"
