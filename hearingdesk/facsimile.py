"""The pages of a PDF as they look and as they read: pictures, words, and where each letter stands.

PDFium is not safe in several threads, not even with a document in each: `ALONE` is held through every call, and what
is opened is closed here. Pages are counted from 1; lengths are points (1/72 inch) from a page's upper left corner.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from hearingdesk.errors import HearingDeskError
from hearingdesk.pdfium.alone import ALONE
from hearingdesk.words import _

PIXELS = 16_000_000  # of one picture: a page that would have more is drawn smaller
LONGEST = 1_000_000  # letters of one page
LARGEST = 14_400 * 4  # points: what a page that says nonsense is taken to measure at most
_A4 = (595.0, 842.0)
_SECRET = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
_HYPHENS = "\x02\ufffe"  # what PDFium makes of a hyphen that only parts a word at the end of a line
_JAMO = range(0x1160, 0x1200)  # vowels and ends of syllables, which belong to the letter before them

Box = tuple[float, float, float, float]  # left, top, right, bottom
Size = tuple[float, float]


class NoPages(HearingDeskError):
    """A file whose pages cannot be shown: protected, damaged or without any."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it looks: rows of `stride` bytes, three (red, green, blue) for each point."""

    width: int
    height: int
    stride: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Letters:
    """The words of a page, and a box for each of their characters; None for one that is not drawn."""

    text: str
    boxes: tuple[Box | None, ...]

    def bands(self, first: int, last: int) -> list[Box]:
        """The boxes that cover these characters, one for each line of them."""
        lines: list[Box] = []
        for box in self.boxes[first:last]:
            if box is None or box[0] == box[2]:
                continue
            if lines and _in_line(lines[-1], box):
                one = lines[-1]
                lines[-1] = (
                    min(one[0], box[0]),
                    min(one[1], box[1]),
                    max(one[2], box[2]),
                    max(one[3], box[3]),
                )
            else:
                lines.append(box)
        return lines

    def place(self, x: float, y: float) -> int:
        """Before which character a point stands, in the line nearest to it; 0 where there are no words."""
        best, least = -1, math.inf
        for at, box in enumerate(self.boxes):
            if box is None or box[0] == box[2]:
                continue
            along = max(box[1] - y, y - box[3], 0.0)
            across = max(box[0] - x, x - box[2], 0.0)
            if (away := along * 1000 + across) < least:
                best, least = at, away
                if not away:
                    break
        if best < 0:
            return 0
        box = self.boxes[best]
        assert box is not None
        return best + (x > (box[0] + box[2]) / 2)

    def word(self, at: int) -> tuple[int, int]:
        """Where the word at this character begins and ends."""
        text, first = self.text, min(at, max(0, len(self.text) - 1))
        if not text or not text[first].isalnum():
            return at, at
        last = first
        while first and text[first - 1].isalnum():
            first -= 1
        while last < len(text) and text[last].isalnum():
            last += 1
        return first, last


class Leaves(Protocol):
    """What has pages that can be shown. Asked from one thread, not the screen's."""

    def sizes(self) -> list[Size]: ...
    def picture(self, number: int, scale: float) -> Picture: ...
    def text(self, number: int) -> str: ...
    def letters(self, number: int) -> Letters: ...
    def close(self) -> None: ...


