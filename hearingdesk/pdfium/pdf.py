"""An open PDF: its pages as text, as a picture, and where each letter stands.

PDFium is not safe in several threads: `ALONE` is held through every call, and whatever is opened is closed here and
never left to the garbage collector, which might run in any thread.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, BinaryIO, Concatenate, Literal, ParamSpec, TypeVar

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from hearingdesk.errors import HearingDeskError
from hearingdesk.pdfium.alone import ALONE
from hearingdesk.pdfium.letters import Box, Letters
from hearingdesk.words import _

PIXELS = 40_000_000  # of one picture: a page that would have more is drawn smaller
LONGEST = 1_000_000  # characters of one page
_PASSWORD = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
_HYPHENS = "\x02\ufffe"  # what PDFium makes of a hyphen that only parts a word at the end of a line
_SOFT = "\N{SOFT HYPHEN}"
_RETURN = 13
_PLAIN = frozenset((10, _RETURN, *range(32, 127)))  # what stands in the text as PDFium tells it
_JAMO = range(0x1160, 0x1200)  # vowels and ends of syllables, which belong to the letter before them
State = Literal["text", "blank", "no_text", "cut", "unreadable"]
P = ParamSpec("P")
T = TypeVar("T")


class NoPdf(HearingDeskError):
    """A PDF that cannot be opened. `why`: a code of the list source_why."""

    def __init__(self, why: Literal["encrypted", "broken"]) -> None:
        super().__init__(
            _("The PDF is protected by a password.") if why == "encrypted" else _("The PDF is damaged.")
        )
        self.why = why


@dataclass(frozen=True, slots=True)
class PageText:
    """The words of a page, and what they are worth (a code of the list page_state)."""

    text: str
    state: State


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it looks: rows of `stride` bytes, three (red, green, blue) for each point."""

    width: int
    height: int
    stride: int
    data: bytes


def _alone(call: Callable[Concatenate[Pdf, P], T]) -> Callable[Concatenate[Pdf, P], T]:
    @wraps(call)
    def held(self: Pdf, *args: P.args, **more: P.kwargs) -> T:
        with ALONE:
            return call(self, *args, **more)

    return held


