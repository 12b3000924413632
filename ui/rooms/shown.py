"""Questions of rooms that show no records of one kind: what is exported of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hearingdesk.words import _
from ui.rooms.sheet import Beside, Card, Column, Links


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table as it stands on the screen, in words. `kind` names the file and what is noted of it."""

    kind: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    narrowed: tuple[tuple[str, str], ...] = ()  # what it is narrowed by: label and words


def links_table(kind: str, title: str, cards: Iterable[Card]) -> ShownTable:
    """The lines of cards, each under the head of its card."""
    head = (_("Under"), _("Entry"), _("In the other language"), _("Day or number"), _("State"), _("Note"))
    return ShownTable(kind, head, tuple(_lines(cards)), title)


def _lines(cards: Iterable[Card]) -> Iterator[tuple[str, ...]]:
    for card in cards:
        if isinstance(card, Beside):
            yield from _lines(one for one, _share in card.cards)
        elif isinstance(card, Column):
            yield from _lines(card.cards)
        elif isinstance(card, Links):
            for link in card.links:
                state = link.chip.text if link.chip else ""
                yield card.title, link.title, link.other, link.side, state, link.note
