"""A date as far as anyone knows it: a year, a month, a day, a minute, a range of these, or "about"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hearingdesk.errors import Unreadable

_POINT = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d)?)?)?")


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A point ("2025", "2025-12", "2025-12-17", "2025-12-17T10:00") or a range of two; `about` marks a guess."""

    start: str
    end: str = ""
    about: bool = False

    @classmethod
    def parse(cls, text: str) -> When:
        """Read the stored form: "2025-12-30/2025-12-31", "2025-11~". Raises Unreadable."""
        body = text.removesuffix("~")
        start, _slash, end = body.partition("/")
        if not _POINT.fullmatch(start) or (end and not _POINT.fullmatch(end)):
            raise Unreadable(f"“{text}” is not a date.")
        return cls(start, end, about=text.endswith("~"))

    def __str__(self) -> str:
        return self.start + (f"/{self.end}" if self.end else "") + ("~" if self.about else "")
