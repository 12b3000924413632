"""The drawing at the head of a chronology: its days on a line, key dates named, where many by month or by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hearingdesk.pack.flow import Block
from hearingdesk.pack.fonts import clean, pair
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import HAIR, INK, MUTED, Colour, Look
from hearingdesk.pack.tags import Seat
from hearingdesk.pack.timescale import MONTHS, STEPS, Scale, after, begins, marks
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import day as said
from hearingdesk.pack.wording import join, phrase
from hearingdesk.when import When
from hearingdesk.words import N_

if TYPE_CHECKING:
    from hearingdesk.pack.ink import Ink

SINGLE = 90  # days that are shown one by one; more are counted by month, and so on
COLUMNS = 110  # columns of a drawing at most
ROWS = 4  # of the names of key dates
TICK, KEY_TICK = 0.9, 1.8  # points: how wide the line of a day is
FIRST, NEXT, HIGHEST = 7.0, 3.0, 26.0  # points: how high it is for one entry, for each more, at most
TALLEST = 32.0  # of the highest column
SPAN = 2.2  # points under the line that tell of a span of days
APART = 7.0  # points between two words
NAMED = 8  # key dates that the words for it name


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry of the chronology, as the drawing needs it."""

    when: When
    is_key: bool

    @property
    def exact(self) -> bool:
        """Is it one day, and not a month, a year or a range?"""
        return self.when.precision in ("day", "minute")


@dataclass(frozen=True, slots=True)
class _Column:
    """So many entries between two days."""

    first: date
    last: date
    count: int
    is_key: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """Words on the line: where they begin, and for the name of a key date in which row."""

    x: float
    text: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class _Laid:
    """The drawing for one width."""

    press: Press
    width: float
    scale: Scale
    flags: Sequence[_Word]
    rows: int
    step: str


