"""How a deadline stands on a day: a word of the code list deadline_state, whatever is written in the record."""

from __future__ import annotations

import datetime

from hearingdesk.records.deadlines import Deadline
from hearingdesk.when import When

DAY_LENGTH = len("2025-12-17")
_FIXED = ("waived", "na")


def standing(one: Deadline, day: datetime.date) -> str:
    """The state as seen from a day; "" where it has no day, and is neither done nor waived."""
    if one.state in _FIXED:
        return one.state
    if one.contested or one.state == "contested":
        return "contested"
    if one.done is not None:
        met = in_time(one.done, one.due, one.due)
        return one.state if met is None else "met" if met else "met_late"
    if one.state in ("met", "met_late"):
        return one.state
    days = days_left(one, day)
    if days is None:
        return ""
    return "today" if days == 0 else "missed" if days < 0 else "future"


def days_left(one: Deadline, day: datetime.date) -> int | None:
    """From a day to the last one on which it can be done; negative when that is past, None where there is none."""
    last = one.due or one.span
    return (last.last - day).days if last is not None else None


def in_time(done: When, earliest: When | None, latest: When | None) -> bool | None:
    """Was it done by then? None where that hangs on what is not known."""
    if done.about or earliest is None or latest is None:
        return None
    if ends(done) <= ends(earliest):
        return True
    return False if begins(done) > ends(latest) else None


def begins(when: When) -> datetime.datetime:
    """The first moment it can mean."""
    if len(when.start) > DAY_LENGTH:
        return datetime.datetime.fromisoformat(when.start)
    return datetime.datetime.combine(when.first, datetime.time.min)


def ends(when: When) -> datetime.datetime:
    """The last moment it can mean."""
    point = when.end or when.start
    if len(point) > DAY_LENGTH:
        return datetime.datetime.fromisoformat(point)
    return datetime.datetime.combine(when.last, datetime.time(23, 59))
