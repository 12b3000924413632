"""What a day asks for by the verdicts on summonses: apart from the other duties, because it loads the law."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator

from hearingdesk.procedure.duties import NEAR, SAVE, SLIPPED, THEN, TODAY, Case, Duty
from hearingdesk.procedure.law import Law
from hearingdesk.procedure.phrases import phrase
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.serving import method_words
from hearingdesk.procedure.telling import when_words
from hearingdesk.procedure.verdicts import GAP, VOLUNTARY, Verdict, judge_all
from hearingdesk.when import When

_BACK, _AHEAD = 30, 60  # days in which summonses are judged
_JUDGED = 80  # summonses judged
_DAY = datetime.timedelta(days=1)


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
