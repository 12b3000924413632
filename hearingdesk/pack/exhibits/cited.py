"""Where a pack cites its exhibits: every link to one is traced to the entry or heading that it stands under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from hearingdesk.pack.blocks import Entry, SideBy
from hearingdesk.pack.exhibits.chosen import KEY
from hearingdesk.pack.flow import Block
from hearingdesk.pack.heads import Subhead, Title
from hearingdesk.pack.press import Press
from hearingdesk.pack.table import Table

_LISTS = ("exhibits", "sources")  # sections that name every exhibit: no places that cite it
_CARRIERS = (SideBy, Table)  # blocks that a link can lead to


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the pack that cites an exhibit: what it is called, and the key that leads there."""

    words: str
    key: str


def places(story: Sequence[Block], press: Press) -> Mapping[str, Sequence[Place]]:
    """Key of an exhibit or of its page -> the places that cite it, each once, in the order of the pack.

    Blocks that are led to and have no key yet are given one.
    """
    found: dict[str, dict[Place, None]] = defaultdict(dict)
    name = letter = part = ""
    heading: Block | None = None
    for number, block in enumerate(story):
        if isinstance(block, Title):
            name = block.key
            letter, part, heading = block.heading.letter, press.first(block.heading.title), block
        elif isinstance(block, Subhead):
            part, heading = press.first(block.heading.title), block
        if name in _LISTS:
            continue
        keys = dict.fromkeys(key for key in _links(block) if key.startswith(KEY))
        if not keys:
            continue
        target = block if isinstance(block, _CARRIERS) else heading
        if target is None:
            continue
        target.key = target.key or f"cites-{number}"
        words = press.first(block.date) if isinstance(block, Entry) else part
        place = Place(f"{letter} {words}".strip(), target.key)
        for key in keys:
            found[key][place] = None
    return {key: list(listed) for key, listed in found.items()}


def _links(thing: Any) -> Iterator[str]:
    """The keys that anything within a block leads to."""
    if isinstance(thing, Block):
        thing = vars(thing)
    if isinstance(thing, str | bytes):
        return
    if isinstance(thing, Mapping):
        for value in thing.values():
            yield from _links(value)
    elif isinstance(thing, list | tuple):
        for value in thing:
            yield from _links(value)
    elif is_dataclass(thing) and not isinstance(thing, type):
        link = getattr(thing, "link", "")
        if isinstance(link, str) and link:
            yield link
        for one in fields(thing):
            yield from _links(getattr(thing, one.name))