class Pdf:
    """An open PDF; pages are counted from 1. Use it as a context, or close it. May be used from any thread."""

    def __init__(self, file: Path | BinaryIO | bytes) -> None:
        """`file`: where it lies, or what reads it (seek, tell, read, readinto). Raises NoPdf, OSError."""
        with ALONE:
            try:
                self._document = pdfium.PdfDocument(file)
            except pdfium.PdfiumError as error:
                raise NoPdf("encrypted" if error.err_code in _PASSWORD else "broken") from None

    def __enter__(self) -> Pdf:
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()

    @_alone
    def close(self) -> None:
        """Let go of the file. A second time does nothing."""
        self._document.close()

    @_alone
    def __len__(self) -> int:
        return len(self._document)

    @_alone
    def title(self) -> str:
        """What the document says it is called; often nothing, or the name of an older file."""
        said = self._document.get_metadata_value("Title") or ""
        return " ".join("".join(c if c.isprintable() else " " for c in said[:1000]).split())[:300]

    @_alone
    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page as it is shown, in points. Raises NoPdf."""
        with self._page(number) as page:
            return page.get_size()

    @_alone
    def sizes(self) -> list[tuple[float, float] | None]:
        """The same of every page, without opening one; None for a page that cannot be read."""
        return [self._size(place) for place in range(len(self._document))]

    @_alone
    def text(self, number: int) -> PageText:
        """The words of a page; one that cannot be read is empty and says so."""
        try:
            with self._page(number) as page:
                text, _places, whole = _text(page)
                if not any(c.isalnum() for c in text):
                    return PageText(text, "no_text" if _pictured(page) else "blank")
                return PageText(text, "text" if whole else "cut")
        except NoPdf:
            return PageText("", "unreadable")

    @_alone
    def words(self, number: int) -> str:
        """The words of a page as PDFium tells them, nothing made tidy. Raises NoPdf."""
        with self._page(number) as page:
            words = page.get_textpage()
            try:
                return words.get_text_range()
            finally:
                words.close()

    @_alone
    def letters(self, number: int) -> Letters:
        """The text of a page with the place of each character. Raises NoPdf."""
        with self._page(number) as page:
            text, places, _whole = _text(page)
            return Letters(text, tuple(_boxes(page, places)))

    @_alone
    def picture(self, number: int, scale: float = 1.0) -> Picture:
        """A page as it looks, `scale` points of the picture for each point of the page. Raises NoPdf."""
        with self._page(number) as page:
            bitmap = page.render(scale=self._scale(page, scale), rev_byteorder=True)
            try:
                return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            finally:
                bitmap.close()

    @_alone
    def grey(self, number: int, scale: float) -> Picture:
        """The same in shades of grey, a byte for each point: what a recognition of letters reads. Raises NoPdf."""
        with self._page(number) as page:
            bitmap = page.render(scale=self._scale(page, scale), grayscale=True)
            try:
                return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            finally:
                bitmap.close()

    def _size(self, place: int) -> tuple[float, float] | None:
        try:
            return self._document.get_page_size(place)
        except pdfium.PdfiumError:
            return None

    def _scale(self, page: Any, wanted: float) -> float:
        width, height = page.get_size()
        return min(wanted, math.sqrt(PIXELS / max(width * height, 1.0)))

    @contextmanager
    def _page(self, number: int) -> Iterator[Any]:
        try:
            page = self._document[number - 1]
        except (pdfium.PdfiumError, IndexError):
            raise NoPdf("broken") from None
        try:
            yield page
        except pdfium.PdfiumError:
            raise NoPdf("broken") from None
        finally:
            page.close()


def _text(page: Any) -> tuple[str, Sequence[int], bool]:
    """The text of a page, for each of its characters the number PDFium knows it by, and whether that is all."""
    words = page.get_textpage()
    try:
        count = words.count_chars()
        read = raw.FPDFText_GetUnicode
        handle = words.raw  # the wrapper itself would be asked for it at every letter
        codes = [read(handle, place) for place in range(min(count, LONGEST))]
    finally:
        words.close()
    if _PLAIN.issuperset(codes):  # most pages of most papers
        places = [place for place, code in enumerate(codes) if code != _RETURN]
        return bytes(codes).replace(b"\r", b"").decode("ascii"), places, count <= LONGEST
    text, places = _tidy(_paired(codes))
    return text, places, count <= LONGEST


def _paired(codes: Sequence[int]) -> Iterator[tuple[str, int]]:
    """Each character with its number: halves are put together, a half without the other is left out."""
    high = 0
    for place, code in enumerate(codes):
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            if high:
                yield chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00), place
        elif 0 < code <= 0x10FFFF:
            yield chr(code), place
        high = 0


def _tidy(letters: Iterator[tuple[str, int]]) -> tuple[str, Sequence[int]]:
    """The text as it is stored, in NFC, with one sort of line end and nothing that is no character."""
    parts: list[str] = []
    places: list[int] = []
    cluster, first = "", 0

    def settle() -> None:
        whole = cluster if cluster.isascii() else unicodedata.normalize("NFC", cluster)
        parts.append(whole)
        places.extend([first] * len(whole))

    for letter, place in letters:
        if letter in _HYPHENS:
            letter = _SOFT
        elif letter not in "\n\t" and (unicodedata.category(letter) in ("Cc", "Cs", "Cn")):
            continue
        if cluster and (unicodedata.combining(letter) or ord(letter) in _JAMO):
            cluster += letter
            continue
        settle()
        cluster, first = letter, place
    settle()
    return "".join(parts), places


def _boxes(page: Any, places: Sequence[int]) -> Iterator[Box | None]:
    """Where each character stands on the page as it is shown."""
    words = page.get_textpage()
    width, height = page.get_size()
    fine = 100  # parts of a point: PDFium answers in whole ones
    across, down = round(width * fine), round(height * fine)
    box, handle, drawn = raw.FS_RECTF(), words.raw, page.raw
    x, y = ctypes.c_int(), ctypes.c_int()

    def shown(left: float, top: float) -> tuple[float, float]:
        raw.FPDF_PageToDevice(drawn, 0, 0, across, down, 0, left, top, x, y)
        return x.value / fine, y.value / fine

    try:
        for place in places:
            if not raw.FPDFText_GetLooseCharBox(handle, place, box):
                yield None
                continue
            (x1, y1), (x2, y2) = shown(box.left, box.top), shown(box.right, box.bottom)
            yield min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
    finally:
        words.close()


def _pictured(page: Any) -> bool:
    """Whether anything is drawn on a page without words."""
    return raw.FPDFPage_CountObjects(page) > 0
