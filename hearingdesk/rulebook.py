"""The rules of a case as a list: the program's and the case's own, searched, filtered and sorted."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hearingdesk import codes
from hearingdesk.procedure.doubts import standing
from hearingdesk.procedure.events import proceedings, triggers
from hearingdesk.procedure.faults import Fault
from hearingdesk.procedure.law import shipped
from hearingdesk.procedure.rule import Both, Doubt, Rule
from hearingdesk.procedure.sources import cite
from hearingdesk.procedure.telling import asked_words
from hearingdesk.procedure.verdicts import own_law
from hearingdesk.records.memory import LocalRule
from hearingdesk.search.fold import fold
from hearingdesk.search.query import parse
from hearingdesk.search.verify import holds
from hearingdesk.view import View
from hearingdesk.words import N_, _

OWN, OVERRIDDEN, CHECK, ALL = "own", "overridden", "check", "all"
FILTERS: Mapping[str, str] = {
    OWN: N_("Own rules"),
    OVERRIDDEN: N_("Overridden"),
    CHECK: N_("Check"),
    ALL: N_("All parliaments"),
}
ORDERS: Mapping[str, str] = {
    "": N_("Proceeding"),
    "title": N_("Title"),
    "rule": N_("Short name"),
    "since": N_("In force from"),
    "confidence": N_("Confidence"),
}
_SURE = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class RuleQuery:
    """Which rules, in which order; "" leaves a question open. `day`: the versions in force then."""

    words: str = ""
    filter: str = ""  # OWN, OVERRIDDEN, CHECK; ALL takes in other parliaments
    order: str = ""
    down: bool = False
    day: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule with what the case makes of it. `rule` is None where all there is of it cannot be read."""

    name: str
    rule: Rule | None
    own: tuple[LocalRule, ...] = ()  # the case's records of that name
    faults: tuple[Fault, ...] = ()  # why a record of the case is left out

    @property
    def id(self) -> int:
        return number(self.name)

    @property
    def is_new(self) -> bool:
        """Whether the program knows no rule of that name."""
        return self.name not in shipped().ids()

    @property
    def title(self) -> Both:
        if self.rule is not None:
            return self.rule.title
        last = self.own[-1]
        return Both(last.title, last.title_ko or last.title)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What is not certain of the rule itself, whatever it is counted from."""
        return standing(self.rule) if self.rule is not None else ()


def number(name: str) -> int:
    """A number for the name of a rule, the same in every session: what a list knows a row by."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:6], "big")


def entries(view: View, day: datetime.date | None = None, *, everywhere: bool = False) -> Iterator[Entry]:
    """The rules of the matter's law, in the order of the books; the case's own among them."""
    local = own_law(view)
    records: dict[str, list[LocalRule]] = {}
    for record in view.local_rules.all():
        records.setdefault(record.rule, []).append(record)
    jurisdiction = "" if everywhere else view.matter.jurisdiction
    here = {rule.id: rule for rule in local.law.rules(jurisdiction if jurisdiction != "none" else "", day)}
    for name in dict.fromkeys([*here, *records]):
        rule = here.get(name)
        if rule is None and name in local.law.ids():
            rule = local.law.rule(name, day)
        faults = tuple(one for one in local.faults if one.rule == name)
        yield Entry(name, rule, tuple(records.get(name, ())), faults)


def entry(view: View, id: int, day: datetime.date | None = None) -> Entry | None:
    """One rule by its number; None where there is none."""
    return next((one for one in entries(view, day, everywhere=True) if one.id == id), None)


def selected(view: View, query: RuleQuery) -> list[Entry]:
    """The rules that answer a question, in its order. Raises Unreadable for words that are no search."""
    found = [
        one for one in entries(view, query.day, everywhere=query.filter == ALL) if _passes(one, query.filter)
    ]
    if query.words:
        asked = parse(query.words)
        found = [one for one in found if holds(asked, fold(text(one)))]
    key = _KEYS[query.order]
    return sorted(found, key=key, reverse=query.down)


def counts(view: View, day: datetime.date | None = None) -> dict[str, int]:
    """How many rules each filter would leave."""
    here, everywhere = list(entries(view, day)), list(entries(view, day, everywhere=True))
    return {
        name: sum(_passes(one, name) for one in (everywhere if name == ALL else here)) for name in FILTERS
    }


def _passes(one: Entry, filter: str) -> bool:
    match filter:
        case "own":
            return bool(one.own) and one.is_new
        case "overridden":
            return bool(one.own) and not one.is_new
        case "check":
            return bool(one.doubts or one.faults)
    return True


def proceeding(rule: Rule | None) -> Both:
    """The kind of proceeding a rule stands under in a list."""
    known = proceedings()
    named = next((known[name].title for name in (rule.applies if rule else ()) if name in known), None)
    return named or Both("Any proceeding", "모든 절차")


def text(one: Entry) -> str:
    """All words of a rule, in both languages, for a search."""
    rule = one.rule
    parts = [one.name, one.title.en, one.title.ko]
    parts += [word for record in one.own for word in (record.title, record.title_ko, record.basis)]
    if rule is not None:
        told = (asked_words(rule), cite(rule.sources), triggers()[rule.trigger], rule.note, rule.if_missed)
        parts += [word for both in (*told, proceeding(rule)) for word in (both.en, both.ko)]
    return " \n".join(parts)


def _by_proceeding(one: Entry) -> tuple[int, int]:
    known = list(proceedings())
    first = next((name for name in (one.rule.applies if one.rule else ()) if name in known), "")
    return (0 if one.own else 1, known.index(first) if first else len(known))


_KEYS: Mapping[str, Callable[[Entry], Any]] = {
    "": _by_proceeding,
    "title": lambda one: one.title.say().casefold(),
    "rule": lambda one: one.name,
    "since": lambda one: (one.rule.since if one.rule and one.rule.since else datetime.date.min, one.name),
    "confidence": lambda one: (
        not one.doubts,
        -_SURE.index(one.rule.confidence) if one.rule else 1,
        one.name,
    ),
}


HEAD = (
    N_("Short name"),
    N_("Name in English"),
    N_("Name in Korean"),
    N_("What it asks"),
    N_("It holds in"),
    N_("Force"),
    N_("In force from"),
    N_("In force until"),
    N_("On whose word"),
    N_("Confidence"),
    N_("Check"),
    N_("Whose rule"),
)


def cells(one: Entry) -> list[str]:
    """A rule as a line of a table, under HEAD."""
    rule = one.rule
    whose = _("Own rule") if one.is_new else _("Overridden") if one.own else _("The program’s")
    check = "; ".join([*(doubt.why.say() for doubt in one.doubts), *(fault.reason for fault in one.faults)])
    if rule is None:
        return [one.name, one.title.en, one.title.ko, "", "", "", "", "", one.own[-1].basis, "", check, whose]
    known = proceedings()
    where = [known[name].title.say() for name in rule.applies if name in known]
    return [
        one.name,
        one.title.en,
        one.title.ko,
        asked_words(rule).say(),
        ", ".join(where) or proceeding(None).say(),
        codes.label("rule_force", rule.force),
        rule.since.isoformat() if rule.since else "",
        rule.until.isoformat() if rule.until else "",
        cite(rule.sources).say(),
        codes.label("confidence", "uncertain" if one.doubts else rule.confidence),
        check,
        whose,
    ]
