"""Paragraphs: words of one look or of many, set in lines, cut between lines where the page ends."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hearingdesk.pack.breaking import Stretch, balanced, fill, fill_mixed, spaced
from hearingdesk.pack.flow import SLACK, Block
from hearingdesk.pack.fonts import NBSP, clean, pair
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import Style, marked
from hearingdesk.pack.tags import Seat, Tag, Tags, language_of
from hearingdesk.pack.two import Two

if TYPE_CHECKING:
    from hearingdesk.pack.ink import Ink

MARKS, MARK = "sans", 18.0  # the face of the marks before items, and how far left of their words they stand
CITE = 24  # letters of a cite whose words stay on one line
TOGETHER = 2  # lines of a paragraph that never stand alone at the foot or head of a page


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a paragraph that stand out: mark "bold", "italic", "accent", "muted", "name" or "plain".

    `link` is the key of the block they lead to; without such a block in the pack they are plain words.
    """

    text: str
    mark: str = "plain"
    link: str = ""


Text = str | Two | Sequence[Run]


@dataclass(slots=True, eq=False)
class _Lines:
    """A paragraph set for one width: lines of one look, or lines of stretches. Nothing of it changes."""

    press: Press
    width: float
    style: Style
    hang: float
    plain: list[str] | None
    mixed: list[list[Stretch]]
    count: int


