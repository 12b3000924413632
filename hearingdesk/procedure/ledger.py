"""What makes a demand for attendance binding: the steps, per jurisdiction and kind of proceeding, as dated data."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from hearingdesk.places import resources
from hearingdesk.procedure.faults import BadRules, Fault
from hearingdesk.procedure.law import shipped as law
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.sources import code_of, sources
from hearingdesk.procedure.tables import Entry
from hearingdesk.words import _

STEPS = ("applied", "resolved", "issued", "contents", "served", "before")
_FILE = "ledgers.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Entry):
    """One step as the law asks for it."""

    name: str  # of STEPS
    title: Both
    asks: Both
    decides: bool = True
    failed: str = "voluntary"  # the verdict where it is known to have failed; "gap" where no text says
    threshold: str = ""  # the code of the Threshold that a vote must reach
    by: Both = field(default_factory=Both)  # who must issue it
    by_words: tuple[str, ...] = ()  # words in which a file may say so
    not_words: tuple[str, ...] = ()  # words that make somebody else of them
    must: tuple[str, ...] = ()  # fields of a summons that must say yes
    may: tuple[str, ...] = ()  # fields that decide nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger(Entry):
    """The steps of one kind of demand; `serve` and `reasons` are the rules that count its days ("" is none)."""

    instrument: str
    serve: str = ""
    serve_abroad: str = ""  # instead of it, for somebody who is served abroad
    reasons: str = ""
    steps: tuple[Asked, ...]

    def asks(self, name: str) -> Asked | None:
        """A step by name; None where this law does not know it."""
        return next((step for step in self.steps if step.name == name), None)


def ledger_for(jurisdiction: str, hearing_kind: str, day: datetime.date | None = None) -> Ledger | None:
    """The ledger for a hearing of this kind on a day; None where no rule makes a demand binding there."""
    for one in ledgers():
        if one.holds(jurisdiction, day) and one.open_in(hearing_kind):
            return one
    return None


@cache
def ledgers() -> tuple[Ledger, ...]:
    """All ledgers. Raises BadRules: file, ledger, reason."""
    with resources("procedure", "tables", _FILE).open("rb") as file:
        listed = tomllib.load(file)["ledger"]
    found = [Fault(_FILE, one.get("instrument", ""), reason) for one in listed for reason in _reasons(one)]
    if found:
        raise BadRules(found)
    return tuple(_ledger(one) for one in listed)


def _ledger(table: Mapping[str, Any]) -> Ledger:
    place: dict[str, Any] = {"jurisdiction": table["jurisdiction"], "also": tuple(table.get("also", ()))}
    place["proceedings"] = tuple(table["proceedings"])
    return Ledger(
        **place,
        instrument=table["instrument"],
        serve=table.get("serve", ""),
        serve_abroad=table.get("serve_abroad", ""),
        reasons=table.get("reasons", ""),
        sources=tuple(table["src"]),
        confidence=table["conf"],
        steps=tuple(_asked(step, place) for step in table["step"]),
    )


def _asked(table: Mapping[str, Any], place: Mapping[str, Any]) -> Asked:
    plain: dict[str, Any] = {
        name: table[name] for name in ("name", "decides", "failed", "threshold") if name in table
    }
    lists: dict[str, Any] = {
        name: tuple(table[name]) for name in ("by_words", "not_words", "must", "may") if name in table
    }
    return Asked(
        **place,
        **plain,
        **lists,
        title=Both(table["en"], table["ko"]),
        asks=Both(**table["asks"]),
        by=Both(**table.get("by", {})),
        sources=tuple(table["src"]),
        confidence=table["conf"],
    )


def _reasons(table: Mapping[str, Any]) -> Iterator[str]:
    """Everything wrong with one ledger as written."""
    for rule in (table.get("serve"), table.get("serve_abroad"), table.get("reasons")):
        if rule and rule not in law().ids():
            yield _("There is no rule “{name}”.", name=rule)
    for step in table.get("step", ()):
        if step.get("name") not in STEPS:
            yield _(
                "“{value}” is no word for “{field}”: {known}.",
                value=step.get("name"),
                field="name",
                known=STEPS,
            )
        if not (step.get("en") and step.get("ko") and step.get("asks", {}).get("ko")):
            yield _("“{field}” has no Korean.", field=step.get("name"))
    cited = [one for part in (table, *table.get("step", ())) for one in part.get("src") or [""]]
    yield from (
        _("The source “{source}” is not known.", source=one) for one in cited if code_of(one) not in sources()
    )
