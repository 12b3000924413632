"""The sections of a pack, one module each; importing this puts them all in the register."""

from hearingdesk.pack.section import SECTIONS
from hearingdesk.pack.sections import (
    annex,
    chronology,
    claims,
    complaints,
    decisions,
    exhibits,
    figures,
    hearings,
    matrix,
    meetings,
    notes,
    owed,
    people,
    questions,
    sources,
    summary,
    witnesses,
)

__all__ = [
    "SECTIONS",
    "annex",
    "chronology",
    "claims",
    "complaints",
    "decisions",
    "exhibits",
    "figures",
    "hearings",
    "matrix",
    "meetings",
    "notes",
    "owed",
    "people",
    "questions",
    "sources",
    "summary",
    "witnesses",
]
