"""What follows an absence, step by step: one chain per jurisdiction and kind of proceeding, as dated data."""

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
from hearingdesk.procedure.rule import CONFIDENCES, Both
from hearingdesk.procedure.sources import code_of, sources
from hearingdesk.procedure.tables import Entry, Threshold
from hearingdesk.procedure.tables import entries as tabled
from hearingdesk.words import _

STEPS = (
    *("excuse", "ruling", "authority", "charge", "house", "filed"),
    *("received", "investigation", "disposition", "final"),
)
_FILE = "dossiers.toml"


@dataclass(frozen=True, slots=True)
class Pending:
    """From when a later law takes over what is still under way, and why."""

    since: datetime.date
    why: Both


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks(Entry):
    """One step as the law asks for it."""

    name: str  # of STEPS
    title: Both
    asks: Both
    rules: tuple[str, ...] = ()  # what counts its days: the first that is in force
    extension: str = ""  # the rule by which they can be extended
    besides: tuple[str, ...] = ()  # further days that run from the same event
    threshold: str = ""  # the code of the Threshold that a vote must reach
    pending: Pending | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain(Entry):
    """All steps of one kind of absence; without a step `why` says why nothing follows."""

    steps: tuple[Asks, ...] = ()
    why: Both = field(default_factory=Both)


def chain_for(jurisdiction: str, hearing_kind: str, day: datetime.date | None = None) -> Chain | None:
    """The chain for a hearing of this kind on a day; None where no text says what follows."""
    for one in chains():
        if one.holds(jurisdiction, day) and one.open_in(hearing_kind):
            return one
    return None


@cache
def chains() -> tuple[Chain, ...]:
    """All chains. Raises BadRules: file, chain, reason."""
    with resources("procedure", "tables", _FILE).open("rb") as file:
        listed = tomllib.load(file)["dossier"]
    found = [Fault(_FILE, one.get("jurisdiction", ""), reason) for one in listed for reason in reasons(one)]
    if found:
        raise BadRules(found)
    return tuple(_chain(one) for one in listed)


def _chain(table: Mapping[str, Any]) -> Chain:
    place: dict[str, Any] = {"jurisdiction": table["jurisdiction"], "also": tuple(table.get("also", ()))}
    place["proceedings"] = tuple(table["proceedings"])
    return Chain(
        **place,
        why=Both(**table.get("why", {})),
        note=Both(**table.get("note", {})),
        sources=tuple(table["src"]),
        confidence=table["conf"],
        steps=tuple(_asks(step, place) for step in table.get("step", ())),
    )


def _asks(table: Mapping[str, Any], place: Mapping[str, Any]) -> Asks:
    pending = table.get("pending")
    return Asks(
        **place,
        name=table["name"],
        title=Both(table["en"], table["ko"]),
        asks=Both(**table["asks"]),
        rules=tuple(table.get("rules", ())),
        extension=table.get("extension", ""),
        besides=tuple(table.get("besides", ())),
        threshold=table.get("threshold", ""),
        pending=Pending(pending["since"], Both(**pending["why"])) if pending else None,
        sources=tuple(table["src"]),
        confidence=table["conf"],
    )


def reasons(table: Mapping[str, Any]) -> Iterator[str]:
    """Everything wrong with one chain as written."""
    steps = table.get("step", ())
    if not steps and not table.get("why", {}).get("ko"):
        yield _("“{field}” is missing.", field="step")
    for part in (table, *steps):
        yield from _unsourced(part)
    for step in steps:
        yield from _wrong_step(step, table.get("jurisdiction", ""))


def _unsourced(part: Mapping[str, Any]) -> Iterator[str]:
    if part.get("conf") not in CONFIDENCES:
        yield _("“{field}” is missing.", field="conf")
    for cited in part.get("src") or [""]:
        if code_of(cited) not in sources():
            yield _("The source “{source}” is not known.", source=cited)


def _wrong_step(step: Mapping[str, Any], jurisdiction: str) -> Iterator[str]:
    name = step.get("name")
    if name not in STEPS:
        yield _("“{value}” is no word for “{field}”: {known}.", value=name, field="name", known=STEPS)
    if not (step.get("en") and step.get("ko") and step.get("asks", {}).get("ko")):
        yield _("“{field}” has no Korean.", field=name)
    for rule in (*step.get("rules", ()), *step.get("besides", ()), step.get("extension", "")):
        if rule and rule not in law().ids():
            yield _("There is no rule “{name}”.", name=rule)
    listed: tuple[Threshold, ...] = tabled(Threshold)
    known = {one.code for one in listed if one.jurisdiction == jurisdiction}
    if (threshold := step.get("threshold")) and threshold not in known:
        yield _(
            "“{value}” is no word for “{field}”: {known}.",
            value=threshold,
            field="threshold",
            known=", ".join(sorted(known)),
        )
