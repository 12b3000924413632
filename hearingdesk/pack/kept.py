"""Entries that stay whole: a short one goes over to the next page rather than leave its last line there alone."""

from __future__ import annotations

from hearingdesk.pack.blocks import Entry, Panel, SideBy
from hearingdesk.pack.flow import Columns
from hearingdesk.pack.press import Press

WHOLE = 0.25  # of the depth of a page; what is taller may be cut


class Kept(Columns):
    """Columns that are cut only where they are tall."""

    def least(self, press: Press, width: float) -> float:
        tall = self.height(press, width)
        return tall if tall <= press.sheet.depth * WHOLE else super().least(press, width)


class Event(Kept, Entry):
    """An entry of a chronology, kept whole."""


class Item(Kept, SideBy):
    """A margin note beside text, kept whole."""


class Pair(Kept, Panel):
    """Two sides on a tint, kept whole."""
