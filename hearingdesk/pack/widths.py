"""How wide the columns of a table are: their shares, and where type is large no less than their longest word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hearingdesk.pack.cells import Cell, Col, Group, Row, Sign
from hearingdesk.pack.fonts import clean, pair
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import Look
from hearingdesk.pack.two import two

WHOLE = 13  # letters of a head that is not parted: a date
WIDEST = 0.36  # of the table: what one word may ask for its column; a longer one is parted


def widths_of(
    cols: Sequence[Col], rows: Iterable[Row | Group], press: Press, width: float, gutter: float
) -> list[float]:
    """The width of every column with the gutter right of it, together as wide as the table."""
    scale = width / sum(col.width for col in cols)
    wanted = [col.width * scale for col in cols]
    if press.design.columns:
        return wanted
    least = [min(word + gutter + 1.0, width * WIDEST) for word in _longest(cols, rows, press)]
    if sum(least) >= width:
        return _capped(least, width)
    lacking = sum(max(need - wide, 0.0) for need, wide in zip(least, wanted, strict=True))
    to_spare = sum(max(wide - need, 0.0) for need, wide in zip(least, wanted, strict=True))
    given = lacking / to_spare if to_spare else 0.0
    return [max(need, wide - max(wide - need, 0.0) * given) for need, wide in zip(least, wanted, strict=True)]


def _capped(least: Sequence[float], width: float) -> list[float]:
    """The widths where the longest words have no room together: the widest columns give way, as far as they must."""
    left, narrow = width, sorted(least)
    for place, need in enumerate(narrow):
        share = left / (len(narrow) - place)
        if need > share:
            return [min(need, share) for need in least]
        left -= need
    return [*least]


def _longest(cols: Sequence[Col], rows: Iterable[Row | Group], press: Press) -> list[float]:
    """The width of the longest word of every column, its head included."""
    head, head_under = press.style("table-head").plain, press.style("table-head-under").plain
    first, other, under = (press.style(name).plain for name in ("table-first", "table", "table-under"))
    found = [
        max(
            _widest(press.first(col.head), head, WHOLE),
            _widest(press.second(col.head), head_under, WHOLE),
            _widest(col.under, head_under, WHOLE),
        )
        for col in cols
    ]
    for row in rows:
        if isinstance(row, Group):
            continue
        for place, cell in enumerate(row[: len(cols)]):
            if isinstance(cell, Sign):
                continue
            words, more = (cell.text, cell.under) if isinstance(cell, Cell) else (cell, "")
            look = other if place else first
            said = (_widest(press.first(words), look), _widest(more or press.second(two(words)), under))
            found[place] = max(found[place], *said)
    return found


def _widest(text: str, look: Look, whole: int = 0) -> float:
    """The width of its longest word; a line of few letters, as many as `whole`, counts as one."""
    faces = pair(look.face)
    lines = clean(text).split("\n")
    words = (word for line in lines for word in ((line,) if len(line) <= whole else line.split(" ")))
    return max((faces.width(word) for word in words), default=0.0) * look.size
