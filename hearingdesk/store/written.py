"""A column of texts on their way into the file: each is written in UTF-8 once, to be kept, summed up and stored so."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import overload

_LENIENT = "utf-8", "surrogatepass"  # half a character is refused when the texts are looked at, not before


@dataclass(frozen=True, slots=True, eq=False)
class Written(Sequence[str]):
    """Texts as bytes; read as a sequence they are texts."""

    pieces: Sequence[bytes]
    sizes: Sequence[int]  # characters in each
    fit: bool  # a file may hold them as they are: in NFC, every character whole

    @classmethod
    def of(cls, texts: Sequence[str]) -> Written:
        """Nearly always all of them are fit, and one look at the whole says so."""
        sizes = [*map(len, texts)]
        try:
            pieces = [*map(str.encode, texts)]
        except UnicodeEncodeError:
            return cls([text.encode(*_LENIENT) for text in texts], sizes, False)
        together = "".join(texts)
        return cls(pieces, sizes, together.isascii() or unicodedata.is_normalized("NFC", together))

    @classmethod
    def joined(cls, parts: Sequence[Written]) -> Written:
        """One behind the other."""
        return cls(
            [*chain.from_iterable(part.pieces for part in parts)],
            [*chain.from_iterable(part.sizes for part in parts)],
            all(part.fit for part in parts),
        )

    def __len__(self) -> int:
        return len(self.pieces)

    def __iter__(self) -> Iterator[str]:
        return (piece.decode(*_LENIENT) for piece in self.pieces)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> Written: ...

    def __getitem__(self, place: int | slice) -> str | Written:
        if isinstance(place, slice):
            return Written(self.pieces[place], self.sizes[place], self.fit)
        return self.pieces[place].decode(*_LENIENT)

    def count(self, value: str) -> int:
        """How many of them are this text."""
        return self.pieces.count(value.encode(*_LENIENT))
