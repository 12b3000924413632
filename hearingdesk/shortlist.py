"""A list that is short enough to be made at once: what backups, rules, holidays and labels have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from hearingdesk.listing import Answering, Question
from hearingdesk.rows import PAGE, HasId, RowT
from hearingdesk.view import View

FoundT = TypeVar("FoundT", bound=HasId)


class Short(Answering[Question], Generic[Question, FoundT, RowT]):
    """A subclass says what answers a question (`select`), and what is shown of it (`row`)."""

    def __init__(self, open_view: Callable[[], View], query: Question) -> None:
        super().__init__(open_view, query)
        self.found: Sequence[FoundT] = ()

    def select(self, view: View) -> Sequence[FoundT]:
        """Everything that answers the question, in its order."""
        raise NotImplementedError

    def row(self, view: View, one: FoundT) -> RowT:
        """What is shown of one of them."""
        raise NotImplementedError

    def first(self, n: int) -> list[RowT]:
        """None: the whole list is there as soon as its first part."""
        return []

    def build(self) -> int:
        """Fix the whole order; how many rows there are."""
        self.found = self.select(self.here)
        return len(self.found)

    def page(self, k: int) -> list[RowT]:
        """The rows `k * PAGE` to `k * PAGE + PAGE` of the order that was built."""
        view = self.here
        return [self.row(view, one) for one in self.found[k * PAGE : (k + 1) * PAGE]]

    def find(self, id: int) -> int:
        """At which place of the order this one stands; -1 when it is not in it."""
        return next((place for place, one in enumerate(self.found) if one.id == id), -1)


class ShortListing(Short[Any, Any, RowT]):
    """One whose answer is a function, and whose rows are another."""

    def __init__(
        self,
        open_view: Callable[[], View],
        select: Callable[[View, Any], Sequence[HasId]],
        present: Callable[[Any, Any], RowT],
    ) -> None:
        super().__init__(open_view, None)
        self._select, self._present = select, present

    def select(self, view: View) -> Sequence[Any]:
        """Ask the function."""
        return self._select(view, self.query)

    def row(self, view: View, one: Any) -> RowT:
        """Ask the other one."""
        return self._present(one, self.query)
