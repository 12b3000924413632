"""The history of the case as lists and pages show it: what was done, when, by whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from hearingdesk.rows import Chip, Lead, ListRow
from hearingdesk.store.log import Entry
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import _, n_
from ui.desk import Place
from ui.rooms.sheet import Here, Links
from ui.widgets.links import Link

LOOKED_AT = 2000  # changes looked through for the history of one record


def at(entry: Entry) -> datetime:
    """When it was done, in the machine's own time."""
    return datetime.fromisoformat(entry.change.at).astimezone()


def moment(entry: Entry) -> When:
    """When it was done, to the minute, as the program says dates."""
    return When(f"{at(entry):%Y-%m-%dT%H:%M}")


def size(entry: Entry) -> str:
    """How much it touched."""
    return n_("{n} entry", "{n} entries", entry.size)


def row(entry: Entry) -> ListRow:
    """A change as a line of the history."""
    when = at(entry)
    chips = (Chip(_("Undone"), "mute", "undo-2"),) if entry.undone and entry.change.act == "do" else ()
    return ListRow(
        id=entry.change.id,
        title=entry.title(),
        sub=entry.change.author,
        chips=chips,
        lead=Lead(when.strftime("%H:%M")),
        side=size(entry),
        group=moment(entry).date().say(weekday=True),
    )


def of_record(view: View, table: str, id: int) -> Iterator[Entry]:
    """The changes that touched one record, latest first, among the latest of the case."""
    for entry in view.history(LOOKED_AT):
        change = entry.change
        rows = any(row.table == table and row.id == id for row in change.rows)
        bulk = any(part.table == table and part.first <= id <= part.last for part in change.bulk)
        if rows or bulk:
            yield entry


def card(here: Here, table: str, id: int) -> Links:
    """The history of one record."""
    told = tuple(
        Link(
            Place("history", "change", entry.change.id),
            entry.title(),
            note=entry.change.author,
            side=moment(entry).say(),
            chip=Chip(_("Undone"), "mute", "undo-2") if entry.undone and entry.change.act == "do" else None,
        )
        for entry in of_record(here.view, table, id)
    )
    return Links(_("History"), told, total=len(told), empty=_("Nothing was recorded."))
