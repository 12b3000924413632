"""What a day asks for: what is due, what can still be saved, what slipped, and what comes then; by the case's data."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from hearingdesk.procedure.held import Kinds
from hearingdesk.procedure.reported import CaseReader
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.standing import days_left, standing
from hearingdesk.records.complaints import Complaints
from hearingdesk.records.deadlines import Deadline, Deadlines

TODAY, SAVE, SLIPPED, THEN = "today", "save", "slipped", "then"
GROUPS = (TODAY, SAVE, SLIPPED, THEN)
NEAR = 7  # days in which something is called still to be saved, and not for later
_MOST = 400  # deadlines looked at


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
    from hearingdesk.procedure.phrases import phrase  # the words of the law: Today asks once it is painted
    from hearingdesk.procedure.telling import when_words

    for one in case.complaints.some(case.complaints.unsettled, _MOST):
        title = Both(case.complaints.name(one, "en"), case.complaints.name(one, "ko"))
        since = one.filed or one.resolved
        if one.received is not None or since is None or since.first > day:
            continue
        key = "receipt" if one.filed else "file"
        note = phrase(f"duty.{key}_note", title=title, day=when_words(since.date()))
        yield Duty(SAVE, since.first, phrase(f"duty.{key}"), note, "complaint", one.id)


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
