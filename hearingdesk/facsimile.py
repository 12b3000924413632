"""What has pages that can be looked at, whatever it is: pages as they look and as they read.

Pages are counted from 1; lengths are points (1/72 inch) from a page's upper left corner.
"""

from __future__ import annotations

import math
from typing import BinaryIO, Protocol

from hearingdesk.errors import HearingDeskError
from hearingdesk.pdfium.letters import Letters
from hearingdesk.pdfium.pdf import Pdf, Picture
from hearingdesk.words import _

PIXELS = 16_000_000  # of one picture on the screen: a page that would have more is drawn smaller
LARGEST = 14_400 * 4  # points: what a page that says nonsense is taken to measure at most
_A4 = (595.0, 842.0)

Size = tuple[float, float]


class NoPages(HearingDeskError):
    """A file whose pages cannot be shown."""


class Leaves(Protocol):
    """What has pages. Asked from one thread, not the screen's; whatever it raises is a HearingDeskError."""

    def sizes(self) -> list[Size]: ...
    def picture(self, number: int, scale: float) -> Picture: ...
    def text(self, number: int) -> str: ...
    def letters(self, number: int) -> Letters: ...
    def close(self) -> None: ...


class Paper:
    """Leaves over a PDF."""

    def __init__(self, file: BinaryIO | bytes) -> None:
        """`file`: its bytes, or what reads them; it is closed with the pages. Raises NoPdf, NoPages."""
        self._file = file
        self._pdf = Pdf(file)
        if not len(self._pdf):
            self._pdf.close()
            raise NoPages(_("This PDF has no pages. The original is kept as it came."))
        self._sizes = [_sound(size) for size in self._pdf.sizes()]

    def close(self) -> None:
        """Let go of the file."""
        self._pdf.close()
        if not isinstance(self._file, bytes):
            self._file.close()

    def sizes(self) -> list[Size]:
        """Width and height of every page as it is shown; a page that cannot be read is taken for A4."""
        return self._sizes

    def picture(self, number: int, scale: float) -> Picture:
        """A page as it looks, `scale` points of the picture for each point of the page."""
        width, height = self._sizes[number - 1] if 0 < number <= len(self._sizes) else _A4
        return self._pdf.picture(number, min(scale, math.sqrt(PIXELS / (width * height))))

    def text(self, number: int) -> str:
        """The words of a page; "" where it has none, or cannot be read."""
        return self._pdf.text(number).text

    def letters(self, number: int) -> Letters:
        """The words of a page with the place of each letter."""
        return self._pdf.letters(number)


def _sound(size: Size | None) -> Size:
    """A size that can be shown."""
    if size is None or not all(math.isfinite(side) and side > 0 for side in size):
        return _A4
    return min(size[0], LARGEST), min(size[1], LARGEST)


def before(letters: Letters, x: float, y: float) -> int:
    """Before which character a point stands, in the line nearest to it; 0 where there are no words."""
    at = letters.at(x, y)
    box = letters.boxes[at] if at >= 0 else None
    return at + (x > (box[0] + box[2]) / 2) if box else max(0, at)


def word_at(letters: Letters, at: int) -> tuple[int, int]:
    """Where the word at this character begins and ends."""
    text, first = letters.text, min(at, max(0, len(letters.text) - 1))
    if not text or not text[first].isalnum():
        return at, at
    last = first
    while first and text[first - 1].isalnum():
        first -= 1
    while last < len(text) and text[last].isalnum():
        last += 1
    return first, last
