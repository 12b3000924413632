"""A deadline as the law of the case counts it: the day, the derivation, the doubts. By hand stays by hand."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from hearingdesk.procedure.counted import Counted
from hearingdesk.procedure.events import triggers
from hearingdesk.procedure.held import Held, Kinds
from hearingdesk.procedure.law import Law
from hearingdesk.procedure.phrases import doubt, joined, phrase
from hearingdesk.procedure.rule import Both, Rule
from hearingdesk.procedure.sources import cite_law
from hearingdesk.procedure.starts import Start, paths, start_of
from hearingdesk.procedure.versions import Counting, told, versions_of, weighed
from hearingdesk.records.deadlines import Deadline
from hearingdesk.when import When

_BY_HAND = ("waived", "na")  # states that a count leaves alone
_BY_DONE = ("met", "met_late")  # states that follow from when it was done


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A deadline with its counts: one, one for each version of its trigger, or none without a day to count from."""

    deadline: Deadline
    rule: Rule
    counts: tuple[Counting, ...] = ()

    @property
    def is_contested(self) -> bool:
        return len(self.counts) > 1

    def days(self) -> list[datetime.date]:
        """The days in question, in order: of every version and every reading."""
        every = [reading for one in self.counts for reading in (one.counted.readings or (one.counted,))]
        points = (point for one in every for point in ((one.due,) if one.due else (one.earliest, one.latest)))
        return sorted({point.last for point in points if point is not None})


class Reckoner:
    """Counts the deadlines of one case by one law; what it has counted once it remembers."""

    def __init__(self, case: Kinds, law: Law) -> None:
        self._case, self._law = Held(case), law
        self._known = frozenset(law.ids())
        self._kinds: dict[tuple[str, int], str] = {}
        self._counts: dict[tuple[str, When, int | None, str], Counted] = {}

    def prepare(self, deadlines: Iterable[Deadline]) -> None:
        """Read together what many deadlines are about."""
        about: dict[str, list[int]] = {}
        for one in deadlines:
            if one.about and one.about_kind:
                about.setdefault(one.about_kind, []).append(one.about)
        for table, ids in about.items():
            self._case.of(table).many(ids)

    def reckon(self, deadline: Deadline, gone: Iterable[When] = ()) -> Reckoned | None:
        """The deadline as it should stand; None for one that is kept by hand.

        `gone`: days that records no longer say; a deadline counted from one of them has lost its trigger.
        """
        rule = self._rule(deadline)
        if rule is None or (rule.offset is None and deadline.number is None):
            return None
        id, table = deadline.about, deadline.about_kind
        versions = versions_of(self._case, table, id)
        kind = self._proceeding(table, id)
        if len(versions) > 1:
            counts = tuple(
                weighed(one, self._count(rule.id, one.day, deadline.number, kind), deadline.done)
                for one in versions
            )
            return Reckoned(_contested(deadline, rule, counts), rule, counts)
        start = Start(versions[0].day) if versions else start_of(self._case, rule.trigger, table, id)
        if start is None and deadline.trigger_day and deadline.trigger_day not in set(gone):
            says = bool(id) and bool(paths(rule.trigger, table) or table in ("claim", "issue"))
            start = Start(deadline.trigger_day, (doubt("by_hand"),) if says else ())
        if start is None:
            return self._without_day(deadline, rule)
        counted = self._chained(rule, start, deadline, kind)
        return _single(deadline, rule, start, weighed(None, counted, deadline.done))

    def _rule(self, deadline: Deadline) -> Rule | None:
        """The rule by which it can be counted; None where it names none, or one without a period."""
        if deadline.rule not in self._known:
            return None
        rule = self._law.rule(deadline.rule, deadline.trigger_day.first if deadline.trigger_day else None)
        return None if rule.unit in ("none", "sitting_day") or rule.threshold else rule

    def _count(self, rule: str, on: When, number: int | None, kind: str) -> Counted:
        key = (rule, on, number, kind)
        found = self._counts.get(key)
        if found is None:
            found = self._law.count(rule, on, number=number, kind=kind)
            self._counts[key] = found
        return found

    def _chained(self, rule: Rule, start: Start, deadline: Deadline, kind: str) -> Counted:
        """Counted from another deadline, that one's day before its roll matters too."""
        if deadline.about_kind == "deadline":
            first = self._case.of("deadline").find(deadline.about)
            before = self.reckon(first) if first is not None and first.id != deadline.id else None
            if before and len(before.counts) == 1 and before.counts[0].counted.due == start.day:
                on = before.counts[0].counted
                return self._law.count(rule.id, on, number=deadline.number, kind=kind)
        return self._count(rule.id, start.day, deadline.number, kind)

    def _without_day(self, deadline: Deadline, rule: Rule) -> Reckoned | None:
        """Nothing to count from: a day that somebody entered stays, one that was counted goes."""
        said = _unstarted(rule)
        entered = deadline.due or deadline.span or deadline.derivation
        counted = deadline.trigger_day or deadline.derivation.startswith(said.en) or _was_contested(deadline)
        if entered and not counted:
            return None
        bare = replace(
            deadline,
            trigger_day=None,
            due=None,
            span=None,
            contested=False,
            doubtful=True,
            state=_kept(deadline),
            **_worded(said, rule, rule.confidence),
        )
        return Reckoned(bare, rule)

    def _proceeding(self, table: str, id: int | None) -> str:
        """The kind of proceeding the record belongs to; "" where it says none."""
        if table.startswith("complaint"):
            return "complaint"
        if not id or table not in (
            "hearing",
            "sitting",
            "summons",
            "attendance",
            "excuse",
            "service",
            "demand",
        ):
            return ""
        key = (table, id)
        if key not in self._kinds:
            hearing = self._case.of("hearing").find(self._hearing(table, id))
            self._kinds[key] = hearing.kind if hearing else ""
        return self._kinds[key]

    def _hearing(self, table: str, id: int) -> int | None:
        record = self._case.of(table).find(id)
        if record is None or table == "hearing":
            return id
        if table == "attendance":
            return self._hearing("sitting", record.sitting)
        if table in ("excuse", "service"):
            return self._hearing("summons", record.summons)
        return record.hearing


