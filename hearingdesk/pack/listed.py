"""A list as a paper: any table that goes out, upright or across as its columns need, with what was asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from pathlib import Path

from hearingdesk.job import Progress, silent
from hearingdesk.pack.book import Book, Printed
from hearingdesk.pack.cells import Col, Group, Row
from hearingdesk.pack.cover import Meta
from hearingdesk.pack.endless import EndlessTable
from hearingdesk.pack.flow import Block
from hearingdesk.pack.fonts import NBSP, clean, pair
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import A4, STYLES, Sheet, Style
from hearingdesk.pack.table import GUTTER
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.store.laying import laid, refuse_place
from hearingdesk.store.outgoing import refuse_case
from hearingdesk.tabled import Cell, GroupLine, Line, Tabled, said
from hearingdesk.when import When
from hearingdesk.words import _, language

_ACROSS = Sheet(A4.high, A4.wide, 40.0, 40.0, top=58.0, bottom=50.0)
_WIDE_ACROSS = Sheet(2 * A4.wide, A4.high, 40.0, 40.0, top=58.0, bottom=50.0)  # A3, for what A4 cannot take
SIZES = (1.0, 0.93, 0.86, 0.79, 0.72)  # of the type; the last is the smallest that is read
_LOOKED_AT = 2_000  # rows that are looked through for columns in which nothing stands
_MEASURED = 250  # of them, those that the widths of columns are taken from
_TAGGED = 2_000  # rows up to which every cell is tagged for the archive and for screen readers
_DAY = 24  # letters of a date that stays on one line
_COMFORTABLE = 190.0  # points that a column of long words asks for
_SHORT = 40  # letters of words that may stand in one line
_LEAST = 34.0  # of any column


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a column needs not to break its words, and what it would like."""

    least: float
    liked: float


def print_list(table: Tabled, path: Path, progress: Progress = silent) -> Printed:
    """Print a list, whole or not at all. Raises HearingDeskError with the reason; Cancelled leaves nothing."""
    refuse_case(path)
    refuse_place(path)
    rows = iter(table.rows)
    beginning = list(islice(rows, _LOOKED_AT))
    if table.sparse and len(beginning) < _LOOKED_AT:
        table, beginning = _filled(table, beginning)
    press, widths = _fitted(table, beginning[:_MEASURED])
    cols = [
        Col(one.label, wide, "right" if one.shape == "number" else "left")
        for one, wide in zip(table.columns, widths, strict=True)
    ]
    endless = EndlessTable(cols, _told(chain(beginning, rows)))

    def tell(done: int, total: int, what: str) -> None:
        progress(min(endless.read, table.total), table.total, what)

    story = [*_opening(table, press, empty=not beginning), *([endless] if beginning else [])]
    archival = table.total <= _TAGGED
    data, printed = Book(_meta(table), press, cover=False, contents=False, archival=archival).print(
        story, tell
    )
    with laid(path) as draft:
        draft.write_bytes(data)
    return printed


class _ListTitle(Subhead):
    """The name of the list over it: a heading, for those who do not see it."""

    def __init__(self, title: str, style: Style) -> None:
        super().__init__(Two(title, title), level=0, listed=False, key="list", full=True)
        self._style = style


def _told(lines: Iterable[Line]) -> Iterator[Row | Group]:
    for line in lines:
        yield Group(line.words) if isinstance(line, GroupLine) else [_words(cell) for cell in line]


def _words(cell: Cell) -> str:
    """A cell as it is printed; a date is not parted."""
    words = said(cell)
    return words.replace(" ", NBSP) if isinstance(cell, When | date) and len(words) <= _DAY else words


def _filled(table: Tabled, rows: Sequence[Line]) -> tuple[Tabled, list[Line]]:
    """The table without the columns in which nothing stands."""
    told = [row for row in rows if not isinstance(row, GroupLine)]
    kept = [n for n in range(len(table.columns)) if any(row[n] not in (None, "") for row in told)] or [0]
    narrow: list[Line] = [row if isinstance(row, GroupLine) else [row[n] for n in kept] for row in rows]
    return replace(table, columns=[table.columns[n] for n in kept]), narrow


