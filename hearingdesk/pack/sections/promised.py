"""Every undertaking, kept or not: who promised what, to whom, where that is written, by when, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cells import Cell, Col, Group
from hearingdesk.pack.flow import Story
from hearingdesk.pack.owing import Owing
from hearingdesk.pack.press import Press
from hearingdesk.pack.section import section
from hearingdesk.pack.table import Table
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import coded, days_overdue, field, join, missing, paragraphs, phrase, whole_day
from hearingdesk.procedure.owed import due_of, promise
from hearingdesk.records.hearings import Sittings
from hearingdesk.records.undertakings import Undertaking, Undertakings
from hearingdesk.when import When
from hearingdesk.words import N_


@section("undertakings", N_("Undertakings"), order=59, of=("undertaking",))
def tell(brief: Brief, press: Press) -> Story:
    every = [one for one in brief.every(Undertakings) if _ours(brief, one)]
    if not every:
        return
    kept = sum(one.state == "kept" for one in every)
    late = sum(_late(brief, one) > 0 for one in every)
    words = phrase(
        N_("Undertakings: {n}. Kept: {kept}. Overdue: {late}."), n=len(every), kept=kept, late=late
    )
    yield from paragraphs(press, words, "note")
    yield Table(_cols(), list(_rows(brief, every)))


def _ours(brief: Brief, one: Undertaking) -> bool:
    """Is it of the pack's hearing, where it has one? What was promised outside any sitting is."""
    sitting = brief.find(Sittings, one.sitting)
    return not brief.hearing or sitting is None or sitting.hearing == brief.hearing


def _late(brief: Brief, one: Undertaking) -> int:
    """How many days it is overdue; 0 where nobody waits for it, or no day is set."""
    today = brief.made.date()
    return promise(Owing(brief), one).late(today) if one.owed(today) else 0


def _cols() -> list[Col]:
    return [
        Col(Two.said(N_("No.")), 28),
        Col(Two.said(N_("What was promised")), 196),
        Col(Two.said(N_("Promised on")), 62),
        Col(Two.said(N_("Due")), 62),
        Col(Two.said(N_("State")), 122.6),
    ]


def _rows(brief: Brief, every: list[Undertaking]) -> Iterator[Group | list[Cell | Two | str]]:
    groups: dict[int, list[Undertaking]] = defaultdict(list)
    for one in every:
        groups[one.party or 0].append(one)
    number = 0
    for party, group in groups.items():
        yield Group(brief.name(party) or missing())
        for one in group:
            number += 1
            yield _row(brief, one, number)


def _row(brief: Brief, one: Undertaking, number: int) -> list[Cell | Two | str]:
    to = brief.name(one.promised_to)
    said = [
        field(one, "text"),
        phrase(N_("To: {name}"), name=to) if to else Two(),
        Two(brief.cites.plain(one.id) or _turn(brief, one)),
    ]
    due, by_rule = due_of(Owing(brief), one)
    told = whole_day(due) or missing()
    return [
        str(number),
        join([words for words in said if words], " · "),
        whole_day(_made_on(brief, one)) or missing(),
        join([told, Two.said(N_("by a deadline on file"))]) if by_rule else told,
        _state(brief, one),
    ]


def _turn(brief: Brief, one: Undertaking) -> str:
    """Where it was promised, where no citation says so."""
    found = brief.turns([one.turn]) if one.turn else []
    return brief.cites.turn(found[0])[0] if found else ""


def _made_on(brief: Brief, one: Undertaking) -> When | None:
    """The day of a promise: its own, else that of its sitting, else that of the words it was made in."""
    said = brief.turns([one.turn]) if one.turn and not one.sitting else []
    sitting = brief.find(Sittings, one.sitting or (said[0].sitting if said else None))
    return one.promised or (sitting.day.date() if sitting and sitting.day else None)


def _state(brief: Brief, one: Undertaking) -> Cell | Two:
    """Its state with the day, the answer given, and how long it is overdue."""
    told = [
        coded("undertaking_state", one.state),
        whole_day(one.kept),
        phrase(N_("Answer: {words}"), words=field(one, "answer")) if field(one, "answer") else Two(),
        days_overdue(late) if (late := _late(brief, one)) else Two(),
    ]
    words = join([part for part in told if part])
    return Cell(words, mark="bold") if late else words
