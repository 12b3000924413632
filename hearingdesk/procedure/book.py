"""The rule books of the program, one per jurisdiction: read, checked and kept from the first use on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from hearingdesk.errors import NotFound
from hearingdesk.places import resources
from hearingdesk.procedure.faults import BadRules, Fault, reasons, versions
from hearingdesk.procedure.rule import Both, Reserve, Rule
from hearingdesk.words import _

_OF_BOOK = ("calendar", "zone", "read_from", "read_until")


def jurisdictions() -> tuple[str, ...]:
    """The jurisdictions that have a rule book."""
    return tuple(sorted(path.stem for path in resources("procedure", "rules").glob("*.toml")))


@cache
def book(jurisdiction: str) -> tuple[Rule, ...]:
    """The rules written in one book. Raises BadRules, or NotFound where there is no such book."""
    path = resources("procedure", "rules", f"{jurisdiction}.toml")
    if jurisdiction not in jurisdictions():
        raise NotFound(_("There is no rule book “{name}”.", name=jurisdiction))
    return read(path)


def read(path: Path) -> tuple[Rule, ...]:
    """Read and check one file of rules. Raises BadRules with every fault: file, rule, reason."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadRules([Fault(path.name, "", str(error))]) from None
    listed = table.get("rule", [])
    if found := list(faults(path.name, table)):
        raise BadRules(found)
    common = {"jurisdiction": path.stem, **{name: table[name] for name in _OF_BOOK if name in table}}
    return tuple(made(one, common) for one in listed)


def faults(where: str, table: Mapping[str, Any]) -> Iterator[Fault]:
    """Everything wrong with a file of rules."""
    from hearingdesk.procedure.calendars import shipped

    if table.get("calendar") not in shipped():
        yield Fault(where, "", _("The calendar “{calendar}” is not known.", calendar=table.get("calendar")))
    listed = table.get("rule", [])
    wrong = [Fault(where, one.get("id", ""), reason) for one in listed for reason in reasons(one)]
    yield from wrong
    if not wrong:
        yield from (Fault(where, name, reason) for name, reason in versions(listed))


def made(table: Mapping[str, Any], common: Mapping[str, Any]) -> Rule:
    """A rule from its table, which has been checked; `common` is what the rules of a book have in common."""
    plain = ("id", "trigger", "unit", "first_day", "roll", "force", "clear_days", "advisory_roll", "at")
    more = ("threshold", "former", "uncertain", "alt", "calendar")
    return Rule(
        **{**common, **{name: table[name] for name in (*plain, *more) if name in table}},
        title=Both(table["en"], table["ko"]),
        native=table.get("ja", "") or table.get("de", ""),
        offset=table.get("offset"),
        direction=table["dir"],
        next_day=table.get("effect") == "next_day",
        bound="max" if table.get("max") else "min" if table.get("min") else "",
        also=tuple(table.get("also", ())),
        applies=tuple(table["applies"]),
        not_applies=tuple(table.get("not_applies", ())),
        if_missed=Both(**table.get("if_missed", {})),
        note=Both(**table.get("note", {})),
        since=table.get("from"),
        until=table.get("to"),
        sources=tuple(table["src"]),
        confidence=table["conf"],
        reserves=tuple(
            Reserve(Both(one["en"], one.get("ko") or one["en"]), one.get("from"), one.get("when") == "rolled")
            for one in table.get("doubt", ())
        ),
    )
