"""The pages of a document as they are read: how many there are, what each says, and why there are not more.

A PDF is read by a child process. Where the child breaks down on a page, or gets no further, that page is put down as
unreadable and another child goes on behind it; where the reading is stopped, what was read is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hearingdesk.job import Cancelled, Progress
from hearingdesk.records.sources import WORDED
from hearingdesk.working.aside import TaskFailed, Why, Work
from hearingdesk.working.limits import Limits

MOST = 20_000  # pages read at one go
CHARACTERS = 50_000_000  # of all pages read at one go
DEATHS = 5  # pages in one go that may break the reader
LIMITS = Limits(silence=60.0, total=3600.0, memory=1_500_000_000)
_WHY: dict[Why, str] = {"silence": "slow", "total": "slow", "memory": "memory"}


@dataclass(frozen=True, slots=True)
class Page:
    """One page that was read: its number from 1, a code of page_state, its words."""

    number: int
    state: str
    text: str


@dataclass(slots=True)
class Pages:
    """What was read of a document so far. `total`: the pages it has; None where nobody knows."""

    total: int | None = None
    title: str = ""
    pages: list[Page] = field(default_factory=list)
    why: str = ""  # a code of source_why, where it is not all
    stopped: bool = False
    characters: int = 0

    @property
    def last(self) -> int:
        """The number of the last page that was read."""
        return self.pages[-1].number if self.pages else 0

    def take(self, page: Page) -> None:
        """One more."""
        self.pages.append(page)
        self.characters += len(page.text)


def verdict(states: Sequence[str], total: int | None, why: str) -> tuple[str, str]:
    """What a source says of its text by the states of the pages read: (code of source_state, code of source_why)."""
    words = sum(state in WORDED for state in states)
    gaps = sum(state in ("no_text", "unreadable") for state in states)
    if not states or (not words and "unreadable" in states and "no_text" not in states):
        return "unreadable", why or ("crashed" if states else "broken")
    if total is not None and len(states) < total:
        return "partly", why or "stopped"
    if not words:
        return "no_text", ""
    if gaps:
        return "partly", "crashed" if "unreadable" in states else "scanned"
    return "text", ""


def read_pdf(path: Path, progress: Progress, first: int = 1) -> Pages:
    """Read the pages of a PDF from the first on. Cancelled where it was stopped before any page was read."""
    found = Pages()
    deaths = 0
    while True:
        try:
            if not _some_pages(found, path, first, progress):
                return found
        except Cancelled:
            if not found.pages:
                raise
            found.why, found.stopped = "stopped", True
            return found
        except TaskFailed as failure:
            deaths += 1
            lost = max(first, found.last + 1)
            if found.total is None or lost > found.total or failure.why in ("start", "total"):
                found.why = _WHY.get(failure.why, "crashed")
                return found
            found.take(Page(lost, "unreadable", ""))
            if deaths >= DEATHS:
                found.why = _WHY.get(failure.why, "crashed")
                return found
        first = found.last + 1


def _some_pages(found: Pages, path: Path, first: int, progress: Progress) -> bool:
    """Let one child read from a page on; whether there is something left that another should read."""
    most = MOST - len(found.pages)
    if most <= 0 or (found.total is not None and first > found.total):
        found.why = "long" if found.total is not None and first <= found.total else ""
        return False
    lies = str(path.absolute())  # the child works in another folder
    arguments = {"path": lies, "first": first, "most": most}
    with Work("pdf-text", arguments, LIMITS) as work:
        for item in work.items(progress):
            if isinstance(item, dict):
                found.total, found.title = item["pages"], item["title"]
                continue
            found.take(Page(*item))
            if found.characters > CHARACTERS:
                found.why = "long"
                return False
        found.why = work.answer["why"]
    return not found.why and found.total is not None and found.last < found.total
