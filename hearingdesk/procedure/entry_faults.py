"""What is wrong with an entry of the tables of law as written: a sentence for each fault."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from hearingdesk import codes
from hearingdesk.errors import Unreadable
from hearingdesk.procedure.book import jurisdictions
from hearingdesk.procedure.events import proceedings
from hearingdesk.procedure.faults import follow
from hearingdesk.procedure.formula import formula
from hearingdesk.procedure.rule import CONFIDENCES
from hearingdesk.procedure.sources import code_of, sources
from hearingdesk.words import _

Table = Mapping[str, Any]

EFFECTS = ("delivery", "dispatch", "notice", "deposit", "none", "unknown")
BOTHS = ("needs", "why_not", "penalty", "when", "why", "note", "proof")
_COMMON = ("jurisdiction", "also", "proceedings", "since", "until", "src", "conf", "uncertain", "note")
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "instrument": ("code", "en", "ko", "proceedings"),
    "offence": ("code", "capacities", "penalty", "proceedings"),
    "threshold": ("code", "en", "ko", "formula"),
    "route": ("basis", "when", "proceedings"),
    "addressee": ("code",),
    "service": ("method", "effect"),
    "kind": ("code", "oath"),
    "ground": ("code", "lawful"),
}
_MORE: Mapping[str, tuple[str, ...]] = {
    "instrument": ("needs", "why_not", "instead", "rules"),
    "offence": ("sworn", "needs_service", "limitation"),
    "threshold": ("then", "rule"),
    "route": ("threshold", "offences"),
    "addressee": ("check_from", "why"),
    "service": ("days", "rules", "proof"),
    "kind": ("votes",),
    "ground": (),
}
_CODES = {  # which code list a field is of
    ("offence", "code"): "offence",
    ("offence", "capacities"): "capacity",
    ("route", "basis"): "complaint_basis",
    ("route", "offences"): "offence",
    ("addressee", "code"): "addressee",
    ("service", "method"): "service_method",
    ("kind", "code"): "hearing_kind",
    ("ground", "code"): "mark_kind",
}
_DATES = ("since", "until", "check_from")


def faults_of(name: str, table: Table) -> Iterator[str]:
    """Everything wrong with one entry of a kind ("instrument", "offence" …)."""
    known = (*_COMMON, *_NEEDED[name], *_MORE[name])
    yield from (_("“{field}” is no field of a rule.", field=one) for one in table if one not in known)
    yield from (
        _("“{field}” is missing.", field=one) for one in _NEEDED[name] if table.get(one) in (None, "")
    )
    if table.get("jurisdiction") not in jurisdictions():
        yield _("There is no rule book “{name}”.", name=table.get("jurisdiction"))
    if table.get("conf") not in CONFIDENCES:
        yield _("“{field}” is missing.", field="conf")
    for cited in table.get("src") or [""]:
        if code_of(cited) not in sources():
            yield _("The source “{source}” is not known.", source=cited)
    for kind in table.get("proceedings", ()):
        if kind != "any" and kind not in proceedings():
            yield _("The proceeding “{kind}” is not known.", kind=kind)
    yield from _wrong_words(name, table)
    yield from _wrong_values(name, table)


def _wrong_words(name: str, table: Table) -> Iterator[str]:
    for (of, one), listed in _CODES.items():
        if of == name and one in table:
            values = table[one] if isinstance(table[one], list) else [table[one]]
            for value in values:
                if value != "any" and value not in codes.entries(listed):
                    yield _(
                        "“{value}” is no word for “{field}”: {known}.", value=value, field=one, known=listed
                    )
    for one in BOTHS:
        if one in table and not (table[one].get("en") and table[one].get("ko")):
            yield _("“{field}” has no Korean.", field=one)


def _wrong_values(name: str, table: Table) -> Iterator[str]:
    if name == "service" and table.get("effect") not in EFFECTS:
        yield _(
            "“{value}” is no word for “{field}”: {known}.",
            value=table.get("effect"),
            field="effect",
            known=", ".join(EFFECTS),
        )
    for one in ("formula", "then"):
        if one in table:
            try:
                formula(table[one])
            except Unreadable as error:
                yield str(error)
    for one in _DATES:
        if one in table and type(table[one]) is not datetime.date:
            yield _("“{field}” has a value of the wrong kind: {value}.", field=one, value=table[one])


def apart(tables: Iterable[Table]) -> Iterator[tuple[str, str]]:
    """Entry and reason where versions of the same entry are in force at once, or leave days between them."""
    same: dict[tuple[str, str], list[Table]] = {}
    for table in tables:
        key = str(table.get("code") or table.get("method") or table.get("basis"))
        same.setdefault((key, table["jurisdiction"]), []).append(table)
    for (key, _jurisdiction), found in same.items():
        ordered = sorted(found, key=lambda table: table.get("since") or datetime.date.min)
        for one in ordered:
            if one.get("since") and one.get("until") and one["until"] < one["since"]:
                yield key, _("It ends on {to}, before it begins.", to=one["until"])
        for former, later in pairwise(ordered):
            yield from ((key, reason) for reason in follow(former.get("until"), later.get("since")))
