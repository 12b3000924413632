"""The labels of a transcript as a list: searched, filtered, ordered, with what was chosen for them so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic

from hearingdesk.listing import Superseded
from hearingdesk.naming import Labelled, Proposal, Proposing, labels
from hearingdesk.rows import PAGE, RowT
from hearingdesk.search.fold import fold
from hearingdesk.view import View

OPEN, STANDS_OUT, SEVERAL, CHOSEN, LINKED = "open", "stands_out", "several", "chosen", "linked"
FILTERS = (OPEN, STANDS_OUT, SEVERAL, CHOSEN, LINKED)
FIRST, NAME, TURNS = "first", "name", "turns"


@dataclass(frozen=True, slots=True)
class LabelQuery:
    """Which labels, and in which order."""

    transcript: int = 0
    words: str = ""
    filter: str = ""  # one of FILTERS
    order: str = FIRST
    chosen: Mapping[int, tuple[int, ...]] = field(default_factory=dict)  # label (its first turn): parties


@dataclass(frozen=True, slots=True)
class LabelState:
    """A label with what is known and chosen of it."""

    label: Labelled
    chosen: tuple[int, ...] | None  # whom the user chose: () for nobody; None where nothing was chosen
    proposal: Proposal | None  # the one that stands out
    proposals: int  # how many there are

    def fits(self, filter: str) -> bool:
        """Whether it is one of these."""
        linked, chosen = all(party for party, _n in self.label.parties), self.chosen is not None
        is_open = not linked and not chosen
        return {
            OPEN: is_open,
            STANDS_OUT: is_open and self.proposal is not None,
            SEVERAL: is_open and self.proposal is None and self.proposals > 1,
            CHOSEN: chosen,
            LINKED: linked,
        }.get(filter, True)


class LabelListing(Generic[RowT]):
    """Answers one LabelQuery after another. Everything but `interrupt` is called from the thread that owns it."""

    def __init__(
        self,
        open_view: Callable[[], View],
        present: Callable[[View, LabelState], RowT],
        tell: Callable[[dict[str, int]], object] = lambda counts: None,
    ) -> None:
        self._open, self._present, self._tell = open_view, present, tell
        self._view: View | None = None
        self._query = LabelQuery()
        self._states: list[LabelState] = []
        self._stopped = False

    def ask(self, query: LabelQuery) -> None:
        """Take a new question; nothing is read yet."""
        self._query, self._stopped = query, False
        if self._view is None:
            self._view = self._open()

    def first(self, n: int) -> list[RowT]:
        """None: only the whole gives the first rows."""
        return []

    def build(self) -> int:
        """Read the labels, and what is proposed for them; how many fit. Tells how many each filter would leave."""
        view, query = self._here, self._query
        proposing, every = Proposing(view, query.transcript), []
        for label in labels(view, query.transcript):
            if self._stopped:
                raise Superseded
            proposals = proposing.of(label)
            chosen = query.chosen.get(label.first)
            every.append(LabelState(label, chosen, proposing.only(label), len(proposals)))
        self._tell({name: sum(one.fits(name) for one in every) for name in FILTERS})
        wanted = fold(query.words)
        found = [one for one in every if one.fits(query.filter) and self._holds(one, wanted)]
        if query.order == NAME:
            found.sort(key=lambda one: fold(one.label.text))
        elif query.order == TURNS:
            found.sort(key=lambda one: -one.label.turns)
        self._states = found
        return len(found)

    def page(self, k: int) -> list[RowT]:
        """The rows `k * PAGE` to `k * PAGE + PAGE`."""
        view = self._here
        return [self._present(view, one) for one in self._states[k * PAGE : (k + 1) * PAGE]]

    def find(self, id: int) -> int:
        """At which place the label stands whose first turn this is; -1 when it is not in it."""
        return next((n for n, one in enumerate(self._states) if one.label.first == id), -1)

    def interrupt(self) -> None:
        """Stop the running call and those that follow, until the next `ask`. Called from any thread."""
        self._stopped = True

    def close(self) -> None:
        """Let go of the connection."""
        if self._view is not None:
            self._view.close()
            self._view = None

    @property
    def _here(self) -> View:
        if self._view is None or self._stopped:
            raise Superseded
        return self._view

    def _holds(self, one: LabelState, wanted: str) -> bool:
        if not wanted:
            return True
        parties: Sequence[int] = one.chosen or [party for party, _n in one.label.parties if party]
        said = [one.label.text, *(self._here.parties.called(party) for party in parties)]
        return any(wanted in fold(words) for words in said)
