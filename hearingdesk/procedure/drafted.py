"""An own rule as people fill it in, field by field in words; it becomes the record of a case, or says what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from hearingdesk import codes
from hearingdesk.procedure.faults import wrong
from hearingdesk.procedure.local import OwnRule, table_from, table_of
from hearingdesk.procedure.rule import Rule
from hearingdesk.record import Problem, choice, dated, missing, several, ticked, whole, words
from hearingdesk.records.memory import LocalRule
from hearingdesk.when import When
from hearingdesk.words import N_, _

_PLAIN = ("trigger", "roll", "calendar", "at", "force")  # fields that are called the same in a rule
_FIELDS: Mapping[str, str] = {  # field of a rule: field of the form, where the two differ
    "id": "rule",
    "en": "title",
    "ko": "title_ko",
    "dir": "direction",
    "src": "basis",
    "conf": "confidence",
    "uncertain": "confidence",
    "from": "since",
    "to": "until",
    "threshold": "share",
    "alt": "reading",
    "max": "bound",
    "min": "bound",
}
_MOST = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDraft:
    """The choices of the form. It is not stored: `record` makes the record of it."""

    id: int = 0
    title: str = words(N_("Name in English"), required=True)
    title_ko: str = words(N_("Name in Korean"))
    rule: str = words(N_("Short name"), required=True)
    trigger: str = choice(N_("Counted from"), "trigger", required=True)
    offset: int | None = whole(N_("How many"))
    unit: str = choice(N_("Of what"), "time_unit", "day")
    direction: str = choice(N_("Before or after"), "rule_direction", "before", required=True)
    first_day: str = choice(N_("The first day"), "rule_first_day", "include")
    clear_days: bool = ticked(N_("Clear days: neither end counts"))
    at: str = words(N_("By what hour"))
    bound: str = choice(N_("No due day, but the"), "rule_bound")
    share: str = choice(N_("How many must agree or sign"), "rule_share")
    roll: str = choice(N_("If it ends on a day off"), "rule_roll", "none")
    calendar: str = choice(N_("Calendar"), "calendar")
    safer: bool = ticked(N_("Show the working day before beside a day off"))
    next_day: bool = ticked(N_("It takes effect at the start of the next day"))
    force: str = choice(N_("Force"), "rule_force", "mandatory", required=True)
    applies: tuple[str, ...] = several(N_("It holds in"), "proceeding")
    basis: str = words(N_("Source or decision"), required=True)
    confidence: str = choice(N_("Confidence"), "confidence", "high", required=True)
    reading: str = choice(N_("Two readings"), "rule_reading")
    since: When | None = dated(N_("In force from"))
    until: When | None = dated(N_("In force until"))
    if_missed: str = words(N_("If it is missed"))
    if_missed_ko: str = words(N_("If it is missed, in Korean"))
    note: str = words(N_("Remark"))
    note_ko: str = words(N_("Remark in Korean"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it): what the loader of rules says, at the field it speaks of."""
        found = [*missing(self), *self._unreadable()]
        yield from found
        said, known = {field for field, _sentence in found}, set(self.__dataclass_fields__)
        if said & {"offset", "unit", "since", "until"}:
            return  # of these no rule can be made
        for field, reason in wrong(table_of(self.record())[0], own=True):
            at = _FIELDS.get(field, field)
            if at not in said:
                yield (at if at in known else "rule"), reason

    def _unreadable(self) -> Iterator[Problem]:
        if self.offset is not None and not 0 <= self.offset <= _MOST:
            yield "offset", _("A number from 0 to {most} is needed.", most=f"{_MOST:,}")
        if self.offset and not self.unit:
            yield "unit", _("Say of what, such as days or weeks.")
        for name in ("since", "until"):
            when = getattr(self, name)
            if when is not None and not when.is_day:
                yield name, _("One day is needed, such as 2026-01-01.")

    def record(self) -> LocalRule:
        """The record that a case keeps."""
        return LocalRule(
            id=self.id,
            rule=self.rule.strip(),
            title=self.title,
            title_ko=self.title_ko,
            settings=json.dumps(self._settings(), ensure_ascii=False, sort_keys=True),
            basis=self.basis,
        )

    def _settings(self) -> dict[str, Any]:
        """Every field of the form, so that the program's rule under it is asked for nothing but its doubts."""
        table: dict[str, Any] = {name: getattr(self, name) for name in _PLAIN if getattr(self, name)}
        counted = bool(self.unit) and not self.share
        table |= {
            "unit": self.unit if counted else "none",
            "dir": self.direction,
            "first_day": (self.first_day or "na") if counted and self.unit != "hour" else "na",
            "clear_days": self.clear_days,
            "roll": self.roll or "none",
            "applies": list(self.applies) or ["any"],
            "not_applies": [],
            "conf": "low" if self.confidence == "uncertain" else self.confidence,
            "uncertain": self.confidence == "uncertain",
            "alt": self._alt(),
            "max": self.bound == "max",
            "min": self.bound == "min",
            "if_missed": _pair(self.if_missed, self.if_missed_ko),
            "note": _pair(self.note, self.note_ko),
            "threshold": codes.entries("rule_share")[self.share].note if self.share else "",
            "offset": self.offset if counted else None,
            "advisory_roll": "prev" if self.safer else None,
            "effect": "next_day" if self.next_day else None,
        }
        days = {"from": self.since, "to": self.until}
        return table | {name: when.start for name, when in days.items() if when is not None}

    def _alt(self) -> dict[str, Any]:
        match self.reading:
            case "clear":
                return {"clear_days": not self.clear_days}
            case "rolled":
                return {"from": "rolled_due"}
        return {}


