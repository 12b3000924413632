"""Edits of a pack's outline: each one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from hearingdesk.pack.outline import Item, whole_outline, write_outline
from hearingdesk.pack.sections import SECTIONS
from hearingdesk.records.packs import Pack
from hearingdesk.words import _
from ui.desk import Desk
from ui.rooms.packs.outlining import changed, moved, turned


class Edits:
    """Writes the outline of the pack that is shown. All raise HearingDeskError while the case cannot be written."""

    def __init__(self, desk: Desk, shown: Callable[[], Pack | None]) -> None:
        self._desk, self._shown = desk, shown

    def items(self) -> list[Item]:
        """The outline as it is."""
        pack = self._shown()
        return whole_outline(pack.sections if pack else "", SECTIONS.all())

    def move(self, name: str, step: int) -> None:
        """A place further up (-1) or down (1)."""
        self._write(_("Move a section of the pack"), moved(self.items(), name, step))

    def turn(self, name: str) -> None:
        """Off, or on again."""
        self._write(_("Switch a section of the pack"), turned(self.items(), name))

    def drop(self, name: str) -> None:
        """Take it out; the last one stays."""
        left = [item for item in self.items() if item.name != name]
        if left:
            self._write(_("Take a section out of the pack"), left)

    def add(self, name: str) -> None:
        """Put it at the end."""
        self._write(_("Add a section to the pack"), [*self.items(), Item(name)])

    def choose(self, item: Item) -> None:
        """Another choice of what it tells."""
        self._write(_("Choose what a section tells"), changed(self.items(), item))

    def remake(self, title: str, make: Callable[[Pack], Pack]) -> None:
        """Make the pack anew out of what it is; nothing where that is the same."""
        pack = self._shown()
        if pack is not None and (made := make(pack)) != pack:
            with self._desk.change(title) as edit:
                edit.update(made)

    def _write(self, title: str, items: Sequence[Item]) -> None:
        pack = self._shown()
        if pack is not None and items != self.items():
            with self._desk.change(title) as edit:
                edit.update(replace(pack, sections=write_outline(items)))
