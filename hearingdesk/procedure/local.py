"""Rules and holidays of one case: read from its records, laid over those of the program, marked as local."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from hearingdesk.procedure.book import made
from hearingdesk.procedure.calendars import Day
from hearingdesk.procedure.faults import Fault, Wrong, wrong
from hearingdesk.procedure.law import Law, shipped
from hearingdesk.procedure.phrases import phrase
from hearingdesk.procedure.rule import Both, Reserve, Rule
from hearingdesk.when import When
from hearingdesk.words import _

_DATES = {"from", "to"}


class OwnRule(Protocol):
    """What a case's own rule must have; the record LocalRule has it."""

    @property
    def rule(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def title_ko(self) -> str: ...
    @property
    def settings(self) -> str: ...
    @property
    def basis(self) -> str: ...


class OwnHoliday(Protocol):
    """What a case's own holiday must have; the record Holiday has it."""

    @property
    def calendar(self) -> str: ...
    @property
    def day(self) -> When | None: ...
    @property
    def title(self) -> str: ...
    @property
    def title_ko(self) -> str: ...
    @property
    def is_working(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Local:
    """The law of a case, and what is wrong with its own rules: those are left out."""

    law: Law
    faults: tuple[Fault, ...]


def law_of(
    own: Iterable[OwnRule], holidays: Iterable[OwnHoliday] = (), *, jurisdiction: str = "", zone: str = ""
) -> Local:
    """The program's law with the case's rules and holidays over it."""
    rules: list[Rule] = []
    faults: list[Fault] = []
    for record in own:
        found = faults_of(record)
        if not found:
            rule = _rule(record, jurisdiction)
            clashes = [_overlap(one, rule) for one in rules]
            found = [_fault(rule.id, "from", clash) for clash in clashes if clash]
            rules += [] if found else [rule]
        faults += found
    return Local(Law(rules, (pair for record in holidays for pair in days_of(record)), zone), tuple(faults))


def faults_of(record: OwnRule) -> list[Fault]:
    """Everything that keeps a case's own rule from being counted, with the field of the rule."""
    table, problem = table_of(record)
    found = [problem] if problem else wrong(table, own=True)
    return [_fault(record.rule, field, reason) for field, reason in found]


def _fault(rule: str, field: str, reason: str) -> Fault:
    return Fault(_("own rules"), rule, reason, field)


def _overlap(one: Rule, other: Rule) -> str:
    """Why two own versions of a rule cannot both be law; days that neither has are the program's."""
    begin = max(one.since or datetime.date.min, other.since or datetime.date.min)
    end = min(one.until or datetime.date.max, other.until or datetime.date.max)
    if one.id != other.id or begin > end:
        return ""
    return _("Two versions are in force at once from {day}.", day=begin if begin.year > 1 else "—")


def table_of(record: OwnRule) -> tuple[dict[str, Any], Wrong | None]:
    """The rule's table: the program's rule of that name, if there is one, with the case's fields over it."""
    try:
        own = json.loads(record.settings or "{}")
    except (ValueError, RecursionError):
        own = None
    if not isinstance(own, dict):
        return {}, ("settings", _("Its settings are no JSON."))
    for table in (own, *(one for one in _listed(own.get("doubt")) if isinstance(one, dict))):
        for name in _DATES & table.keys():
            try:
                table[name] = datetime.date.fromisoformat(table[name])
            except (TypeError, ValueError):
                words = _("“{field}” has a value of the wrong kind: {value}.", field=name, value=table[name])
                return {}, (name, words)
    whole = {**of_program(record.rule), **own, "id": record.rule}
    table = {name: value for name, value in whole.items() if value is not None}  # null takes a field away
    table["en"] = record.title or table.get("en", "")
    table["ko"] = record.title_ko or table.get("ko") or record.title
    if record.basis:
        table["src"] = [record.basis]
    return table, None


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def of_program(name: str) -> dict[str, Any]:
    """What a rule of the program says now, as a table that an own rule can override: its doubts too."""
    law = shipped()
    return table_from(law.rule(name)) if name in law.ids() else {}


def table_from(rule: Rule) -> dict[str, Any]:
    """A rule as the table it could be read from; its days in force are left to whoever overrides it."""
    table: dict[str, Any] = {
        "en": rule.title.en,
        "ko": rule.title.ko,
        "dir": rule.direction,
        "conf": rule.confidence,
        "src": list(rule.sources),
        "also": list(rule.also),
        "applies": list(rule.applies),
        "not_applies": list(rule.not_applies),
        "doubt": [_doubt(one) for one in rule.reserves],
    }
    plain = ("trigger", "unit", "first_day", "roll", "force", "clear_days", "threshold", "at")
    for name in (*plain, "uncertain", "alt", "calendar"):
        table[name] = getattr(rule, name)
    if rule.offset is not None:
        table["offset"] = rule.offset
    if rule.advisory_roll:
        table["advisory_roll"] = rule.advisory_roll
    if rule.next_day:
        table["effect"] = "next_day"
    if rule.bound:
        table[rule.bound] = True
    for name in ("if_missed", "note"):
        if words := getattr(rule, name):
            table[name] = {"en": words.en, "ko": words.ko}
    return table


def _doubt(reserve: Reserve) -> dict[str, Any]:
    table: dict[str, Any] = {"en": reserve.why.en, "ko": reserve.why.ko}
    if reserve.since:
        table["from"] = reserve.since
    return table | ({"when": "rolled"} if reserve.if_rolled else {})


def _rule(record: OwnRule, jurisdiction: str) -> Rule:
    """The checked rule of a record."""
    table, _problem = table_of(record)
    law = shipped()
    known = law.rule(record.rule) if record.rule in law.ids() else None
    place = known or next(iter(law.rules(jurisdiction)), None)
    common: dict[str, Any] = {
        "jurisdiction": known.jurisdiction if known else jurisdiction,
        "calendar": place.calendar if place else "NONE",
        "zone": place.zone if place else "UTC",
    }
    if known and not record.basis:  # it rests on the program's own reading of the law
        common |= {"read_from": known.read_from, "read_until": known.read_until}
    return replace(made(table, common), local=True)


def days_of(record: OwnHoliday) -> list[tuple[str, Day]]:
    """One entry for each day of the record: a holiday may be a range of days."""
    if record.day is None or record.day.precision in ("year", "month"):
        return []
    unnamed = phrase("word.own_holiday")
    name = Both(record.title or unnamed.en, record.title_ko or record.title or unnamed.ko)
    first, count = record.day.first, (record.day.last - record.day.first).days + 1
    return [
        (record.calendar, Day(first + datetime.timedelta(days=n), name, record.is_working))
        for n in range(min(count, 366))
    ]
