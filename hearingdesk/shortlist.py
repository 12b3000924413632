"""A list that is short enough to be made at once: what rules and holidays have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic

from hearingdesk.listing import Superseded
from hearingdesk.rows import PAGE, HasId, RowT
from hearingdesk.view import View


class ShortListing(Generic[RowT]):
    """Answers one question after another by a function; `present` makes a row of what it found."""

    def __init__(
        self,
        open_view: Callable[[], View],
        find: Callable[[View, Any], Sequence[HasId]],
        present: Callable[[Any, Any], RowT],
    ) -> None:
        self._open, self._select, self._present = open_view, find, present
        self._view: View | None = None
        self._query: Any = None
        self._found: Sequence[HasId] = ()
        self._stopped = False

    def ask(self, query: Any) -> None:
        """Take a new question; nothing is read yet."""
        self._query, self._stopped = query, False
        if self._view is None:
            self._view = self._open()

    def first(self, n: int) -> list[RowT]:
        """None: the whole list is there as soon as its first part."""
        return []

    def build(self) -> int:
        """Fix the whole order; how many rows there are."""
        if self._view is None or self._stopped:
            raise Superseded
        self._found = self._select(self._view, self._query)
        return len(self._found)

    def page(self, k: int) -> list[RowT]:
        """The rows `k * PAGE` to `k * PAGE + PAGE` of the order that was built."""
        return [self._present(one, self._query) for one in self._found[k * PAGE : (k + 1) * PAGE]]

    def find(self, id: int) -> int:
        """At which place of the order this one stands; -1 when it is not in it."""
        return next((place for place, one in enumerate(self._found) if one.id == id), -1)

    def interrupt(self) -> None:
        """Stop before the next step. Called from any thread."""
        self._stopped = True

    def close(self) -> None:
        """Let go of the connection."""
        if self._view is not None:
            self._view.close()
            self._view = None
