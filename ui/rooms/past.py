"""The history of the case as lists and pages show it: what was done, when, by whom."""

from __future__ import annotations

from datetime import datetime

from hearingdesk.rows import Chip, Lead, ListRow
from hearingdesk.store.log import Entry
from hearingdesk.when import When
from hearingdesk.words import _, n_
from ui.desk import Place
from ui.rooms.sheet import Here, Links
from ui.widgets.links import Link


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
        for entry in here.view.history_of(table, id)
    )
    return Links(_("History"), told, total=len(told), empty=_("Nothing was recorded."))
