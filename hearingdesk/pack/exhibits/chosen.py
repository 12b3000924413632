"""Which sources are the exhibits of a pack, and how each of them is to be shown: kept as JSON with the pack."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from hearingdesk.pdfium.letters import Box
from hearingdesk.words import _

How = Literal["facsimile", "append"]
EXHIBIT = "Ex"  # before the number of an exhibit, in every language
KEY = "exhibit-"  # before the number of an exhibit, and that of its page, where links lead to them
_RANGE = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?")
_PARTED = re.compile(r"[,;、]|(?<![-–\s])\s+(?![-–\s])")  # a space parts pages too, but not beside a dash


@dataclass(frozen=True, slots=True)
class Chosen:
    """A source as an exhibit.

    `pages` as one writes them, "1-3, 7"; "" is all. `how`: reduced in a frame beside our notes, or as large as the
    sheet lets it be. `boxes` are rectangles to be covered by page, in points from the upper left corner of the page
    as it is shown. `checked`: somebody has looked at the pages in which no words can be searched. `attached`: its
    file goes with the pack, if its readers see all of it.
    """

    source: int
    pages: str = ""
    how: How = "facsimile"
    boxes: Mapping[int, Sequence[Box]] = field(default_factory=dict)
    checked: bool = False
    attached: bool = False

    def wants(self, page: int) -> bool:
        """Is this page of the source shown?"""
        ranges = list(_ranges(self.pages))
        return not ranges or any(first <= page <= last for first, last in ranges)

    def of(self, total: int) -> list[int]:
        """The pages shown of a source with so many."""
        return [page for page in range(1, total + 1) if self.wants(page)]


def read_chosen(stored: str) -> list[Chosen]:
    """The exhibits of a pack in their order; what is no exhibit is passed over."""
    try:
        listed = json.loads(stored) if stored else []
    except ValueError:
        return []
    found = [_one(entry) for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
    return [one for one in found if one is not None]


def write_chosen(exhibits: Sequence[Chosen]) -> str:
    """The exhibits as they are kept with the pack; "" for none."""
    told: list[dict[str, Any]] = []
    for one in exhibits:
        entry: dict[str, Any] = {"source": one.source, "pages": one.pages, "how": one.how}
        if one.boxes:
            entry["boxes"] = {str(page): [list(box) for box in boxes] for page, boxes in one.boxes.items()}
        for name in ("checked", "attached"):
            if getattr(one, name):
                entry[name] = True
        told.append(entry)
    return json.dumps(told, ensure_ascii=False) if told else ""


def trouble_with_pages(written: str, total: int | None = None) -> str:
    """What is wrong with pages as somebody wrote them, in a sentence; "" where nothing is.

    `total` is how many pages the source has, where that is known.
    """
    for part in filter(None, (part.strip() for part in _PARTED.split(written))):
        found = _RANGE.fullmatch(part)
        if found is None:
            return _("“{part}” is no page. Write numbers and ranges of them, like 1-3, 7.", part=part)
        first, last = int(found[1]), int(found[2] or found[1])
        if not first or last < first:
            return _("“{part}” has no page in it. Pages begin at 1, and a range runs upwards.", part=part)
        if total and first > total:
            return _("There is no page {page}: the source has {total} pages.", page=first, total=total)
    return ""


def _one(entry: dict[str, Any]) -> Chosen | None:
    source = entry.get("source")
    if not isinstance(source, int) or isinstance(source, bool):
        return None
    return Chosen(
        source,
        str(entry.get("pages") or ""),
        "append" if entry.get("how") == "append" else "facsimile",
        dict(_boxes(entry.get("boxes"))),
        entry.get("checked") is True,
        entry.get("attached") is True,
    )


def _boxes(stored: Any) -> Iterator[tuple[int, list[Box]]]:
    for page, boxes in stored.items() if isinstance(stored, dict) else ():
        if str(page).isdecimal() and isinstance(boxes, list):
            yield int(page), [made for box in boxes if (made := _box(box))]


def _box(stored: Any) -> Box | None:
    """A rectangle from any two opposite corners."""
    if (
        not isinstance(stored, list)
        or len(stored) != 4
        or not all(isinstance(n, int | float) for n in stored)
    ):
        return None
    left, right = sorted((float(stored[0]), float(stored[2])))
    top, bottom = sorted((float(stored[1]), float(stored[3])))
    return left, top, right, bottom


def _ranges(written: str) -> Iterator[tuple[int, int]]:
    for found in _RANGE.finditer(written):
        first = int(found[1])
        yield first, int(found[2] or first)
