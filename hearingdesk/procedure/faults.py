"""What is wrong with a rule as written, before anybody counts with it: rule and reason, a sentence each."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hearingdesk.errors import HearingDeskError, Unreadable
from hearingdesk.procedure.calendars import shipped
from hearingdesk.procedure.events import proceedings, triggers
from hearingdesk.procedure.formula import formula
from hearingdesk.procedure.rule import CONFIDENCES, DIRECTIONS, FIRST_DAYS, FORCES, ROLLS, UNITS
from hearingdesk.procedure.sources import code_of, sources
from hearingdesk.words import _

Table = Mapping[str, Any]
Wrong = tuple[str, str]  # field, a sentence

_WORDS = {
    "unit": UNITS,
    "dir": DIRECTIONS,
    "first_day": FIRST_DAYS,
    "roll": ROLLS,
    "advisory_roll": ("prev",),
    "effect": ("next_day",),
    "force": FORCES,
    "conf": CONFIDENCES,
}
_NEEDED = ("id", "en", "ko", "trigger", "unit", "dir", "first_day", "roll", "force", "applies", "src", "conf")
_NOT: dict[Any, type] = {
    int: bool,
    datetime.date: datetime.datetime,
}  # what else Python takes for one of those
_LISTS = ("also", "applies", "not_applies", "src")
_PAIRS = ("if_missed", "note")
_OF_DOUBT = {"en", "ko", "from", "when"}
_TYPES: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("id", "en", "ko", "ja", "de", "trigger", "at", "threshold", "former", "calendar"), str),
    **dict.fromkeys(_WORDS, str),
    **dict.fromkeys(("clear_days", "max", "min", "uncertain"), bool),
    **dict.fromkeys((*_LISTS, "doubt"), list),
    **dict.fromkeys((*_PAIRS, "alt"), dict),
    **dict.fromkeys(("from", "to"), datetime.date),
    "offset": int,
}
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_HANGUL = re.compile("[가-힣]")
_ALT = {"clear_days": (True, False), "from": ("rolled_due",)}


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a rule is wrong and why."""

    where: str  # the file, or the case
    rule: str
    reason: str
    field: str = ""  # of the rule, where it is one that is wrong

    def __str__(self) -> str:
        return _("{file}, rule {rule}: {reason}", file=self.where, rule=self.rule or "?", reason=self.reason)


class BadRules(HearingDeskError):
    """The rules cannot be used; the sentence names file, rule and reason of each fault."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def reasons(table: Table, *, own: bool = False) -> Iterator[str]:
    """Everything wrong with one rule; a case's own may cite what it likes and speak one language."""
    yield from (reason for _field, reason in wrong(table, own=own))


def wrong(table: Table, *, own: bool = False) -> Iterator[Wrong]:
    """The same with the field that is wrong, so that a form can say it there."""
    shape = list(_misshapen(table))
    yield from shape
    if shape:
        return
    yield from _unknown_words(table)
    if not own:
        yield from _unknown_sources(table)
        yield from _untranslated(table)
    yield from _uncountable(table)
    yield from _turned_round(table)


def versions(tables: Iterable[Table]) -> Iterator[tuple[str, str]]:
    """Rule and reason where the versions of one rule overlap, or leave days between them."""
    by_id: dict[str, list[Table]] = {}
    for table in tables:
        by_id.setdefault(table["id"], []).append(table)
    for name, found in by_id.items():
        ordered = sorted(found, key=lambda table: table.get("from") or datetime.date.min)
        for former, later in pairwise(ordered):
            yield from ((name, reason) for reason in _joint(former, later))
    for name, found in by_id.items():
        for one in found:
            if former := one.get("former"):
                known = by_id.get(former, [])
                if not known:
                    yield name, _("There is no former rule {rule}.", rule=former)
                yield from ((name, reason) for last in known for reason in _joint(last, one))


def _joint(former: Table, later: Table) -> Iterator[str]:
    return follow(former.get("to"), later.get("from"))


def follow(end: datetime.date | None, start: datetime.date | None) -> Iterator[str]:
    """What is wrong where two versions meet: the day after the one ends, the other must begin."""
    if end is None or start is None or start <= end:
        yield _("Two versions are in force at once from {day}.", day=start or "—")
    elif start != end + datetime.timedelta(days=1):
        yield _("No version is in force after {end} and before {start}.", end=end, start=start)


