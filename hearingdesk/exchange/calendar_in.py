"""The entries of a calendar as records: events as meetings, tasks as deadlines kept by hand, by the matter's clock."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hearingdesk.casefile import CaseFile, Edit
from hearingdesk.exchange.inner import Document, Event, Point
from hearingdesk.records.citations import MARK, Citation
from hearingdesk.records.deadlines import Deadline
from hearingdesk.records.meetings import Meeting
from hearingdesk.when import When
from hearingdesk.words import _, n_


class CalendarIn:
    """Writes events and tasks of one Document. What came before under the same mark is left as the case has it."""

    def __init__(self, edit: Edit, case: CaseFile, source: int) -> None:
        self._edit, self._source = edit, source
        self._there = case.citations.marks()
        self._zone = _zone(case.matter.zone)

    def event(self, event: Event) -> int | None:
        """The meeting it became; None where it is there already."""
        if event.mark in self._there:
            return None
        start = self._local(event.begins)
        end = self._local(event.ends)
        day = start.when if start else None
        if day and end and end.when.start[:10] > day.start[:10]:
            day, end = When(day.start, end.when.end or end.when.start), None
        remark = "\n".join([event.remark, *self._times(event, end)]).strip()
        meeting = Meeting(title=event.title, body=event.body, day=day, place=event.place, remark=remark)
        return self._marked("meeting", self._edit.add(meeting).id, event.mark)

    def due(self, document: Document) -> None:
        """The tasks."""
        for one in document.dues:
            if one.mark in self._there:
                continue
            due, done = self._local(one.due), self._local(one.done)
            deadline = Deadline(
                title=one.title,
                due=due.when if due else None,
                done=done.when if done else None,
                derivation=one.remark,
            )
            self._marked("deadline", self._edit.add(deadline).id, one.mark)

    def _times(self, event: Event, end: Point | None) -> list[str]:
        told = [_("Until {clock}", clock=end.when.start[11:])] if end and len(end.when.start) > 10 else []
        if (instead := self._local(event.instead)) is not None:
            told.append(_("Instead of the one of {day}", day=instead.when.say()))
        days = [point.when.say() for point in map(self._local, event.further) if point]
        if days:
            told.append(_("Also on: {days}", days="; ".join(days)))
        if event.goes_on:
            told.append(_("It goes on after that."))
        return told

    def _local(self, point: Point | None) -> Point | None:
        """A time by the clock of the matter; as the source has it where one of both has no zone."""
        if point is None or point.instant is None or self._zone is None:
            return point
        try:
            here = point.instant.astimezone(self._zone)
        except OverflowError:
            return point
        return Point(When(f"{here:%Y-%m-%dT%H:%M}")) if here.year > 999 else point

    def _marked(self, table: str, id: int, mark: str) -> int:
        if mark:
            cited = Citation(about_kind=table, about=id, source=self._source, locator=f"{MARK}{mark}")
            self._edit.add(cited)
            self._there.add(mark)
        return id


def known(case: CaseFile, document: Document) -> str:
    """How many entries of a calendar are in the case already, in a sentence; "" for none."""
    there = case.citations.marks() if document.events or document.dues else set()
    n = sum(1 for one in (*document.events, *document.dues) if one.mark in there)
    sentence = n_(
        "{n} entry is in the case already and was left as it is.",
        "{n} entries are in the case already and were left as they are.",
        n,
    )
    return sentence if n else ""


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
