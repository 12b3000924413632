"""Joint hearings: which committee asked for which witness, whose vote called them, what became of it each day."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cells import Cell, Col
from hearingdesk.pack.flow import Block, Story
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.press import Press
from hearingdesk.pack.sections.verdict import worded
from hearingdesk.pack.table import Table
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import field, whole_name
from hearingdesk.procedure.joint import is_joint, matrix
from hearingdesk.procedure.joint_words import CHANGED, NO, OPEN, Head, Told, Word, heads, rows
from hearingdesk.records.hearings import Hearing, Hearings
from hearingdesk.words import N_

NAME, WHOLE = 96.0, 470.6  # widths on A4, points: of the names, of the table
NARROWEST = 64.0  # of a column that can be read
MARKS = {OPEN: "muted", NO: "accent", CHANGED: "bold"}


def tables(brief: Brief, press: Press) -> Story:
    """The matrix of every joint hearing of the pack."""
    for hearing in brief.every(Hearings):
        if brief.hearing in (None, hearing.id) and is_joint(brief.view, hearing):
            yield from table(brief, press, hearing)


def table(brief: Brief, press: Press, hearing: Hearing) -> Iterator[Block]:
    """The matrix of one hearing; nothing where nobody is on file."""
    found = matrix(brief.view, hearing, brief.is_hidden)
    if not found.lines:
        return
    columns, told = heads(brief.view, found), list(rows(brief.view, found))
    yield Subhead(field(hearing, "title"), full=True)
    for part in _parts(len(columns), press.room):
        names = NAME * min(1.0, WHOLE / press.room * 1.4)  # a name needs no more room on a wider sheet
        wide = (WHOLE - names) / len(part)
        cols = [Col(Two.said(N_("Person")), names), *(Col(_head(columns[n]), wide) for n in part)]
        yield Table(cols, [_row(brief, one, part) for one in told], more=part.start > 0)


def _parts(columns: int, room: float) -> Iterator[range]:
    """Which columns stand in one table: all on a wide sheet, as many as can be read on a narrow one."""
    tables = -(-columns // max(1, int((room - NAME) / NARROWEST)))
    most = -(-columns // tables)
    yield from (range(at, min(at + most, columns)) for at in range(0, columns, most))


def _head(head: Head) -> Two:
    under = Two(f" ({head.under.en})", f" ({head.under.ko})") if head.under else Two("", "")
    return Two(f"{head.title.en}{under.en}", f"{head.title.ko}{under.ko}")


def _row(brief: Brief, told: Told, part: range) -> list[Two | Cell]:
    return [whole_name(brief.name(told.party)), *(_cell(told.cells[n]) for n in part)]


def _cell(word: Word) -> Cell:
    text, under = worded(word.text), worded(word.under)
    if under:
        text = Two(f"{text.en}; {under.en}", f"{text.ko}; {under.ko}")
    return Cell(text, mark=MARKS.get(word.state, "plain"))
