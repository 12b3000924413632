"""Where the day of an event stands in a case: the records and fields that rules count from, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from hearingdesk.errors import NotFound
from hearingdesk.places import resources
from hearingdesk.procedure.held import Kinds
from hearingdesk.procedure.phrases import doubt
from hearingdesk.procedure.rule import Both, Doubt
from hearingdesk.record import meanings
from hearingdesk.records import KINDS
from hearingdesk.store.records import having
from hearingdesk.when import When
from hearingdesk.words import say

_ANY = "any"


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path: along a link of the record, or `back` to the records whose link leads to it."""

    table: str  # where it leads
    field: str  # the link: of the record left, or of the records reached
    back: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """From a record to the field that says the day."""

    table: str
    hops: tuple[Hop, ...]
    field: str
    last: bool = False  # of several days the last, not the first
    assumed: bool = False

    @property
    def end(self) -> str:
        """The kind of record in which the day stands."""
        return self.hops[-1].table if self.hops else self.table

    @property
    def label(self) -> Both:
        """What the field is called."""
        words = meanings(KINDS[self.end].kind)[self.field].label
        return Both(say("en", words), say("ko", words))


@dataclass(frozen=True, slots=True)
class Start:
    """The day that a record says, and why it should not be believed without a look."""

    day: When
    doubts: tuple[Doubt, ...] = ()


def paths(trigger: str, table: str) -> tuple[Path, ...]:
    """The ways from a record of a kind to the day of an event; () where it says nothing of it."""
    listed = _listed()
    return listed.get(trigger, {}).get(table, ()) or listed[_ANY].get(table, ())


def every_path() -> Iterator[Path]:
    """Each way once."""
    yield from dict.fromkeys(path for kinds in _listed().values() for one in kinds.values() for path in one)


def start_of(case: Kinds, trigger: str, table: str, id: int | None) -> Start | None:
    """The day of an event as a record says it; None where it does not."""
    tried: list[Path] = []
    for path in paths(trigger, table) if id else ():
        days = sorted(_days(case, path, id or 0))
        if days:
            why = (_instead(tried[0], path),) if path.assumed and tried else ()
            return Start(days[-1 if path.last else 0], (*why, *_disputed(case, table, id or 0)))
        tried.append(path)
    return None


def _instead(missing: Path, path: Path) -> Doubt:
    return doubt("assumed", field=missing.label, instead=path.label)


def _disputed(case: Kinds, table: str, id: int) -> tuple[Doubt, ...]:
    """A fact in dispute says its day, and that somebody else says another."""
    fact = case.of(table).find(id) if table == "fact" else None
    return (doubt("disputed"),) if fact is not None and fact.status == "disputed" else ()


def _days(case: Kinds, path: Path, id: int) -> Iterator[When]:
    """Every day to which a path leads."""
    here, ids = path.table, [id]
    for hop in path.hops:
        ids = list(_along(case, here, hop, ids))
        here = hop.table
    for record in case.of(here).many(ids):
        day = getattr(record, path.field)
        if day is not None:
            yield day


def _along(case: Kinds, here: str, hop: Hop, ids: list[int]) -> Iterator[int]:
    if hop.back:
        for id in ids:
            yield from case.of(hop.table).ids(having(**{hop.field: id}))
        return
    for record in case.of(here).many(ids):
        if (to := getattr(record, hop.field)) is not None:
            yield to


@cache
def _listed() -> Mapping[str, Mapping[str, tuple[Path, ...]]]:
    with resources("procedure", "starts.toml").open("rb") as file:
        table = tomllib.load(file)
    return {
        trigger: {kind: tuple(path(kind, words) for words in listed) for kind, listed in kinds.items()}
        for trigger, kinds in table.items()
    }


def path(table: str, words: str) -> Path:
    """A path as it is written. Raises NotFound where it leads nowhere."""
    *steps, field = words.lstrip("?").rstrip(">").split(".")
    hops: list[Hop] = []
    here = table
    for step in steps:
        hops.append(_hop(here, step, words))
        here = hops[-1].table
    if here not in KINDS or field not in meanings(KINDS[here].kind):
        raise NotFound(f"{table}: {words}")
    return Path(table, tuple(hops), field, words.endswith(">"), words.startswith("?"))


def _hop(here: str, step: str, words: str) -> Hop:
    fields = meanings(KINDS[here].kind)
    if step in fields and fields[step].to:
        return Hop(fields[step].to, step)
    if step in KINDS:
        for name, one in meanings(KINDS[step].kind).items():
            if one.to == here:
                return Hop(step, name, back=True)
    raise NotFound(f"{here}: {words}")
