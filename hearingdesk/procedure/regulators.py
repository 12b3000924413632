"""What the instruments of a regulator are in law: their effects, and the rules that count from them, as dated data."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from hearingdesk import codes
from hearingdesk.places import resources
from hearingdesk.procedure.faults import BadRules, Fault
from hearingdesk.procedure.law import shipped as law_of_all
from hearingdesk.procedure.rule import CONFIDENCES, Both
from hearingdesk.procedure.sources import code_of, sources
from hearingdesk.procedure.stages import coded
from hearingdesk.procedure.tables import Entry
from hearingdesk.words import _

_FILE = "decisions.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Entry):
    """What an instrument is in law."""

    code: str
    effects: tuple[str, ...]
    results: str = ""  # the rule that counts the days for its results
    besides: tuple[str, ...] = ()  # what else runs from it

    @property
    def title(self) -> Both:
        return coded("regulator_instrument", self.code)


def form_of(instrument: str, jurisdiction: str, day: datetime.date | None = None) -> Form | None:
    """What an instrument is in law on a day; None where no text was read."""
    return next((one for one in forms() if one.code == instrument and one.holds(jurisdiction, day)), None)


@cache
def forms() -> tuple[Form, ...]:
    """All instruments that a text was read of. Raises BadRules: file, instrument, reason."""
    with resources("procedure", "tables", _FILE).open("rb") as file:
        listed = tomllib.load(file)["decision"]
    found = [Fault(_FILE, one.get("code", ""), reason) for one in listed for reason in reasons(one)]
    if found:
        raise BadRules(found)
    return tuple(
        Form(
            code=one["code"],
            jurisdiction=one["jurisdiction"],
            effects=tuple(one["effects"]),
            results=one.get("results", ""),
            besides=tuple(one.get("besides", ())),
            note=Both(**one.get("note", {})),
            sources=tuple(one["src"]),
            confidence=one["conf"],
        )
        for one in listed
    )


def reasons(table: Mapping[str, Any]) -> Iterator[str]:
    """Everything wrong with one instrument as written."""
    for field_name, listed, values in (
        ("code", "regulator_instrument", [table.get("code")]),
        ("effects", "legal_effect", table.get("effects") or [""]),
    ):
        for value in values:
            if value not in codes.entries(listed):
                yield _(
                    "“{value}” is no word for “{field}”: {known}.",
                    value=value,
                    field=field_name,
                    known=listed,
                )
    for rule in (table.get("results", ""), *table.get("besides", ())):
        if rule and rule not in law_of_all().ids():
            yield _("There is no rule “{name}”.", name=rule)
    if table.get("conf") not in CONFIDENCES:
        yield _("“{field}” is missing.", field="conf")
    for cited in table.get("src") or [""]:
        if code_of(cited) not in sources():
            yield _("The source “{source}” is not known.", source=cited)
