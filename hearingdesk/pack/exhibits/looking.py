"""The pages of a source on the screen, measured as its exhibit is printed: a rectangle covers what it lies over."""

from __future__ import annotations

from hearingdesk.facsimile import Leaves, NoPages, Paper, Size
from hearingdesk.pack.exhibits.leaves import is_pdf
from hearingdesk.pack.exhibits.pictures import NoPicture, looked_at, measured
from hearingdesk.pdfium.letters import Letters
from hearingdesk.pdfium.pdf import Picture
from hearingdesk.view import View
from hearingdesk.words import _


def pages_of(view: View, source: int) -> Leaves:
    """The pages of a source that is an exhibit. Raises NoPdf, NoPages."""
    data = view.sources.original(source)
    return Paper(data) if is_pdf(data) else Photographs(data)


class Photographs:
    """Leaves over the bytes of a picture, of all its pages; it has no words."""

    def __init__(self, data: bytes) -> None:
        """Raises NoPages."""
        self._data = data
        try:
            self._sizes = measured(data)
        except NoPicture:
            raise _damaged() from None

    def close(self) -> None:
        """Nothing is open between two readings."""

    def sizes(self) -> list[Size]:
        """Width and height of every page as the press prints it."""
        return self._sizes

    def picture(self, number: int, scale: float) -> Picture:
        """A page as it looks, never larger than it is. Raises NoPages."""
        try:
            return looked_at(self._data, number, scale)
        except NoPicture:
            raise _damaged() from None

    def text(self, number: int) -> str:
        return ""

    def letters(self, number: int) -> Letters:
        return Letters("", ())


def _damaged() -> NoPages:
    return NoPages(_("This picture cannot be shown: it is damaged, or of a kind that is not known here."))
