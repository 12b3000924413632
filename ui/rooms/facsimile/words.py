"""The words of a source as running text, with the pages they stand on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from hearingdesk.rows import Paragraph
from hearingdesk.words import _


class SourceText(QObject):
    """A Text over the pages of a source: a paragraph for each line of them that has words."""

    reset = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._paragraphs: list[Paragraph] = []
        self._at: list[tuple[int, int]] = []  # of each paragraph: its page, its first character there

    def fill(self, title: str, pages: Sequence[tuple[int, str]]) -> None:
        """Show these pages."""
        self._title, self._paragraphs, self._at = title, [], []
        for number, text in pages:
            first, start = True, 0
            for line in text.split("\n"):
                if words := line.strip():
                    place = _("p. {page}", page=number) if first and len(pages) > 1 else ""
                    self._paragraphs.append(Paragraph(len(self._paragraphs) + 1, words, place=place))
                    self._at.append((number, start + line.index(words)))
                    first = False
                start += len(line) + 1
        self.reset.emit()

    def count(self) -> int:
        return len(self._paragraphs)

    def paragraph(self, at: int) -> Paragraph | None:
        return self._paragraphs[at] if 0 <= at < len(self._paragraphs) else None

    read = paragraph

    def cite(self, first: Paragraph, last: Paragraph) -> str:
        """The title and the pages."""
        return self.cited(self.page_of(first.id - 1), self.page_of(last.id - 1))

    def cited(self, first: int, last: int) -> str:
        """The same for pages."""
        pages = f"{first}" if first == last else f"{first}–{last}"
        return f"{self._title}, {_('p. {page}', page=pages)}" if self._several() else self._title

    def page_of(self, at: int) -> int:
        """On which page a paragraph stands."""
        return self._at[at][0] if 0 <= at < len(self._at) else 1

    def place_of(self, at: int, character: int) -> tuple[int, int]:
        """Page and character of it at which a character of a paragraph stands."""
        page, start = self._at[at]
        return page, start + character

    def first_of(self, page: int) -> int:
        """The first paragraph on a page, or after it."""
        return max(0, bisect_right(self._at, (page, -1)))

    def _several(self) -> bool:
        return bool(self._at) and self._at[-1][0] != self._at[0][0]
