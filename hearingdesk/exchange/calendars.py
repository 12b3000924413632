"""Calendars: iCalendar files, an event for each VEVENT, wherever it stands.

A rule of repetition is kept in words and not unfolded: which of the days took place, the file does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from hearingdesk.errors import Unreadable
from hearingdesk.exchange.importer import importer
from hearingdesk.exchange.inner import Document, Event, Person
from hearingdesk.exchange.read_lines import Lines
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Progress
from hearingdesk.when import When
from hearingdesk.words import N_, _, n_

_BEGIN = re.compile(r"^\s*BEGIN:(?:VCALENDAR|VEVENT|VTODO|VJOURNAL|[A-Z-]{1,40})\s*$", re.I)
_LINE = re.compile(r"^(?P<name>[A-Za-z0-9-]{1,60})(?P<told>(?:;[^:\"]{0,200}(?:\"[^\"]{0,500}\")?)*):")
_POINT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:\d\d)?(Z)?)?$")
_NAMED = re.compile(r"(?i)(?:^|;)CN=\"?([^\";:]{1,200})")
_MAIN = {"SUMMARY", "LOCATION", "DTSTART", "BEGIN", "END", "ATTENDEE", "DTSTAMP"}
_EVENTS = 100_000
_STEP = 2_000  # lines between two reports of progress


@dataclass(slots=True)
class _Open:
    """The event being read: its properties in order, without those of what stands within it."""

    line: int
    lines: list[tuple[str, str, str]] = field(default_factory=list)  # name, parameters, value
    stray: list[str] = field(default_factory=list)
    within: int = 0


@importer(name="icalendar", title=N_("Calendar (iCalendar)"), suffixes=(".ics", ".ical"), version=1)
class Calendars:
    """The reader of the format; it holds nothing between two files."""

    def looks(self, file: SourceFile) -> float:
        first = next((line for line in file.head.split("\n") if line.strip()), "")
        return 0.9 if _BEGIN.match(first) and "BEGIN:VEVENT" in file.head.upper() else 0.0

    def read(self, file: SourceFile, progress: Progress) -> Document:
        return _Reading(file, progress).document()


class _Reading:
    """One file being read."""

    def __init__(self, file: SourceFile, progress: Progress) -> None:
        self._file, self._progress = file, progress
        self._events: list[Event] = []
        self._people: dict[str, Person] = {}
        self._dayless: list[int] = []
        self._stray: list[int] = []
        self._title = ""

    def document(self) -> Document:
        lines = Lines(self._file.data, self._file.name, self._file.encoding)
        event: _Open | None = None
        for number, line in _unfolded(lines):
            if number % _STEP == 1:
                self._progress(number, max(number, self._file.data.count(b"\n")), self._file.name)
            event = self._line(event, number, line)
        if event is not None:
            raise failed(self._file.name, _("an event begins here and does not end."), event.line)
        if not self._events:
            raise failed(self._file.name, _("it has no event."), 1)
        return Document(
            format="icalendar",
            version=1,
            title=self._title or PurePath(self._file.name).stem or self._file.name,
            people=tuple(self._people.values()),
            events=tuple(self._events),
            encoding=lines.encoding,
            warnings=(*lines.warnings, *self._warnings()),
        )

    def _line(self, event: _Open | None, number: int, line: str) -> _Open | None:
        found = _LINE.match(line[:4000])
        name = found["name"].upper() if found else ""
        value = line[found.end() :].strip() if found else line.strip()
        if event is None:
            if name == "BEGIN" and value.upper() == "VEVENT":
                if len(self._events) >= _EVENTS:
                    raise failed(self._file.name, _("it has more events than any calendar has."), number)
                return _Open(number)
            if name == "X-WR-CALNAME":
                self._title = _plain(value)[:300]
            return None
        if name == "END" and value.upper() == "VEVENT" and not event.within:
            self._events.append(self._event(event))
            return None
        if name in ("BEGIN", "END"):
            event.within = max(0, event.within + (1 if name == "BEGIN" else -1))
        elif not event.within and found is not None:
            event.lines.append((name, found["told"], value))
        elif not event.within and line.strip():
            self._stray.append(number)
            event.stray.append(line.strip())
        return event

    def _event(self, event: _Open) -> Event:
        told: dict[str, str] = {}
        remark: list[str] = []
        people: list[str] = []
        for name, parameters, value in event.lines:
            if name == "ATTENDEE":
                people.append(self._person(parameters, value))
            elif name not in _MAIN:
                remark.append(f"{name}: {_plain(value)}"[:2000])
            elif name not in told:
                told[name] = value
        day = _day(told.get("DTSTART", ""))
        if day is None:
            self._dayless.append(event.line)
        return Event(
            title=_plain(told.get("SUMMARY", ""))[:500] or _("Event"),
            day=day,
            place=_plain(told.get("LOCATION", ""))[:500],
            people=tuple(dict.fromkeys(people)),
            remark="\n".join([*remark, *event.stray]),
        )

    def _person(self, parameters: str, value: str) -> str:
        named = _NAMED.search(parameters)
        key = value.casefold()[:300]
        name = named[1].strip() if named else value.partition(":")[2] or value
        self._people.setdefault(key, Person(name=name[:300] or _("unnamed"), key=key))
        return key

    def _warnings(self) -> Iterator[str]:
        if self._dayless:
            yield n_(
                "{n} event has no day that can be read: line {line}.",
                "{n} events have no day that can be read, first line {line}.",
                len(self._dayless),
                line=self._dayless[0],
            )
        if self._stray:
            yield n_(
                "{n} line of an event is not as the format asks and was kept as it is: line {line}.",
                "{n} lines of events are not as the format asks and were kept as they are, first line {line}.",
                len(self._stray),
                line=self._stray[0],
            )


def _unfolded(lines: Lines) -> Iterator[tuple[int, str]]:
    """Lines as they were before they were folded at 75 bytes, with the number of the first."""
    begun, parts = 0, list[str]()
    for number, line in enumerate(lines, 1):
        if line[:1] in (" ", "\t") and parts:
            parts.append(line[1:])
            continue
        if parts:
            yield begun, "".join(parts)
        begun, parts = number, [line]
    if parts:
        yield begun, "".join(parts)


def _day(value: str) -> When | None:
    found = _POINT.match(value.strip())
    if found is None:
        return None
    year, month, day, hour, minute, _utc = found.groups()
    try:
        return When(f"{year}-{month}-{day}" + (f"T{hour}:{minute}" if hour else ""))
    except Unreadable:
        return None


def _plain(value: str) -> str:
    """A value without its escapes."""
    return re.sub(r"\\([nN,;\\])", lambda found: "\n" if found[1] in "nN" else found[1], value).strip()
