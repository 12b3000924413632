"""What is selected in a transcript, over as many paragraphs as one likes, and how it is copied."""

from __future__ import annotations

from hearingdesk.rows import Paragraph
from ui.models.text import Text

MOST = 2000  # paragraphs copied at once
Spot = tuple[int, int]  # paragraph, character


class Selection:
    """From an anchor to a cursor, either of which may come first."""

    def __init__(self) -> None:
        self.anchor: Spot | None = None
        self.cursor: Spot | None = None

    def set(self, anchor: Spot, cursor: Spot) -> None:
        self.anchor, self.cursor = anchor, cursor

    def clear(self) -> None:
        self.anchor = self.cursor = None

    def range(self) -> tuple[Spot, Spot] | None:
        """From where to where, in reading order; None when nothing is selected."""
        if self.anchor is None or self.cursor is None or self.anchor == self.cursor:
            return None
        return min(self.anchor, self.cursor), max(self.anchor, self.cursor)

    def within(self, number: int, length: int) -> tuple[int, int] | None:
        """The characters selected of this paragraph, which has so many."""
        chosen = self.range()
        if chosen is None or not chosen[0][0] <= number <= chosen[1][0]:
            return None
        start = chosen[0][1] if number == chosen[0][0] else 0
        return start, chosen[1][1] if number == chosen[1][0] else length

    def words(self, text: Text) -> str:
        """The words selected, each paragraph with its speaker when there are several; "" for too many."""
        chosen = self.range()
        if chosen is None or chosen[1][0] - chosen[0][0] >= MOST:
            return ""
        first, last = chosen[0][0], chosen[1][0]
        parts = []
        for number in range(first, last + 1):
            paragraph = text.read(number)
            cut = self.within(number, len(paragraph.text)) if paragraph else None
            if paragraph is None or cut is None:
                return ""
            words = paragraph.text[slice(*cut)]
            parts.append(f"{paragraph.speaker}: {words}" if first != last and paragraph.speaker else words)
        return "\n".join(parts)

    def pieces(self, text: Text) -> list[tuple[Paragraph, int, int]]:
        """What is selected, paragraph by paragraph: each with the first character and the one after the last."""
        chosen = self.range()
        if chosen is None or chosen[1][0] - chosen[0][0] >= MOST:
            return []
        found: list[tuple[Paragraph, int, int]] = []
        for number in range(chosen[0][0], chosen[1][0] + 1):
            paragraph = text.read(number)
            cut = self.within(number, len(paragraph.text)) if paragraph else None
            if paragraph is not None and cut is not None and cut[0] < cut[1]:
                found.append((paragraph, *cut))
        return found

    def quoted(self, text: Text) -> str:
        """The words in quotes, with where they stand."""
        chosen, words = self.range(), self.words(text)
        first, last = (text.read(chosen[0][0]), text.read(chosen[1][0])) if chosen else (None, None)
        return f"“{words}” ({text.cite(first, last)})" if words and first and last else words
