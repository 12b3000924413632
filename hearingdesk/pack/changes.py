"""What changed since the last edition: by section, in a few words each, with the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hearingdesk.pack.blocks import Entry, SideBy
from hearingdesk.pack.cells import Cell, Col, Group, Row, Sign
from hearingdesk.pack.flow import Block, Columns
from hearingdesk.pack.heads import Subhead, Title
from hearingdesk.pack.identity import identity
from hearingdesk.pack.paging import Difference, Issued, Paging
from hearingdesk.pack.press import Press
from hearingdesk.pack.table import Table
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two, two
from hearingdesk.pack.wording import phrase
from hearingdesk.store.records import shorten
from hearingdesk.words import N_

KEY = "changes"
_SHOWN = 24  # new entries of a section that are named; of more it says how many
_WORDS = 110  # letters of one


def changes(
    story: Sequence[Block], before: Issued, number: int, found: Difference, press: Press
) -> list[Block]:
    """The page of changes. `number` is that of the edition before, `found` compares the pages."""
    title = phrase(N_("What changed since edition {n}"), n=number)
    rows: list[Row | Group] = []
    for section, told in _news(story, before, press):
        rows.append(Group(section))
        rows += [[words] for words in told[:_SHOWN]]
        if len(told) > _SHOWN:
            rows.append([phrase(N_("and {n} more"), n=len(told) - _SHOWN)])
    table = Table([Col(Two.said(N_("New, or said differently")), 470.0)], rows)
    pages = [Words(line, "note", full=True) for line in _pages(found)]
    # with a number of its own it would push on those of all the sections after it, which readers know
    return [Title(title, key=KEY, listed=True, counted=False), *pages, *([table] if rows else [])]


def _pages(found: Difference) -> Iterator[Two]:
    for words, labels in (
        (N_("Pages with changes: {pages}."), found.changed),
        (N_("New pages: {pages}."), found.added),
        (N_("Pages that are gone: {pages}. Their labels stay unused."), found.gone),
    ):
        if labels:
            yield phrase(words, pages=", ".join(labels))


def _news(story: Sequence[Block], before: Issued, press: Press) -> Iterator[tuple[Two | str, list[str]]]:
    """Every section that says something new, and what."""
    paging = Paging([identity(block) for block in story], before)
    section: Two | str = ""
    told: list[str] = []
    for block in story:
        if isinstance(block, Title):
            if told:
                yield section, told
            section, told = block.heading.title, []
        else:
            told = told + [words for words in _new_in(block, paging, press) if words]
    if told:
        yield section, told


def _new_in(block: Block, paging: Paging, press: Press) -> Iterator[str]:
    if isinstance(block, Table):
        for row, known in zip(block.rows, map(paging.knows_row, block.row_sums()), strict=True):
            if not known and not isinstance(row, Group):
                yield shorten(" · ".join(filter(None, (_cell(cell, press) for cell in row))), _WORDS)
    elif paging.is_new(identity(block)) and not isinstance(block, Subhead):
        yield shorten(" ".join(filter(None, _said(block, press))), _WORDS)


def _said(block: Block, press: Press) -> Iterator[str]:
    """The words of a block in the leading language."""
    if isinstance(block, Words):
        yield _plain(block.content(press), press)
    elif isinstance(block, Entry):
        yield press.first(block.date)
        yield from _all(block.main, press)
    elif isinstance(block, SideBy):
        yield from _all([*block.side, *block.main], press)
    elif isinstance(block, Columns):
        yield from (
            words for column in block.columns(press, press.sheet.main) for words in _all(column.blocks, press)
        )


def _all(blocks: Iterable[Block], press: Press) -> Iterator[str]:
    for block in blocks:
        yield from _said(block, press)


def _plain(text: str | Two | Sequence[Run], press: Press) -> str:
    if isinstance(text, str | Two):
        return press.first(two(text))
    return "".join(run.text for run in text)


def _cell(cell: str | Two | Sign | Cell, press: Press) -> str:
    if isinstance(cell, Sign):
        return cell.value
    return press.first(two(cell.text if isinstance(cell, Cell) else cell))
