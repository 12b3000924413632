"""Working days and holidays, per calendar: the library's days, our dated corrections over them, the case's over both.

The library is imported when the first holiday is asked for, so that it stays out of the start of the program.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hearingdesk.places import resources
from hearingdesk.procedure.phrases import phrase
from hearingdesk.procedure.rule import Both
from hearingdesk.words import _

_DAY = datetime.timedelta(days=1)
_FIELDS = ("name", "en", "ko", "country", "part", "category", "weekend", "since", "until", "src", "day")
_LONGEST_PAUSE = 60  # days in a row without a working one: more is a fault of the data, not a holiday


@dataclass(frozen=True, slots=True)
class Day:
    """One dated entry over the library's: a day off, or a working day that would be one."""

    day: datetime.date
    name: Both
    is_working: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What resources/holidays says of one calendar; `country` "" means that no holidays are known."""

    name: str
    title: Both
    country: str = ""
    part: str = ""  # the state or nation within it
    category: str = "public"
    weekend: frozenset[int] = frozenset((5, 6))  # Monday is 0
    since: int = 1  # the first and the last year that are answered for
    until: int = 9999
    days: tuple[Day, ...] = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """One calendar, perhaps with days of the case."""

    facts: Facts
    own: Mapping[datetime.date, Day] = field(default_factory=dict)
    _years: dict[int, Mapping[datetime.date, Both]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_known(self) -> bool:
        """Whether there are holidays at all: from the library, or entered in the case."""
        return bool(self.facts.country or self.own)

    @property
    def is_own(self) -> bool:
        """Whether all that is known of it was entered in the case, so that nobody answers for the rest."""
        return bool(self.own) and not self.facts.country

    def covers(self, day: datetime.date) -> bool:
        """Whether the holidays of that year are known and answered for."""
        return self.is_known and self.facts.since <= day.year <= self.facts.until

    def holiday(self, day: datetime.date) -> Both | None:
        """The name of a holiday; None on any other day, Saturdays and Sundays included."""
        return self._of_year(day.year).get(day)

    def is_working(self, day: datetime.date) -> bool:
        """Neither weekend nor holiday, or made a working day by the case."""
        own = self.own.get(day)
        if own is not None:
            return own.is_working
        return day.weekday() not in self.facts.weekend and day not in self._of_year(day.year)

    def working_from(self, day: datetime.date, step: int) -> datetime.date:
        """The day itself, or the nearest working day after it (step 1) or before it (step -1).

        Raises OverflowError at the end of the calendar, and where no working day is near.
        """
        for _time in range(_LONGEST_PAUSE):
            if self.is_working(day):
                return day
            day += step * _DAY
        raise OverflowError("no working day is near")

    def working_days(self, day: datetime.date, n: int, step: int) -> datetime.date:
        """The n-th working day after (step 1) or before (step -1) a day, which is not counted itself."""
        for _time in range(n):
            day = self.working_from(day + step * _DAY, step)
        return day

    def _of_year(self, year: int) -> Mapping[datetime.date, Both]:
        days = self._years.get(year)
        if days is None:
            days = self._years[year] = self._read(year)
        return days

    def _read(self, year: int) -> Mapping[datetime.date, Both]:
        days = dict(_library(self.facts, year))
        dated = [*self.facts.days, *self.own.values()]
        for one in dated:
            if one.day.year == year:
                days.pop(one.day, None)
                if not one.is_working:
                    days[one.day] = one.name
        return MappingProxyType(days)


class Calendars:
    """All calendars by name; an unknown name has no holidays, which every count from it says."""

    def __init__(self, own: Iterable[tuple[str, Day]] = ()) -> None:
        self._known = dict(shipped())
        added: dict[str, dict[datetime.date, Day]] = {}
        for name, day in own:
            added.setdefault(name, {})[day.day] = day
        for name, days in added.items():
            facts = self._known[name].facts if name in self._known else _unknown(name)
            self._known[name] = Calendar(facts, MappingProxyType(days))

    def __getitem__(self, name: str) -> Calendar:
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = Calendar(_unknown(name))
        return found

    def names(self) -> list[str]:
        return sorted(self._known)


@cache
def shipped() -> Mapping[str, Calendar]:
    """The calendars of the program."""
    found = (_facts(path.name) for path in sorted(resources("holidays").glob("*.toml")))
    return {facts.name: Calendar(facts) for facts in found}


def _facts(file: str) -> Facts:
    return read(resources("holidays", file))


def read(path: Path) -> Facts:
    """Read and check one file of holidays. Raises BadRules with every fault: file, day, reason."""
    from hearingdesk.procedure.faults import BadRules, Fault  # faults knows the calendars

    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadRules([Fault(path.name, "", str(error))]) from None
    if found := list(_wrong(table)):
        raise BadRules(Fault(path.name, where, reason) for where, reason in found)
    days = (
        Day(one["day"], Both(one["en"], one["ko"]), one.get("is_working", False))
        for one in table.pop("day", ())
    )
    title = Both(table.pop("en"), table.pop("ko"))
    table.pop("src", None)
    return Facts(title=title, days=tuple(days), weekend=frozenset(table.pop("weekend", (5, 6))), **table)


def _wrong(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Everything wrong with a calendar as written: which day of it, and why."""
    for name in ("name", "en", "ko"):
        if not table.get(name):
            yield "", _("“{field}” is missing.", field=name)
    for name in table:
        if name not in _FIELDS:
            yield "", _("“{field}” is no field of a calendar.", field=name)
    if table.get("since", 1) > table.get("until", 9999):
        yield "", _("It ends on {to}, before it begins.", to=table["until"])
    met: set[datetime.date] = set()
    for one in table.get("day", ()):
        day = one.get("day")
        if type(day) is not datetime.date:
            yield str(day), _("“{field}” has a value of the wrong kind: {value}.", field="day", value=day)
            continue
        if day in met:
            yield str(day), _("The day is listed twice.")
        met.add(day)
        if not (one.get("en") and one.get("ko")):
            yield str(day), _("“{field}” has no Korean.", field="day")


def _unknown(name: str) -> Facts:
    return Facts(name=name, title=Both(name, name))


def base(facts: Facts, year: int) -> Mapping[datetime.date, Both]:
    """The library's holidays of a year, before any correction; none for a calendar that it does not know."""
    return _library(facts, year)


@cache
def _library(facts: Facts, year: int) -> Mapping[datetime.date, Both]:
    if not facts.country or not facts.since <= year <= facts.until:
        return {}
    from holidays import country_holidays

    def read(language: str | None) -> Mapping[datetime.date, str]:
        return country_holidays(
            facts.country,
            subdiv=facts.part or None,
            years=year,
            categories=facts.category,
            language=language,
        )

    korean = read("ko") if facts.country == "KR" else {}
    unnamed = phrase("word.holiday").ko
    return {
        day: Both(name, korean.get(day, unnamed)) for day, name in read("en_US").items() if day.year == year
    }
