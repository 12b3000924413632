"""The exhibits of a pack as they are edited: taken in, left out, put in order, shown otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from hearingdesk.pack.exhibits.chosen import Chosen, read_chosen, write_chosen
from hearingdesk.pack.outline import Item, whole_outline, write_outline
from hearingdesk.pack.sections import SECTIONS
from hearingdesk.pdfium.letters import Box
from hearingdesk.records.packs import Pack

SECTION = "exhibits"


def added(pack: Pack, sources: Sequence[int]) -> Pack:
    """The pack with these sources as its last exhibits, and the section that prints them switched on.

    One that is an exhibit already stays where it is.
    """
    found = read_chosen(pack.exhibits)
    known = {one.source for one in found}
    found += [Chosen(source) for source in dict.fromkeys(sources) if source not in known]
    return replace(pack, exhibits=write_chosen(found), sections=_with_section(pack.sections))


def dropped(pack: Pack, at: int) -> Pack:
    """The pack without the exhibit at this place, from 0."""
    found = read_chosen(pack.exhibits)
    return _kept(pack, [one for place, one in enumerate(found) if place != at])


def moved(pack: Pack, at: int, step: int) -> Pack:
    """The pack with one exhibit so many places further down, or up; as it was where there are not so many."""
    found = read_chosen(pack.exhibits)
    if 0 <= at < len(found) and 0 <= at + step < len(found):
        found.insert(at + step, found.pop(at))
    return _kept(pack, found)


def shown(pack: Pack, at: int, **values: Any) -> Pack:
    """The pack with one exhibit shown otherwise; `values` are fields of a `Chosen`."""
    found = read_chosen(pack.exhibits)
    return _kept(pack, [replace(one, **values) if place == at else one for place, one in enumerate(found)])


def covered(pack: Pack, at: int, boxes: Mapping[int, Sequence[Box]]) -> Pack:
    """The pack with these rectangles over the pages of one exhibit, instead of those there were."""
    rounded = {page: [_rounded(box) for box in boxes[page]] for page in sorted(boxes) if boxes[page]}
    return shown(pack, at, boxes=rounded)


def _kept(pack: Pack, exhibits: Sequence[Chosen]) -> Pack:
    return replace(pack, exhibits=write_chosen(exhibits))


def _rounded(box: Box) -> Box:
    left, top, right, bottom = (round(edge, 2) for edge in box)
    return left, top, right, bottom


def _with_section(stored: str) -> str:
    """An outline in which the section of exhibits is printed."""
    items = whole_outline(stored, SECTIONS.all())
    if any(item.name == SECTION and not item.off for item in items):
        return stored
    if any(item.name == SECTION for item in items):
        items = [replace(item, off=False) if item.name == SECTION else item for item in items]
    else:
        items = [*items, Item(SECTION)]
    return write_outline(items)