def _pair(english: str, korean: str) -> dict[str, str]:
    return {"en": english or korean, "ko": korean or english} if english or korean else {}


def draft_of(record: OwnRule, id: int = 0) -> RuleDraft:
    """The form of a record that can be read; of one that cannot, what its names say."""
    table, problem = table_of(record)
    if problem or any(True for _one in wrong(table, own=True)):
        return RuleDraft(
            id=id, rule=record.rule, title=record.title, title_ko=record.title_ko, basis=record.basis
        )
    return replace(_from_table(table), id=id, title_ko=record.title_ko, basis=record.basis)


def draft_over(rule: Rule) -> RuleDraft:
    """A form that begins as a rule of the program; on whose word it is overridden must be said."""
    table = {**table_from(rule), "id": rule.id, "from": rule.since, "to": rule.until}
    return replace(_from_table(table), basis="")


def _from_table(table: Mapping[str, Any]) -> RuleDraft:
    shares = {one.note: one.code for one in codes.entries("rule_share").values()}
    missed, note = table.get("if_missed", {}), table.get("note", {})
    alt = table.get("alt", {})
    return RuleDraft(
        rule=table["id"],
        title=table["en"],
        title_ko=table["ko"],
        **{name: table[name] for name in _PLAIN if table.get(name) not in (None, "na")},
        offset=table.get("offset") if table["unit"] != "none" else None,
        unit="" if table["unit"] == "none" else table["unit"],
        direction=table["dir"] if table["dir"] != "none" else "after",
        first_day="" if table["first_day"] == "na" else table["first_day"],
        clear_days=table.get("clear_days", False),
        bound="max" if table.get("max") else "min" if table.get("min") else "",
        share=shares.get(table.get("threshold", ""), ""),
        safer=table.get("advisory_roll") == "prev",
        next_day=table.get("effect") == "next_day",
        applies=tuple(one for one in table["applies"] if one != "any"),
        basis=(table.get("src") or [""])[0],
        confidence="uncertain" if table.get("uncertain") else table["conf"],
        reading="rolled" if "from" in alt else "clear" if "clear_days" in alt else "",
        since=_day(table.get("from")),
        until=_day(table.get("to")),
        if_missed=missed.get("en", ""),
        if_missed_ko=missed.get("ko", ""),
        note=note.get("en", ""),
        note_ko=note.get("ko", ""),
    )


def _day(day: Any) -> When | None:
    return When.day(day) if day else None
