"""The sections of a pack, one module each; importing this puts them all in the register."""

from hearingdesk.pack.section import SECTIONS
from hearingdesk.pack.sections import (
    chronology,
    claims,
    complaints,
    decisions,
    figures,
    hearings,
    matrix,
    meetings,
    notes,
    people,
    questions,
    sources,
    summary,
    witnesses,
)

__all__ = [
    "SECTIONS",
    "chronology",
    "claims",
    "complaints",
    "decisions",
    "figures",
    "hearings",
    "matrix",
    "meetings",
    "notes",
    "people",
    "questions",
    "sources",
    "summary",
    "witnesses",
]
