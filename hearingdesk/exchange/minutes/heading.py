"""What stands before the first speaker: the day, the committee, the title, the place, and who is listed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hearingdesk.errors import Unreadable
from hearingdesk.exchange.minutes.patterns import SEEN
from hearingdesk.exchange.minutes.profile import HEAD, LISTS, MinutesProfile
from hearingdesk.exchange.printed_dates import printed_days
from hearingdesk.when import When

_KEPT = 200  # lines that are kept as the head
_NAMES = 500  # in one list
_LONGEST = 200  # characters of a name


class Heading:
    """Takes the lines one by one; what it has found is whole when the last has passed."""

    def __init__(self, profile: MinutesProfile) -> None:
        self._patterns = profile.patterns
        self._open = ""  # the list that goes on with the next line
        self.lines: list[str] = []
        self.found: dict[str, str] = {}
        self.lists: dict[str, list[str]] = {}

    def take(self, line: str) -> str:
        """A line of the head; what it says: the name of the pattern that it fits, "" for none."""
        if len(self.lines) < _KEPT:
            self.lines.append(line.strip())
        beginning = line[:SEEN]
        part = self.times(beginning)
        for name in LISTS:
            found = searched(self._patterns.get(name), beginning)
            if found is not None:
                self.lists.setdefault(name, [])
                return self._list(name, line[found.start(name) :] if found[name] is not None else "")
        for name in HEAD:
            found = searched(self._patterns.get(name), beginning)
            if found is not None and name not in self.found:
                self.found[name] = " ".join((found[name] or "").split())
                part = part or name
        if self._open and not part:
            return self._list(self._open, line)
        self._open = ""
        return part

    def gap(self) -> None:
        """An empty line: a list that has begun is over."""
        if self.lists.get(self._open):
            self._open = ""

    def times(self, line: str) -> str:
        """When the sitting opens and closes, where the line says so; which of them it says."""
        part = ""
        for name in ("opens", "closes"):
            found = searched(self._patterns.get(name), line)
            if found is not None and (name == "closes" or name not in self.found):
                hour, minute = int(found["hour"]), int(found.groupdict().get("minute") or 0)
                if hour < 24 and minute < 60:
                    self.found[name], part = f"{hour:02}:{minute:02}", part or name
        return part

    def day(self) -> When | None:
        """The day as printed; None where the head does not say it beyond doubt."""
        words = self.found.get("date", "")
        if words:
            try:
                return When(When.read(words).start[:10])
            except Unreadable:
                pass
        return next(iter(printed_days(words or "\n".join(self.lines))), None)

    def _list(self, name: str, words: str) -> str:
        there = self.lists[name]
        there.extend(one for one in names(words) if len(there) < _NAMES)
        self._open = name
        return name


def names(words: str) -> Iterable[str]:
    """The names of a list in one line, parted by semicolons, else by commas."""
    parts = words.split(";") if ";" in words else re.split("[,、，]", words)
    for part in parts:
        name = " ".join(part.split()).removeprefix("and ").strip(" .")
        if name:
            yield name[:_LONGEST]


def searched(pattern: re.Pattern[str] | None, line: str) -> re.Match[str] | None:
    """The pattern anywhere in the line; None also where there is none."""
    return pattern.search(line) if pattern else None
