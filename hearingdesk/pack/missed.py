"""Cites that lead nowhere, for the checks before a pack is issued."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dead:
    """A cite whose source the pack does not list: it is printed as plain words."""

    words: str
    section: str
    page: int
