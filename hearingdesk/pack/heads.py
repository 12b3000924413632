"""What divides a pack: the opener of a section, the heading within it, and the lines of the contents."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from hearingdesk.pack.flow import Block, Column, Columns
from hearingdesk.pack.fonts import NBSP
from hearingdesk.pack.identity import summed
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import ACCENT, HAIR, INK, Style
from hearingdesk.pack.tags import Seat
from hearingdesk.pack.text import Run, Text, Words, bilingual, runs_of
from hearingdesk.pack.two import Two, two

if TYPE_CHECKING:
    from hearingdesk.pack.ink import Ink

INSET = 18.0  # of the headings of a part in the contents, where there is no margin
SIZES = ((30.0, 2), (24.0, 3), (19.0, 5))  # of a section's title, and how many lines it may take


@dataclass(frozen=True, slots=True)
class Heading:
    """What the contents and the bookmarks say of a part of the pack; level 0 is a section."""

    key: str
    level: int
    title: Two
    letter: str = ""
    listed: bool = True  # in the contents; it is always in the bookmarks
    stands_for: Two | None = None  # what the contents say instead, where they list it for those after it too
    counted: bool = True  # it has a number where headings have one

    @property
    def in_contents(self) -> Heading:
        """As the contents say it: what stands for several has the number of none."""
        return replace(self, title=self.stands_for, letter="") if self.stands_for else self

    def line(self, press: Press) -> str:
        """The heading as a bookmark."""
        words = press.line(self.title)
        return f"{self.letter}  {words}" if self.letter else words


class Title(Columns):
    """The opener of a section: its letter in the margin, its name large, the Korean under it, a rule."""

    opens = True
    keeps = True
    head = -6.0
    foot = 28.0

    def __init__(
        self,
        title: Two | str,
        *,
        letter: str = "",
        key: str = "",
        level: int = 0,
        listed: bool = True,
        contents: Two | str = "",
        counted: bool = True,
    ) -> None:
        self.key = key
        self._title = two(title)
        self._seat = Seat()
        self.heading = Heading(key, level, two(contents or title), letter, listed, counted=counted)
        self.part = level == 0

    def columns(self, press: Press, width: float) -> tuple[Column, ...]:
        sheet = press.sheet
        if not sheet.side:
            return (Column(0.0, width, self._led(press, width)),)
        style = fitted(press.style("title"), press.first(self._title), sheet.main, SIZES)
        words = [Words(press.first(self._title), style, balance=True, tag="Span")]
        if second := press.second(self._title):
            words.append(Words(second, "title-under", tag="Span"))
        named = self.heading.letter
        letter = [Words(named, replace(style, colour=ACCENT), tag="Span")] if named else []
        return (Column(sheet.hang, sheet.main, words), Column(0.0, sheet.side, letter))

    def _led(self, press: Press, width: float) -> list[Block]:
        """The letter before the name, where there is no margin for it."""
        words = press.first(self._title)
        if self.heading.letter:
            words = f"{self.heading.letter}{NBSP} {words}"
        base = press.style("title")
        sizes = tuple((size * base.size / SIZES[0][0], lines) for size, lines in SIZES)
        made: list[Block] = [Words(words, fitted(base, words, width, sizes), balance=True, tag="Span")]
        if second := press.second(self._title):
            made.append(Words(second, "title-under", tag="Span"))
        return made

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        if ink.tags is None:
            super().draw(ink, x, y, width)
            return
        tag = self._seat.held(ink.tags) or self._seat.keep(ink.tags, ink.tags.heading(self.heading.level + 1))
        with ink.tags.inside(tag):
            super().draw(ink, x, y, width)

    def dress(self, ink: Ink, x: float, y: float, width: float, height: float) -> None:
        ink.rule(x, y - height + 18, width, 0.8, INK)
        if not self.begun:
            ink.section, ink.head = ink.press.line(self.heading.title), self._title
            ink.announce(replace(self.heading, key=self.key), y + 20)


class Subhead(Words):
    """A heading within a section, the Korean beside it; it stays with what follows."""

    def __init__(
        self,
        title: Two | str,
        *,
        level: int = 1,
        listed: bool = True,
        stands_for: Two | None = None,
        counted: bool = True,
        key: str = "",
        full: bool = False,
    ) -> None:
        super().__init__(two(title), "subheading", keeps=True, key=key, full=full)
        self.heading = Heading(key, level, two(title), "", listed, stands_for, counted)

    def content(self, press: Press) -> Text:
        """Its number, where headings have one, and its words."""
        text = super().content(press)
        if not self.heading.letter:
            return text
        return [Run(f"{self.heading.letter}{NBSP} "), *runs_of(text, press)]

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        if self.key:
            ink.announce(replace(self.heading, key=self.key), y + 10)
        if ink.tags is not None and self.seat.held(ink.tags) is None:
            self.seat.keep(ink.tags, ink.tags.heading(self.heading.level + 1))
        super().draw(ink, x, y, width)


class ContentsLine(Columns):
    """A line of the contents: letter, title, and at the right the page, which is known only at the end."""

    def __init__(self, heading: Heading) -> None:
        self._whole = heading
        self._heading = heading.in_contents
        self._seat = Seat()
        self.keeps = heading.level == 0  # unless the next line is no part of it
        self.head = 2.0 if heading.level else 13.0
        self.before = 0.5 if heading.level else 9.0

    @cached_property
    def identity(self) -> str:  # type: ignore[override]  (made when it is asked for: only editions do)
        """Set tighter, or kept with the next, it says the same."""
        return summed(["ContentsLine", self._whole])

    def at(self, loose: float) -> ContentsLine:
        """The same line with this share of the usual room above it; set already, it need not be set again."""
        other = copy(self)
        if not self._heading.level:
            other.head, other.before = 5.0 + 8.0 * loose, 9.0 * loose
        return other

    def columns(self, press: Press, width: float) -> tuple[Column, ...]:
        sheet = press.sheet
        style = "contents-line" if self._heading.level else "contents"
        named = self._heading.letter
        look = replace(press.style("contents"), colour=ACCENT)
        letter = [Words(named, look, tag="Span")] if named else []
        words = [Words(bilingual(self._heading.title, press), style, tag="Span")]
        if not sheet.side:
            inset = INSET if self._heading.level else 0.0
            title = runs_of(self._heading.title, press)
            led = [Run(f"{named}{NBSP} "), *title] if named else title
            return (Column(inset, width - inset - 46, [Words(led, style, tag="Span")]),)
        return (Column(0.0, sheet.side, letter), Column(sheet.hang, sheet.main - 40, words))

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        if ink.tags is None:
            self._draw_line(ink, x, y, width)
            return
        tag = self._seat.held(ink.tags) or self._seat.keep(
            ink.tags, ink.tags.contents().add("TOCI").add("Reference").add("Link")
        )
        with ink.tags.inside(tag):
            self._draw_line(ink, x, y, width)

    def _draw_line(self, ink: Ink, x: float, y: float, width: float) -> None:
        super().draw(ink, x, y, width)
        if self.begun:
            return
        key, high = self._heading.key, self.height(ink.press, width)
        style = ink.press.style("contents-line" if self._heading.level else "contents")
        ink.later(f"page-{key}", x + width, y - self.head - style.size)
        words = ink.press.line(self._heading.title)
        ink.link(key, x, y - high, width, high - self.head + 2, words, self._seat.held(ink.tags))

    def dress(self, ink: Ink, x: float, y: float, width: float, height: float) -> None:
        if not self._heading.level:
            ink.rule(x, y - self.head + 2, width, 0.4, HAIR)


def fitted(style: Style, text: str, width: float, sizes: tuple[tuple[float, int], ...]) -> Style:
    """The style at the first size at which the text takes no more than its lines, else at the last size."""
    made = style
    for size, lines in sizes:
        made = style.sized(size)
        if Words(text, made).height(Press(), width) <= lines * made.leading:
            return made
    return made
