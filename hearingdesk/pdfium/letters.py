"""The letters of a page and where they stand: what a selection is made of, and what marks a hit."""

from __future__ import annotations

import math
from dataclasses import dataclass

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Letters:
    """The text of a page as it is stored, and a box for each of its characters; None for one that is not drawn.

    A box is in points (1/72 inch) from the upper left corner of the page as it is shown.
    """

    text: str
    boxes: tuple[Box | None, ...]

    def boxes_of(self, start: int, end: int) -> list[Box]:
        """The boxes that mark a stretch of the text, one for each line of it."""
        lines: list[Box] = []
        for box in self.boxes[start:end]:
            if box is None or box[0] == box[2]:
                continue
            if lines and _one_line(lines[-1], box):
                last = lines[-1]
                lines[-1] = (
                    min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3])
                )  # fmt: skip
            else:
                lines.append(box)
        return lines

    def at(self, x: float, y: float) -> int:
        """The character under a point, or the nearest one in its line; -1 where there is no text at all."""
        best, least = -1, math.inf
        for place, box in enumerate(self.boxes):
            if box is None:
                continue
            across = max(box[0] - x, x - box[2], 0.0)
            along = max(box[1] - y, y - box[3], 0.0)
            away = along * 1000 + across  # the line counts before the letter
            if away < least:
                best, least = place, away
                if not away:
                    break
        return best


def _one_line(one: Box, other: Box) -> bool:
    """Whether two boxes stand in one line: they share more than half of the height of the lower one."""
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return 2 * shared > min(one[3] - one[1], other[3] - other[1])
