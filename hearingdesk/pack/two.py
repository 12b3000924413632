"""A phrase in both languages, and which of them a page shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from hearingdesk.words import say

LANGS = ("en", "ko", "both")


@dataclass(frozen=True, slots=True)
class Two:
    """A phrase in English and in Korean; either may be missing, then the other stands for it."""

    en: str = ""
    ko: str = ""

    def __bool__(self) -> bool:
        return bool(self.en or self.ko)

    @classmethod
    def said(cls, text: str, **values: object) -> Two:
        """A phrase of the program (declared with `N_`), in both languages."""
        if not values:
            return _declared(text)
        return cls(say("en", text, **values), say("ko", text, **values))

    def first(self, lang: str) -> str:
        """The phrase that leads on a page of this language ("en", "ko" or "both")."""
        return (self.ko or self.en) if lang == "ko" else (self.en or self.ko)

    def second(self, lang: str) -> str:
        """The phrase that stands under or beside it: on a page of both the Korean, if it differs."""
        return self.ko if lang == "both" and self.en and self.ko != self.en else ""

    def line(self, lang: str, between: str = " · ") -> str:
        """Both in one line of plain text, for a bookmark or a running head."""
        return between.join(part for part in (self.first(lang), self.second(lang)) if part)


@lru_cache(maxsize=2048)
def _declared(text: str) -> Two:
    """Words that the program says again and again: labels, heads of columns, what stands for nothing."""
    return Two(say("en", text), say("ko", text))


def two(phrase: Two | str) -> Two:
    """A phrase that may have come in one language only."""
    return phrase if isinstance(phrase, Two) else Two(en=phrase)
