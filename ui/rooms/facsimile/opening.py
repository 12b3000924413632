"""What there is to show of a source: pages as they look, its words alone, or nothing and why."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

from hearingdesk.facsimile import Leaves
from hearingdesk.records.sources import Source
from hearingdesk.store.records import having
from hearingdesk.view import View

PDF = "application/pdf"
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff")


@dataclass(frozen=True, slots=True)
class Showing:
    """A source as it can be shown."""

    looks: bool  # it has pages to look at
    pages: tuple[tuple[int, str], ...]  # number and words of each page the case has the text of


def can_show(view: View, source: Source) -> bool:
    """Whether there is anything of a source to be looked at: cheap enough to ask for a tab."""
    looked = bool(_looks(source)) and view.sources.kept(source.id)
    return looked or view.source_pages.count(having(source=source.id)) > 0


def showing(view: View, source: int) -> Showing:
    """What there is to show. Asked in a thread of its own: the words may be many."""
    record = view.sources.get(source)
    pages = tuple((page.number or at + 1, page.text) for at, page in enumerate(view.sources.pages(source)))
    return Showing(bool(_looks(record)) and view.sources.kept(source), pages)


def opened(reader: Callable[[], View], source: int) -> Leaves:
    """The pages of a source, in the thread that draws them. Raises HearingDeskError."""
    view = reader()
    try:
        return _leaves(view, source)
    except BaseException:
        view.close()
        raise


def _leaves(view: View, source: int) -> Leaves:
    if _looks(view.sources.get(source)) == "pdf":
        from hearingdesk.exchange.papers.original import Stored
        from hearingdesk.facsimile import Paper

        return Paper(_Read(Stored(view, source), view))
    from ui.models.photograph import Photograph

    with view:
        return Photograph(view.sources.original(source))


class _Read(io.BufferedReader):
    """The original as a file; its view is closed with it."""

    def __init__(self, stored: io.RawIOBase, view: View) -> None:
        super().__init__(stored)
        self._view = view

    def close(self) -> None:
        super().close()
        self._view.close()


def _looks(source: Source) -> str:
    """A word for what is looked at of a source: "pdf", "picture"; "" where it has no pages to look at."""
    name = source.file_name.lower()
    if source.media_type == PDF or name.endswith(".pdf"):
        return "pdf"
    return "picture" if source.media_type.startswith("image/") or name.endswith(PICTURES) else ""
