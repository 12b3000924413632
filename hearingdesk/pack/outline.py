"""The outline of a briefing pack: its sections in order, each with what it shall tell, as it is kept in the file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hearingdesk.errors import HearingDeskError
from hearingdesk.pack.section import Section
from hearingdesk.store.records import Filter, Named, Records
from hearingdesk.view import View
from hearingdesk.words import _

SAVED = "saved:"  # before the id of a saved filter, where `Item.filter` means one
SHORT = "short"


@dataclass(frozen=True, slots=True)
class Item:
    """One section as a pack wants it. What is "" is left to the section.

    `filter` is one of the filters of the section's records, or `SAVED` and the id of a saved one; `words` must stand
    in a record; `order` is one of the orders of the section's records; `detail` is "" (everything) or "short".
    """

    name: str
    off: bool = False
    filter: str = ""
    words: str = ""
    detail: str = ""
    order: str = ""

    @property
    def narrowed(self) -> bool:
        """Are not all records of the section wanted, or in another order?"""
        return bool(self.filter or self.words or self.order)


def read_outline(stored: str, sections: Sequence[Section]) -> list[Item]:
    """The sections a pack names, in their order; empty where it names none and so prints all.

    Older packs keep the names alone, which say what is printed and not in which order: that is `sections`'.
    What is no section's entry is passed over.
    """
    try:
        told = json.loads(stored) if stored else []
    except ValueError:
        told = stored.replace(",", " ").split()
    if not isinstance(told, list):
        return []
    if all(isinstance(one, str) for one in told):
        return [Item(section.name) for section in sections if section.name in told]
    items = [_item(one) for one in told]
    return list({item.name: item for item in items if item is not None}.values())


def write_outline(items: Sequence[Item]) -> str:
    """The same as it is kept: of each section what is not as usual."""
    return json.dumps([_plain(item) for item in items], ensure_ascii=False)


def whole_outline(stored: str, sections: Sequence[Section]) -> list[Item]:
    """The outline as it is edited: a pack that names no sections has them all; what must stand last does."""
    last = {section.name for section in sections if section.last}
    items = read_outline(stored, sections) or [Item(section.name) for section in sections]
    return sorted(items, key=lambda item: item.name in last)


def _item(told: Any) -> Item | None:
    if isinstance(told, str):
        return Item(told)
    if not isinstance(told, Mapping) or not isinstance(told.get("name"), str):
        return None
    words = {name: told[name] for name in ("filter", "words", "order") if isinstance(told.get(name), str)}
    detail = SHORT if told.get("detail") == SHORT else ""
    return Item(told["name"], off=told.get("off") is True, detail=detail, **words)


def _plain(item: Item) -> dict[str, Any]:
    told = {name: getattr(item, name) for name in Item.__dataclass_fields__}
    return {name: value for name, value in told.items() if value}


def narrowed(view: View, item: Item, section: Section, as_of: str) -> dict[str, dict[int, int]]:
    """Which records of a section's own tables it shall tell of: by table, ids with their place in the order.

    Filter and order are those of the first of its tables; words narrow every one.
    Raises HearingDeskError where the filter or the order is known no more: without it too much would be printed.
    """
    if not item.narrowed or not section.of:
        return {}
    item = _with_saved(view, item, section)
    others = replace(item, filter="", order="")
    return {
        table: _ids(view, view.of(table), others if at else item, section, as_of)
        for at, table in enumerate(section.of)
    }


def _ids(view: View, records: Records[Any], item: Item, section: Section, as_of: str) -> dict[int, int]:
    where = _named(records.filters, item.filter, section).on(as_of) if item.filter else "1"
    order = _named(records.orders, item.order, section).sql if item.order else ""
    ids = records.ids(Filter(where, (), order))
    if item.words.strip():
        found = set(view.matches(item.words, records.table))
        ids = [id for id in ids if id in found]
    return {id: place for place, id in enumerate(ids)}


def _named(known: Mapping[str, Named], key: str, section: Section) -> Named:
    if key not in known:
        raise _unknown(section)
    return known[key]


def _with_saved(view: View, item: Item, section: Section) -> Item:
    """The words and the filter that a saved filter holds, in its place."""
    if not item.filter.startswith(SAVED):
        return item
    id = item.filter.removeprefix(SAVED)
    saved = view.saved_filters.find(int(id)) if id.isdecimal() and len(id) < 20 else None
    if saved is None:
        raise _unknown(section)
    words, filter = _kept(saved.settings)
    return replace(item, filter=filter, words=f"{words} {item.words}".strip())


def _kept(settings: str) -> tuple[str, str]:
    """Words and filter of a saved filter; a settings text of another program means its words alone."""
    try:
        told = json.loads(settings)
        return str(told.get("words", "")), str(told.get("filter", ""))
    except (ValueError, AttributeError):
        return settings, ""


def _unknown(section: Section) -> HearingDeskError:
    return HearingDeskError(
        _(
            "The section “{section}” is limited by a filter that is not there any more. Choose another in the outline "
            "of the pack.",
            section=_(section.title),
        )
    )
