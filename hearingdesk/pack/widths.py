"""How wide the columns of a table are: their shares, and where type is large no less than their longest word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hearingdesk.pack.cells import Cell, Col, Group, Row, Sign
from hearingdesk.pack.fonts import clean, pair
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import Look
from hearingdesk.pack.two import two

WHOLE = 13  # letters of a head that is not parted: a date
WIDEST = 0.36  # of the table: what one word may ask for its column; a longer one is parted
LONG = 400  # letters of a cell that may be tall: half a page, in a narrow column
TALL = 0.5  # of a page: a row that would be taller gets a wider column for what makes it so
GIVEN = 0.5  # of its width: what a column gives at most to such a one


def widths_of(
    cols: Sequence[Col], rows: Sequence[Row | Group], press: Press, width: float, gutter: float
) -> list[float]:
    """The width of every column with the gutter right of it, together as wide as the table.

    `rows` are gone through more than once.
    """
    scale = width / sum(col.width for col in cols)
    wanted = [col.width * scale for col in cols]
    if not press.design.columns:
        wanted = _roomy(cols, rows, press, wanted, gutter)
    return _eased(cols, rows, press, wanted, gutter)


def _roomy(
    cols: Sequence[Col], rows: Iterable[Row | Group], press: Press, wanted: Sequence[float], gutter: float
) -> list[float]:
    """The widths with room for the longest word of every column, as far as there is."""
    width = sum(wanted)
    least = [min(word + gutter + 1.0, width * WIDEST) for word in _longest(cols, rows, press)]
    if sum(least) >= width:
        return _capped(least, width)
    lacking = sum(max(need - wide, 0.0) for need, wide in zip(least, wanted, strict=True))
    to_spare = sum(max(wide - need, 0.0) for need, wide in zip(least, wanted, strict=True))
    given = lacking / to_spare if to_spare else 0.0
    return [max(need, wide - max(wide - need, 0.0) * given) for need, wide in zip(least, wanted, strict=True)]


def _eased(
    cols: Sequence[Col], rows: Iterable[Row | Group], press: Press, widths: list[float], gutter: float
) -> list[float]:
    """More room for columns with a cell that would be half a page tall, from the others, as far as words allow."""
    style = press.style("table")
    faces, most = pair(style.plain.face), TALL * press.sheet.depth / style.leading
    long: dict[int, float] = {}
    for place, text in _long(rows, press, len(cols)):
        lines = faces.width(clean(text)) * style.size / max(widths[place] - gutter, 1.0)
        if lines > most:
            long[place] = max(long.get(place, 0.0), lines)
    if not long or len(long) == len(cols):
        return widths
    needs = [
        min(word + gutter + 1.0, wide) for word, wide in zip(_longest(cols, rows, press), widths, strict=True)
    ]
    left = [
        wide if place in long else max(need, wide * GIVEN)
        for place, (need, wide) in enumerate(zip(needs, widths, strict=True))
    ]
    given, asked = sum(widths) - sum(left), sum(long.values())
    return [wide + given * long.get(place, 0.0) / asked for place, wide in enumerate(left)]


def _long(rows: Iterable[Row | Group], press: Press, cols: int) -> Iterator[tuple[int, str]]:
    """The cells with many letters, by their columns."""
    for row in rows:
        for place, cell in enumerate(() if isinstance(row, Group) else row[:cols]):
            if isinstance(cell, Sign):
                continue
            words = cell.text if isinstance(cell, Cell) else cell
            for text in (words,) if isinstance(words, str) else (press.first(words), press.second(words)):
                if len(text) > LONG:
                    yield place, text


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