def _contested(deadline: Deadline, rule: Rule, counts: Sequence[Counting]) -> Deadline:
    """No single day, and no single answer."""
    points = [point for one in counts for point in (one.counted.earliest, one.counted.latest) if point]
    said = told(rule.title, triggers()[rule.trigger], counts)
    return replace(
        deadline,
        trigger_day=None,
        due=None,
        span=_span(points),
        contested=True,
        doubtful=True,
        state="contested" if deadline.state not in _BY_HAND else deadline.state,
        **_worded(said, rule, counts[0].counted.confidence),
    )


def _single(deadline: Deadline, rule: Rule, start: Start, one: Counting) -> Reckoned:
    counted = one.counted
    state = _kept(deadline)
    if one.met is not None and state not in _BY_HAND:
        state = "met" if one.met else "met_late"
    why = joined("; ", [one.why for one in start.doubts])
    check = phrase("result.check", why=why) if why else Both()
    made = replace(
        deadline,
        trigger_day=start.day,
        due=counted.due,
        span=None if counted.due else _span([point for point in (counted.earliest, counted.latest) if point]),
        contested=False,
        doubtful=bool(counted.doubts or start.doubts),
        state=state,
        **_worded(joined(". ", [counted.derivation, check, one.told]), rule, counted.confidence),
    )
    return Reckoned(made, rule, (one,))


def _kept(deadline: Deadline) -> str:
    """The state without what used to follow from a count."""
    return "" if deadline.state in ("contested", *_BY_DONE) else deadline.state


def _was_contested(deadline: Deadline) -> bool:
    """Counted from several versions, of which none is left."""
    return deadline.contested and deadline.span is not None


def _span(points: Sequence[When]) -> When | None:
    """From the first of these to the last; one of them where they are the same."""
    if not points:
        return None
    return When(min(points).start, max(points, key=lambda one: (one.last, one.start)).start)


def _unstarted(rule: Rule) -> Both:
    return phrase("result.no_trigger", title=rule.title, trigger=triggers()[rule.trigger])


def _worded(said: Both, rule: Rule, confidence: str) -> dict[str, Any]:
    """The derivation and on whose word it stands, as fields."""
    return {
        "derivation": said.en,
        "derivation_ko": said.ko,
        "basis": _basis(rule),
        "confidence": confidence,
    }


@cache
def _basis(rule: Rule) -> str:
    basis = cite_law(rule.sources)
    return basis.en if basis.en == basis.ko else f"{basis.en} ({basis.ko})"
