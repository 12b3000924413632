"""Reads a printed pack back: its words in reading order, and the boxes they take on the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

import pypdf
import pypdfium2 as pdfium

from hearingdesk.pack.style import A4, Sheet

_APART = re.compile("[\\s\u00a0\u00ad\u0002\ufffe\\-]+")  # what a reader may lose at the end of a line


class Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    def crosses(self, other: Box) -> bool:
        """The two cover each other by more than neighbouring lines may touch."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        least = min(self.top - self.bottom, other.top - other.bottom)
        return wide > 0.8 and high > 0.8 and high > least * 0.3


def squeezed(text: str) -> str:
    """The text without spaces, line ends and hyphens."""
    return _APART.sub("", text)


class Reading:
    """A pack as another program reads it."""

    def __init__(self, data: bytes, sheet: Sheet = A4) -> None:
        self._pdf = pdfium.PdfDocument(data)
        self._sheet = sheet
        self._reader = pypdf.PdfReader(BytesIO(data))
        self.outline = _outline(self._reader)
        self.catalog: Any = self._reader.trailer["/Root"]
        self.info: Any = self._reader.metadata

    def __len__(self) -> int:
        return len(self._pdf)

    def links(self, page: int) -> int:
        """How many links a page has."""
        return len(self._reader.pages[page - 1].get("/Annots", ()))

    def text(self, page: int) -> str:
        """Every word of a page, pages counted from 1."""
        return self._pdf[page - 1].get_textpage().get_text_bounded()

    def body(self) -> str:
        """The words between head and foot of every page, squeezed."""
        sheet = self._sheet
        frame = (0, sheet.bottom - 12, sheet.wide, sheet.high - sheet.top + 12)
        texts = (page.get_textpage().get_text_bounded(*frame) for page in self._pdf)
        return squeezed("".join(texts))

    def boxes(self, page: int) -> list[Box]:
        """The boxes of the runs of type on a page."""
        words = self._pdf[page - 1].get_textpage()
        return [Box(*words.get_rect(n)) for n in range(words.count_rects())]

    def outside(self) -> Iterator[tuple[int, Box]]:
        """Type beyond the margins (an opening quotation mark may hang a little)."""
        sheet = self._sheet
        for page in range(1, len(self) + 1):
            for box in self.boxes(page):
                edge = sheet.wide - sheet.right + 1.5
                inside = box.left > sheet.left - 3 and (box.right < edge or self._blank(page, edge, box))
                if not inside or box.bottom < 24 or box.top > sheet.high - 12:
                    yield page, box

    def _blank(self, page: int, edge: float, box: Box) -> bool:
        """Is what stands beyond the edge but the space at the end of a line?"""
        words = self._pdf[page - 1].get_textpage()
        beyond = words.get_text_bounded(left=edge, bottom=box.bottom, right=box.right, top=box.top)
        return not beyond.strip()

    def crossing(self) -> Iterator[tuple[int, Box, Box]]:
        """Type printed over other type."""
        for page in range(1, len(self) + 1):
            boxes = sorted(self.boxes(page), key=lambda box: -box.top)
            for place, box in enumerate(boxes):
                for other in boxes[place + 1 :]:
                    if other.top < box.bottom:
                        break
                    if box.crosses(other):
                        yield page, box, other


def _outline(reader: pypdf.PdfReader) -> list[tuple[str, int]]:
    """Every bookmark and its page, counted from 1."""

    def walk(entries: list) -> Iterator[tuple[str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry)
            else:
                yield str(entry.title), (reader.get_destination_page_number(entry) or 0) + 1

    return list(walk(reader.outline))