def _misshapen(table: Table) -> Iterator[Wrong]:
    for name in _NEEDED:
        if table.get(name) in (None, ""):
            yield name, _("“{field}” is missing.", field=name)
    for name, value in table.items():
        kind = _TYPES.get(name)
        if kind is None:
            yield name, _("“{field}” is no field of a rule.", field=name)
        elif not isinstance(value, kind) or isinstance(value, _NOT.get(kind, ())) or not _plain(name, value):
            yield name, _bad(name, value)
        elif name in _WORDS and value not in _WORDS[name]:
            known = ", ".join(_WORDS[name])
            yield (
                name,
                _("“{value}” is no word for “{field}”: {known}.", value=value, field=name, known=known),
            )


def _plain(name: str, value: Any) -> bool:
    """Whether what a list or a table of words holds are words."""
    if name in _LISTS:
        return all(isinstance(one, str) for one in value)
    if name in _PAIRS:
        return set(value) <= {"en", "ko"} and all(isinstance(one, str) for one in value.values())
    if name == "doubt":
        return all(isinstance(one, dict) and "en" in one and set(one) <= _OF_DOUBT for one in value)
    return True


def _bad(name: str, value: object) -> str:
    return _("“{field}” has a value of the wrong kind: {value}.", field=name, value=value)


def _unknown_words(table: Table) -> Iterator[Wrong]:
    if table["trigger"] not in triggers():
        yield "trigger", _("The event “{trigger}” is not known.", trigger=table["trigger"])
    for name in ("applies", "not_applies"):
        for kind in table.get(name, ()):
            if kind != "any" and kind not in proceedings():
                yield name, _("The proceeding “{kind}” is not known.", kind=kind)
    for name, value in table.get("alt", {}).items():
        if value not in _ALT.get(name, ()):
            yield "alt", _bad(f"alt.{name}", value)
    if (at := table.get("at")) and not _HOUR.fullmatch(at):
        yield "at", _("“{at}” is no hour. Write it as 17:00.", at=at)
    if (calendar := table.get("calendar")) and calendar not in shipped():
        yield "calendar", _("The calendar “{calendar}” is not known.", calendar=calendar)


def _unknown_sources(table: Table) -> Iterator[Wrong]:
    if not table["src"]:
        yield "src", _("“{field}” is missing.", field="src")
    for cited in table["src"]:
        if not isinstance(cited, str) or code_of(cited) not in sources():
            yield "src", _("The source “{source}” is not known.", source=cited)


def _untranslated(table: Table) -> Iterator[Wrong]:
    pairs = [("title", table)]
    pairs += [(name, table[name]) for name in ("if_missed", "note") if name in table]
    pairs += [("doubt", one) for one in table.get("doubt", ())]
    for name, words in pairs:
        if not words.get("en"):
            yield name, _("“{field}” has no English.", field=name)
        if not _HANGUL.search(words.get("ko") or ""):
            yield name, _("“{field}” has no Korean.", field=name)


def _uncountable(table: Table) -> Iterator[Wrong]:
    if threshold := table.get("threshold"):
        try:
            formula(threshold)
        except Unreadable as error:
            yield "threshold", str(error)
    offset = table.get("offset")
    if offset is not None and not 0 <= offset <= 100_000:
        yield "offset", _bad("offset", offset)
    if table["unit"] == "none" and offset:
        yield "unit", _("A number of {n} has no unit.", n=offset)
    if table["unit"] != "none" and table["dir"] == "none":
        yield "dir", _("It says neither before nor after.")
    if table["dir"] == "before" and table["first_day"] == "exclude" and "clear_days" not in table:
        words = _("It counts back without the first day and does not say whether the days are clear days.")
        yield "clear_days", words
    if table.get("max") and table.get("min"):
        yield "max", _("It is a longest and a shortest time at once.")


def _turned_round(table: Table) -> Iterator[Wrong]:
    """A version that ends before it begins."""
    if table.get("from") and table.get("to") and table["to"] < table["from"]:
        yield "to", _("It ends on {to}, before it begins.", to=table["to"])
