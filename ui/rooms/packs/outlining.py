"""What is edited of a pack's outline: its items and how each stands in the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hearingdesk.pack.outline import SAVED, Item
from hearingdesk.pack.section import Section
from hearingdesk.records.memory import SavedFilter
from hearingdesk.view import View
from hearingdesk.words import N_, _

FRONT = (("cover", N_("Cover")), ("contents", N_("Contents")), ("changes", N_("What changed")))


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a part stands in the pages: its letter, its page as it is called, whether it changed."""

    letter: str
    page: int
    label: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the outline; `item` is None for what every pack has."""

    name: str
    title: str
    item: Item | None
    printed: Printed | None
    silent: str = ""  # why nothing of it is printed


def lines(
    items: Sequence[Item], sections: Mapping[str, Section], printed: Mapping[str, Printed]
) -> list[Line]:
    """Cover and contents, then the sections in order."""
    made = [Line(key, _(title), None, printed[key]) for key, title in FRONT if key in printed]
    known = [(item, sections[item.name]) for item in items if item.name in sections]
    return made + [Line(item.name, _(section.title), item, printed.get(item.name)) for item, section in known]


def moved(items: Sequence[Item], name: str, step: int) -> list[Item]:
    """The same with one section a place further up (-1) or down (1); as they were at the ends."""
    found = list(items)
    at = next((place for place, item in enumerate(found) if item.name == name), -1)
    to = at + step
    if at >= 0 and 0 <= to < len(found):
        found[at], found[to] = found[to], found[at]
    return found


def changed(items: Sequence[Item], item: Item) -> list[Item]:
    """The same with one section as it is wanted now."""
    return [item if one.name == item.name else one for one in items]


def turned(items: Sequence[Item], name: str) -> list[Item]:
    """The same with one section switched off, or on again."""
    return [replace(one, off=not one.off) if one.name == name else one for one in items]


def filters(view: View, section: Section) -> list[tuple[str, str]]:
    """What the records of a section can be narrowed to: key and words; the first is all of them."""
    made = [("", _("All records"))]
    if section.of:
        main = view.of(section.of[0])
        made += [(key, _(named.label)) for key, named in main.filters.items()]
        made += [
            (f"{SAVED}{one.id}", _("Saved: {title}", title=one.title))
            for one in view.saved_filters.all()
            if _fits(one, section)
        ]
    return made


def orders(view: View, section: Section) -> list[tuple[str, str]]:
    """The orders a section's records can stand in: key and words; the first is the usual one."""
    made = [("", _("Usual order"))]
    if section.of:
        made += [(key, _(named.label)) for key, named in view.of(section.of[0]).orders.items()]
    return made


def _fits(one: SavedFilter, section: Section) -> bool:
    return one.room in ("search", *section.of)
