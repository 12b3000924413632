"""The entries of the index of names: who, every form of the name, and the pages, which are known when it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hearingdesk.pack.cells import CONTINUED
from hearingdesk.pack.flow import Block, Column
from hearingdesk.pack.kept import Kept
from hearingdesk.pack.mentions import Mentions
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import HAIR
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two

if TYPE_CHECKING:
    from hearingdesk.pack.ink import Ink

NAMES = 0.52  # of the width: what the names take
GAP = 12.0


class IndexEntry(Kept):
    """Somebody in the index, with the pages before it on which they are named; nothing where there are none."""

    full = True
    head = 4.0
    foot = 3.0

    def __init__(self, mentions: Mentions, party: int, name: Two, forms: Sequence[str]) -> None:
        self.mentions = mentions
        self._party = party
        self._name = name
        self._forms = ", ".join(forms)

    def columns(self, press: Press, width: float) -> tuple[Column, ...]:
        wide = width * NAMES - GAP
        look, under = (replace(press.style(name), mark="", indent=0.0) for name in ("event", "source"))
        named = [Run(press.first(self._name), "name")]
        if second := press.second(self._name):
            named.append(Run(f"\u00a0 {second}", "second"))
        names: list[Block] = [Words(named, look)]
        if self._forms:
            names.append(Words(self._forms, under))
        pages: list[Run] = []
        for one in self.mentions.of(self._party):
            pages += [Run(", ")] * bool(pages) + [Run(one.label, "plain", one.key)]
        return (Column(0.0, wide, names), Column(wide + GAP, width - wide - GAP, [Words(pages, look)]))

    def again(self, press: Press, columns: tuple[Column, ...]) -> tuple[Column, ...]:
        """On a later page the name is said again, to those who look it up there."""
        names, pages = columns
        said = Two.said(CONTINUED, title=press.first(self._name))
        look = replace(press.style("event"), mark="", indent=0.0)
        name = Words([Run(press.first(said), "name")], look)
        return (names if names.blocks else names._replace(blocks=[name]), pages)

    def height(self, press: Press, width: float) -> float:
        return super().height(press, width) if self._is_named() else 0.0

    def least(self, press: Press, width: float) -> float:
        return super().least(press, width) if self._is_named() else 0.0

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        if self._is_named():
            super().draw(ink, x, y, width)

    def dress(self, ink: Ink, x: float, y: float, width: float, height: float) -> None:
        if not self.begun:
            ink.rule(x, y, width, 0.3, HAIR)

    def _is_named(self) -> bool:
        return any(True for _pages in self.mentions.of(self._party))
