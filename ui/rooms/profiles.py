"""Import profiles: those of the case and of the program, to be edited, copied, written to a file and read from one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtGui import QGuiApplication

from hearingdesk.profilebook import (
    FILTERS,
    ORDERS,
    Kept,
    ProfileQuery,
    counts,
    entry,
    own_copy,
    selected,
)
from hearingdesk.records.memory import Profile
from hearingdesk.rows import Listing
from hearingdesk.shortlist import ShortListing
from hearingdesk.words import N_, _
from ui.desk import Desk, Place
from ui.rooms.pages import profiles
from ui.rooms.sheet import Here
from ui.rooms.shelf import Leaf, Shelf
from ui.rooms.tools import PageTools
from ui.widgets.chips import FilterChoice


class Profiles(Shelf):
    """A list of profiles and the page of the chosen one."""

    title = N_("Import profiles")
    reads = frozenset({"profile"})
    icon = "file-check"

    def __init__(self, desk: Desk, tools: PageTools) -> None:
        assert desk.case is not None
        self._open = desk.case.reader
        self._shown: Kept | None = None
        super().__init__(desk, tools, ProfileQuery())

    def chosen(self) -> Profile | None:
        """The profile on the page; one of the program under its title."""
        return own_copy(self._shown.profile) if self._shown and not self._shown.is_own else self._own()

    def listing(self) -> Listing[Any]:
        return ShortListing(
            self._open, selected, lambda one, query: profiles.row(one, grouped=not query.order)
        )

    def filters(self) -> Sequence[FilterChoice]:
        found = counts(self.desk.view)
        return [FilterChoice(key, _(label), found[key]) for key, label in FILTERS.items()]

    def orders(self) -> Mapping[str, str]:
        return {key: _(label) for key, label in ORDERS.items()}

    def place(self, id: int) -> Place:
        own = self._shown is not None and self._shown.is_own
        return Place(profiles.PROFILES, profiles.PROFILES if own else profiles.SHIPPED_ONE, id)

    def leaf(self, here: Here, id: int) -> Leaf | None:
        found = self._shown = entry(here.view, id)
        if found is None:
            return None
        title, other = found.title.say(here.lang), found.title.say(here.other)
        primary = "profile.edit" if found.is_own else "profile.copy"
        return Leaf(title, other, profiles.chips(found), [], profiles.cards(here, found), primary)

    def copy_cited(self) -> bool:
        """Copy the profile as text."""
        if self._shown is None:
            return False
        QGuiApplication.clipboard().setText(self._shown.profile.settings)
        self.desk.say(_("Copied."), "ok")
        return True

    def _own(self) -> Profile | None:
        return self._shown.profile if self._shown else None
