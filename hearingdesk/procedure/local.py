"""Rules and holidays of one case: read from its records, laid over those of the program, marked as local."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from hearingdesk.procedure.book import made
from hearingdesk.procedure.calendars import Day
from hearingdesk.procedure.faults import Fault, reasons
from hearingdesk.procedure.law import Law, shipped
from hearingdesk.procedure.phrases import phrase
from hearingdesk.procedure.rule import Both, Rule
from hearingdesk.when import When
from hearingdesk.words import _

_DATES = ("from", "to")


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
        wrong = faults_of(record)
        faults += wrong
        if not wrong:
            rules.append(_rule(record, jurisdiction))
    return Local(Law(rules, (pair for record in holidays for pair in _days(record)), zone), tuple(faults))


def faults_of(record: OwnRule) -> list[Fault]:
    """Everything that keeps a case's own rule from being counted, for the form that edits it."""
    table, problem = _table(record)
    found = [problem] if problem else list(reasons(table, own=True))
    return [Fault(_("own rules"), record.rule, reason) for reason in found]


def _table(record: OwnRule) -> tuple[dict[str, Any], str]:
    """The rule's table: the program's rule of that name, if there is one, with the case's fields over it."""
    try:
        own = json.loads(record.settings or "{}")
    except ValueError:
        return {}, _("Its settings are no JSON.")
    if not isinstance(own, dict):
        return {}, _("Its settings are no JSON.")
    for name in _DATES:
        if name in own:
            try:
                own[name] = datetime.date.fromisoformat(own[name])
            except (TypeError, ValueError):
                return {}, _("“{field}” has a value of the wrong kind: {value}.", field=name, value=own[name])
    table = {**_of_program(record.rule), **own, "id": record.rule}
    table["en"] = record.title or table.get("en", "")
    table["ko"] = record.title_ko or table.get("ko") or record.title
    if record.basis:
        table["src"] = [record.basis]
    return table, ""


def _of_program(name: str) -> dict[str, Any]:
    """What a rule of the program says, as a table that an own rule can override."""
    law = shipped()
    if name not in law.ids():
        return {}
    rule = law.rule(name)
    table: dict[str, Any] = {
        "en": rule.title.en,
        "ko": rule.title.ko,
        "dir": rule.direction,
        "conf": rule.confidence,
        "src": list(rule.sources),
        "applies": list(rule.applies),
        "not_applies": list(rule.not_applies),
    }
    for name in ("trigger", "unit", "first_day", "roll", "force", "clear_days", "threshold", "at"):
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


def _rule(record: OwnRule, jurisdiction: str) -> Rule:
    """The checked rule of a record."""
    table, _problem = _table(record)
    law = shipped()
    known = law.rule(record.rule) if record.rule in law.ids() else None
    place = known or next(iter(law.rules(jurisdiction)), None)
    common: Mapping[str, Any] = {
        "jurisdiction": known.jurisdiction if known else jurisdiction,
        "calendar": place.calendar if place else "NONE",
        "zone": place.zone if place else "UTC",
    }
    return made(table, **common, local=True)


def _days(record: OwnHoliday) -> list[tuple[str, Day]]:
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
