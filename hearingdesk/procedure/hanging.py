"""Which deadlines hang on what a change touched: the paths to their triggers, walked backwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Protocol

from hearingdesk.change import RowChange
from hearingdesk.procedure.held import Kinds
from hearingdesk.procedure.law import shipped
from hearingdesk.procedure.rule import Rule
from hearingdesk.procedure.starts import Hop, Path, every_path, path
from hearingdesk.records.deadlines import Deadlines
from hearingdesk.records.memory import Holidays, LocalRules
from hearingdesk.store.records import BLOCK, Filter
from hearingdesk.when import When

_MORE = (  # what decides beside the day of the trigger: disputes about it, and the kind of proceeding
    ("claim", "claim_version.moment"),
    ("claim", "issue.fact_issue.fact.day"),
    ("claim", "issue.fact_issue.fact.status"),
    ("issue", "fact_issue.fact.day"),
    ("issue", "fact_issue.fact.status"),
    ("fact", "status"),
    ("hearing", "kind"),
    ("sitting", "hearing.kind"),
    ("summons", "hearing.kind"),
    ("demand", "hearing.kind"),
    ("attendance", "sitting.hearing.kind"),
    ("excuse", "summons.hearing.kind"),
    ("service", "summons.hearing.kind"),
)
_OF_MATTER = frozenset({"jurisdiction", "zone"})


class Reads(Kinds, Protocol):
    """What is asked of a case; a View has it all."""

    @property
    def deadlines(self) -> Deadlines: ...
    @property
    def local_rules(self) -> LocalRules: ...
    @property
    def holidays(self) -> Holidays: ...


Touched = Mapping[str, list[RowChange]]


def hanging(case: Reads, rows: Iterable[RowChange]) -> list[int]:
    """The ids of the deadlines whose count may be another now, each once."""
    touched: dict[str, list[RowChange]] = defaultdict(list)
    for row in rows:
        touched[row.table].append(row)
    deadlines = case.deadlines
    found = dict.fromkeys(row.id for row in touched.get("deadline", ()) if row.after is not None)
    if any(_OF_MATTER & (row.after or {}).keys() for row in touched.get("matter", ())):
        found.update(dict.fromkeys(deadlines.ids(deadlines.ruled)))
    for rules in _blocks(_rules(case, touched)):
        found.update(dict.fromkeys(deadlines.by_rules(rules)))
    for table, ids in _about(case, touched).items():
        for block in _blocks(ids):
            found.update(dict.fromkeys(deadlines.hanging_on(table, block)))
    return list(found)


def gone(rows: Iterable[RowChange]) -> frozenset[When]:
    """The days that records said before a change and do not say any more."""
    before: set[str] = set()
    after: set[str] = set()
    for row in rows:
        for name in _ends().get(row.table, ()):
            before.add((row.before or {}).get(name) or "")
            after.add((row.after or {}).get(name) or "")
    return frozenset(When.parse(day) for day in before - after if day)


def _rules(case: Reads, touched: Touched) -> set[str]:
    """The rules that the case has made or changed, and those that count with a calendar of which a day changed."""
    names = {name for row in touched.get("local_rule", ()) for name in _values(row, "rule")}
    names |= {one.rule for one in case.local_rules.many([row.id for row in touched.get("local_rule", ())])}
    moved = touched.get("holiday", ())
    if moved:
        calendars = {name for row in moved for name in _values(row, "calendar")}
        calendars |= {one.calendar for one in case.holidays.many([row.id for row in moved])}
        names |= {
            rule.id for rule in shipped().rules() if rule.calendar in calendars and _counts_days_off(rule)
        }
        names |= {one.rule for one in case.local_rules.all()}
    return names


def _counts_days_off(rule: Rule) -> bool:
    return rule.roll in ("next", "prev") or bool(rule.advisory_roll) or rule.unit == "working_day"


def _about(case: Reads, touched: Touched) -> dict[str, set[int]]:
    """The records from which a path leads over a row that was touched, by their kind."""
    found: dict[str, set[int]] = defaultdict(set)
    for way in _ways():
        tables = (way.table, *(hop.table for hop in way.hops))
        for place, table in enumerate(tables):
            rows = [row for row in touched.get(table, ()) if _matters(way, place, row)]
            if rows:
                found[way.table] |= _back(case, way, place, rows)
    return found


def _matters(way: Path, place: int, row: RowChange) -> bool:
    """Whether a row at this place of a path was changed in what the path reads there."""
    if row.before is None or row.after is None:
        return True
    read = {way.field} if place == len(way.hops) else set()
    if place < len(way.hops) and not way.hops[place].back:
        read.add(way.hops[place].field)
    if place and way.hops[place - 1].back:
        read.add(way.hops[place - 1].field)
    return bool(read & row.after.keys())


def _back(case: Reads, way: Path, place: int, rows: list[RowChange]) -> set[int]:
    """The records at the beginning of a path that lead, or led, to these rows."""
    ids = {row.id for row in rows}
    for at in range(place - 1, -1, -1):
        hop, left = way.hops[at], way.hops[at - 1].table if at else way.table
        led = (
            {value for row in rows for value in _values(row, hop.field)}
            if hop.back and at == place - 1
            else set()
        )
        ids = set(_leading(case, left, hop, ids)) | led
    return ids


def _leading(case: Reads, left: str, hop: Hop, ids: Collection[int]) -> Iterator[int]:
    if hop.back:
        for record in case.of(hop.table).many(list(ids)):
            if (to := getattr(record, hop.field)) is not None:
                yield to
        return
    for block in _blocks(ids):
        marks = ",".join("?" * len(block))
        yield from case.of(left).ids(Filter(f"{hop.field} IN ({marks})", tuple(block), "id"))


def _values(row: RowChange, field: str) -> Iterator[Any]:
    for values in (row.before, row.after):
        if values and values.get(field):
            yield values[field]


def _blocks(ids: Collection[Any]) -> Iterator[list[Any]]:
    listed = list(ids)
    for start in range(0, len(listed), BLOCK):
        yield listed[start : start + BLOCK]


@cache
def _ways() -> tuple[Path, ...]:
    return tuple(dict.fromkeys((*every_path(), *(path(table, words) for table, words in _MORE))))


@cache
def _ends() -> Mapping[str, frozenset[str]]:
    """The fields in which the day of an event can stand, by kind."""
    found: dict[str, set[str]] = defaultdict(set)
    for way in _ways():
        if way.field not in ("kind", "status"):
            found[way.end].add(way.field)
    return {table: frozenset(names) for table, names in found.items()}
