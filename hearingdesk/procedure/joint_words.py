"""The matrix of a joint hearing in words: what the screen, the printed sheet and the exported table say alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from hearingdesk import codes
from hearingdesk.procedure.capacity import capacity_words
from hearingdesk.procedure.joint import NOWHERE, Line, Matrix, OnDay, Reader, Seat
from hearingdesk.procedure.phrases import joined, phrase
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.telling import when_words
from hearingdesk.record import in_language
from hearingdesk.records.hearings import Sitting
from hearingdesk.records.parties import Parties

YES, NO, OPEN, CHANGED = "yes", "no", "open", "changed"


class Named(Reader, Protocol):
    """A reader that knows people by name."""

    parties: Parties


@dataclass(frozen=True, slots=True)
class Head:
    """A column: what it is about, and a remark."""

    title: Both
    under: Both = Both()


@dataclass(frozen=True, slots=True)
class Word:
    """A cell: words, a remark under them, and what kind of thing it says."""

    text: Both
    under: Both = Both()
    state: str = YES  # YES, NO (it does not count, or is off), OPEN (the file does not say), CHANGED
    record: int = 0  # the attendance it comes from


@dataclass(frozen=True, slots=True)
class Told:
    """A row: who, and a cell for each column."""

    party: int
    name: Both
    cells: tuple[Word, ...]


def heads(case: Named, matrix: Matrix) -> tuple[Head, ...]:
    """The columns after the names: every committee, the vote, every day."""
    found = [_seat(case, one) for one in matrix.seats]
    if any(line.asked_in(NOWHERE) for line in matrix.lines):
        found.append(Head(phrase("joint.nowhere")))
    found.append(Head(phrase("joint.called"), phrase("joint.by_lead")))
    return (*found, *(Head(_day(one), _state(one)) for one in matrix.sittings))


def rows(case: Named, matrix: Matrix) -> Iterator[Told]:
    """A row for each witness, in the order of the file."""
    places = [one.committee for one in matrix.seats]
    if any(line.asked_in(NOWHERE) for line in matrix.lines):
        places.append(NOWHERE)
    for line in matrix.lines:
        cells = [_asked(case, line, place) for place in places]
        cells.append(_voted(case, line))
        cells += [_on_day(case.matter.jurisdiction, one) for one in line.days]
        yield Told(line.party, _name(case, line.party), tuple(cells))


def _seat(case: Named, seat: Seat) -> Head:
    found = case.committees.find(seat.committee)
    names = [
        in_language(found, "short", lang) or in_language(found, "name", lang) if found else "?"
        for lang in ("en", "ko")
    ]
    under = "joint.lead" if seat.lead else "joint.votes" if seat.votes else "joint.no_vote"
    members = phrase("joint.members", n=seat.members) if seat.members else Both()
    return Head(Both(*names), joined(" · ", [phrase(under), members]))


def _day(sitting: Sitting) -> Both:
    return when_words(sitting.day.date()) if sitting.day else Both("?", "?")


def _state(sitting: Sitting) -> Both:
    return _code("sitting_state", sitting.state) if sitting.state else Both()


def _asked(case: Named, line: Line, place: int) -> Word:
    """The members of a committee who asked for somebody, each with the day."""
    asked = line.asked_in(place)
    if not asked:
        return Word(phrase("joint.not_reported"), state=OPEN)
    names = joined(", ", [_name(case, one.member) for one in asked])
    days = joined(", ", [when_words(one.day) for one in asked if one.day])
    return Word(names, days or phrase("joint.day_open"))


def _voted(case: Named, line: Line) -> Word:
    """The vote that called somebody; one of another committee is said not to count."""
    counting = [one for one in line.voted if one.counts]
    if counting:
        days = [when_words(one.day.date()) for one in counting if one.day]
        return Word(phrase("joint.adopted"), joined(", ", dict.fromkeys(days)) or phrase("joint.day_open"))
    if line.voted:
        found = case.committees.find(line.voted[0].committee)
        name = Both(found.name, found.name_ko or found.name) if found else phrase("joint.nowhere")
        return Word(phrase("joint.not_counted"), name, NO)
    return Word(phrase("joint.not_adopted"), state=OPEN)


def _on_day(jurisdiction: str, one: OnDay) -> Word:
    states = joined(", ", dict.fromkeys(_code("attendance", part.state) for part in one.attendances))
    record = one.attendances[0].id if one.attendances else 0
    capacity = capacity_words(jurisdiction, one.capacity) if one.capacity else Both()
    if one.withdrawn and not one.attendances:
        return Word(phrase("joint.withdrawn"), capacity, NO)
    if one.before:
        was = phrase("joint.was", capacity=capacity_words(jurisdiction, one.before))
        return Word(capacity, joined(" · ", [was, states]), CHANGED, record)
    if one.called or one.attendances:
        return Word(capacity, states or phrase("joint.not_reported"), YES if states else OPEN, record)
    return Word(phrase("joint.not_called"), state=OPEN)


def _name(case: Named, party: int | None) -> Both:
    found = case.parties.find(party)
    return Both(found.name, found.name_ko or found.name) if found else Both("?", "?")


def _code(name: str, code: str) -> Both:
    return Both(codes.label(name, code, "en"), codes.label(name, code, "ko"))
