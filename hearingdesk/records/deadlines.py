"""Days by which something must be done, by rule or by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from hearingdesk.record import Problem, anything, choice, dated, hidden, missing, prose, ticked, words
from hearingdesk.store.records import Named, Records, in_time
from hearingdesk.when import When
from hearingdesk.words import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """What must be done by when, why, and whether it was."""

    id: int = 0
    title: str = words(N_("What must be done"), naming=True, required=True)
    title_ko: str = words(N_("What must be done in Korean"), naming=True)
    about_kind: str = hidden(N_("Kind of record"))
    about: int | None = anything(N_("Record"))
    rule: str = words(N_("Rule"))
    trigger_event: str = words(N_("Counted from"), naming=True)
    trigger_event_ko: str = words(N_("Counted from in Korean"), naming=True)
    trigger_day: When | None = dated(N_("Counted from the day"))
    due: When | None = dated(N_("Due"))
    done: When | None = dated(N_("Done"))
    state: str = choice(N_("State"), "deadline_state")
    contested: bool = ticked(N_("Contested"))
    derivation: str = prose(N_("How it was counted"))
    derivation_ko: str = prose(N_("How it was counted in Korean"))
    basis: str = words(N_("Legal basis"))
    confidence: str = choice(N_("Confidence"), "confidence")

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Deadlines(Records[Deadline]):
    """Deadlines."""

    table = "deadline"
    kind = Deadline
    one, many_words = N_("Deadline"), N_("Deadlines")
    order = f"{in_time('due')}, id"
    filters: ClassVar[dict[str, Named]] = {
        "open": Named(N_("Open"), "done IS NULL AND state NOT IN ('met', 'met_late', 'waived', 'na')"),
        "done": Named(N_("Done"), "done IS NOT NULL OR state IN ('met', 'met_late')"),
        "contested": Named(N_("Contested"), "contested = 1 OR state = 'contested'"),
    }
    orders: ClassVar[dict[str, Named]] = {
        "due": Named(N_("Due"), "due IS NULL, due, id"),
        "title": Named(N_("Title"), "title, id"),
    }
