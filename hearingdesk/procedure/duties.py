"""What a day asks for: what is due, what can still be saved, what slipped, and what comes then; by the case's data."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from hearingdesk.procedure.held import Kinds
from hearingdesk.procedure.law import Law
from hearingdesk.procedure.phrases import phrase
from hearingdesk.procedure.reported import CaseReader
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.serving import method_words
from hearingdesk.procedure.standing import days_left, standing
from hearingdesk.procedure.telling import when_words
from hearingdesk.procedure.verdicts import GAP, VOLUNTARY, Verdict, judge_all
from hearingdesk.records.complaints import Complaints
from hearingdesk.records.deadlines import Deadline, Deadlines
from hearingdesk.when import When

TODAY, SAVE, SLIPPED, THEN = "today", "save", "slipped", "then"
GROUPS = (TODAY, SAVE, SLIPPED, THEN)
NEAR = 7  # days in which something is called still to be saved, and not for later
_BACK, _AHEAD = 30, 60  # days in which summonses are judged
_MOST = 400  # deadlines looked at
_JUDGED = 80  # summonses judged
_DAY = datetime.timedelta(days=1)


class Case(CaseReader, Kinds, Protocol):
    """What is asked of a case; a View has it all."""

    deadlines: Deadlines
    complaints: Complaints


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do, or that cannot be done any more; `table` and `id` are where it leads."""

    group: str
    day: datetime.date | None
    title: Both
    note: Both
    table: str
    id: int
    state: str = ""  # of a deadline
    doubtful: bool = False


def of_deadlines(case: Case, day: datetime.date) -> list[Duty]:
    """The open deadlines."""
    found = case.deadlines.some(case.deadlines.still_open, _MOST)
    return [_deadline(case, one, day) for one in found]


def _deadline(case: Case, one: Deadline, day: datetime.date) -> Duty:
    left = days_left(one, day)
    group = THEN if left is None or left > NEAR else TODAY if left == 0 else SAVE if left > 0 else SLIPPED
    last = one.due or one.span
    title = Both(case.deadlines.name(one, "en"), case.deadlines.name(one, "ko"))
    note = Both(
        one.derivation or one.trigger_event, one.derivation_ko or one.derivation or one.trigger_event_ko
    )
    state = standing(one, day)
    return Duty(group, last.last if last else None, title, note, "deadline", one.id, state, one.doubtful)


def of_complaints(case: Case, day: datetime.date) -> Iterator[Duty]:
    """Complaints that have not been filed, or whose receipt nobody has reported."""
    for one in case.complaints.some(case.complaints.unsettled, _MOST):
        title = Both(case.complaints.name(one, "en"), case.complaints.name(one, "ko"))
        since = one.filed or one.resolved
        if one.received is not None or since is None or since.first > day:
            continue
        key = "receipt" if one.filed else "file"
        note = phrase(f"duty.{key}_note", title=title, day=when_words(since.date()))
        yield Duty(SAVE, since.first, phrase(f"duty.{key}"), note, "complaint", one.id)


def of_summonses(case: Case, law: Law, day: datetime.date) -> list[Duty]:
    """What the verdicts on the summonses of these weeks ask for, those of one day and one answer together."""
    groups: dict[tuple[When | None, datetime.date | None, str], list[Verdict]] = defaultdict(list)
    first = day - _BACK * _DAY if day.toordinal() > _BACK else day
    window = case.summonses.called_for(first, min(day, datetime.date.max - _AHEAD * _DAY) + _AHEAD * _DAY)
    for summons in case.summonses.some(window, _JUDGED):
        for verdict in judge_all(case, summons, day, law):
            if verdict.last_day is not None and verdict.verdict in (GAP, VOLUNTARY):
                groups[verdict.day, verdict.last_day, verdict.verdict].append(verdict)
    return [duty for found in groups.values() for duty in _summonses(case, found, day)]


def _summonses(case: Case, found: list[Verdict], day: datetime.date) -> Iterator[Duty]:
    one = found[0]
    last = one.last_day
    assert last is not None
    people = _people(case, [verdict.party for verdict in found])
    called = when_words(one.day) if one.day else Both()
    table, id = ("summons", one.summons) if len(found) == 1 else ("hearing", one.hearing or 0)
    if one.verdict == VOLUNTARY:
        title = phrase("duty.too_late", day=called, people=people)
        yield Duty(SLIPPED, last, title, one.reason, table, id)
    elif last < day:
        note = phrase("duty.proof_note", people=people, headline=one.headline)
        yield Duty(SAVE, last, phrase("duty.proof", day=called), note, table, id)
    else:
        group = TODAY if last == day else SAVE if (last - day).days <= NEAR else THEN
        note = phrase("duty.serve_note", people=people, starting=one.starting)
        yield Duty(group, last, phrase("duty.serve", day=called), note, table, id)
        yield from _methods(one, called, day, (table, id))


def _methods(one: Verdict, called: Both, day: datetime.date, to: tuple[str, int]) -> Iterator[Duty]:
    """The slow way, a first public notice, when its last safe day is past while others are still open."""
    for start in one.starts:
        if start.later is not None and start.day < day:
            when = when_words(When.day(start.day))
            title = phrase("duty.method", method=method_words(start.method), day=called, start=when)
            yield Duty(SLIPPED, start.day, title, phrase("duty.method_note"), *to)


def _people(case: Case, ids: Iterable[int | None]) -> Both:
    """The first by name, and how many more there are."""
    known = [id for id in dict.fromkeys(ids) if id]
    if not known:
        return Both()
    name = Both(case.parties.called(known[0], "en"), case.parties.called(known[0], "ko"))
    return phrase("duty.people", who=name, n=len(known) - 1) if len(known) > 1 else name


def in_order(duties: Iterable[Duty]) -> dict[str, list[Duty]]:
    """By group; in each the next day first, of what slipped the latest."""
    found: dict[str, list[Duty]] = {group: [] for group in GROUPS}
    for duty in duties:
        found[duty.group].append(duty)
    for group, listed in found.items():
        listed.sort(
            key=lambda duty: (duty.day is None, duty.day or datetime.date.max), reverse=group == SLIPPED
        )
    return found
