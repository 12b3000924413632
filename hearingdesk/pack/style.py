"""The measures of the page and the looks of its words: one grid, one scale, four colours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from hearingdesk.pack.fonts import FACES

MM = 72 / 25.4
Colour = str  # red, green and blue as PDF writes them

INK = "0.106 0.106 0.102"
MUTED = "0.357 0.353 0.341"
DARK = "0.2 0.2 0.2"  # for words that others read in grey
ACCENT = "0.478 0.122 0.169"
HAIR = "0.788 0.769 0.722"
TINT = "0.965 0.949 0.918"
WHITE = "1 1 1"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper and where type stands on it, in points: on two verticals, the side column and the main one."""

    wide: float
    high: float
    left: float
    right: float
    top: float = 66.0
    bottom: float = 58.0
    side: float = 38 * MM
    gap: float = 6 * MM

    @property
    def frame(self) -> float:
        """The width between the margins."""
        return self.wide - self.left - self.right

    @property
    def hang(self) -> float:
        """How far the main column stands right of the left margin; without a side column it stands on it."""
        return self.side + self.gap if self.side else 0.0

    @property
    def main(self) -> float:
        """The width of the main column."""
        return self.frame - self.hang

    @property
    def depth(self) -> float:
        """The height between the margins."""
        return self.high - self.top - self.bottom


A4 = Sheet(210 * MM, 297 * MM, 22 * MM, 22 * MM)
LETTER = Sheet(612.0, 792.0, 24 * MM, 24 * MM)
A3 = Sheet(420 * MM, 297 * MM, 18 * MM, 18 * MM, top=58.0, bottom=50.0)  # across, for tables that are wide
SHEETS = {"a4": A4, "letter": LETTER, "a3": A3}


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look: face, size in points, colour."""

    face: str
    size: float
    colour: Colour = INK


@dataclass(frozen=True)
class Style:
    """How a paragraph looks: its letters, the distance of its lines, the space above and below.

    It keeps the looks made from it: a pack asks for each some thousand times, and what draws sees that it is the same.
    """

    face: str
    size: float
    leading: float
    colour: Colour = INK
    before: float = 0.0
    after: float = 0.0
    mark: str = ""  # stands before the first line, in an indent of its own
    indent: float = 0.0
    clings: bool = False  # never the first on a page: stays with the end of what it follows
    large: bool = False  # large print: no letters that slant, none that are smaller than it allows

    @cached_property
    def plain(self) -> Look:
        """The look of words without a mark."""
        return Look(self.face, self.size, self.colour)

    @cached_property
    def looks(self) -> dict[str, Look]:
        """The looks of words with a mark that were asked for, by the mark: see `marked`."""
        return {}

    def sized(self, size: float) -> Style:
        """The same at another size, the leading in proportion."""
        return replace(self, size=size, leading=self.leading * size / self.size)

    @property
    def muted(self) -> Colour:
        """The grey of its quieter words; darker in large print."""
        return DARK if self.large else MUTED

    def no_less(self, size: float) -> float:
        """The size, or the smallest that large print allows."""
        return max(size, LEAST) if self.large else size


LEAST = 14.0  # points of the smallest letters of large print
QUIET = {"sans-bold": "sans", "serif-bold": "serif"}


def marked(style: Style, mark: str) -> Look:
    """The look of words that stand out in this way within a paragraph of this style."""
    if (made := style.looks.get(mark)) is None:
        made = style.looks[mark] = _marked(style, mark)
    return made


def _marked(style: Style, mark: str) -> Look:
    face, size, colour = style.face, style.size, style.colour
    if mark == "bold":
        return Look(FACES[face].bold or face, size, colour)
    if mark == "italic" and not style.large:
        return Look(FACES[face].italic or face, size, colour)
    if mark == "accent":
        return Look(face, size, ACCENT)
    if mark == "muted":
        return Look(QUIET.get(face, face), size, style.muted)
    if mark == "second":
        return Look(QUIET.get(face, face), style.no_less(size * 0.82) if size > 12 else size, style.muted)
    if mark == "name":
        return Look("sans-bold", style.no_less(size * 0.94), colour)
    return style.plain


STYLES = {
    "text": Style("serif", 10, 14, after=5),
    "event": Style("serif", 10, 14, after=1),
    "turn": Style("serif", 10, 14),
    "note": Style("serif", 9.5, 13.5, after=4),
    "small": Style("sans", 8.5, 12, MUTED, after=4),
    "source": Style("sans", 8, 11, MUTED, clings=True),
    "quote": Style("serif-light-italic", 17, 23, before=2, after=6),
    "quote-source": Style("sans", 8.5, 12.2, MUTED, after=10, clings=True),
    "subheading": Style("sans-bold", 11, 14, before=14, after=4),
    "minor": Style("sans-bold", 9, 12, before=34, after=3),
    "title": Style("serif-light", 30, 34),
    "title-under": Style("serif-light", 14, 18, MUTED, before=2),
    "date": Style("sans-bold", 9, 14),
    "date-key": Style("sans-bold", 9, 14, ACCENT),
    "date-under": Style("sans", 8, 11, MUTED),
    "side": Style("sans", 8, 11, MUTED),
    "number": Style("sans-bold", 9, 14, ACCENT),
    "fact-label": Style("sans-bold", 8, 11.5, MUTED),
    "fact": Style("sans", 8.5, 11.8, after=7),
    "panel-label": Style("sans-bold", 8, 11, ACCENT, after=1),
    "panel": Style("serif", 9.5, 13.5),
    "key": Style("sans", 8, 12, MUTED, before=12, after=8, clings=True),
    "table": Style("sans", 8.5, 11),
    "table-first": Style("sans", 9, 11),
    "table-under": Style("sans", 8, 11, MUTED),
    "table-head": Style("sans-bold", 8, 10.5),
    "table-head-under": Style("sans", 7.5, 10.5, MUTED),
    "table-group": Style("sans-bold", 8.5, 11, ACCENT),
    "contents": Style("serif", 13, 17),
    "contents-under": Style("serif", 10.5, 17, MUTED),
    "contents-line": Style("sans", 9.5, 13),
    "contents-line-under": Style("sans", 9, 13, MUTED),
    "furniture": Style("sans", 7.5, 9.5, MUTED),
    "furniture-head": Style("sans-bold", 7.5, 9.5),
    "furniture-mark": Style("sans-bold", 7.5, 9.5, ACCENT),
    "cover-band": Style("sans-bold", 9, 11, WHITE),
    "cover-copy": Style("sans", 9, 11, WHITE),
    "cover-body": Style("sans-bold", 10.5, 15),
    "cover-body-under": Style("sans-bold", 10.5, 15, MUTED),
    "cover-title": Style("serif-light", 44, 47),
    "cover-title-under": Style("serif-light", 23, 30, ACCENT),
    "cover-pack": Style("serif", 13, 18),
    "cover-pack-under": Style("serif", 13, 18, MUTED),
    "cover-label": Style("sans-bold", 8.5, 13.5),
    "cover-fact": Style("serif", 10, 13.5),
    "cover-fact-under": Style("serif", 10, 13.5, MUTED),
}
