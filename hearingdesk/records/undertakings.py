"""What a witness promised, and whether it was kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from hearingdesk.record import Problem, choice, dated, link, missing, prose
from hearingdesk.store.records import Filter, Named, Records, in_time
from hearingdesk.when import When
from hearingdesk.words import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """Something promised in testimony."""

    id: int = 0
    party: int | None = link(N_("Promised by"), "party", required=True)
    turn: int | None = link(N_("Promised in"), "turn")
    sitting: int | None = link(N_("Sitting"), "sitting")
    text: str = prose(N_("What was promised"), required=True)
    text_ko: str = prose(N_("What was promised in Korean"))
    due: When | None = dated(N_("Due"))
    state: str = choice(N_("State"), "undertaking_state", "open")
    kept: When | None = dated(N_("Kept"))
    remark: str = prose(N_("Remark"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Undertakings(Records[Undertaking]):
    """Undertakings."""

    table = "undertaking"
    kind = Undertaking
    one, many_words = N_("Undertaking"), N_("Undertakings")
    order = f"{in_time('due')}, id"
    filters: ClassVar[dict[str, Named]] = {
        "open": Named(N_("Open"), "state IN ('open', 'part')"),
        "kept": Named(N_("Kept"), "state = 'kept'"),
    }
    outstanding: ClassVar[Filter] = Filter(filters["open"].sql, (), "due IS NULL, due, id")
    orders: ClassVar[dict[str, Named]] = {
        "due": Named(N_("Due"), "due IS NULL, due, id"),
    }