class Pdf:
    """An open PDF. May be used from any thread; close it."""

    def __init__(self, content: bytes) -> None:
        """Raises NoPages."""
        with ALONE:
            try:
                self._document = pdfium.PdfDocument(content)
            except pdfium.PdfiumError as error:
                raise NoPages(_protected() if error.err_code in _SECRET else _damaged()) from None
            if not len(self._document):
                self._document.close()
                raise NoPages(_("This PDF has no pages. The original is kept as it came."))

    def close(self) -> None:
        """Let go of the file. A second time does nothing."""
        with ALONE:
            self._document.close()

    def sizes(self) -> list[Size]:
        """Width and height of every page as it is shown."""
        with ALONE:
            return [self._size(number) for number in range(len(self._document))]

    def picture(self, number: int, scale: float) -> Picture:
        """A page as it looks, `scale` points of the picture for each point of the page. Raises NoPages."""
        with ALONE, self._page(number) as page:
            width, height = page.get_size()
            most = math.sqrt(PIXELS / max(width * height, 1.0))
            bitmap = page.render(scale=min(scale, most), rev_byteorder=True)
            try:
                return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            finally:
                bitmap.close()

    def text(self, number: int) -> str:
        """The words of a page; "" where it has none, or cannot be read."""
        try:
            with ALONE, self._page(number) as page:
                return _words(page)[0]
        except NoPages:
            return ""

    def letters(self, number: int) -> Letters:
        """The words of a page with the place of each letter. Raises NoPages."""
        with ALONE, self._page(number) as page:
            text, places = _words(page)
            return Letters(text, tuple(_boxes(page, places)))

    def _size(self, at: int) -> Size:
        try:
            width, height = self._document.get_page_size(at)
        except pdfium.PdfiumError:
            return _A4
        sound = all(math.isfinite(side) and side > 0 for side in (width, height))
        return (min(width, LARGEST), min(height, LARGEST)) if sound else _A4

    @contextmanager
    def _page(self, number: int) -> Iterator[Any]:
        try:
            page = self._document[number - 1]
        except (pdfium.PdfiumError, IndexError):
            raise NoPages(_("Page {n} cannot be shown: it is damaged.", n=number)) from None
        try:
            yield page
        except pdfium.PdfiumError:
            raise NoPages(_("Page {n} cannot be shown: it is damaged.", n=number)) from None
        finally:
            page.close()


def _protected() -> str:
    return _(
        "This PDF is protected by a password. The original is kept; add a copy without one to read it here."
    )


def _damaged() -> str:
    return _("This PDF is damaged and cannot be shown. The original is kept as it came.")


def _words(page: Any) -> tuple[str, Sequence[int]]:
    """The words of a page in NFC, and the number by which PDFium knows each of their letters."""
    words = page.get_textpage()
    try:
        read, handle = raw.FPDFText_GetUnicode, words.raw
        codes = [read(handle, at) for at in range(min(words.count_chars(), LONGEST))]
    finally:
        words.close()
    parts: list[str] = []
    places: list[int] = []
    cluster, first = "", 0
    for letter, at in _paired(codes):
        if cluster and (unicodedata.combining(letter) or ord(letter) in _JAMO):
            cluster += letter
            continue
        _settle(cluster, first, parts, places)
        cluster, first = letter, at
    _settle(cluster, first, parts, places)
    return "".join(parts), places


def _settle(cluster: str, first: int, parts: list[str], places: list[int]) -> None:
    whole = cluster if cluster.isascii() else unicodedata.normalize("NFC", cluster)
    parts.append(whole)
    places.extend([first] * len(whole))


def _paired(codes: Sequence[int]) -> Iterator[tuple[str, int]]:
    """Each letter with its number: halves are put together, what is no letter is left out."""
    high = 0
    for at, code in enumerate(codes):
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        letter = ""
        if 0xDC00 <= code < 0xE000:
            letter = chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high else ""
        elif 0 < code <= 0x10FFFF:
            letter = "\N{SOFT HYPHEN}" if chr(code) in _HYPHENS else chr(code)
        high = 0
        if letter and (letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs", "Cn")):
            yield letter, at


def _boxes(page: Any, places: Sequence[int]) -> Iterator[Box | None]:
    """Where each letter stands on the page as it is shown, turned pages too."""
    words = page.get_textpage()
    width, height = page.get_size()
    fine = 100  # parts of a point: PDFium answers in whole ones
    across, down = round(width * fine), round(height * fine)
    box, handle, shown = raw.FS_RECTF(), words.raw, page.raw
    x, y = ctypes.c_int(), ctypes.c_int()

    def on_page(left: float, top: float) -> tuple[float, float]:
        raw.FPDF_PageToDevice(shown, 0, 0, across, down, 0, left, top, x, y)
        return x.value / fine, y.value / fine

    try:
        for at in places:
            if not raw.FPDFText_GetLooseCharBox(handle, at, box):
                yield None
                continue
            (x1, y1), (x2, y2) = on_page(box.left, box.top), on_page(box.right, box.bottom)
            yield min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
    finally:
        words.close()


def _in_line(one: Box, other: Box) -> bool:
    """Whether two boxes stand in one line: they share more than half of the height of the lower one."""
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return 2 * shared > min(one[3] - one[1], other[3] - other[1])
