"""The things that stand on a page, and how they share it: blocks one under another, columns side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from typing import TYPE_CHECKING, NamedTuple, Self

from hearingdesk.pack.press import Press

if TYPE_CHECKING:
    from hearingdesk.pack.ink import Ink
    from hearingdesk.pack.paging import Paging

SLACK = 1e-6


class Block:
    """Something that takes room on the page. Sizes are points; y is the block's top edge.

    A block measures itself for a width and may be cut in two where the page ends. What is drawn of it must
    depend on its words alone, so that the same story gives the same pages.
    """

    before = 0.0  # space above, none at the top of a page
    after = 0.0
    keeps = False  # never the last on a page: stays with what follows
    parted = False  # it keeps, but its last lines alone may go over the page to what follows
    opens = False  # begins a page
    part = False  # begins a part of the pack: a right-hand page where it is printed on both sides
    full = False  # as wide as the frame; else as the main column
    key = ""  # links with this key lead here
    identity = ""  # the sum of what it says, where editions are compared

    def above(self, press: Press) -> float:
        """The space above it, unless it begins a page."""
        return self.before

    def below(self, press: Press) -> float:
        """The space below it; two blocks share the greater of what they ask for."""
        return self.after

    def clings(self, press: Press) -> bool:
        """Is it never the first on a page, but stays with the end of what it follows?"""
        return False

    def height(self, press: Press, width: float) -> float:
        raise NotImplementedError

    def least(self, press: Press, width: float) -> float:
        """The height of the least of it that may stand at the foot of a page."""
        return self.height(press, width)

    def cut(self, press: Press, width: float, room: float) -> tuple[Block | None, Block | None]:
        """What fits in the room and what remains; nothing fits if cutting there would look torn."""
        return None, self

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        raise NotImplementedError

    def let_go(self) -> None:
        """It is drawn: what laying it out left behind is needed no more. It may be laid out again."""

    def news(self, press: Press, width: float, paging: Paging) -> Iterator[tuple[float, float]]:
        """What of it an edition says for the first time: how far under its top that begins, and how high it is."""
        if paging.is_new(self.identity) and (tall := self.height(press, width)):
            yield 0.0, tall


Story = Iterable[Block]


class Spacer(Block):
    """Room left empty; none of it goes over to the next page."""

    def __init__(self, height: float) -> None:
        self._height = height

    def height(self, press: Press, width: float) -> float:
        return self._height

    def cut(self, press: Press, width: float, room: float) -> tuple[Block | None, Block | None]:
        return Spacer(room), None

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        return


class PageBreak(Block):
    """What follows begins a page."""

    opens = True

    def height(self, press: Press, width: float) -> float:
        return 0.0

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        return


def pile_height(blocks: Sequence[Block], press: Press, width: float) -> float:
    """The height of blocks one under another."""
    total = space = 0.0
    for place, block in enumerate(blocks):
        total += (max(space, block.above(press)) if place else 0.0) + block.height(press, width)
        space = block.below(press)
    return total


def cut_pile(
    blocks: Sequence[Block], press: Press, width: float, room: float
) -> tuple[Sequence[Block], Sequence[Block]]:
    """The blocks that fit in the room one under another, and those that remain."""
    fits: list[Block] = []
    y = space = 0.0
    for place, block in enumerate(blocks):
        gap = max(space, block.above(press)) if place else 0.0
        tall = block.height(press, width)
        if y + gap + tall > room + SLACK:
            first, rest = block.cut(press, width, room - y - gap)
            if first is not None:
                return [*fits, first], [*([rest] if rest else []), *blocks[place + 1 :]]
            held = _held(fits, block, press, width)
            if not held[0] and room > press.sheet.depth / 2:  # too tall to stay with what follows on any page
                held = (fits, ())
            return held[0], [*held[1], *blocks[place:]]
        fits.append(block)
        y += gap + tall
        space = block.below(press)
    return fits, ()


def _held(
    fits: Sequence[Block], following: Block, press: Press, width: float
) -> tuple[Sequence[Block], Sequence[Block]]:
    """What of these may end a page before `following`, and what goes over with it: the last lines, or all of one."""
    left, over = list(fits), []
    clings = following.clings(press)
    while left and (left[-1].keeps or (clings and not left[-1].clings(press))):
        last = left.pop()
        first, rest = ending(last, press, width) if clings or over or last.parted else (None, last)
        if first is not None and rest is not None:
            return [*left, first], [rest, *over]
        over.insert(0, last)
        clings = last.clings(press)
    return left, over


def ending(block: Block, press: Press, width: float) -> tuple[Block | None, Block | None]:
    """A block and its last lines, so that these go over the page with what follows; none where it cannot be cut."""
    return block.cut(press, width, block.height(press, width) - 2 * SLACK)


def pile_least(blocks: Sequence[Block], press: Press, width: float) -> float:
    """The height that the start of a pile must have on a page, no more than half a page."""
    total = space = 0.0
    for place, block in enumerate(blocks):
        total += max(space, block.above(press)) if place else 0.0
        least, tall = block.least(press, width), block.height(press, width)
        total += least
        followed = place + 1 < len(blocks) and blocks[place + 1].clings(press)
        if least < tall or not (block.keeps or followed):
            break
        space = block.below(press)
    return min(total, press.sheet.depth / 2)


def draw_pile(blocks: Sequence[Block], ink: Ink, x: float, y: float, width: float) -> None:
    """Draw blocks one under another, the first at the top edge y."""
    space = 0.0
    for place, block in enumerate(blocks):
        y -= max(space, block.above(ink.press)) if place else 0.0
        tall = block.height(ink.press, width)
        block.draw(ink, x, y, width)
        y -= tall
        space = block.below(ink.press)


class Column(NamedTuple):
    """A pile of blocks at this distance from the left edge; `drop` lowers its start."""

    x: float
    width: float
    blocks: Sequence[Block]
    drop: float = 0.0


class Columns(Block):
    """Piles side by side that go on over the page together. A kind of it says which, and what is around."""

    full = True
    head = 0.0  # room above the piles, for a rule or a tint
    foot = 0.0
    begun = False  # this is what remained of one that began on an earlier page
    laid: tuple[Press, float, tuple[Column, ...]] | None = None
    tall: float | None = None  # as it is laid

    def columns(self, press: Press, width: float) -> tuple[Column, ...]:
        """The piles, for this width."""
        raise NotImplementedError

    def again(self, press: Press, columns: tuple[Column, ...]) -> tuple[Column, ...]:
        """The piles of what remains on the next page, where something is to be said again."""
        return columns

    def dress(self, ink: Ink, x: float, y: float, width: float, height: float) -> None:
        """Draw what surrounds the piles; y is the top edge."""

    def height(self, press: Press, width: float) -> float:
        piles = self._piles(press, width)
        if self.tall is None:
            self.tall = max(c.drop + pile_height(c.blocks, press, c.width) for c in piles)
        return self.head + self.foot + self.tall

    def least(self, press: Press, width: float) -> float:
        starts = [c.drop + pile_least(c.blocks, press, c.width) for c in self._piles(press, width)]
        return self.head + self.foot + max(starts)

    def cut(self, press: Press, width: float, room: float) -> tuple[Block | None, Block | None]:
        piles = self._piles(press, width)
        if room < self.least(press, width):
            return None, self
        room -= self.head + self.foot
        parts = [cut_pile(c.blocks, press, c.width, room - c.drop) for c in piles]
        if any(rest and not fits for fits, rest in parts):
            return None, self  # a note is never parted from what it stands beside
        first = self._with(
            press, width, tuple(c._replace(blocks=p[0]) for c, p in zip(piles, parts, strict=True))
        )
        remains = tuple(c._replace(blocks=p[1], drop=0.0) for c, p in zip(piles, parts, strict=True))
        if not any(c.blocks for c in remains):
            return self, None
        rest = self._with(press, width, self.again(press, remains))
        rest.begun = True
        rest.before = 0.0
        return first, rest

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        self.dress(ink, x, y, width, self.height(ink.press, width))
        for column in self._piles(ink.press, width):
            draw_pile(column.blocks, ink, x + column.x, y - self.head - column.drop, column.width)

    def let_go(self) -> None:
        self.laid = None

    def _piles(self, press: Press, width: float) -> tuple[Column, ...]:
        if self.laid is None or self.laid[0] is not press or self.laid[1] != width:
            self.laid, self.tall = (press, width, self.columns(press, width)), None
        return self.laid[2]

    def _with(self, press: Press, width: float, piles: tuple[Column, ...]) -> Self:
        other = copy(self)
        other.laid, other.tall = (press, width, piles), None
        return other