class Words(Block):
    """A paragraph, set flush left. Line ends in the text are kept; otherwise lines break at spaces."""

    def __init__(
        self,
        text: Text,
        style: str | Style = "text",
        *,
        align: str = "left",
        full: bool = False,
        keeps: bool = False,
        hang: bool = False,
        balance: bool = False,
        key: str = "",
        tag: str = "P",
    ) -> None:
        """`tag` is what it is to those who do not see it; "" is nothing that needs to be read."""
        self.full = full
        self.keeps = keeps
        self.key = key
        self.tag = tag
        self.seat = Seat()
        self._text = text
        self._style = style
        self._align = align
        self._hang = hang
        self._balance = balance
        self._set: _Lines | None = None
        self.start = 0
        self.end: int | None = None

    def above(self, press: Press) -> float:
        return 0.0 if self.start else self.style(press).before

    def below(self, press: Press) -> float:
        return self.style(press).after

    def clings(self, press: Press) -> bool:
        return self.style(press).clings and not self.start

    def height(self, press: Press, width: float) -> float:
        lines = self._lines(press, width)
        return self._count(lines) * lines.style.leading

    def least(self, press: Press, width: float) -> float:
        lines = self._lines(press, width)
        count = self._count(lines)
        together = TOGETHER if count > TOGETHER + 1 else count
        return together * lines.style.leading

    def cut(self, press: Press, width: float, room: float) -> tuple[Block | None, Block | None]:
        lines = self._lines(press, width)
        count = self._count(lines)
        fit = min(int((room + SLACK) / lines.style.leading), count)
        if fit == count:
            return self, None
        fit = min(fit, count - TOGETHER)
        if fit < TOGETHER:
            return None, self
        first, rest = copy(self), copy(self)
        first.end = rest.start = self.start + fit
        rest.key = ""
        return first, rest

    def led(self, press: Press, lead: Sequence[Run]) -> Words:
        """The same paragraph with these words at its head."""
        words = [*lead, Run(NBSP + " "), *runs_of(self.content(press), press)]
        return Words(words, self._style, full=self.full, keeps=self.keeps, key=self.key, tag=self.tag)

    def content(self, press: Press) -> Text:
        """What it says in a pack of this language."""
        return self._text

    def style(self, press: Press) -> Style:
        """Its style; its first baseline lies the style's size under its top edge."""
        return press.style(self._style) if isinstance(self._style, str) else self._style

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        lines = self._lines(ink.press, width)
        style = lines.style
        end = lines.count if self.end is None else self.end
        y -= style.size
        if ink.tags is None:
            self._draw_part(ink, lines, end, x, y, width)
        else:
            with ink.tags.inside(self._tag(ink.tags, lines)):
                self._draw_part(ink, lines, end, x, y, width)
        if end == lines.count:
            self.let_go()

    def let_go(self) -> None:
        self._set = None

    def _tag(self, tags: Tags, lines: _Lines) -> Tag | None:
        """The element it is, the same on every page it stands on."""
        held = self.seat.held(tags)
        if self.tag and held is None:
            words = "".join(lines.plain or (s.text for line in lines.mixed for s in line))
            lang = language_of(words, tags.lang)
            held = self.seat.keep(tags, tags.here.add(self.tag, lang="" if lang == tags.lang else lang))
        return held

    def _draw_part(self, ink: Ink, lines: _Lines, end: int, x: float, y: float, width: float) -> None:
        style = lines.style
        if style.indent:
            if style.mark and self.start == 0:
                ink.text(
                    x + max(style.indent - MARK, 0.0), y, f"{style.mark} ", replace(style.plain, face=MARKS)
                )
            x, width = x + style.indent, width - style.indent
        if self.start == 0 and lines.hang:
            self._draw_lines(ink, lines, 0, 1, x - lines.hang, y, width + lines.hang)
            self._draw_lines(ink, lines, 1, end, x, y - style.leading, width)
        else:
            self._draw_lines(ink, lines, self.start, end, x, y, width)

    def _draw_lines(
        self, ink: Ink, lines: _Lines, start: int, end: int, x: float, y: float, width: float
    ) -> None:
        style = lines.style
        if self._align != "left":
            for place in range(start, end):
                slack = width - self._line_width(lines, place)
                at = x + (slack if self._align == "right" else slack / 2)
                self._draw_flush(ink, lines, place, place + 1, at, y - (place - start) * style.leading)
        elif end > start:
            self._draw_flush(ink, lines, start, end, x, y)

    def _draw_flush(self, ink: Ink, lines: _Lines, start: int, end: int, x: float, y: float) -> None:
        leading = lines.style.leading
        if lines.plain is not None:
            plain = lines.plain
            read = [*map(spaced, plain[start : min(end, len(plain) - 1)]), *plain[len(plain) - 1 : end]]
            ink.lines(x, y, leading, read, lines.style.plain)
            return
        shown = [[(s, self._link(ink, s)) for s in line] for line in lines.mixed[start:end]]
        read = [[(s.look, s.text, tag) for s, tag in line] for line in shown]
        for line in read if end < lines.count else read[:-1]:
            if line:
                look, text, tag = line[-1]
                line[-1] = (look, spaced(text), tag)
        ink.mixed(x, y, leading, read)
        for line in shown:
            at = x
            for stretch, tag in line:
                wide = stretch.width
                if stretch.link:
                    size = stretch.look.size
                    ink.link(stretch.link, at, y - size * 0.28, wide, size * 1.1, stretch.text, tag)
                at += wide
            y -= leading

    def _link(self, ink: Ink, stretch: Stretch) -> Tag | None:
        """An element of its own for words that lead somewhere."""
        own = ink.tags.now if ink.tags else None
        return Tag("Link") if own is not None and stretch.link and ink.leads(stretch.link) else None

    def _line_width(self, lines: _Lines, place: int) -> float:
        if lines.plain is not None:
            return pair(lines.style.face).width(lines.plain[place]) * lines.style.size
        return sum(stretch.width for stretch in lines.mixed[place])

    def _count(self, lines: _Lines) -> int:
        return (lines.count if self.end is None else self.end) - self.start

    def _lines(self, press: Press, width: float) -> _Lines:
        lines = self._set
        if lines is None or lines.press is not press or lines.width != width:
            lines = self._set = self._made(press, width)
        return lines

    def _made(self, press: Press, width: float) -> _Lines:
        style = self.style(press)
        text, room = self.content(press), width - style.indent
        if isinstance(text, Two):
            text = bilingual(text, press)
        faces = pair(style.face)
        if isinstance(text, str):
            text = clean(text)
            hang = faces[text[0]][0] * style.size if self._hang and text[:1] in "“‘「" and text else 0.0
            plain = fill(text, faces, room / style.size, hang / style.size)
            if self._balance and len(plain) > 1:
                plain = balanced(text, faces, room / style.size, len(plain))
            return _Lines(press, width, style, hang, plain, [], len(plain))
        stretches = [Stretch(marked(style, run.mark), _bound(run), run.link) for run in text if run.text]
        mixed = fill_mixed(stretches, room)
        return _Lines(press, width, style, 0.0, None, mixed, len(mixed))


def runs_of(text: Text, press: Press) -> list[Run]:
    """The words of a paragraph as runs."""
    if isinstance(text, Two):
        text = bilingual(text, press)
    return [Run(text)] if isinstance(text, str) else list(text)


def _bound(run: Run) -> str:
    """The words of a run; those of a cite are never parted."""
    text = clean(run.text)
    return text.replace(" ", NBSP) if run.mark == "accent" and len(text) <= CITE else text


def bilingual(phrase: Two, press: Press) -> str | list[Run]:
    """A phrase in the languages of the pack: the second beside the first, quieter."""
    second = press.second(phrase)
    if not second:
        return press.first(phrase)
    return [Run(press.first(phrase)), Run(NBSP + " "), Run(second, "second")]
