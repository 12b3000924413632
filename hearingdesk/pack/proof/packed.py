"""The objects that a PDF packs together in one stream, read as they are written there: most of a tagged file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pikepdf import Stream

NAME = re.compile(rb"/([^\s/<>\[\]()]{3,})")
_USUAL = (b"/Type/", b"/StructElem/", b"/MCR/", b"/MCID ")  # what tags are made of, time and again
_UNUSUAL = re.compile(b"/(?!%b)" % b"|".join(usual[1:] for usual in _USUAL) + NAME.pattern[1:])
_FIGURES = b"0123456789 \t\r\n\f"


@dataclass(frozen=True, slots=True)
class Packed:
    """What stands in an object stream: the objects one after another, their numbers, and where each begins."""

    body: bytes
    numbers: Sequence[int]
    begins: Sequence[int]

    @classmethod
    def of(cls, stream: Stream) -> Packed | None:
        """None where its list of objects is not as it should be. Raises pikepdf.PdfError."""
        data = stream.read_bytes()
        count, first = stream.get("/N"), stream.get("/First")
        if not isinstance(count, int) or not isinstance(first, int) or not 0 <= first <= len(data):
            return None
        listed = data[:first]
        if listed.translate(None, _FIGURES):
            return None
        told = list(map(int, listed.split()))
        numbers, begins = told[::2], told[1::2]
        if len(told) != 2 * count or begins != sorted(begins):
            return None
        return cls(data[first:], numbers, begins)

    def at(self, place: int) -> int:
        """The number of the object that stands there; of the first, before it begins."""
        return self.numbers[max(bisect_right(self.begins, place) - 1, 0)]

    def names(self) -> Iterator[bytes]:
        """The names that stand anywhere, some of them again and again."""
        yield from (usual[1:-1] for usual in _USUAL if usual in self.body)
        yield from _UNUSUAL.findall(self.body)
