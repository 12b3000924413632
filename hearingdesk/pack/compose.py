"""Puts the blocks of a story on pages, one after another, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hearingdesk.pack.flow import SLACK, Block, PageBreak, ending
from hearingdesk.pack.furniture import leave_blank
from hearingdesk.pack.heads import Title
from hearingdesk.pack.index import IndexEntry
from hearingdesk.pack.ink import Ink
from hearingdesk.pack.mentions import Mentions, page_key
from hearingdesk.pack.paging import Paging
from hearingdesk.pack.table import Table
from hearingdesk.pack.text import Words

BAR = 9.0  # points left of the text where a bar marks what is new
NOWHERE = -1  # the place in the story of a page that is left blank
CHAIN = 8  # headings in a row that are looked through for the text they must stay with


class Composer:
    """Fills one page after another. `begin` and `end` hear of every page and draw what stands around it."""

    def __init__(
        self,
        ink: Ink,
        begin: Callable[[str], None],
        end: Callable[[int, bool], None],
        paging: Paging | None = None,
    ) -> None:
        """`begin` is given the label of the page, `end` the place in the story it began with and whether in midst."""
        self._ink = ink
        self._paging = paging
        self._began = (0, False)
        self._press = ink.press
        self._begin = begin
        self._end = end
        self._y = 0.0
        self._space = 0.0
        self._fresh = False  # nothing stands on the page yet
        self._mentions: Mentions | None = None
        self._read = range(0)  # the places in the story that are read for it

    def compose(self, story: Sequence[Block], told: Callable[[int], None]) -> None:
        """Set the whole story; `told` hears how many blocks are done."""
        self._listen(story)
        self._open(0)
        breaks = False
        for place, block in enumerate(story):
            if isinstance(block, PageBreak):  # the page it asks for belongs to what comes next
                breaks = True
                continue
            begins = self._paging is not None and self._paging.begins(place)
            if (block.opens or begins or breaks) and not self._fresh:
                self._turn(place, part=block.part)
            elif block.part and self._press.is_left(self._ink.page):
                self._leave_blank(place)
            elif begins and self._paging is not None:
                self._ink.rename(self._paging.turn(place))
                self._began = (place, False)
            breaks = False
            if self._fresh:
                self._began = (place, False)
            self._place(block, story, place)
            block.let_go()
            told(place + 1)
        self._close()

    def _place(self, block: Block, story: Sequence[Block], place: int) -> None:
        press, sheet = self._press, self._press.sheet
        clung = self._clung(block, story, place)
        tail = self._tail(story, place) if block.keeps or clung else 0.0
        while True:
            width = self._width(block)
            gap = 0.0 if self._fresh else max(self._space, block.above(press))
            room = self._y - gap - sheet.bottom + SLACK
            tall = block.height(press, width)
            if tall + tail <= room or (self._fresh and tall <= room):
                self._draw(block, gap, width, tall)
                return
            if tall > room:
                first, rest = block.cut(press, width, room)
            else:
                ends = block.parted or (clung and not block.keeps)
                first, rest = ending(block, press, width) if ends else (None, block)
                if first is None or rest is None:
                    self._turn(place, block is not story[place])
                    continue
            if first is None and not self._fresh:
                self._turn(place, block is not story[place])
                continue
            if first is None or rest is None:
                self._draw(block, gap, width, tall)
                return
            self._draw(first, gap, width, first.height(press, width))
            self._turn(place, goes_on=True)
            block = rest

    def _tail(self, story: Sequence[Block], place: int) -> float:
        """The height of what must follow a block that never ends a page."""
        total, space = 0.0, story[place].below(self._press)
        for at, block in enumerate(story[place + 1 : place + 1 + CHAIN], place + 1):
            if block.opens:
                return 0.0
            width = self._width(block)
            total += max(space, block.above(self._press))
            tall, least = block.height(self._press, width), block.least(self._press, width)
            stays = block.keeps or self._clung(block, story, at)
            if not stays or (least < tall and (block.parted or not block.keeps)):
                return total + least
            total += tall
            space = block.below(self._press)
        return 0.0

    def _clung(self, block: Block, story: Sequence[Block], place: int) -> bool:
        """Does what comes after words or a table never begin a page?"""
        after = story[place + 1] if place + 1 < len(story) else None
        return after is not None and isinstance(block, Words | Table) and after.clings(self._press)

    def _draw(self, block: Block, gap: float, width: float, tall: float) -> None:
        sheet, left = self._press.sheet, self._press.left(self._ink.page)
        self._y -= gap
        block.draw(self._ink, left + (0.0 if block.full else sheet.hang), self._y, width)
        if self._paging is not None and not self._paging.is_first:
            for top, high in block.news(self._press, width, self._paging):
                self._ink.bar(left - BAR, self._y - top - high, high)
        self._y -= tall
        self._space = block.below(self._press)
        self._fresh = self._fresh and tall == 0

    def _width(self, block: Block) -> float:
        return self._press.sheet.frame if block.full else self._press.sheet.main

    def _turn(self, place: int, goes_on: bool = False, *, part: bool = False) -> None:
        self._close()
        if part and self._press.is_left(self._ink.page + 1):
            self._open(NOWHERE, goes_on=True)
            self._leave_blank(place)
        else:
            self._open(place, goes_on)

    def _leave_blank(self, place: int) -> None:
        """End the page at hand, a left one on which nothing stands, and begin the right one beside it."""
        self._began = (max(self._began[0], 0), True)
        leave_blank(self._ink)
        self._close()
        self._open(place)

    def _listen(self, story: Sequence[Block]) -> None:
        """Where the story has an index of names, its pages are read for it: from the first part to the index."""
        entries = [place for place, block in enumerate(story) if isinstance(block, IndexEntry)]
        entry = story[entries[0]] if entries else None
        if isinstance(entry, IndexEntry):
            titles = [n for n, block in enumerate(story) if isinstance(block, Title) and block.heading.listed]
            self._read = range(titles[0] if titles else 0, entries[0] - 1)
            self._mentions = entry.mentions
            self._mentions.begin()
            self._ink.heard = []

    def _close(self) -> None:
        if self._mentions is not None and self._began[0] in self._read:
            self._mentions.read(self._ink)
            self._ink.land(page_key(self._ink.page))
        self._end(*self._began)

    def _open(self, place: int, goes_on: bool = False) -> None:
        self._began = (place, goes_on)
        self._begin(self._paging.turn(place) if self._paging is not None else "")
        if self._ink.heard is not None:
            self._ink.heard.clear()
        self._y = self._press.sheet.high - self._press.sheet.top
        self._space = 0.0
        self._fresh = True
