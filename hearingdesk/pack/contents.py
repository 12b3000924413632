"""The contents of a pack: a line for every heading, set as loosely as its pages allow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hearingdesk.pack.flow import SLACK, Block
from hearingdesk.pack.heads import ContentsLine, Heading, Title
from hearingdesk.pack.press import Press
from hearingdesk.pack.two import Two
from hearingdesk.words import N_

LOOSE = (1.0, 0.85, 0.7, 0.55, 0.4)  # shares of the room between the lines, the loosest first


def contents(headings: Sequence[Heading], notes: Sequence[Block], press: Press) -> list[Block]:
    """The contents with the notes under them: tighter where that saves a page, no tighter than it must be."""
    lines = _lines([heading for heading in headings if heading.listed])
    title = Title(Two.said(N_("Contents")), key="contents", listed=False)
    for line in lines:
        line.height(press, press.sheet.frame)  # set once: only the room above them is another each way
    pages = [_pages([title, *(line.at(loose) for line in lines), *notes], press) for loose in LOOSE]
    best = LOOSE[pages.index(min(pages))]
    return [title, *(line.at(best) for line in lines), *notes]


def _lines(listed: Sequence[Heading]) -> list[ContentsLine]:
    lines = [ContentsLine(heading) for heading in listed]
    for line, (heading, following) in zip(lines, pairwise(listed), strict=False):
        line.keeps = following.level > heading.level
    _keep_last(lines, listed)
    return lines


def _keep_last(lines: Sequence[ContentsLine], listed: Sequence[Heading]) -> None:
    """The last line of a part never stands alone at the head of a page: the one before it goes over with it."""
    for place in range(1, len(listed)):
        ends = place + 1 == len(listed) or not listed[place + 1].level
        if ends and listed[place].level and listed[place - 1].level:
            lines[place - 1].keeps = True


def _pages(blocks: Sequence[Block], press: Press) -> int:
    """How many pages the blocks take one under another, none of them cut."""
    pages, y, space, held = 1, 0.0, 0.0, 0.0
    for block in blocks:
        width = press.sheet.frame if block.full else press.sheet.main
        tall = block.height(press, width)
        gap = max(space, block.above(press)) if y else 0.0
        if y + gap + tall > press.sheet.depth + SLACK:
            pages, y, gap = pages + 1, held, 0.0
        y += gap + tall
        held = held + gap + tall if block.keeps else 0.0
        space = block.below(press)
    return pages
