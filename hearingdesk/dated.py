"""The backups of a case as a list: searched by what is said of their day, in one of three orders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from hearingdesk import backups
from hearingdesk.backups import Counts
from hearingdesk.listing import Superseded
from hearingdesk.rows import RowT
from hearingdesk.search.fold import fold
from hearingdesk.search.query import parse
from hearingdesk.search.verify import holds
from hearingdesk.shortlist import Short
from hearingdesk.store.backup import Backup
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import N_, _, n_

ORDERS = {"at": N_("When"), "since": N_("Changes since"), "bytes": N_("Size")}


@dataclass(frozen=True, slots=True)
class BackupQuery:
    """Which backups, in which order."""

    kind: ClassVar[str] = ""  # they are no records
    words: str = ""
    order: str = "at"  # one of ORDERS
    down: bool = True  # the latest, those furthest back or the largest first


@dataclass(frozen=True, slots=True)
class Dated:
    """A backup, and how many changes the case has had since; None where the two went ways of their own."""

    backup: Backup
    since: int | None

    @property
    def id(self) -> int:
        """That of the backup."""
        return self.backup.id

    def moment(self) -> When:
        """When it was made, in the machine's own time, to the minute."""
        return When(f"{self.backup.at.astimezone():%Y-%m-%dT%H:%M}")

    def told_since(self) -> str:
        """What came since, in words."""
        if self.since is None:
            return _("Of another way the case went")
        return n_("{n} change since", "{n} changes since", self.since) if self.since else _("Nothing since")


def age(made: datetime, now: datetime) -> str:
    """How long ago it was, in words."""
    gone = max(now - made, timedelta(0))
    minutes, hours = gone // timedelta(minutes=1), gone // timedelta(hours=1)
    if not minutes:
        return _("Just now")
    if not hours:
        return n_("{n} minute ago", "{n} minutes ago", minutes)
    if hours < 48:
        return n_("{n} hour ago", "{n} hours ago", hours)
    return n_("{n} day ago", "{n} days ago", gone.days)


def size(n: int) -> str:
    """So many bytes, in words."""
    if n < 1_000_000:
        return f"{max(1, round(n / 1000)):,} KB"
    return f"{n / 1_000_000:,.1f} MB" if n < 1_000_000_000 else f"{n / 1_000_000_000:,.1f} GB"


def figures(one: Counts) -> str:
    """How many records of a kind giving a backup back would change, in words."""
    parts = [
        n_("{n} comes back", "{n} come back", one.added) if one.added else "",
        n_("{n} is changed", "{n} are changed", one.changed) if one.changed else "",
        n_("{n} is removed", "{n} are removed", one.removed) if one.removed else "",
    ]
    return ", ".join(part for part in parts if part)


def dated(view: View) -> Iterator[Dated]:
    """The backups of a case, the latest first: those made where it lies, then those made elsewhere."""
    for one in (*backups.backups(view), *backups.backups_elsewhere(view)):
        yield Dated(one, backups.since(view, one))


class BackupListing(Short[BackupQuery, Dated, RowT]):
    """A Listing of backups: there are a few dozen, so that each answer is whole."""

    def __init__(self, open_view: Callable[[], View], present: Callable[[Dated, BackupQuery], RowT]) -> None:
        super().__init__(open_view, BackupQuery())
        self._present = present

    def select(self, view: View) -> list[Dated]:
        """Look what there is. Raises Unreadable where the words cannot be searched for."""
        query = parse(self.query.words) if self.query.words else None
        found: list[Dated] = []
        for one in dated(view):
            if self.stopped:
                raise Superseded
            if query is None or holds(query, fold(_text(one))):
                found.append(one)
        return self._in_order(found)

    def row(self, view: View, one: Dated) -> RowT:
        """A backup as it is shown."""
        return self._present(one, self.query)

    def _in_order(self, found: list[Dated]) -> list[Dated]:
        """By the order that was asked for; by time, those made elsewhere come last."""
        query = self.query
        if query.order == "since":
            return sorted(found, key=lambda one: -1 if one.since is None else one.since, reverse=query.down)
        if query.order == "bytes":
            return sorted(found, key=lambda one: one.backup.bytes, reverse=query.down)
        timed = sorted(found, key=lambda one: one.backup.at, reverse=query.down)
        return sorted(timed, key=lambda one: not one.backup.here)


def _text(one: Dated) -> str:
    """What is searched."""
    day = one.moment()
    return "\n".join(
        (day.say(weekday=True), f"{one.backup.at.astimezone():%Y-%m-%d %H:%M}", one.told_since())
    )
