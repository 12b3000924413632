"""The figures of the page's grid: margin notes, chronology, facts, quotations, panels, lines to write on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hearingdesk.pack.flow import Block, Column, Columns
from hearingdesk.pack.fonts import NBSP
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import ACCENT, HAIR, TINT, Style
from hearingdesk.pack.text import Run, Text, Words
from hearingdesk.pack.two import Two, two

if TYPE_CHECKING:
    from hearingdesk.pack.ink import Ink

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
        side, main = _size(self.side, press), _size(self.main, press)
        return (
            Column(0.0, sheet.side, self.side, max(main - side, 0.0) if side else 0.0),
            Column(sheet.hang, sheet.main, self.main, max(side - main, 0.0) if main else 0.0),
        )

    def again(self, press: Press, columns: tuple[Column, ...]) -> tuple[Column, ...]:
        side, main = columns
        if side.blocks or not self._repeat:
            return columns
        note = Words(self._repeat, "side", tag="")
        drop = max(_size(main.blocks, press) - _size([note], press), 0.0)
        return (Column(side.x, side.width, [note], drop), main)

    def dress(self, ink: Ink, x: float, y: float, width: float, height: float) -> None:
        if self._rule:
            ink.rule(x, y, width, 0.4, HAIR)
        if self.key and not self.begun:
            ink.target(self.key, y + 10)


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
            self.side += [
                Words(two(label).line(press.lang, " "), "fact-label", keeps=True),
                *blocks(value, "fact"),
            ]
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
        return (Column(0.0, width, self._pile),)


class Panel(Columns):
    """A tinted panel of two columns: what was said, and what the record shows."""

    full = False
    head = 8.0
    foot = 9.0
    after = 4.0

    def __init__(self, left: tuple[Two | str, Text], right: tuple[Two | str, Text]) -> None:
        self._sides = (left, right)

    def columns(self, press: Press, width: float) -> tuple[Column, ...]:
        wide = (width - 30) / 2
        return tuple(
            Column(10 + place * (wide + 10), wide, self._pile(press, label, text))
            for place, (label, text) in enumerate(self._sides)
        )

    def _pile(self, press: Press, label: Two | str, text: Text) -> list[Block]:
        return [Words(two(label).line(press.lang, " "), "panel-label", keeps=True), *blocks(text, "panel")]

    def dress(self, ink: Ink, x: float, y: float, width: float, height: float) -> None:
        ink.box(x, y - height, width, height, TINT)
        ink.box(x, y - height, 1.6, height, ACCENT)


class WritingLines(Block):
    """Dotted lines to write on."""

    after = 4.0

    def __init__(self, count: int, *, pitch: float = 15.5) -> None:
        self._count = count
        self._pitch = pitch

    def height(self, press: Press, width: float) -> float:
        return self._count * self._pitch + 3

    def cut(self, press: Press, width: float, room: float) -> tuple[Block | None, Block | None]:
        fit = min(int((room - 3) / self._pitch), self._count)
        if fit < 1:
            return None, self
        rest = self._count - fit
        return WritingLines(fit, pitch=self._pitch), WritingLines(rest, pitch=self._pitch) if rest else None

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        for place in range(self._count):
            ink.dots(x, y - 14 - place * self._pitch, width)


class Key(Words):
    """The legend under a table: each sign with what it means."""

    def __init__(self, signs: Sequence[tuple[str, Two | str]], *, full: bool = True) -> None:
        super().__init__("", "key", full=full)
        self._signs = signs

    def content(self, press: Press) -> Text:
        """Each sign and its meaning never parted."""
        items = (f"{sign} {two(words).line(press.lang, ' ')}" for sign, words in self._signs)
        return f"{NBSP}{NBSP} ".join(item.replace(" ", NBSP) for item in items)
