"""What a transcript prints for people, as lists: its labels, and those it lists who may be there twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from hearingdesk.joining import Twin, twins
from hearingdesk.listing import Superseded
from hearingdesk.naming import Labelled, Proposal, Proposing, labels, standing_out
from hearingdesk.rows import RowT
from hearingdesk.search.fold import fold
from hearingdesk.shortlist import Short
from hearingdesk.view import View

OPEN, STANDS_OUT, SEVERAL, CHOSEN, LINKED = "open", "stands_out", "several", "chosen", "linked"
FILTERS = (OPEN, STANDS_OUT, SEVERAL, CHOSEN, LINKED)
TWIN_FILTERS = (OPEN, CHOSEN)
FIRST, NAME, TURNS = "first", "name", "turns"


@dataclass(frozen=True, slots=True)
class LabelQuery:
    """Which labels, and in which order."""

    transcript: int = 0
    words: str = ""
    filter: str = ""  # one of FILTERS
    order: str = FIRST
    chosen: Mapping[int, tuple[int, ...]] = field(default_factory=dict)  # label (its first turn): parties
    kept: int = 0  # the label one is at stays, whatever is chosen for it


@dataclass(frozen=True, slots=True)
class TwinQuery:
    """Which of the people a hearing lists whose names others have too."""

    transcript: int = 0
    words: str = ""
    filter: str = ""  # one of TWIN_FILTERS
    chosen: Mapping[int, int] = field(default_factory=dict)  # who is listed: whom he is the same as
    kept: int = 0


@dataclass(frozen=True, slots=True)
class LabelState:
    """A label with what is known and chosen of it."""

    label: Labelled
    chosen: tuple[int, ...] | None  # whom the user chose: () for nobody; None where nothing was chosen
    proposals: tuple[Proposal, ...]  # the best reason first

    @property
    def id(self) -> int:
        """The first turn under the label."""
        return self.label.first

    @property
    def proposal(self) -> Proposal | None:
        """The one that stands out."""
        return standing_out(self.proposals)

    @property
    def is_open(self) -> bool:
        """Nobody is linked, or not in all turns, and nothing was chosen."""
        return self.chosen is None and not all(party for party, _n in self.label.parties)

    def fits(self, filter: str) -> bool:
        """Whether it is one of these."""
        return {
            OPEN: self.is_open,
            STANDS_OUT: self.is_open and self.proposal is not None,
            SEVERAL: self.is_open and self.proposal is None and len(self.proposals) > 1,
            CHOSEN: self.chosen is not None,
            LINKED: all(party for party, _n in self.label.parties),
        }.get(filter, True)


@dataclass(frozen=True, slots=True)
class TwinState:
    """Somebody who is listed, with whom he is said to be the same as; 0 for nobody yet."""

    twin: Twin
    chosen: int

    @property
    def id(self) -> int:
        """Who is listed."""
        return self.twin.party

    def fits(self, filter: str) -> bool:
        """Whether it is one of these."""
        return {OPEN: not self.chosen, CHOSEN: bool(self.chosen)}.get(filter, True)


class _State(Protocol):
    @property
    def id(self) -> int: ...

    def fits(self, filter: str) -> bool: ...


class _Query(Protocol):
    @property
    def transcript(self) -> int: ...
    @property
    def words(self) -> str: ...
    @property
    def filter(self) -> str: ...
    @property
    def kept(self) -> int: ...


QueryT = TypeVar("QueryT", bound=_Query)
StateT = TypeVar("StateT", bound=_State)
ReadT = TypeVar("ReadT")


class _Listing(Short[QueryT, StateT, RowT], Generic[QueryT, ReadT, StateT, RowT]):
    """What the case says is kept until the case changes: only what was chosen differs from question to question."""

    filters: Sequence[str] = ()

    def __init__(
        self,
        open_view: Callable[[], View],
        query: QueryT,
        present: Callable[[View, StateT], RowT],
        tell: Callable[[dict[str, int]], object],
    ) -> None:
        super().__init__(open_view, query)
        self._present, self._tell = present, tell
        self._read: tuple[tuple[int, int], list[ReadT]] | None = None

    def read(self, view: View, transcript: int) -> Iterator[ReadT]:
        """What the case says, one after the other."""
        raise NotImplementedError

    def state(self, query: QueryT, one: ReadT) -> StateT:
        """The same with what was chosen of it."""
        raise NotImplementedError

    def parties(self, one: StateT) -> Iterator[int]:
        """Whose names it is found by."""
        raise NotImplementedError

    def printed(self, one: StateT) -> str:
        """What else it is found by."""
        return ""

    def put_in_order(self, query: QueryT, states: list[StateT]) -> None:
        """Order them; as they are read unless somebody says otherwise."""

    def select(self, view: View) -> list[StateT]:
        """Those that fit. Tells how many each filter would leave."""
        query = self.query
        every = [self.state(query, one) for one in self._all(view, query.transcript)]
        self._tell({name: sum(one.fits(name) for one in every) for name in self.filters})
        wanted = fold(query.words)
        found = [
            one
            for one in every
            if (one.id == query.kept or one.fits(query.filter)) and self._holds(view, one, wanted)
        ]
        self.put_in_order(query, found)
        return found

    def row(self, view: View, one: StateT) -> RowT:
        """One of them as it is shown."""
        return self._present(view, one)

    def every(self) -> list[StateT]:
        """All that fit, as they are known."""
        self.build()
        return list(self.found)

    def _all(self, view: View, transcript: int) -> list[ReadT]:
        asked = (transcript, view.log_length())
        if self._read is None or self._read[0] != asked:
            found: list[ReadT] = []
            for one in self.read(view, transcript):
                if self.stopped:
                    raise Superseded
                found.append(one)
            self._read = (asked, found)
        return self._read[1]

    def _holds(self, view: View, one: StateT, wanted: str) -> bool:
        if not wanted or wanted in fold(self.printed(one)):
            return True
        names = (name for party in self.parties(one) for name in view.parties.both_names(party))
        return any(wanted in fold(name) for name in names)


class LabelListing(_Listing[LabelQuery, tuple[Labelled, list[Proposal]], LabelState, RowT]):
    """The labels of a transcript; the id of a row is the first turn under it."""

    filters = FILTERS

    def __init__(
        self,
        open_view: Callable[[], View],
        present: Callable[[View, LabelState], RowT],
        tell: Callable[[dict[str, int]], object] = lambda counts: None,
    ) -> None:
        super().__init__(open_view, LabelQuery(), present, tell)

    def read(self, view: View, transcript: int) -> Iterator[tuple[Labelled, list[Proposal]]]:
        """The labels, with whom each may mean."""
        proposing = Proposing(view, transcript)
        for label in labels(view, transcript):
            yield label, proposing.of(label)

    def state(self, query: LabelQuery, one: tuple[Labelled, list[Proposal]]) -> LabelState:
        """A label with what was chosen for it."""
        label, proposals = one
        return LabelState(label, query.chosen.get(label.first), tuple(proposals))

    def parties(self, one: LabelState) -> Iterator[int]:
        """Whom it will be, or is, linked to."""
        linked = (party for party, _n in one.label.parties if party)
        yield from linked if one.chosen is None else one.chosen

    def printed(self, one: LabelState) -> str:
        """The label."""
        return one.label.text

    def put_in_order(self, query: LabelQuery, states: list[LabelState]) -> None:
        """As they first speak, by name, or those who speak most first."""
        if query.order == NAME:
            states.sort(key=lambda one: fold(one.label.text))
        elif query.order == TURNS:
            states.sort(key=lambda one: -one.label.turns)


class TwinListing(_Listing[TwinQuery, Twin, TwinState, RowT]):
    """The people a hearing lists whose names others have too; the id of a row is the person listed."""

    filters = TWIN_FILTERS

    def __init__(
        self,
        open_view: Callable[[], View],
        present: Callable[[View, TwinState], RowT],
        tell: Callable[[dict[str, int]], object] = lambda counts: None,
    ) -> None:
        super().__init__(open_view, TwinQuery(), present, tell)

    def read(self, view: View, transcript: int) -> Iterator[Twin]:
        """As they are listed."""
        yield from twins(view, view.transcripts.get(transcript).hearing)

    def state(self, query: TwinQuery, one: Twin) -> TwinState:
        """Somebody with what was chosen for him."""
        return TwinState(one, query.chosen.get(one.party, 0))

    def parties(self, one: TwinState) -> Iterator[int]:
        """He himself, and whom he is said to be."""
        yield one.twin.party
        if one.chosen:
            yield one.chosen
