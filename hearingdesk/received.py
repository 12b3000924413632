"""The import ledger as a list: every file ever offered, what became of it and what has become of that since."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from hearingdesk.listing import Superseded
from hearingdesk.rows import RowT
from hearingdesk.search.fold import fold
from hearingdesk.search.query import Query, parse
from hearingdesk.search.verify import holds
from hearingdesk.shortlist import Short
from hearingdesk.store.ledger import Offer, Sums
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import N_, _, n_

Fate = Literal["stored", "undone", "replaced", "removed", "duplicate", "failed"]

STORED, DUPLICATE, FAILED, UNDONE = "imported", "duplicate", "failed", "undone"
FILTERS = {
    STORED: N_("Stored"),
    DUPLICATE: N_("Duplicate"),
    FAILED: N_("Failed"),
    UNDONE: N_("Undone since"),
}
ORDERS = {"at": N_("When"), "name": N_("File name"), "size": N_("Size"), "status": N_("State")}
FATES: dict[Fate, str] = {
    "stored": N_("Stored"),
    "undone": N_("Undone since"),
    "replaced": N_("Read again since"),
    "removed": N_("Removed since"),
    "duplicate": N_("Duplicate"),
    "failed": N_("Failed"),
}
HEAD = (
    N_("When"),
    N_("File"),
    N_("Bytes"),
    N_("SHA-256"),
    N_("Importer"),
    N_("Version"),
    N_("State"),
    N_("Reason"),
    N_("Title"),
    N_("Sittings"),
    N_("Turns"),
    N_("Speakers"),
    N_("Witnesses"),
    N_("Present"),
    N_("Source"),
    N_("Where it lay"),
)
_FIGURES = ("title", "sittings", "turns", "speakers", "witnesses", "present")
_PLACES = {status: place for place, status in enumerate((FAILED, STORED, DUPLICATE))}


@dataclass(frozen=True, slots=True)
class LedgerQuery:
    """Which offers, in which order."""

    kind: ClassVar[str] = ""  # they are no records
    words: str = ""
    filter: str = ""  # one of FILTERS
    order: str = "at"  # one of ORDERS
    down: bool = True  # the latest, or the largest, first


@dataclass(frozen=True, slots=True)
class Received:
    """A line of the ledger, with what has become of it since."""

    offer: Offer
    fate: Fate
    source: int = 0  # the source it became, or is a duplicate of, where that is there

    @property
    def id(self) -> int:
        """The number of the line."""
        return self.offer.id

    def moment(self) -> When | None:
        """When it was offered, in the machine's own time, to the minute; None where another program wrote there."""
        at = _at(self.offer)
        return When(f"{at:%Y-%m-%dT%H:%M}") if at else None

    def fits(self, filter: str) -> bool:
        """Whether it is one of these; what was undone since was stored all the same."""
        if filter == UNDONE:
            return self.fate in ("undone", "replaced", "removed")
        return not filter or self.offer.status == filter

    def brought(self) -> str:
        """Its counts in words; "" where nothing came in."""
        found = self.offer.figures()
        told = (
            n_("{n} turn", "{n} turns", found["turns"]) if found.get("turns") else "",
            n_("{n} sitting", "{n} sittings", found["sittings"]) if found.get("sittings") else "",
            n_("{n} witness", "{n} witnesses", found["witnesses"]) if found.get("witnesses") else "",
        )
        return ", ".join(filter(None, told))


def received(view: View) -> Iterator[Received]:
    """Every line, latest first."""
    there = set(view.sources.ids())
    since: set[str] = set()  # what came in again later, and is there
    for offer in view.ledger.all():
        source = offer.source if offer.source in there else None
        fate = _fate(view, offer, source is not None, offer.digest in since)
        if fate == "stored":
            since.add(offer.digest)
        yield Received(offer, fate, source or 0)


