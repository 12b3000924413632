"""The register of a pack's sections: each says its name, its title and how it tells its part of the case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hearingdesk.pack.flow import Story
from hearingdesk.pack.press import Press

if TYPE_CHECKING:
    from hearingdesk.pack.brief import Brief

    Tell = Callable[[Brief, Press], Story]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a pack. `title` is declared with N_; `tell` gives the blocks after its opener.

    One that stands `apart` is no part of a briefing pack: it is printed where it is asked for by name.
    `of` are the tables whose records it lists: a pack may want some of them alone, or in another order.
    One that `shortens` has a short form. `closing`: it gathers what the others told, so it is told after them. `last`:
    it tells of the pages before it, so it stands at the end whatever the order of the outline. `lists`: it only lists
    what the others rest on, and says nothing where they do not.
    """

    name: str
    title: str
    order: int
    tell: Tell
    apart: bool = False
    of: tuple[str, ...] = ()
    shortens: bool = False
    closing: bool = False
    last: bool = False
    lists: bool = False


class Sections:
    """The sections known, in the order of the pack."""

    def __init__(self) -> None:
        self._known: dict[str, Section] = {}

    def section(
        self,
        name: str,
        title: str,
        *,
        order: int,
        apart: bool = False,
        of: tuple[str, ...] = (),
        shortens: bool = False,
        closing: bool = False,
        last: bool = False,
        lists: bool = False,
    ) -> Callable[[Tell], Tell]:
        """Declare the function under it as the teller of a section. A name taken twice is a bug."""

        def declare(tell: Tell) -> Tell:
            if name in self._known:
                raise ValueError(f"The section {name!r} is declared twice.")
            self._known[name] = Section(name, title, order, tell, apart, of, shortens, closing, last, lists)
            return tell

        return declare

    def __getitem__(self, name: str) -> Section:
        return self._known[name]

    def all(self) -> list[Section]:
        """Every section of a briefing pack, in order."""
        every = sorted(self._known.values(), key=lambda section: (section.order, section.name))
        return [section for section in every if not section.apart]


def letter(place: int) -> str:
    """The letter of a section by its place in a pack, from 0: A to Z, then AA, AB and so on."""
    letters = ""
    place += 1
    while place:
        place, left = divmod(place - 1, 26)
        letters = chr(ord("A") + left) + letters
    return letters


SECTIONS = Sections()
section = SECTIONS.section
