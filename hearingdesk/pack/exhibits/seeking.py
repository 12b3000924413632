"""Every place where words stand on the pages of a source, as rectangles to be covered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hearingdesk.facsimile import Leaves
from hearingdesk.job import Progress, silent
from hearingdesk.pack.exhibits.hiding import Hider, Hits
from hearingdesk.pack.proof.secrets import Secret
from hearingdesk.pdfium.letters import Box
from hearingdesk.search.fold import fold_map
from hearingdesk.words import _

_NEAR = 1.0  # points


@dataclass(frozen=True, slots=True)
class Found:
    """Rectangles by page, how many places they are over, and the pages in which nothing can be looked for."""

    boxes: Mapping[int, Sequence[Box]]
    places: int
    wordless: Sequence[int]


def places_of(words: str, leaves: Leaves, progress: Progress = silent) -> Found:
    """Look through all pages: words are found hyphenated, spaced or written otherwise, as what is withheld is.

    A place that nobody can tell from the letters around it has its whole page covered. Raises Cancelled.
    """
    sizes = leaves.sizes()
    texts: list[str] = []
    for number in range(1, len(sizes) + 1):
        progress(number - 1, len(sizes), _("Page {n}", n=number))
        texts.append(leaves.text(number))
    boxes: dict[int, Sequence[Box]] = {}
    places = 0
    for number, (hit, size) in enumerate(zip(_hits(words, texts), sizes, strict=True), 1):
        if hit:
            progress(number - 1, len(sizes), _("Page {n}", n=number))
            boxes[number] = _over(hit, leaves, number) or [(0.0, 0.0, *size)]
            places += max(1, len(hit.spans))
    wordless = [n for n, text in enumerate(texts, 1) if not any(letter.isalnum() for letter in text)]
    return Found(boxes, places, wordless)


def _hits(words: str, texts: Sequence[str]) -> Sequence[Hits]:
    hider = Hider([Secret(words.strip())])
    if hider:
        return hider.hits(texts)
    return [Hits(tuple(_plainly(words, text))) for text in texts]


def _plainly(words: str, text: str) -> Sequence[tuple[int, int]]:
    """What is too short to be told from chance is found as it is written, as a word of its own or not."""
    wanted = fold_map(words.strip())[0]
    folded, origins = fold_map(text)
    found: list[tuple[int, int]] = []
    at = folded.find(wanted) if wanted else -1
    while at >= 0:
        found.append((origins[at], origins[at + len(wanted)]))
        at = folded.find(wanted, at + len(wanted))
    return found


def _over(hit: Hits, leaves: Leaves, number: int) -> list[Box]:
    """The boxes over the words of a page; none where one of them cannot be placed."""
    if hit.all:
        return []
    letters = leaves.letters(number)
    placed = [letters.boxes_of(start, end) for start, end in hit.spans]
    return [box for boxes in placed for box in _columns(boxes)] if all(placed) else []


def _columns(boxes: Sequence[Box]) -> list[Box]:
    """The same with the letters of words that run up or down the page as one rectangle."""
    made: list[Box] = []
    for box in boxes:
        last = made[-1] if made else None
        if last is not None and _in_column(last, box):
            made[-1] = (
                min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3])
            )  # fmt: skip
        else:
            made.append(box)
    return made


def _in_column(one: Box, other: Box) -> bool:
    """Do they stand over each other, as wide, and touch?"""
    as_wide = abs(one[0] - other[0]) < _NEAR and abs(one[2] - other[2]) < _NEAR
    return as_wide and max(one[1], other[1]) - min(one[3], other[3]) < _NEAR
