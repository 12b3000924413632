"""The law that is no deadline, as dated data: instruments, offences, thresholds, routes, addressees, service, kinds.

Each entry says on whose word it stands. `doubts_on(day)` is what must be checked before relying on it.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from hearingdesk.places import resources
from hearingdesk.procedure.entry_faults import BOTHS, apart, faults_of
from hearingdesk.procedure.events import proceedings_of
from hearingdesk.procedure.faults import BadRules, Fault
from hearingdesk.procedure.formula import formula
from hearingdesk.procedure.phrases import doubt
from hearingdesk.procedure.rule import Both, Doubt
from hearingdesk.procedure.sources import cite, is_general


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every entry has: where and when it holds, in which proceedings, on whose word."""

    jurisdiction: str
    also: tuple[str, ...] = ()
    proceedings: tuple[str, ...] = ("any",)
    since: datetime.date | None = None
    until: datetime.date | None = None
    sources: tuple[str, ...] = ()
    confidence: str
    uncertain: bool = False
    note: Both = field(default_factory=Both)

    def holds(self, jurisdiction: str, day: datetime.date | None = None) -> bool:
        """Whether it is law there, on that day where one is given."""
        if jurisdiction not in (self.jurisdiction, *self.also):
            return False
        return day is None or ((self.since or day) <= day <= (self.until or day))

    def open_in(self, hearing_kind: str) -> bool:
        """Whether it is available in a kind of hearing (or a proceeding by its own name)."""
        return bool({"any", hearing_kind, *proceedings_of(hearing_kind)} & set(self.proceedings))

    @property
    def basis(self) -> Both:
        """The sources in words."""
        return cite(self.sources)

    def doubts_on(self, day: datetime.date | None = None) -> tuple[Doubt, ...]:
        """Why it is not certain; nothing where it is."""
        found = [Doubt("uncertain", self.note) if self.note else doubt("uncertain")] if self.uncertain else []
        return (*found, *([doubt("general")] if is_general(self.sources) else []))


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Entry):
    """What a committee can use; `why_not` and `instead` are for the proceedings that lack it."""

    code: str
    title: Both
    needs: Both = field(default_factory=Both)
    why_not: Both = field(default_factory=Both)
    instead: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offence(Entry):
    """An offence, and the capacities in which it can be committed ("any" is everybody)."""

    code: str
    capacities: tuple[str, ...]
    sworn: bool = False
    needs_service: bool = False  # none without a demand served in time
    penalty: Both
    limitation: str = ""  # the rule that says when it is barred

    def can_be_of(self, capacity: str) -> bool:
        return "any" in self.capacities or capacity in self.capacities


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold(Entry):
    """How many it takes: of the members in office, and `then` of those present."""

    code: str
    title: Both
    formula: str
    then: str = ""
    rule: str = ""

    def of(self, members: int) -> int:
        """How many of so many members in office (or present, where the formula asks for those)."""
        return formula(self.formula).of({"n": members, "present": members})

    def of_present(self, present: int) -> int | None:
        """How many votes among those present; None where the law does not ask."""
        return formula(self.then).of({"present": present}) if self.then else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(Entry):
    """In whose name a complaint is filed, and when that way is open."""

    basis_code: str
    when: Both
    threshold: str = ""  # code of a Threshold
    offences: tuple[str, ...] = ()  # only for these; () is all


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee(Entry):
    """Whom a complaint may be addressed to; from `check_from` on only after a look at the law."""

    code: str
    check_from: datetime.date | None = None
    why: Both = field(default_factory=Both)

    def doubts_on(self, day: datetime.date | None = None) -> tuple[Doubt, ...]:
        # zero-argument super() is of no use in a dataclass with slots, which is made anew
        found = Entry.doubts_on(self, day)
        if self.check_from and (day is None or day >= self.check_from):
            return (*found, Doubt("reserve", self.why))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Method(Entry):
    """A method of service: when it takes effect and what proves it."""

    method: str
    effect: str  # delivery, dispatch, notice, deposit, none, unknown
    days: int = 0  # after the deposit
    rules: tuple[str, ...] = ()  # for a notice: the first one, later ones
    proof: Both = field(default_factory=Both)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Entry):
    """A kind of hearing: whether witnesses are bound by oath, whether it can vote."""

    code: str
    oath: bool
    votes: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground(Entry):
    """A ground on which testimony is refused, and whether the law knows it as one."""

    code: str
    lawful: bool


KINDS: tuple[type[Entry], ...] = (Instrument, Offence, Threshold, Route, Addressee, Method, Kind, Ground)
E = TypeVar("E", bound=Entry)
_FILES: Mapping[str, type[Entry]] = {
    "instrument": Instrument,
    "offence": Offence,
    "threshold": Threshold,
    "route": Route,
    "addressee": Addressee,
    "service": Method,
    "kind": Kind,
    "ground": Ground,
}

_LISTS = ("also", "proceedings", "capacities", "instead", "rules", "offences")


@cache
def entries(kind: type[E]) -> tuple[E, ...]:
    """All entries of a kind, in their order. Raises BadRules: file, entry, reason."""
    name = next(name for name, made in _FILES.items() if made is kind)
    file = "service.toml" if name == "service" else f"{name}s.toml"
    return read(kind, resources("procedure", "tables", file))


def read(kind: type[E], path: Path) -> tuple[E, ...]:
    """Read and check one file of entries. Raises BadRules with every fault: file, entry, reason."""
    name = next(name for name, made in _FILES.items() if made is kind)
    try:
        listed = tomllib.loads(path.read_text("utf-8"))[name]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadRules([Fault(path.name, "", str(error))]) from None
    found = [Fault(path.name, _key(one), reason) for one in listed for reason in faults_of(name, one)]
    if not found:
        found = [Fault(path.name, key, reason) for key, reason in apart(listed)]
    if found:
        raise BadRules(found)
    return tuple(_made(kind, one) for one in listed)


def _key(table: Mapping[str, Any]) -> str:
    return str(table.get("code") or table.get("method") or table.get("basis") or "")


def held(kind: type[E], jurisdiction: str, day: datetime.date | None = None) -> list[E]:
    """The entries that are law in a jurisdiction on a day."""
    listed: tuple[E, ...] = entries(kind)
    return [one for one in listed if one.holds(jurisdiction, day)]


def offences_of(
    capacity: str, hearing_kind: str, jurisdiction: str, day: datetime.date | None = None
) -> list[Offence]:
    """What somebody in this capacity can be charged with there: a reference person never with absence."""
    return [
        one
        for one in held(Offence, jurisdiction, day)
        if one.can_be_of(capacity) and one.open_in(hearing_kind)
    ]


def _made(kind: type[E], table: Mapping[str, Any]) -> E:
    values: dict[str, Any] = dict(table)
    for name in _LISTS:
        if name in values:
            values[name] = tuple(values[name])
    for name in BOTHS:
        if name in values:
            values[name] = Both(**values[name])
    if "en" in values:
        values["title"] = Both(values.pop("en"), values.pop("ko"))
    if "basis" in values:
        values["basis_code"] = values.pop("basis")
    values["sources"] = tuple(values.pop("src"))
    values["confidence"] = values.pop("conf")
    return kind(**values)