class Timeline(Block):
    """The dated entries of a chronology on one line, as wide as the frame; `words` say the same."""

    full = True
    keeps = True
    after = 2.0

    def __init__(self, entries: Sequence[Mark]) -> None:
        self._entries = tuple(sorted(entries, key=lambda mark: (mark.when, mark.is_key)))
        self._step = _step({one.when.first for one in self._entries if one.exact})
        self._columns = _columns(self._entries, self._step)
        self._seat = Seat()
        self._laid: _Laid | None = None

    def words(self) -> Two:
        """What the drawing shows, for those who do not see it."""
        shown = [one.when for one in self._entries]
        told = phrase(N_("Timeline. Dated entries: {n}."), n=len(shown))
        if len(shown) > 1:
            told = phrase(
                N_("Timeline. Dated entries: {n}, from {first} to {last}."),
                n=len(shown),
                first=_short(min(shown)),
                last=_short(max(shown, key=lambda when: when.last)),
            )
        if keys := list(dict.fromkeys(_short(one.when) for one in self._entries if one.is_key)):
            named = join(keys[:NAMED], "; ")
            if len(keys) > NAMED:
                named = join([named, phrase(N_("and {n} more"), n=len(keys) - NAMED)], "; ")
            told = join([told, phrase(N_("Key dates: {days}."), days=named)], " ")
        return told if self._step == "day" else join([told, self._most()], " ")

    def legend(self) -> Two:
        """How the drawing is read."""
        has_keys = any(one.is_key for one in self._entries)
        key = Two.said(N_("Key dates are named above it where there is room.")) if has_keys else Two()
        each = Two.said(N_("A line is an entry, higher where several fall on a day."))
        spans = not all(one.exact for one in self._entries)
        under = Two.said(N_("Bars under the line: no single day is known.")) if spans else Two()
        return join([each if self._step == "day" else self._most(), key, under], " ")

    def height(self, press: Press, width: float) -> float:
        laid = self._lay(press, width)
        return laid.rows * self._row(press) + self._highest + 14.0 + press.style("key").size

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        laid = self._lay(ink.press, width)
        base = y - laid.rows * self._row(ink.press) - self._highest - 4.0
        if ink.tags is None:
            self._draw(ink, laid, x, base)
            return
        alt = ink.press.first(self.words())
        tag = self._seat.held(ink.tags) or self._seat.keep(ink.tags, ink.tags.here.add("Figure", alt=alt))
        with ink.tags.inside(tag):
            self._draw(ink, laid, x, base)

    def _draw(self, ink: Ink, laid: _Laid, x: float, base: float) -> None:
        for one in laid.scale.stretches:
            ink.rule(x + one.left, base, one.right - one.left, 0.6, INK)
        for before, one in zip(laid.scale.stretches, laid.scale.stretches[1:], strict=False):
            ink.dots(x + before.right + 4, base, one.left - before.right - 8)
        self._draw_flags(ink, laid, x, base)
        self._draw_columns(ink, laid, x, base)
        for one in self._entries:
            if not one.exact:
                left, right = laid.scale.place(one.when.first), laid.scale.place(one.when.last, ends=True)
                colour = _key(ink.press) if one.is_key else MUTED
                ink.box(x + left, base - SPAN - 1.0, max(right - left, SPAN), SPAN, colour)
        look = self._look(ink.press)
        for word in self._below(ink.press, laid):
            ink.box(x + word.x, base - 6.0, 0.4, 6.0, HAIR)
            ink.text(x + word.x, base - 7.0 - look.size, word.text, look)

    def _draw_columns(self, ink: Ink, laid: _Laid, x: float, base: float) -> None:
        most = max((one.count for one in self._columns), default=1)
        for one in self._columns:
            left, right = laid.scale.place(one.first), laid.scale.place(one.last, ends=True)
            if laid.step == "day":
                wide = KEY_TICK if one.is_key else TICK
                high = min(FIRST + NEXT * (one.count - 1), HIGHEST) + (NEXT if one.is_key else 0.0)
                ink.box(x + left - wide / 2, base, wide, high, _key(ink.press) if one.is_key else INK)
            else:
                wide = max(right - left - 0.8, 0.6)
                ink.box(x + left, base, wide, max(TALLEST * one.count / most, 1.2), MUTED)

    def _draw_flags(self, ink: Ink, laid: _Laid, x: float, base: float) -> None:
        row = self._row(ink.press)
        bold = replace(self._look(ink.press), face="sans-bold", colour=_key(ink.press))
        for flag in laid.flags:
            foot = base + self._highest + 4.0 + flag.row * row
            ink.box(x + flag.x - 0.25, base, 0.5, foot - base + row * 0.55, HAIR)
            ink.text(x + flag.x + 2.5, foot, flag.text, bold)

    def _below(self, press: Press, laid: _Laid) -> Iterator[_Word]:
        """The names of days, months, years under the line, as close as they can be read."""
        face, look, lang = pair("sans"), self._look(press), "ko" if press.lang == "ko" else "en"

        def wide(text: str) -> float:
            return face.width(clean(text)) * look.size

        for stretch in laid.scale.stretches:
            step = self._names(press, stretch.first, stretch.last, stretch.right - stretch.left)
            days = [stretch.first, *marks(step, stretch.first, stretch.last)]
            free = 0.0
            for place, day in enumerate(days):
                text = clean(_name("month" if step != "day" and not place else step, day, lang))
                at = stretch.place(day)
                if at >= free and (at + wide(text) <= laid.width or not place):
                    at = max(min(at, laid.width - wide(text)), 0.0)
                    yield _Word(at, text)
                    free = at + wide(text) + APART

    def _names(self, press: Press, first: date, last: date, room: float) -> str:
        """By what a stretch is divided: the finest of the steps whose names have room."""
        wide = pair("sans").width("00 Mmm 0000") * self._look(press).size + APART
        for step in STEPS:
            if step == "day" and (last - first).days > 31:
                continue
            count = sum(1 for _day, _n in zip(marks(step, first, last), range(60), strict=False))
            if count * (wide if step in ("day", "month", "quarter") else wide * 0.5) <= room:
                return step
        return STEPS[-1]

    def _lay(self, press: Press, width: float) -> _Laid:
        laid = self._laid
        if laid is None or laid.press is not press or laid.width != width:
            laid = self._laid = self._made(press, width)
        return laid

    def _made(self, press: Press, width: float) -> _Laid:
        keys = {one.when.first: one.when for one in self._entries if one.is_key}
        face, size = pair("sans-bold"), self._look(press).size
        names = {day: clean(press.first(_short(when))) for day, when in keys.items()}
        longest = max((face.width(name) * size for name in names.values()), default=0.0)
        scale = Scale(self._spans(), max(width - longest - 4.0, width * 0.5))
        flags: list[_Word] = []
        for day in sorted(names, reverse=True):
            x = scale.place(day)
            end = x + face.width(names[day]) * size + APART
            row = max((flag.row + 1 for flag in flags if flag.x < end), default=0)
            if row < ROWS:
                flags.append(_Word(x, names[day], row))
        rows = max((flag.row + 1 for flag in flags), default=0)
        return _Laid(press, width, scale, flags, rows, self._step)

    def _spans(self) -> list[tuple[date, date]]:
        exact = [(one.first, one.last) for one in self._columns]
        return exact + [(one.when.first, one.when.last) for one in self._entries if not one.exact]

    @property
    def _highest(self) -> float:
        if self._step != "day":
            return TALLEST
        most = max((one.count for one in self._columns), default=1)
        return min(FIRST + NEXT * (most - 1), HIGHEST) + NEXT

    def _most(self) -> Two:
        """Where most entries fall."""
        top = max(self._columns, key=lambda one: one.count)
        when = Two(_name(self._step, top.first, "en"), _name(self._step, top.first, "ko"))
        return phrase(N_("Columns count the entries; most, {n}: {when}."), n=top.count, when=when)

    def _look(self, press: Press) -> Look:
        style = press.style("key")
        return Look("sans", style.size, style.muted)

    def _row(self, press: Press) -> float:
        return self._look(press).size + 3.0


def _key(press: Press) -> Colour:
    """The colour of key dates: that of the dates in the text under the drawing."""
    return press.style("date-key").colour


def _short(when: When) -> Two:
    """A date without its hour."""
    return said(when.date())


def _step(days: Collection[date]) -> str:
    """By what entries are counted: by day where there are few, else by as long a time as gives few columns."""
    if len(days) <= SINGLE:
        return "day"
    first, last = min(days), max(days)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return next((step for step, n in MONTHS.items() if months <= n * COLUMNS), STEPS[-1])


def _columns(entries: Sequence[Mark], step: str) -> list[_Column]:
    """The entries of which the day is known, counted."""
    exact = [one for one in entries if one.exact]
    counts = Counter(begins(step, one.when.first) for one in exact)
    keys = {begins(step, one.when.first) for one in exact if one.is_key}
    return [
        _Column(day, max(after(step, day) - timedelta(days=1), day), n, day in keys)
        for day, n in sorted(counts.items())
    ]


def _name(step: str, day: date, lang: str) -> str:
    """What a day, a month or a year is called on the line."""
    stored = day.isoformat()
    if step in ("year", "decade", "century"):
        return stored[:4]
    return When(stored[:10] if step == "day" else stored[:7]).say(lang)
