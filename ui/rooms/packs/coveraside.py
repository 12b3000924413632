"""What the dialog of covers asks aside: the pages of a source, and the places of words; and a cover in words."""

from __future__ import annotations

from collections.abc import Callable

from hearingdesk.casefile import CaseFile
from hearingdesk.facsimile import Leaves
from hearingdesk.job import Progress
from hearingdesk.pack.exhibits.elsewhere import words_under
from hearingdesk.pack.exhibits.looking import pages_of
from hearingdesk.pack.exhibits.seeking import Found, places_of
from hearingdesk.pdfium.letters import Box, Letters
from hearingdesk.words import _

SHOWN = 60  # letters of the words under a rectangle
_MM = 72 / 25.4  # points


def opener(case: CaseFile, source: int) -> Callable[[], Leaves]:
    """Opens the pages of a source, in the thread that draws them."""

    def make() -> Leaves:
        with case.reader() as view:
            return pages_of(view, source)

    return make


def search(case: CaseFile, source: int, words: str) -> Callable[[Progress], Found]:
    """Looks through the pages of a source, as a job."""

    def work(progress: Progress) -> Found:
        leaves = opener(case, source)()
        try:
            return places_of(words, leaves, progress)
        finally:
            leaves.close()

    return work


def told(page: int, box: Box, letters: Letters | None) -> str:
    """A cover in words: its page, its size, and what it lies over, as far as the page has been read."""
    left, top, right, bottom = box
    size = _("{width} × {height} mm", width=round((right - left) / _MM), height=round((bottom - top) / _MM))
    where = _("Page {n}: {what}", n=page, what=size)
    words = words_under(box, letters) if letters is not None else ""
    if not words:
        return where
    return _(
        "{where}, over “{words}”", where=where, words=f"{words[:SHOWN]}…" if len(words) > SHOWN else words
    )
