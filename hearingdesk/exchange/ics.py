"""A calendar (iCalendar, RFC 5545): its events become meetings, its tasks deadlines kept by hand.

A repeating event stays one entry, with its further days in the remark: how many meetings came of it, a calendar does
not say. The times of a zone are told by the clock of the matter when they are stored.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hearingdesk.exchange.ics_lines import Component, components
from hearingdesk.exchange.ics_repeat import FOLLOWED, Repeats, repeats
from hearingdesk.exchange.ics_times import Moment, Zones, length, moment, naive, point, when
from hearingdesk.exchange.importer import importer
from hearingdesk.exchange.inner import Document, Due, Event
from hearingdesk.exchange.read_text import too_large
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Progress
from hearingdesk.when import When
from hearingdesk.words import N_, _

OWN = "X-HEARINGDESK"  # what our own export says an event is
_ENTRIES = 50_000
_SIZE = 12_000_000  # bytes, which take some twenty times that
_STEP = 500  # entries between two reports of progress
_TITLE = 500  # characters


@importer(name="ics", title=N_("Calendar (iCalendar)"), suffixes=(".ics", ".ical", ".ifb"), version=1)
class Ics:
    """The reader of the format; it holds nothing between two files."""

    def looks(self, file: SourceFile) -> float:
        head = file.head.lstrip().upper()
        if head.startswith("BEGIN:VCALENDAR"):
            return 1.0
        return 0.7 if head.startswith("BEGIN:") and ("BEGIN:VEVENT" in head or "BEGIN:VTODO" in head) else 0.0

    def read(self, file: SourceFile, progress: Progress) -> Document:
        return _Reading(file).document(progress)


class _Reading:
    """One calendar being read."""

    def __init__(self, file: SourceFile) -> None:
        self.name = file.name
        self.file = file
        if len(file.data) > _SIZE:
            raise too_large(file.name, len(file.data), _SIZE)
        self.warnings = list(file.text.warnings)
        self.top = components(file.text.text, file.name)
        self.every = [part for one in self.top for part in one.walk()]
        self.zones = Zones(self.every)
        self.followed = 0
        self.apart: dict[str, set[When]] = {}  # the times of a series that have an entry of their own

    def document(self, progress: Progress) -> Document:
        entries = [part for part in self.every if part.name in ("VEVENT", "VTODO")]
        if not entries:
            raise failed(
                self.name, _("there is no event and no task in it."), self.top[0].line if self.top else 0
            )
        if len(entries) > _ENTRIES:
            raise failed(self.name, _("it has more than {n} entries.", n=_ENTRIES), entries[_ENTRIES].line)
        if any(one.name != "VCALENDAR" for one in self.top):
            self.warnings.append(_("Its entries are not inside a VCALENDAR; they are read all the same."))
        for part in entries:
            if (again := self._moment(part, "RECURRENCE-ID")) is not None:
                self.apart.setdefault(part.words("UID"), set()).add(when(again))
        events: list[Event] = []
        dues: list[Due] = []
        for done, part in enumerate(entries):
            if done % _STEP == 0:
                progress(done, len(entries), self.name)
            if part.name == "VTODO" or part.words(OWN) == "deadline":
                dues.append(self._due(part))
            else:
                events.append(self._event(part))
        for zone, line in self.zones.unknown.items():
            words = _(
                "Line {line}: the time zone “{zone}” is not known; its times are kept as written.",
                line=line,
                zone=zone,
            )
            self.warnings.append(words)
        calendar = next((one for one in self.top if one.name == "VCALENDAR"), None)
        name = (calendar.words("X-WR-CALNAME") or calendar.words("NAME")) if calendar else ""
        return Document(
            format="ics",
            version=1,
            title=name[:_TITLE] or self.name,
            events=tuple(events),
            dues=tuple(dues),
            encoding=self.file.text.encoding,
            warnings=tuple(self.warnings),
        )

    def _event(self, part: Component) -> Event:
        start, end = self._moment(part, "DTSTART"), self._end(part)
        if start is None:
            self.warnings.append(_("Line {line}: an entry without a day.", line=part.line))
        ends = isinstance(start, datetime) and isinstance(end, datetime) and naive(end) > naive(start)
        again = self._moment(part, "RECURRENCE-ID")
        found = self._repeats(part, start)
        return Event(
            title=self._title(part),
            day=when(start, end) if start else None,
            starts=point(start) if isinstance(start, datetime) else None,
            ends=point(end) if end and ends else None,
            further=tuple(point(one) for one in found.further),
            goes_on=found.more,
            instead=point(again) if again else None,
            place=" ".join(part.words("LOCATION").split())[:_TITLE],
            remark="\n".join(_remarks(part, found)),
            mark=self._mark(part),
        )

    def _repeats(self, part: Component, start: Moment | None) -> Repeats:
        if start is None or not any(part.first(name) for name in ("RRULE", "RDATE", "EXDATE")):
            return Repeats()
        self.followed += 1
        found = repeats(part, start, self.zones, self.name, self.followed <= FOLLOWED)
        told_apart = self.apart.get(part.words("UID"), ())
        return replace(found, further=tuple(one for one in found.further if when(one) not in told_apart))

    def _due(self, part: Component) -> Due:
        start = self._moment(part, "DUE") or self._moment(part, "DTSTART")
        done = self._moment(part, "COMPLETED")
        return Due(
            title=self._title(part),
            due=point(start) if start else None,
            done=point(done) if done else None,
            remark=part.words("DESCRIPTION"),
            mark=self._mark(part),
        )

    def _title(self, part: Component) -> str:
        words = (
            " ".join(part.words("SUMMARY").split())[:_TITLE]
            or " ".join(part.words("DESCRIPTION").split())[:80]
        )
        return words or _("Entry without a title (line {line})", line=part.line)

    def _mark(self, part: Component) -> str:
        """The entry's own name in the world, with the one of a series it stands for."""
        again = part.first("RECURRENCE-ID")
        mark = " ".join((part.words("UID"), again.value.strip() if again else "")).strip()
        return mark[:_TITLE] if part.words("UID") else ""

    def _moment(self, part: Component, name: str) -> Moment | None:
        one = part.first(name)
        return moment(one, one.value, self.zones, self.name) if one else None

    def _end(self, part: Component) -> Moment | None:
        """When it ends: as said, or after as long as said."""
        start, span = self._moment(part, "DTSTART"), part.first("DURATION")
        if span is None:
            return self._moment(part, "DTEND")
        added = length(span, span.value, self.name)
        try:
            return start + added if start else None
        except OverflowError:
            raise failed(self.name, _("it ends beyond the calendar."), span.line) from None


def _remarks(part: Component, found: Repeats) -> list[str]:
    told = [part.words("DESCRIPTION")]
    if part.words("STATUS").upper() == "CANCELLED":
        told.append(_("Cancelled"))
    if found.unread:
        told.append(_("Repeats by a rule of its own: {rule}", rule=found.unread[:_TITLE]))
    labels = [one.words for one in part.every("CATEGORIES")]
    told.append(_("Categories: {words}", words=", ".join(labels)) if any(labels) else "")
    return [words for words in told if words]