def _opening(table: Tabled, press: Press, *, empty: bool) -> list[Block]:
    """The title, and what was searched, filtered and sorted by."""
    style = replace(press.style("title").sized(24.0), after=8.0)
    blocks: list[Block] = [_ListTitle(table.title, style)]
    facts = table.facts()
    if table.total:
        facts.append((_("Rows"), f"{table.total:,}"))
    quiet = Style("sans", 8.5, 12.5, after=1.0)
    blocks += [
        Words([Run(_("{label}:", label=label), "bold"), Run(f" {words}")], quiet, full=True, keeps=True)
        for label, words in facts
    ]
    blocks.append(Words("", Style("sans", 4, 8), full=True, keeps=not empty))
    if empty:
        blocks.append(Words(_("Nothing matches."), "text", full=True))
    return blocks


def _meta(table: Tabled) -> Meta:
    made = table.made.astimezone()
    day = When.day(made.date()).say()
    return Meta(
        title=Two(table.title, table.title),
        pack=Two(table.case, table.case),
        running=Two(table.case, table.case),
        marking=Two(table.marking, table.marking),
        edition=f"{day} · {made:%H:%M}",
        readers=Two(table.title, table.title),
        made=table.made,
    )


def _fitted(table: Tabled, rows: Sequence[Line]) -> tuple[Press, list[float]]:
    """The paper and the widths: upright where the words have room, across else, smaller where even that is narrow."""
    wishes = _wishes(table, rows)
    liked, least = sum(wish.liked for wish in wishes), sum(wish.least for wish in wishes)
    if liked <= A4.frame:
        return _press(A4, 1.0), _shared(wishes, A4.frame)
    for sheet in (_ACROSS, _WIDE_ACROSS):
        for size in SIZES:
            if least * size <= sheet.frame:
                return _press(sheet, size), _shared(wishes, sheet.frame / size)
    return _press(_WIDE_ACROSS, SIZES[-1]), [wish.least for wish in wishes]


def _press(sheet: Sheet, size: float) -> Press:
    styles = (
        STYLES if size == 1.0 else {name: style.sized(style.size * size) for name, style in STYLES.items()}
    )
    return Press(sheet, language(), styles)


def _shared(wishes: Sequence[_Wish], room: float) -> list[float]:
    """Each column its least, and what is left in proportion to what they would like more."""
    least = sum(wish.least for wish in wishes)
    more = [max(wish.liked - wish.least, 0.0) for wish in wishes]
    left, asked = max(room - least, 0.0), sum(more)
    share = left / asked if asked else 0.0
    return [wish.least + extra * share for wish, extra in zip(wishes, more, strict=True)]


def _wishes(table: Tabled, rows: Sequence[Line]) -> list[_Wish]:
    face, head = pair("sans"), pair("sans-bold")
    size = STYLES["table-first"].size
    made = []
    for place, column in enumerate(table.columns):
        label = clean(column.label)
        longest = max(head[word][0] for word in label.split(" ")) * STYLES["table-head"].size
        wide = longest
        for line in rows:
            if isinstance(line, GroupLine) or place >= len(line):
                continue
            words = clean(_words(line[place]))
            longest = max(
                longest, *(face[word][0] * size for word in words[:400].replace("\n", " ").split(" "))
            )
            for part in words[:400].split("\n"):
                whole = face.width(part) * size
                wide = max(wide, whole if len(part) <= _SHORT else min(whole, _COMFORTABLE))
        least = min(max(longest, _LEAST), _COMFORTABLE / 1.6) + GUTTER
        made.append(_Wish(least, max(min(wide, _COMFORTABLE) + GUTTER, least)))
    return made
