"""The history of the case as lists and pages show it: what was done, when, by whom, what left the house."""

from __future__ import annotations

from typing import Any

from hearingdesk.change import Change, RowChange
from hearingdesk.older import Older, differs
from hearingdesk.records import KINDS
from hearingdesk.rows import Chip, Lead, ListRow
from hearingdesk.store.log import Entry
from hearingdesk.store.outgoing import Outgoing
from hearingdesk.values import desk, handed_out, record_name, told
from hearingdesk.view import View
from hearingdesk.words import N_, _, n_
from ui.desk import Place
from ui.rooms.moments import local, moment, size
from ui.rooms.sheet import Card, Difference, Differences, Facts, Here, Line, Links
from ui.widgets.links import Link

LISTED = 100  # rows of a change that are listed
TOLD = 12  # rows of a change, and changes of a record, that are told field by field
ICONS = {"pack": "book-marked", "list": "list-filter", "copy": "copy"}


def at_desk(number: int) -> str:
    """Where it was done."""
    return _("Desk {code}", code=desk(number))


def undone(entry: Entry) -> tuple[Chip, ...]:
    """A chip where a change is undone now."""
    return (Chip(_("Undone"), "mute", "undo-2"),) if entry.undone and entry.change.act == "do" else ()


def row(entry: Entry | Outgoing) -> ListRow:
    """A change, or something handed out, as a line of the history."""
    if isinstance(entry, Outgoing):
        return _handed(entry)
    return ListRow(
        id=entry.change.id,
        title=entry.title(),
        sub=entry.change.author,
        chips=undone(entry),
        lead=Lead(f"{local(entry.change.at):%H:%M}"),
        side=size(entry),
        group=moment(entry.change.at).date().say(weekday=True),
    )


def _handed(entry: Outgoing) -> ListRow:
    return ListRow(
        id=entry.id,
        title=entry.name,
        sub=_("To {name}", name=entry.recipient) if entry.recipient else entry.author,
        chips=(Chip(handed_out(entry), "info", ICONS[entry.what]),),
        lead=Lead(f"{local(entry.at):%H:%M}"),
        group=moment(entry.at).date().say(weekday=True),
    )


def cards(here: Here, table: str, id: int) -> list[Card]:
    """The history of one record, field by field."""
    changes = list(here.view.changes_of(table, id))
    if not changes:
        return [Links(_("History"), (), empty=_("Nothing was recorded."))]
    made: list[Card] = [_of_record(here.view, change) for change in changes[:TOLD]]
    if rest := changes[TOLD:]:
        links = tuple(link(change) for change in rest[:LISTED])
        made.append(Links(_("Earlier changes"), links, total=len(rest)))
    return made


def _of_record(view: View, change: Change) -> Card:
    parts = [moment(change.at).say(), change.author, at_desk(change.desk)]
    lines = tuple(line for row in change.rows for line in differences(view, change.id, row))
    empty = _("It came with many others.") if not change.rows else _("Nothing that is shown here.")
    title = Entry(change, 0, False).title()
    return Differences(title, lines, " · ".join(parts), Place("history", "change", change.id), empty)


def link(change: Change) -> Link:
    """The way to a change."""
    return Link(
        Place("history", "change", change.id),
        Entry(change, 0, False).title(),
        note=change.author,
        side=moment(change.at).say(),
    )


def differences(view: View, change: int, row: RowChange) -> list[Difference]:
    """What a change did to a row; where a field holds something else now, with the way back to what it was."""
    made: list[Difference] = []
    for one in told(view, row):
        older = Older(change, row.table, row.id, one.field)
        came, went = row.before is None, row.after is None
        back = not came and not went and differs(view, older, row)
        made.append(Difference(one.label, one.before, one.after, came, went, older if back else None))
    return made


def change_cards(view: View, entry: Entry) -> list[Card]:
    """What a change did, record by record."""
    change = entry.change
    made: list[Card] = []
    if change.rows:
        links = tuple(_row(view, row) for row in change.rows[:LISTED])
        made.append(Links(_("Entries"), links, total=len(change.rows)))
    if change.bulk:
        lines = tuple(
            Line(_kind(part.table), n_("{n} entry", "{n} entries", part.count)) for part in change.bulk
        )
        made.append(Facts(_("Many at once"), lines))
    for row in change.rows[:TOLD]:
        if lines := tuple(differences(view, change.id, row)):
            place = Place(table=row.table, id=row.id) if _there(view, row) else None
            made.append(
                Differences(record_name(view, row) or _kind(row.table), lines, _kind(row.table), place)
            )
    return made


def outgoing_cards(entry: Outgoing) -> list[Card]:
    """What was handed out, and to whom."""
    to = (
        Line(_("Handed to"), entry.recipient)
        if entry.recipient
        else Line(_("Handed to"), _("Not in the file"), tone="text3", icon="circle-dashed")
    )
    lines = [Line(_("What"), handed_out(entry)), to, Line(_("File"), entry.name)]
    if entry.note in KINDS:
        lines.append(Line(_("List"), _(KINDS[entry.note].many_words)))
    if entry.pages is not None:
        lines.append(Line(_("Pages"), f"{entry.pages:,}"))
    lines += [
        Line(_("Size"), n_("{figure} byte", "{figure} bytes", entry.size, figure=f"{entry.size:,}")),
        Line("SHA-256", entry.digest),
    ]
    return [Facts(_("Handed out"), tuple(lines))]


def _kind(table: str) -> str:
    return _(KINDS[table].one) if table in KINDS else table


def _there(view: View, row: RowChange) -> bool:
    return row.table in KINDS and view.of(row.table).find(row.id) is not None


def _row(view: View, row: RowChange) -> Link:
    what = N_("Added") if row.before is None else (N_("Removed") if row.after is None else N_("Changed"))
    tones: dict[str, Any] = {
        "Added": ("ok", "plus"),
        "Removed": ("bad", "trash-2"),
        "Changed": ("info", "pencil"),
    }
    tone, icon = tones[what]
    return Link(
        Place(table=row.table, id=row.id),
        record_name(view, row) or _kind(row.table),
        note=_kind(row.table),
        chip=Chip(_(what), tone, icon),
    )
