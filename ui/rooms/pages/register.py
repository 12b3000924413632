"""Which function writes the page of which kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ui.rooms.pages import (
    citing,
    complaints,
    deadlines,
    decisions,
    demands,
    hearings,
    instruments,
    knowledge,
    packs,
    people,
    plain,
    summonses,
    undertakings,
)
from ui.rooms.sheet import Here, Sheet

PAGES: dict[str, Callable[[Here, Any], Sheet]] = {
    "hearing": hearings.page,
    "summons": summonses.page,
    "issued_order": instruments.page,
    "complaint": complaints.page,
    "decision": decisions.page,
    "party": people.page,
    "fact": knowledge.fact,
    "source": knowledge.source,
    "claim": knowledge.claim,
    "deadline": deadlines.page,
    "transcript": knowledge.transcript,
    "undertaking": undertakings.page,
    "demand": demands.page,
    "citation": citing.citation,
    "carried_cite": citing.carried,
    "replacement": citing.replacement,
    "pack": packs.pack,
    "edition": packs.edition,
}


def sheet_of(here: Here, table: str, record: Any) -> Sheet:
    """The page of a record of any kind."""
    page = PAGES.get(table)
    return page(here, record) if page else plain.page(here, table, record)
