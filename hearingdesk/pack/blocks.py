"""The figures of the page's grid: margin notes, chronology, facts, quotations, panels, lines to write on."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING

from hearingdesk.pack.flow import Block, Column, Columns
from hearingdesk.pack.fonts import NBSP
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import ACCENT, HAIR, TINT, Style
from hearingdesk.pack.text import Run, Text, Words, runs_of
from hearingdesk.pack.two import Two, two

if TYPE_CHECKING:
    from hearingdesk.pack.ink import Ink

LINE = 14.0  # from line to line of the text that the lines to write on are meant for
LEAD = 60  # letters of a margin note that may lead a line instead
HUNG = 12.0  # room for the opening mark of a quotation where there is no margin to hang it in
Content = Text | Block | Sequence[Block]


def blocks(content: Content, style: str | Style) -> list[Block]:
    """Words become a paragraph of this style; blocks stay what they are; no words, no block."""
    if isinstance(content, Block):
        return [content]
    if isinstance(content, str | Two):
        return [Words(content, style)] if content else []
    made = [part for part in content if isinstance(part, Block)]
    return made or ([Words([part for part in content if isinstance(part, Run)], style)] if content else [])


class SideBy(Columns):
    """A margin note beside text of the main column: a cite, a line number, the number of a question.

    With `repeat` the note stands again, quieter, where the text goes on over the page.
    """

    def __init__(
        self,
        side: Content,
        main: Content,
        *,
        side_style: str = "side",
        style: str = "turn",
        after: float = 3.0,
        repeat: bool = False,
        keeps: bool = False,
        rule: bool = False,
        key: str = "",
    ) -> None:
        self.side = blocks(side, side_style)
        self.main = blocks(main, style)
        self.after = after
        self.keeps = keeps
        self.key = key
        self.head = 5.0 if rule else 0.0
        self._rule = rule
        self._repeat = side if repeat and isinstance(side, str | Two) else ""

    def columns(self, press: Press, width: float) -> tuple[Column, ...]:
        sheet = press.sheet
        if not sheet.side:
            return (Column(0.0, width, run_in(self.side, self.main, press)),)
        side, main = _size(self.side, press), _size(self.main, press)
        return (
            Column(0.0, sheet.side, self.side, max(main - side, 0.0) if side else 0.0),
            Column(sheet.hang, sheet.main, self.main, max(side - main, 0.0) if main else 0.0),
        )

    def again(self, press: Press, columns: tuple[Column, ...]) -> tuple[Column, ...]:
        if len(columns) == 1 or columns[0].blocks or not self._repeat:
            return columns
        side, main = columns
        note = Words(self._repeat, "side", tag="")
        drop = max(_size(main.blocks, press) - _size([note], press), 0.0)
        return (Column(side.x, side.width, [note], drop), main)

    def dress(self, ink: Ink, x: float, y: float, width: float, height: float) -> None:
        if self._rule and not ink.press.design.official:
            ink.rule(x, y, width, 0.4, HAIR)
        if self.key and not self.begun:
            ink.target(self.key, y + 10)


def run_in(side: Sequence[Block], main: Sequence[Block], press: Press) -> list[Block]:
    """A margin note where there is no margin for it: at the head of the first line, else on lines of its own."""
    first = main[0] if main else None
    side = [note for note in side if not isinstance(note, Words) or note.content(press)]
    if side and type(first) is Words and not first.start and all(type(note) is Words for note in side):
        lead: list[Run] = []
        for place, note in enumerate(side):
            if isinstance(note, Words):
                found = runs_of(note.content(press), press)
                lead += [Run(NBSP + " ")] if place else []
                lead += [Run(run.text, "muted" if place else "bold", run.link) for run in found]
        if sum(len(run.text) for run in lead) <= LEAD:
            return [first.led(press, lead), *main[1:]]
    return [*(_kept(note) for note in side), *main] if main else list(side)


def _kept(note: Block) -> Block:
    """The note on lines of its own, not parted from what it leads."""
    if isinstance(note, Words):
        note = copy(note)
        note.keeps = True
    return note


class Entry(SideBy):
    """An event of a chronology: its date in the margin, what happened, where that is written."""

    def __init__(
        self,
        date: Two | str,
        text: Content,
        sources: Text = "",
        *,
        important: bool = False,
        key: str = "",
    ) -> None:
        self.date = two(date)
        self._date_style = "date-key" if important else "date"
        super().__init__(
            "", [*blocks(text, "event"), *blocks(sources, "source")], after=5.0, rule=True, key=key
        )

    def columns(self, press: Press, width: float) -> tuple[Column, ...]:
        self.side = [Words(press.first(self.date), self._date_style)]
        if second := press.second(self.date):
            self.side.append(Words(second, "date-under"))
        return super().columns(press, width)


def _size(pile: Sequence[Block], press: Press) -> float:
    """How far the first baseline of a pile is under its top edge."""
    return pile[0].style(press).size if pile and isinstance(pile[0], Words) else 0.0


class Facts(SideBy):
    """A column of facts in the margin, each under its label, beside blocks of the main column."""

    def __init__(self, facts: Sequence[tuple[Two | str, Text]], main: Content, *, key: str = "") -> None:
        super().__init__("", main, after=4.0, key=key)
        self._facts = facts

    def columns(self, press: Press, width: float) -> tuple[Column, ...]:
        self.side = []
        for label, value in self._facts:
            if not press.sheet.side:
                lead = Run(two(label).line(press.lang, " "), "name")
                first = not self.side  # a heading is followed by two facts at least
                self.side.append(Words([lead, Run(NBSP + " "), *runs_of(value, press)], "fact", keeps=first))
                continue
            self.side += [
                Words(two(label).line(press.lang, " "), "fact-label", keeps=True),
                *blocks(value, "fact"),
            ]
        if not press.sheet.side:
            return (Column(0.0, width, [*self.side, *self.main]),)
        return super().columns(press, width)


class QuoteBlock(Columns):
    """Words that carry weight, large, the opening mark hung in the margin; under them their source."""

    full = False
    keeps = False

    def __init__(self, words: str, source: Text = "") -> None:
        self._pile = [
            *blocks(Words(words, "quote", hang=True, keeps=bool(source)), ""),
            *blocks(source, "quote-source"),
        ]
        self.after = 10.0

    def columns(self, press: Press, width: float) -> tuple[Column, ...]:
        inset = 0.0 if press.sheet.side else HUNG
        return (Column(inset, width - inset, self._pile),)


class Panel(Columns):
    """A tinted panel of two columns: what was said, and what the record shows."""

    full = False
    head = 8.0
    foot = 9.0
    after = 4.0

    def __init__(self, left: tuple[Two | str, Content], right: tuple[Two | str, Content]) -> None:
        self._sides = (left, right)

    def columns(self, press: Press, width: float) -> tuple[Column, ...]:
        if not press.sheet.side:
            piles = [part for label, text in self._sides for part in self._pile(press, label, text)]
            return (Column(12, width - 24, piles),)
        wide = (width - 30) / 2
        return tuple(
            Column(10 + place * (wide + 10), wide, self._pile(press, label, text))
            for place, (label, text) in enumerate(self._sides)
        )

    def _pile(self, press: Press, label: Two | str, text: Content) -> list[Block]:
        return [Words(two(label).line(press.lang, " "), "panel-label", keeps=True), *blocks(text, "panel")]

    def dress(self, ink: Ink, x: float, y: float, width: float, height: float) -> None:
        if ink.press.design.tinted:
            ink.box(x, y - height, width, height, TINT)
        ink.box(x, y - height, 1.6, height, ACCENT)


class WritingLines(Block):
    """Dotted lines to write on."""

    after = 4.0

    def __init__(self, count: int, *, pitch: float = 15.5) -> None:
        self._count = count
        self._pitch = pitch

    def height(self, press: Press, width: float) -> float:
        return self._count * self._step(press) + 3

    def cut(self, press: Press, width: float, room: float) -> tuple[Block | None, Block | None]:
        fit = min(int((room - 3) / self._step(press)), self._count)
        if fit < 1:
            return None, self
        rest = self._count - fit
        return WritingLines(fit, pitch=self._pitch), WritingLines(rest, pitch=self._pitch) if rest else None

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        for place in range(self._count):
            ink.dots(x, y - 14 - place * self._step(ink.press), width)

    def _step(self, press: Press) -> float:
        """From line to line: wider where the words are large."""
        return self._pitch * max(press.style("text").leading / LINE, 1.0)


class Key(Words):
    """The legend under a table: each sign with what it means."""

    def __init__(self, signs: Sequence[tuple[str, Two | str]], *, full: bool = True) -> None:
        super().__init__("", "key", full=full)
        self._signs = signs

    def content(self, press: Press) -> Text:
        """Each sign and its meaning never parted."""
        items = (f"{sign} {two(words).line(press.lang, ' ')}" for sign, words in self._signs)
        return f"{NBSP}{NBSP} ".join(item.replace(" ", NBSP) for item in items)
