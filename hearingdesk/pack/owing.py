"""What is owed, by the eyes of those a pack is for: a deadline that is kept from them gives no due day."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.pack.brief import Brief
from hearingdesk.records.deadlines import Deadline
from hearingdesk.store.records import Filter


class Owing:
    """What `hearingdesk.procedure.owed` reads, for one pack."""

    def __init__(self, brief: Brief) -> None:
        view = brief.view
        self.undertakings, self.demands, self.demand_items = (
            view.undertakings,
            view.demands,
            view.demand_items,
        )
        self.deadlines = _Deadlines(brief)


class _Deadlines:
    def __init__(self, brief: Brief) -> None:
        self._brief = brief

    def all(self, filter: Filter, /) -> Iterator[Deadline]:
        """Those that the readers of the pack may see."""
        return (one for one in self._brief.view.deadlines.all(filter) if not self._brief.is_hidden(one.id))
