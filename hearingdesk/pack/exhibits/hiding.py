"""Where on the pages of an exhibit something stands that the readers may not see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import accumulate

from hearingdesk.pack.proof.secrets import Searcher, Secret, Squeezed, squeeze

_TOKEN = re.compile(r"\S+")
COVERED = "[–––]"  # stands in a text for words left out


@dataclass(frozen=True, slots=True)
class Hits:
    """Stretches of a page's text, from the first letter to the one after the last; `all`: nobody can tell where."""

    spans: tuple[tuple[int, int], ...] = ()
    all: bool = False

    def __bool__(self) -> bool:
        return self.all or bool(self.spans)

    def taken_out(self, text: str) -> str:
        """The text without the words."""
        if self.all:
            return COVERED
        for start, end in sorted(self.spans, reverse=True):
            text = f"{text[:start]}{COVERED}{text[end:]}"
        return text


class Hider:
    """Looks for all that is withheld in the pages of exhibits; a name begun on one page may end on the next."""

    def __init__(self, secrets: Sequence[Secret]) -> None:
        self._secrets = tuple(secret for secret in secrets if not secret.unless_shown)
        self._searcher = Searcher(self._secrets)

    def __bool__(self) -> bool:
        return bool(self._searcher)

    @cached_property
    def digest(self) -> bytes:
        """What two of them share that look for the same."""
        told = "\n".join(f"{secret.is_name:d}{secret.words!r}" for secret in self._secrets)
        return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def hits(self, pages: Sequence[str]) -> list[Hits]:
        """What must be covered, page by page."""
        if not self._searcher:
            return [Hits()] * len(pages)
        laid = [_Laid.of(text) for text in pages]
        edges = list(accumulate(map(len, laid), initial=0))[:-1]
        whole = Squeezed([one.squeezed.words for one in laid])
        found = [(start, end) for _secret, start, end in self._searcher.spans(whole)]
        return [
            one.hits([(max(s - edge, 0), e - edge) for s, e in found if s < edge + len(one) and e > edge])
            for one, edge in zip(laid, edges, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class _Laid:
    """A squeezed text, and for each of its letters the stretch of the text that it came from; None: not known."""

    squeezed: Squeezed
    origins: list[tuple[int, int]] | None

    def __len__(self) -> int:
        return len(self.squeezed.text)

    @classmethod
    def of(cls, text: str) -> _Laid:
        squeezed = squeeze(text)
        parts = list(_letters(text))
        same = "".join(letters for letters, _from in parts) == squeezed.text
        return cls(squeezed, [place for letters, place in parts for _letter in letters] if same else None)

    def hits(self, found: Sequence[tuple[int, int]]) -> Hits:
        if not found:
            return Hits()
        if self.origins is None:
            return Hits(all=True)
        reached = sorted((self.origins[s][0], self.origins[min(e, len(self)) - 1][1]) for s, e in found)
        merged: list[tuple[int, int]] = []
        for start, end in reached:
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], end))
            else:
                merged.append((start, end))
        return Hits(tuple(merged))


def _letters(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """What is left of each letter when it is squeezed, and where it stands; of a word at once where letters mingle."""
    for token in _TOKEN.finditer(text):
        word, at = token[0], token.start()
        alone = [squeeze(letter).text for letter in word]
        whole = squeeze(word).text
        if "".join(alone) == whole:
            yield from ((letters, (at + place, at + place + 1)) for place, letters in enumerate(alone))
        else:
            yield whole, (at, token.end())
