"""What every part of a pack is set by: the paper, the language, the design and its styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hearingdesk.pack.designs import BOOK, DESIGNS, Design
from hearingdesk.pack.style import A4, SHEETS, STYLES, Sheet, Style
from hearingdesk.pack.two import Two, two


@dataclass(frozen=True, eq=False)
class Press:
    """The settings of one pack; `lang` is "en", "ko" or "both". With `duplex` every second page is a left one."""

    sheet: Sheet = A4
    lang: str = "both"
    styles: Mapping[str, Style] = field(default_factory=lambda: STYLES)
    design: Design = BOOK
    duplex: bool = False

    @classmethod
    def of(cls, paper: str, lang: str, style: str = "", *, duplex: bool = False) -> Press:
        """The press for a pack in this style ("" is the book), printed on both sides or on one."""
        design = DESIGNS[style or "book"]
        return cls(design.sheet(SHEETS[paper], duplex=duplex), lang, design.styles, design, duplex)

    def is_left(self, page: int) -> bool:
        """Does the page lie on the left of an open pack?"""
        return self.duplex and page % 2 == 0

    def left(self, page: int) -> float:
        """The left margin of a page: the outer one where it lies on the left."""
        return self.sheet.right if self.is_left(page) else self.sheet.left

    @property
    def room(self) -> float:
        """The width of the frame as tables count it: less where their letters are larger than the book's."""
        return self.sheet.frame * STYLES["table"].size / self.design.styles["table"].size

    def style(self, name: str) -> Style:
        return self.styles[name]

    def spoken(self, words: str) -> str:
        """Words of the program (declared with N_) as they are read aloud, in the language that leads."""
        return self.first(Two.said(words))

    def first(self, phrase: Two | str) -> str:
        """The phrase in the language that leads."""
        return phrase if isinstance(phrase, str) else phrase.first(self.lang)

    def second(self, phrase: Two | str) -> str:
        """The phrase in the language that stands under it; "" on a page of one language."""
        return "" if isinstance(phrase, str) else phrase.second(self.lang)

    def line(self, phrase: Two | str) -> str:
        """The phrase in the languages of the page, in one line."""
        return two(phrase).line(self.lang)