def find(view: View, id: int) -> Received | None:
    """One line; None where there is none of this number."""
    offer = view.ledger.find(id)
    if offer is None:
        return None
    later = (one for one in view.ledger.of_digest(offer.digest) if one.id > id and one.status == "imported")
    again = any(view.sources.find(one.source) and not view.ledger.undone(one) for one in later)
    there = view.sources.find(offer.source)
    return Received(offer, _fate(view, offer, there is not None, again), there.id if there else 0)


def told(sums: Sums) -> str:
    """The three numbers that make up the files received, in words."""
    return _(
        "{received} received = {stored} stored + {duplicate} duplicate + {failed} failed",
        received=f"{sums.received:,}",
        stored=f"{sums.stored:,}",
        duplicate=f"{sums.duplicate:,}",
        failed=f"{sums.failed:,}",
    )


def in_order(found: list[Received], query: LedgerQuery) -> list[Received]:
    """As they were offered, by name or size, or those that failed first."""
    if query.order == "name":
        return sorted(found, key=lambda one: fold(one.offer.name), reverse=query.down)
    if query.order == "size":
        return sorted(found, key=lambda one: one.offer.size, reverse=query.down)
    if query.order == "status":
        return sorted(found, key=lambda one: _PLACES[one.offer.status], reverse=not query.down)
    return found if query.down else found[::-1]


def cells(view: View, one: Received) -> list[str]:
    """A line as a row of a table."""
    offer, figures, at = one.offer, one.offer.figures(), _at(one.offer)
    told = ("" if figures.get(name) is None else str(figures[name]) for name in _FIGURES)
    return [
        f"{at:%Y-%m-%d %H:%M:%S}" if at else "",
        offer.name,
        str(offer.size),
        offer.digest,
        offer.importer,
        str(offer.version or ""),
        _(FATES[one.fate]),
        offer.message,
        *told,
        view.sources.called(one.source) if one.source else "",
        offer.place,
    ]


class LedgerListing(Short[LedgerQuery, Received, RowT]):
    """A Listing of the ledger: each answer is whole, for what undoes a line stands elsewhere than the line."""

    def __init__(
        self,
        open_view: Callable[[], View],
        present: Callable[[Received, LedgerQuery], RowT],
        tell: Callable[[dict[str, int]], object] = lambda counts: None,
    ) -> None:
        super().__init__(open_view, LedgerQuery())
        self._present, self._tell = present, tell

    def select(self, view: View) -> list[Received]:
        """Read it whole. Tells how many each filter would leave."""
        query, every = self.query, list[Received]()
        words = parse(query.words) if query.words.strip() else None
        for one in received(view):
            if self.stopped:
                raise Superseded
            every.append(one)
        self._tell({filter: sum(one.fits(filter) for one in every) for filter in FILTERS})
        return in_order([one for one in every if one.fits(query.filter) and _holds(view, one, words)], query)

    def row(self, view: View, one: Received) -> RowT:
        """A line as it is shown."""
        return self._present(one, self.query)


def _fate(view: View, offer: Offer, there: bool, again: bool) -> Fate:
    if offer.status != "imported":
        return offer.status
    if view.ledger.undone(offer):
        return "undone"
    if there:
        return "stored"
    if again:
        return "replaced"
    latest = next(iter(view.history_of("source", offer.source)), None) if offer.source else None
    return "undone" if latest is not None and latest.change.act == "undo" else "removed"


def _holds(view: View, one: Received, words: Query | None) -> bool:
    if words is None:
        return True
    offer = one.offer
    title = view.sources.called(one.source) if one.source else offer.figures().get("title", "")
    text = (offer.name, offer.message, offer.importer, offer.digest, title, offer.place, _(FATES[one.fate]))
    return holds(words, fold("\n".join(map(str, text))))


def _at(offer: Offer) -> datetime | None:
    try:
        return datetime.fromisoformat(offer.at).astimezone()
    except (ValueError, OverflowError):
        return None
