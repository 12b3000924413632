"""One thing that is said of a pack before it is issued."""

from __future__ import annotations

from dataclasses import dataclass

from hearingdesk.rows import Tone
from ui.desk import Place


@dataclass(frozen=True, slots=True)
class Check:
    """One check; its verb leads to a page of the pack, failing that to a record (`to`). `marked`: pages it is about."""

    title: str
    words: str
    tone: Tone
    verb: str = ""
    page: int = 0
    to: Place | None = None
    marked: frozenset[int] = frozenset()
