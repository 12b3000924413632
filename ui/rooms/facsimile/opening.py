"""What there is to show of a source: pages as they look, its words alone, or nothing and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from hearingdesk.facsimile import Leaves
from hearingdesk.records.sources import Source
from hearingdesk.store.records import having
from hearingdesk.view import View

PDF = "application/pdf"
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff")


@dataclass(frozen=True, slots=True)
class Showing:
    """A source as it can be shown. `make` opens its pages, in the thread that draws them."""

    make: Callable[[], Leaves] | None
    pages: tuple[tuple[int, str], ...]  # number and words of each page the case has the text of


def can_show(view: View, source: Source) -> bool:
    """Whether there is anything of a source to be looked at: cheap enough to ask for a tab."""
    if _looks(source) and source.size:
        return True
    return view.source_pages.count(having(source=source.id)) > 0


def showing(view: View, source: int) -> Showing:
    """What there is to show. Read in a thread of its own: an original may be large."""
    record = view.sources.get(source)
    pages = tuple((page.number or at + 1, page.text) for at, page in enumerate(view.sources.pages(source)))
    looks = _looks(record)
    content = view.sources.original(source) if looks else b""
    if not content:
        return Showing(None, pages)
    return Showing(partial(_open, looks, content), pages)


def _looks(source: Source) -> str:
    """A word for what is looked at of a source: "pdf", "picture"; "" where it has no pages to look at."""
    name = source.file_name.lower()
    if source.media_type == PDF or name.endswith(".pdf"):
        return "pdf"
    return "picture" if source.media_type.startswith("image/") or name.endswith(PICTURES) else ""


def _open(looks: str, content: bytes) -> Leaves:
    if looks == "pdf":
        from hearingdesk.facsimile import Pdf

        return Pdf(content)
    from ui.models.photograph import Photograph

    return Photograph(content)
