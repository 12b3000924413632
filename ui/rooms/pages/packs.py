"""The page of a briefing pack and of an edition of it: what it is, what was issued, to whom."""

from __future__ import annotations

from collections.abc import Sequence

from hearingdesk.records.packs import Edition, Pack
from hearingdesk.words import N_, _, n_
from ui.desk import Place
from ui.rooms import telling
from ui.rooms.pages.plain import sheet
from ui.rooms.sheet import Card, Facts, Here, Links, Sheet
from ui.widgets.links import Link


def pack(here: Here, record: Pack) -> Sheet:
    """Its choices, its editions, its summary."""

    def overview() -> Sequence[Card]:
        told = telling.lines(here, "pack", record)
        cards: list[Card] = [
            Facts(_("Key facts"), told, telling.title_of(N_("Key facts"), here.other)),
            _editions(here, record.id),
        ]
        others = telling.related(here, "pack", record.id, skip=("edition",))
        return [*cards, *telling.prose(here, record), *others]

    return sheet(here, "pack", record, overview, primary="pack.builder")


def edition(here: Here, record: Edition) -> Sheet:
    """When it was issued, to whom, and what its file is known by."""

    def overview() -> Sequence[Card]:
        told = telling.lines(here, "edition", record)
        cards: list[Card] = [Facts(_("Key facts"), told, telling.title_of(N_("Key facts"), here.other))]
        return [*cards, *telling.prose(here, record)]

    later = (record.number or 0) > 1
    return sheet(here, "edition", record, overview, primary="edition.supplement" if later else "")


def _editions(here: Here, pack: int) -> Links:
    found = sorted(here.view.editions.where(pack=pack), key=lambda one: one.number or 0, reverse=True)
    links = tuple(Link(Place("", "edition", one.id), *_told(one)) for one in found)
    empty = _("Not issued yet. The builder issues it.")
    return Links(_("Editions"), links, telling.title_of(N_("Editions"), here.other), empty=empty)


def _told(one: Edition) -> tuple[str, str]:
    parts = [
        one.issued.say() if one.issued else "",
        n_("{n} page", "{n} pages", one.pages or 0),
        n_("{n} copy", "{n} copies", one.copies or 0),
        one.code,
    ]
    return _("Edition {n}", n=one.number), " · ".join(filter(None, parts))
