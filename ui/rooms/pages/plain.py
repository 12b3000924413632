"""The page of a kind nobody has designed one for: its fields, its text, and everything that points at it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from hearingdesk.rows import Chip
from hearingdesk.store.records import having
from hearingdesk.words import N_, _
from ui.desk import Place
from ui.rooms import past, telling
from ui.rooms.sheet import Card, Facts, Here, Part, Sheet


def page(here: Here, table: str, record: Any) -> Sheet:
    """Fields, text, relations, sources, notes, history."""

    def overview() -> Sequence[Card]:
        told = telling.lines(here, table, record)
        cards: list[Card] = [Facts(_("Key facts"), told, telling.title_of(N_("Key facts"), here.other))]
        return [*cards, *telling.prose(here, record), *telling.related(here, table, record.id)]

    return sheet(here, table, record, overview)


def sheet(
    here: Here,
    table: str,
    record: Any,
    overview: Callable[[], Sequence[Card]],
    more: Sequence[Part] = (),
    *,
    title: str = "",
    other: str = "",
    chips: tuple[Chip, ...] | None = None,
    facts: Sequence[tuple[str, str]] = (),
    crumbs: Sequence[tuple[str, Place]] = (),
    primary: str = "",
) -> Sheet:
    """The frame all pages share: names and states above, then overview, more, sources, notes, history."""
    first, second = (title, other) if title else telling.titles(here, table, record)
    return Sheet(
        title=first,
        other=second,
        chips=telling.state(record) if chips is None else chips,
        facts=tuple((icon, words) for icon, words in facts if words),
        parts=(Part("overview", _("Overview"), overview), *more, *common(here, table, record.id)),
        crumbs=tuple(crumbs),
        primary=primary,
    )


def common(here: Here, table: str, id: int) -> tuple[Part, ...]:
    """The tabs every record has."""
    cited = here.view.citations.count(having(about=id))
    noted = here.view.notes.count(having(about=id))
    return (
        Part("sources", _("Sources"), lambda: [telling.citations(here, table, id)], cited),
        Part("notes", _("Notes"), lambda: [telling.notes(here, table, id)], noted),
        Part("history", _("History"), lambda: past.cards(here, table, id)),
    )


def present(*cards: Card | None) -> list[Card]:
    """The cards that are there."""
    return [card for card in cards if card is not None]
