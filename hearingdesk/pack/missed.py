"""What could not be printed as it was meant, for reports: characters no font has, cites that lead nowhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lost:
    """A character that no font of the pack has, and where the words with it stand."""

    letter: str
    section: str
    page: int


@dataclass(frozen=True, slots=True)
class Dead:
    """A cite whose source the pack does not list: it is printed as plain words."""

    words: str
    section: str
    page: int
