"""What every part of a pack is set by: the paper, the language, the styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hearingdesk.pack.style import A4, STYLES, Sheet, Style
from hearingdesk.pack.two import Two, two


@dataclass(frozen=True, eq=False)
class Press:
    """The settings of one pack; `lang` is "en", "ko" or "both"."""

    sheet: Sheet = A4
    lang: str = "both"
    styles: Mapping[str, Style] = field(default_factory=lambda: STYLES)

    def style(self, name: str) -> Style:
        return self.styles[name]

    def spoken(self, words: str) -> str:
        """Words of the program (declared with N_) as they are read aloud, in the language that leads."""
        return self.first(Two.said(words))

    def first(self, phrase: Two | str) -> str:
        """The phrase in the language that leads."""
        return two(phrase).first(self.lang)

    def second(self, phrase: Two | str) -> str:
        """The phrase in the language that stands under it; "" on a page of one language."""
        return two(phrase).second(self.lang)

    def line(self, phrase: Two | str) -> str:
        """The phrase in the languages of the page, in one line."""
        return two(phrase).line(self.lang)
