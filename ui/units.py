"""Characters as Qt counts them: one that lies beyond the first 65,536 (𠮷, an emoji) counts for two.

Everything of ours counts characters; what Qt says of a place in a text, or is asked, goes through here.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Units:
    """The places of one text, in both ways of counting."""

    def __init__(self, text: str) -> None:
        self._wide = [found.start() for found in _WIDE.finditer(text)]
        self._theirs = [at + n for n, at in enumerate(self._wide)]

    def theirs(self, at: int) -> int:
        """A place among the characters as Qt has it."""
        return at + bisect_left(self._wide, at) if self._wide else at

    def ours(self, at: int) -> int:
        """A place as Qt has it among the characters; within one it is where that begins."""
        return at - bisect_left(self._theirs, at) if self._wide else at
