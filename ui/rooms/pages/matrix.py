"""The matrix of a joint hearing as a tab of its page: who asked, whose vote, what became of it on which day."""

from __future__ import annotations

from hearingdesk.procedure.joint import is_joint, matrix
from hearingdesk.procedure.joint_words import CHANGED, NO, OPEN, Head, Told, Word, heads, rows
from hearingdesk.records.hearings import Hearing
from hearingdesk.rows import Chip, Tone
from hearingdesk.words import N_, _, say
from ui.desk import Place
from ui.rooms.sheet import Card, Cell, Grid, Here, Links, Part
from ui.widgets.links import Link

_LOOKS: dict[str, tuple[Tone, str]] = {
    NO: ("bad", "circle-x"),
    OPEN: ("mute", "circle-help"),
    CHANGED: ("violet", "arrow-right"),
}


def part(here: Here, hearing: Hearing) -> tuple[Part, ...]:
    """The tab; none where one committee alone holds the hearing."""
    if not is_joint(here.view, hearing):
        return ()
    return (Part("matrix", _("Committees and witnesses"), lambda: [card(here, hearing)]),)


def card(here: Here, hearing: Hearing) -> Card:
    """The grid, or that nobody is on file."""
    found = matrix(here.view, hearing)
    title = N_("Who asked for whom")
    if not found.lines:
        return Links(_(title), (), say(here.other, title), empty=_("Nobody has been called yet."))
    columns = tuple(_column(here, one) for one in heads(here.view, found))
    told = tuple(_row(here, one) for one in rows(here.view, found))
    return Grid(_(title), columns, told, say(here.other, title))


def _column(here: Here, head: Head) -> tuple[str, str]:
    return head.title.say(here.lang), head.under.say(here.lang)


def _row(here: Here, told: Told) -> tuple[Link, tuple[Cell, ...]]:
    name, other = told.name.say(here.lang), told.name.say(here.other)
    link = Link(Place(table="party", id=told.party), name, other if other != name else "")
    return link, tuple(_cell(here, one) for one in told.cells)


def _cell(here: Here, word: Word) -> Cell:
    tone, icon = _LOOKS.get(word.state, ("ok", "check"))
    to = Place(table="attendance", id=word.record) if word.record else None
    chip = Chip(word.text.say(here.lang), tone, icon)
    return Cell(chip, word.under.say(here.lang), known=word.state != OPEN, to=to)
