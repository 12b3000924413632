"""The rectangles over the pages of an exhibit while they are drawn: which is chosen, and every step back again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from hearingdesk.facsimile import Size
from hearingdesk.pdfium.letters import Box

LEAST = 4.0  # points of a side below which a rectangle is a slip of the hand
Spot = tuple[int, int]  # page, which of its rectangles
Boxes = Mapping[int, Sequence[Box]]


class Covers(QObject):
    """Rectangles by page, in points from the upper left corner of the page as it is shown."""

    changed = Signal()

    def __init__(self, boxes: Boxes) -> None:
        super().__init__()
        self._boxes = _copied(boxes)
        self._begun = _copied(boxes)
        self._sizes: Sequence[Size] = ()
        self._before: list[Boxes] = []
        self._after: list[Boxes] = []
        self._together = ""  # what the last step was part of: steps of the same are one
        self.current: Spot | None = None

    def set_sizes(self, sizes: Sequence[Size]) -> None:
        """The sizes of all pages: nothing stands out of them."""
        self._sizes = sizes

    def of(self, page: int) -> Sequence[Box]:
        """The rectangles of a page."""
        return self._boxes.get(page, ())

    def spots(self) -> list[Spot]:
        """All of them in the order of the pages."""
        return [(page, at) for page in sorted(self._boxes) for at in range(len(self._boxes[page]))]

    def box(self) -> Box | None:
        """The one that is chosen."""
        return self._boxes[self.current[0]][self.current[1]] if self.current else None

    def result(self) -> Boxes:
        """The rectangles as they are now."""
        return _copied(self._boxes)

    def differs(self) -> bool:
        """Are they other than at the beginning?"""
        return self._boxes != self._begun

    def choose(self, spot: Spot | None) -> None:
        """Make this one the chosen one."""
        self.current, self._together = spot, ""
        self.changed.emit()

    def step(self, step: int, page: int) -> bool:
        """Choose the next one, or the one before; from this page on where none is chosen. False at the ends."""
        spots = self.spots()
        if self.current is None:
            wanted = [spot for spot in spots if spot[0] >= page] if step > 0 else spots
            at = spots.index(wanted[0 if step > 0 else -1]) if wanted else -1
        else:
            at = spots.index(self.current) + step
        if not 0 <= at < len(spots):
            self.choose(None)
            return False
        self.choose(spots[at])
        return True

    def add(self, page: int, box: Box) -> bool:
        """Put one on a page and choose it; False where it is too small to be meant."""
        made = self._within(page, box)
        if made[2] - made[0] < LEAST or made[3] - made[1] < LEAST:
            return False
        self._note()
        self._boxes.setdefault(page, []).append(made)
        self.choose((page, len(self._boxes[page]) - 1))
        return True

    def add_all(self, found: Boxes) -> int:
        """Put many at once, as one step; those that lie under another already are left. How many were put."""
        missing = {
            page: [box for box in boxes if not any(_holds(other, box) for other in self.of(page))]
            for page, boxes in found.items()
        }
        count = sum(len(boxes) for boxes in missing.values())
        if count:
            self._note()
            for page, boxes in missing.items():
                if boxes:
                    self._boxes.setdefault(page, []).extend(self._within(page, box) for box in boxes)
            self.choose(None)
        return count

    def put(self, box: Box, together: str = "") -> None:
        """The chosen one is this now; steps `together` in a row are undone at once."""
        if self.current is None:
            return
        page, at = self.current
        made = self._within(page, box)
        if made == self._boxes[page][at] or made[2] - made[0] < LEAST or made[3] - made[1] < LEAST:
            return
        if not together or together != self._together:
            self._note()
        self._together = together
        self._boxes[page][at] = made
        self.changed.emit()

    def move(self, right: float, down: float, start: Box | None = None) -> None:
        """Shift the chosen one as far as its page goes, from where it stands or from where it stood."""
        box = start or self.box()
        if box is not None and self.current is not None:
            width, height = self._size(self.current[0])
            right = max(-box[0], min(width - box[2], right))
            down = max(-box[1], min(height - box[3], down))
            self.put((box[0] + right, box[1] + down, box[2] + right, box[3] + down), "moved")

    def stretch(self, right: float, down: float) -> None:
        """Shift the right and the lower edge of the chosen one."""
        if (box := self.box()) is not None:
            wide, high = max(box[0] + LEAST, box[2] + right), max(box[1] + LEAST, box[3] + down)
            self.put((box[0], box[1], wide, high), "stretched")

    def drop(self) -> None:
        """Take the chosen one away."""
        if self.current is None:
            return
        self._note()
        page, at = self.current
        del self._boxes[page][at]
        if not self._boxes[page]:
            del self._boxes[page]
        self.choose(None)

    def can_undo(self) -> bool:
        """Is there a step back?"""
        return bool(self._before)

    def can_redo(self) -> bool:
        """Is there a step that was taken back?"""
        return bool(self._after)

    def undo(self) -> None:
        """A step back."""
        self._go(self._before, self._after)

    def redo(self) -> None:
        """The step that was taken back."""
        self._go(self._after, self._before)

    def _go(self, source: list[Boxes], other: list[Boxes]) -> None:
        if source:
            other.append(_copied(self._boxes))
            self._boxes = _copied(source.pop())
            self.choose(None)

    def _note(self) -> None:
        self._before.append(_copied(self._boxes))
        self._after.clear()
        self._together = ""

    def _size(self, page: int) -> Size:
        return self._sizes[page - 1] if 0 < page <= len(self._sizes) else (1_000_000.0, 1_000_000.0)

    def _within(self, page: int, box: Box) -> Box:
        width, height = self._size(page)
        left, right = sorted((box[0], box[2]))
        top, bottom = sorted((box[1], box[3]))
        return max(0.0, left), max(0.0, top), min(width, right), min(height, bottom)


def _copied(boxes: Boxes) -> dict[int, list[Box]]:
    return {page: list(kept) for page, kept in boxes.items() if kept}


def _holds(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]
