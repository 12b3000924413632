"""Exhibits on the page: a source's page in a hairline frame, our remarks beside it, its running number under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hearingdesk.pack.exhibits.cited import Place, places
from hearingdesk.pack.exhibits.plates import Plate
from hearingdesk.pack.flow import Block, Column, Columns, pile_height
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import ACCENT
from hearingdesk.pack.tags import Seat
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.pdfium.letters import Box
from hearingdesk.words import N_

if TYPE_CHECKING:
    from hearingdesk.pack.ink import Ink

# of the depth of a page that a page in facsimile takes at most, so that its heading stands over it
HEADED = 0.8
STAMP = 15.0  # points under a frame that its number takes
HEADING = 12.0  # points between the heading of an exhibit and its first page shown whole
OUT = 16.0  # points that a page shown whole may stand out into each margin
_GUTTER = 14.0
_PAGE_ROOM = 26.0  # points at the end of a reference for the number of its page


class Shown(Block):
    """A page of an exhibit in its frame, reduced to the width there is, its running number below right."""

    def __init__(self, plate: Plate, alt: str, stamp: str, place: str, marks: Sequence[Box] = ()) -> None:
        """`marks` are boxes of lines that the pack quotes: a bar stands beside each."""
        self._plate = plate
        self._marks = marks
        self._alt = alt
        self._stamp = stamp
        self._place = place
        self._seat = Seat()

    def height(self, press: Press, width: float) -> float:
        return self._size(press, width)[1] + STAMP

    def _size(self, press: Press, width: float) -> tuple[float, float]:
        return _fitted(self._plate, width, press.sheet.depth * HEADED)

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        wide, high = self._size(ink.press, width)
        _lay(ink, self._plate, self._alt, self._seat, (x, y - high, wide, high))
        _bars(ink, self._marks, x, y, wide / self._plate.width)
        _stamp(ink, self._place, self._stamp, x, x + wide, y - high)


class Whole(Block):
    """A page of an exhibit as large as a sheet of its own can show it; where it is cited stands under it."""

    full = True
    opens = True

    def __init__(
        self,
        plate: Plate,
        alt: str,
        stamp: str,
        place: str,
        key: str,
        answers: Sequence[str] = (),
        marks: Sequence[Box] = (),
        under: Sequence[Block] = (),
    ) -> None:
        """`under` is the heading that stands over it on the same sheet; without one it begins a sheet."""
        self._plate = plate
        self._marks = marks
        self._alt = alt
        self._stamp = stamp
        self._place = place
        self._seat = Seat()
        self._under = under
        self.opens = not under
        self.before = HEADING if under else 0.0
        self.key = key
        self.answers = answers
        self.cited: Sequence[Place] = ()

    def height(self, press: Press, width: float) -> float:
        if not self._under:
            return press.sheet.depth
        wide = press.sheet.frame if all(block.full for block in self._under) else press.sheet.main
        return press.sheet.depth - pile_height(self._under, press, wide) - HEADING

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        ink.target(self.key, y + 10)
        press = ink.press
        under = [_Row(self.cited)] if self.cited else []
        taken = sum(block.height(press, width) for block in under)
        wide, high = _fitted(self._plate, width + 2 * OUT, self.height(press, width) - STAMP - taken)
        left = x + (width - wide) / 2
        _lay(ink, self._plate, self._alt, self._seat, (left, y - high, wide, high))
        _bars(ink, self._marks, left, y, wide / self._plate.width)
        _stamp(ink, self._place, self._stamp, left, left + wide, y - high)
        for block in under:
            block.draw(ink, x, y - high - STAMP, width)


class _Row(Columns):
    """References side by side under a page."""

    head = 4.0

    def __init__(self, cited: Sequence[Place]) -> None:
        self._cited = cited

    def columns(self, press: Press, width: float) -> tuple[Column, ...]:
        wide = (width - 2 * _GUTTER) / 3
        lists = [cited_in(press, self._cited[:1]), *([_reference(one)] for one in self._cited[1:])]
        piles = [[block for pile in lists[place::3] for block in pile] for place in range(3)]
        return tuple(
            Column(
                place * (wide + _GUTTER), wide, pile, 0.0 if not place else press.style("fact-label").leading
            )
            for place, pile in enumerate(piles)
        )


class Framed(Columns):
    """Words in the frame of a page: the text of a source that has no pages to show, or why a page is not shown."""

    full = False
    head = 14.0
    foot = 14.0 + STAMP

    def __init__(self, pile: Sequence[Block], stamp: str, place: str) -> None:
        self._pile = pile
        self._stamp = stamp
        self._place = place

    def columns(self, press: Press, width: float) -> tuple[Column, ...]:
        return (Column(16.0, width - 32.0, self._pile),)

    def dress(self, ink: Ink, x: float, y: float, width: float, height: float) -> None:
        ink.frame(x, y - height + STAMP, width, height - STAMP)
        _stamp(ink, self._place, self._stamp, x, x + width, y - height + STAMP)


class Beside(Columns):
    """What we say of a page of an exhibit in the margin, the page in the main column."""

    after = 16.0

    def __init__(
        self,
        side: Sequence[Block],
        main: Sequence[Block],
        key: str = "",
        remarks: Sequence[Block] = (),
        answers: Sequence[str] = (),
    ) -> None:
        """`answers` are the keys of which it says where they are cited: its own, the first that of all the exhibit."""
        self._side = side
        self._main = main
        self._remarks = remarks
        self.key = key
        self.answers = answers
        self.cited: Sequence[Place] = ()

    def columns(self, press: Press, width: float) -> tuple[Column, ...]:
        sheet = press.sheet
        side = [*self._side, *cited_in(press, self.cited), *self._remarks]
        return (Column(0.0, sheet.side, side), Column(sheet.hang, sheet.main, self._main))

    def dress(self, ink: Ink, x: float, y: float, width: float, height: float) -> None:
        if self.key and not self.begun:
            ink.target(self.key, y + 10)


class Reference(Words):
    """Where an exhibit is cited: the words lead there, and the page they stand on is told at the end of the line."""

    def __init__(self, words: str, key: str) -> None:
        super().__init__([Run(words, "accent", key)], "side")
        self._to = key

    def height(self, press: Press, width: float) -> float:
        return super().height(press, width - _PAGE_ROOM)

    def cut(self, press: Press, width: float, room: float) -> tuple[Block | None, Block | None]:
        return None, self

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        super().draw(ink, x, y, width - _PAGE_ROOM)
        if not ink.leads(self._to):
            return
        style = self.style(ink.press)
        if ink.tags is None:
            ink.page_of(self._to, x + width, y - style.size)
            return
        with ink.tags.inside(self.seat.held(ink.tags)):
            ink.page_of(self._to, x + width, y - style.size)


def cited_in(press: Press, cited: Sequence[Place]) -> list[Block]:
    """The places that cite an exhibit, under their label; nothing where nothing does."""
    if not cited:
        return []
    return [label(press, N_("Cited in")), *map(_reference, cited)]


def label(press: Press, words: str) -> Block:
    """A small heading in the margin; `words` are declared with `N_`."""
    style = replace(press.style("fact-label"), before=7.0)
    return Words(Two.said(words).line(press.lang, " "), style, keeps=True)


def cite_back(story: Sequence[Block], press: Press) -> None:
    """Tell every exhibit of a story where in it it is cited."""
    shown = [block for block in story if isinstance(block, Beside | Whole)]
    if not shown:
        return
    cited = places([block for block in story if not isinstance(block, Beside | Whole)], press)
    for block in shown:
        block.cited = [place for key in block.answers for place in cited.get(key, ())]


def _reference(place: Place) -> Block:
    return Reference(place.words, place.key)


def reduced(plate: Plate, press: Press) -> int:
    """How large a page in facsimile is, in hundredths of what it was."""
    wide, _high = _fitted(plate, press.sheet.main, press.sheet.depth * HEADED)
    return round(100 * wide / plate.width)


def _fitted(plate: Plate, width: float, height: float) -> tuple[float, float]:
    """Width and height on paper: never larger than it was."""
    scale = min(width / plate.width, height / plate.height, 1.0)
    return plate.width * scale, plate.height * scale


def _lay(ink: Ink, plate: Plate, alt: str, seat: Seat, at: tuple[float, float, float, float]) -> None:
    x, y, wide, high = at
    tag = None
    if ink.tags is not None:
        tag = seat.held(ink.tags) or seat.keep(ink.tags, ink.tags.here.add("Figure", alt=alt))
    ink.plate(plate, x, y, wide, high, tag)
    ink.frame(x, y, wide, high)


def _bars(ink: Ink, marks: Sequence[Box], x: float, y: float, scale: float) -> None:
    """A bar inside the left edge of the frame beside every line that is quoted; x, y is its upper left corner."""
    for top, bottom in sorted({(round(box[1], 1), round(box[3], 1)) for box in marks}):
        ink.box(x + 5, y - bottom * scale, 1.6, (bottom - top) * scale, ACCENT)


def _stamp(ink: Ink, place: str, stamp: str, left: float, right: float, y: float) -> None:
    """The running number below right, the exhibit and its page below left: read with the page, so a tag of its own."""
    look = ink.press.style("furniture-mark").plain
    grey = ink.press.style("furniture").plain
    tag = ink.tags.here.add("P") if ink.tags is not None else None
    if ink.tags is None:
        ink.text(left, y - 11, place, grey)
        ink.text(right, y - 11, stamp, look, "right", 0.35)
        return
    with ink.tags.inside(tag):
        ink.text(left, y - 11, place, grey)
        ink.text(right, y - 11, stamp, look, "right", 0.35)
