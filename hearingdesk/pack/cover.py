"""The first page: marking, committee, the name of the matter large, and the facts of this pack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from hearingdesk.pack.blocks import SideBy
from hearingdesk.pack.breaking import shortened
from hearingdesk.pack.flow import Block, cut_pile, draw_pile, pile_height
from hearingdesk.pack.heads import fitted
from hearingdesk.pack.ink import Ink
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import ACCENT, INK, MM, TINT
from hearingdesk.pack.text import Words
from hearingdesk.pack.two import Two

BAND = 12 * MM
TITLE_SIZES = ((44.0, 2), (36.0, 3), (30.0, 4), (24.0, 6), (18.0, 9))
UNDER_SIZES = ((23.0, 2), (19.0, 3), (15.0, 6), (12.0, 10))
FOOT = 34 * MM  # the facts end above this
RULE = 33.0  # from the title to what kind of pack this is, a short rule between them


@dataclass(frozen=True, slots=True)
class Meta:
    """What a pack says of itself. `edition` and `readers` stand at the foot of every page."""

    title: Two
    body: Two = field(default_factory=Two)  # the committee
    pack: Two = field(default_factory=Two)  # what kind of pack: "Briefing pack for Members, fourth sitting"
    running: Two = field(default_factory=Two)  # the title as short as the running head needs it
    facts: Sequence[tuple[Two, Two]] = ()
    marking: Two = field(default_factory=Two)
    copy: Two = field(default_factory=Two)
    edition: str = ""
    readers: Two = field(default_factory=Two)
    note: Two = field(default_factory=Two)
    author: str = ""
    made: datetime | None = None


class Cover:
    """Draws the first page; the facts that it has no room for remain as blocks for the page after."""

    def __init__(self, press: Press, meta: Meta) -> None:
        self._press = press
        self._meta = meta

    def draw(self, ink: Ink) -> list[Block]:
        press, sheet = self._press, self._press.sheet
        self._ground(ink)
        x, ceiling = sheet.left + sheet.hang, sheet.high - 34 * MM
        body = self._pair(self._meta.body, "cover-body", "cover-body-under")
        kind = self._pair(self._meta.pack, "cover-pack", "cover-pack-under")
        facts = [self._fact(*fact) for fact in self._meta.facts]
        below, above = (pile_height(pile, press, sheet.main) for pile in (kind, body))
        top = ceiling - above - 24
        taken = pile_height(facts, press, sheet.frame) + 24
        title, foot = self._fitted(top - RULE - below - taken)
        high = [above, pile_height(title, press, sheet.main), below]
        room = top - foot - high[1] - RULE - high[2]
        if room < 0:
            fits, rest = cut_pile([*body, *title, *kind], press, sheet.main, ceiling - foot)
            draw_pile(fits, ink, x, ceiling, sheet.main)
            return [*rest, *facts]
        draw_pile(body, ink, x, ceiling, sheet.main)
        top = max(min(sheet.high - 92 * MM + 44, top), top - max(room - taken, 0.0))
        draw_pile(title, ink, x - (1.5 if sheet.side else 0.0), top, sheet.main)
        top -= high[1]
        ink.rule(x, top - 20, 46, 0.8, INK)
        draw_pile(kind, ink, x, top - RULE, sheet.main)
        return self._facts(ink, facts, top - RULE - high[2] - 24, foot)

    def _fitted(self, room: float) -> tuple[list[Block], float]:
        """The title, and above what the facts end: lower and smaller where that keeps them all on this page."""
        sheet = self._press.sheet
        feet = (FOOT,) if self._meta.note else (FOOT, sheet.bottom)
        for sizes in range(len(TITLE_SIZES) - 1):
            title = self._title(sizes)
            high = pile_height(title, self._press, sheet.main)
            for foot in feet:
                if high + foot <= room:
                    return title, foot
        return self._title(), FOOT

    def _ground(self, ink: Ink) -> None:
        sheet, meta = self._press.sheet, self._meta
        band = sheet.high - BAND
        design = self._press.design
        if design.tinted:
            ink.box(0, 0, sheet.left + sheet.hang - sheet.gap / 2, band, TINT)
            ink.box(0, band, sheet.wide, BAND, ACCENT)
        else:
            ink.rule(sheet.left, band, sheet.frame, 1.6, INK)
        for words, style, align, x, track in (
            (self._press.line(meta.marking), "cover-band", "left", sheet.left, 0.6),
            (self._press.line(meta.copy), "cover-copy", "right", sheet.wide - sheet.right, 0.0),
        ):
            look = self._press.style(style).plain
            ink.text(
                x,
                band + (12 if design.tinted else 7),
                shortened(words, look, sheet.frame / 2 - 20),
                look,
                align,
                track,
            )
        note = Words(meta.note.first(self._press.lang), "furniture")
        if meta.note:
            note.draw(ink, sheet.left, 14 * MM + 8, sheet.side or sheet.frame)

    def _title(self, sizes: int = 0) -> list[Block]:
        """Its name large, at one of the sizes from this one on."""
        press, sheet = self._press, self._press.sheet
        words, under = press.first(self._meta.title), press.second(self._meta.title)
        name, second = "cover-title", "cover-title-under"
        made: list[Block] = [
            Words(words, fitted(press.style(name), words, sheet.main, TITLE_SIZES[sizes:]), balance=True)
        ]
        if under:
            style = replace(fitted(press.style(second), under, sheet.main, UNDER_SIZES[sizes:]), before=6.0)
            made.append(Words(under, style, balance=True))
        return made

    def _facts(self, ink: Ink, facts: Sequence[Block], ceiling: float, foot: float) -> list[Block]:
        sheet = self._press.sheet
        fits, rest = cut_pile(facts, self._press, sheet.frame, max(ceiling - foot, 0))
        top = min(foot + max(pile_height(fits, self._press, sheet.frame), 40 * MM), ceiling)
        draw_pile(fits, ink, sheet.left, top, sheet.frame)
        return list(rest)

    def _fact(self, label: Two, value: Two) -> Block:
        words = label.line(self._press.lang, " ")
        return SideBy(
            words, self._pair(value, "cover-fact", "cover-fact-under"), side_style="cover-label", after=7.0
        )

    def _pair(self, phrase: Two, style: str, under: str) -> list[Block]:
        first, second = self._press.first(phrase), self._press.second(phrase)
        return [Words(words, name) for words, name in ((first, style), (second, under)) if words]
