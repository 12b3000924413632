"""Pages of which some are shown as other pages: those of one section, until the whole is laid out."""

from __future__ import annotations

from hearingdesk.facsimile import Leaves, Size
from hearingdesk.pdfium.letters import Letters
from hearingdesk.pdfium.pdf import Picture


class Spliced:
    """Leaves of a whole, with those of a part in the place of so many (`instead`) from page `first` on."""

    def __init__(self, whole: Leaves, part: Leaves, first: int, instead: int) -> None:
        self._whole, self._part = whole, part
        self._before, self._instead = first - 1, instead
        self._count = len(part.sizes())

    def close(self) -> None:
        """Let go of both."""
        self._whole.close()
        self._part.close()

    def sizes(self) -> list[Size]:
        """Width and height of every page."""
        whole = self._whole.sizes()
        return [*whole[: self._before], *self._part.sizes(), *whole[self._before + self._instead :]]

    def picture(self, number: int, scale: float) -> Picture:
        """A page as it looks."""
        leaves, page = self._at(number)
        return leaves.picture(page, scale)

    def text(self, number: int) -> str:
        """The words of a page."""
        leaves, page = self._at(number)
        return leaves.text(page)

    def letters(self, number: int) -> Letters:
        """The words of a page with the place of each letter."""
        leaves, page = self._at(number)
        return leaves.letters(page)

    def _at(self, number: int) -> tuple[Leaves, int]:
        place = number - self._before
        if place < 1:
            return self._whole, number
        if place <= self._count:
            return self._part, place
        return self._whole, number - self._count + self._instead
