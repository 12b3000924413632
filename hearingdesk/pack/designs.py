"""The designs a pack is set in: the book, the paper of a Korean office, large print. Data, but for one rule each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hearingdesk.pack.style import A4, ACCENT, DARK, INK, LEAST, MM, MUTED, STYLES, Sheet, Style

INNER, OUTER = 26 * MM, 18 * MM  # the margins of a sheet that is printed on both sides


@dataclass(frozen=True, slots=True)
class Design:
    """How a kind of pack is set. `margins` are top, bottom, left and right where they are not the paper's own."""

    styles: Mapping[str, Style]
    margins: tuple[float, float, float, float] | None = None
    columns: bool = True  # notes stand in a column of their own; else they lead the lines they belong to
    tinted: bool = True
    official: bool = False  # numbered as offices do: 1. 가. 1) 가); its pages - 1 -; closed with 끝.
    running: bool = True  # the title of the case stands at the head of every page; else the part alone
    head: float = 40.0  # of the running head's baseline from the top edge
    foot: float = 34.0  # of the foot's baseline from the bottom edge

    def sheet(self, paper: Sheet = A4, *, duplex: bool = False) -> Sheet:
        """The paper with the margins of this design; on both sides the left one is the inner one."""
        made = paper
        if self.margins:
            top, bottom, left, right = self.margins
            made = replace(made, top=top, bottom=bottom, left=left, right=right)
        if duplex:
            made = replace(made, left=INNER, right=OUTER)
        return made if self.columns else replace(made, side=0.0, gap=0.0)


def _large(style: Style) -> Style:
    """A style of the book as large print has it: upright, dark, 14 points and more, open lines."""
    face = {"serif-light-italic": "serif", "serif-light": "serif"}.get(style.face, style.face)
    size = max(style.size, min(style.size * 1.6, 16.0 if style.size <= 10 else 18.0), LEAST)
    leading = size * max(style.leading / style.size, 1.3)
    colour = DARK if style.colour == MUTED else style.colour
    return replace(style, face=face, size=size, leading=leading, colour=colour, large=True)


_CELL = Style("sans", 14, 19, large=True)
LARGE_STYLES = {
    **{name: _large(style) for name, style in STYLES.items()},
    "text": Style("serif", 16, 23, after=9, large=True),
    "event": Style("serif", 16, 23, after=2, large=True),
    "turn": Style("serif", 16, 23, large=True),
    "note": Style("serif", 15.2, 22, after=7, large=True),
    "source": Style("sans", 14, 19, after=3, clings=True, large=True),
    "quote": Style("serif", 20, 28, before=2, after=8, large=True),
    "subheading": Style("sans-bold", 18, 24, before=22, after=6, large=True),
    "minor": Style("sans-bold", 16, 21, before=34, after=5, large=True),
    "title-under": Style("serif", 18, 24, before=2, large=True),
    "contents": Style("serif", 16, 22, large=True),
    "contents-line": Style("sans", 14, 19, large=True),
    "table": _CELL,
    "table-first": _CELL,
    "table-under": _CELL,
    "table-head": Style("sans-bold", 14, 18.5, large=True),
    "table-head-under": Style("sans", 14, 18.5, large=True),
    "table-group": Style("sans-bold", 14, 19, ACCENT, large=True),
    "panel-label": Style("sans-bold", 14, 19, ACCENT, before=6, after=2, large=True),
    "furniture": Style("sans", 14, 17, large=True),
    "furniture-head": Style("sans-bold", 14, 17, large=True),
    "furniture-mark": Style("sans-bold", 14, 17, ACCENT, large=True),
    "cover-band": Style("sans-bold", 14, 17, INK, large=True),
    "cover-copy": Style("sans", 14, 17, INK, large=True),
}

_BODY = Style("serif", 15, 24)
_LINE = Style("sans", 11, 15.5)
OFFICE_STYLES = {
    **STYLES,
    "text": replace(_BODY, after=4),
    "event": replace(_BODY, mark="○", indent=28),
    "turn": replace(_BODY, mark="○", indent=28),
    "note": replace(_BODY, size=14, leading=22, after=2, mark="○", indent=28),
    "small": Style("sans", 11, 16, after=4),
    "source": Style("sans", 11, 16, after=2, mark="-", indent=42, clings=True),
    "quote": Style("serif", 15, 24, before=2, after=2),
    "quote-source": Style("sans", 11, 16, after=8, mark="-", indent=28, clings=True),
    "subheading": Style("sans-bold", 15, 24, before=12, after=2),
    "minor": Style("sans-bold", 15, 24, before=12, mark="□", indent=18),
    "title": Style("sans-bold", 20, 28),
    "title-under": Style("sans", 13, 18, before=1),
    "date": Style("sans-bold", 14, 22),
    "date-key": Style("sans-bold", 14, 22),
    "date-under": Style("sans", 12, 18),
    "side": Style("sans", 12, 18),
    "number": Style("sans-bold", 14, 22),
    "fact-label": Style("sans-bold", 14, 22),
    "fact": Style("serif", 14, 22, after=2, mark="○", indent=28),
    "panel-label": Style("sans-bold", 12, 18, before=4),
    "panel": Style("serif", 14, 22),
    "key": Style("sans", 11, 16, before=10, after=6, clings=True),
    "table": _LINE,
    "table-first": _LINE,
    "table-under": _LINE,
    "table-head": Style("sans-bold", 11, 15),
    "table-head-under": Style("sans", 10, 15),
    "table-group": Style("sans-bold", 11, 15.5),
    "contents": Style("sans-bold", 14, 20),
    "contents-line": Style("serif", 13, 19),
    "furniture": Style("sans", 9, 11),
    "furniture-head": Style("sans-bold", 9, 11),
    "furniture-mark": Style("sans-bold", 9, 11),
    "cover-band": Style("sans-bold", 12, 15, INK),
    "cover-copy": Style("sans", 12, 15, INK),
    "cover-body": Style("sans-bold", 16, 24),
    "cover-body-under": Style("sans", 13, 19),
    "cover-title": Style("sans-bold", 34, 44),
    "cover-title-under": Style("sans", 19, 28),
    "cover-pack": Style("sans", 16, 24),
    "cover-pack-under": Style("sans", 13, 19),
    "cover-label": Style("sans-bold", 14, 22),
    "cover-fact": Style("serif", 14, 22),
    "cover-fact-under": Style("serif", 13, 20),
}

BOOK = Design(STYLES)
OFFICE = Design(
    OFFICE_STYLES,
    (30 * MM, 15 * MM, 20 * MM, 15 * MM),
    columns=False,
    tinted=False,
    official=True,
    head=50.0,
    foot=26.0,
)
LARGE = Design(LARGE_STYLES, columns=False, tinted=False, running=False)
DESIGNS = {"book": BOOK, "office": OFFICE, "large": LARGE}
