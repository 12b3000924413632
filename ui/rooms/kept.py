"""Backups as lists and pages show them: when, how much, what came since."""

from __future__ import annotations

from datetime import UTC, datetime

from hearingdesk.dated import BackupQuery, Dated, age, size
from hearingdesk.rows import Chip, Lead, ListRow
from hearingdesk.view import View
from hearingdesk.words import _
from ui.rooms.past import link
from ui.rooms.sheet import Card, Facts, Line, Links

SINCE = 20  # changes made since that are named


def row(found: Dated, query: BackupQuery) -> ListRow:
    """A backup as a line of the list; days stand over it where they are in order."""
    timed = query.order == "at"
    made, when = found.backup, found.moment()
    group = when.date().say(weekday=True) if made.here else _("Made elsewhere")
    return ListRow(
        id=found.id,
        title=age(made.at, datetime.now(UTC)) if timed and made.here else when.say(),
        sub=found.told_since(),
        chips=chips(found),
        lead=Lead(f"{made.at.astimezone():%H:%M}") if timed else None,
        side=size(made.bytes),
        group=group if timed else "",
    )


def chips(found: Dated) -> tuple[Chip, ...]:
    """What is to be known before it is used."""
    return () if found.backup.ok else (Chip(_("Not whole"), "bad", "triangle-alert"),)


def cards(view: View, found: Dated) -> list[Card]:
    """What it is and where it lies, and the changes made since."""
    made = found.backup
    lines = [
        Line(_("Size"), size(made.bytes)),
        Line(_("Changes in it"), f"{made.changes:,}"),
        Line(_("Folder"), str(made.path.parent)),
        Line(_("File"), made.path.name),
    ]
    if not made.here:
        words = _("It was made where the case lay before, or of a copy of it.")
        lines.insert(0, Line(_("Made elsewhere"), words, tone="text2"))
    if not made.ok:
        words = _("Something in it is not as it was stored. Look at what restoring would change.")
        lines.insert(0, Line(_("Not whole"), words, tone="bad", icon="triangle-alert"))
    written: list[Card] = [Facts(_("This backup"), tuple(lines))]
    if found.since:
        links = tuple(link(entry.change) for entry in view.history(min(found.since, SINCE)))
        written.append(Links(_("Changes made since"), links, total=found.since))
    return written
