"""Records written down by hand in TOML files, planted into a case in one change.

A file holds records by kind, each with a key of its own; "@key" links to another record, wherever it stands.
What hangs on a record may be nested under it, by the name of its kind:

    [[party]]
    key = "smith"
    name = "Jane Smith"
    party_name = [{ text = "J. Smith", kind = "alias" }]

    [[fact]]
    key = "meeting"
    text = "The committee meets."
    fact_party = ["@smith"]
    citation = ["@report", { source = "@letter", part = "contradicts" }]

A nested string stands for a record that only links two others. `facts` names the rows of the material a record
rests on: kept with the description for whoever checks it, not stored.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hearingdesk import codes
from hearingdesk.casefile import Edit
from hearingdesk.errors import Invalid, Unreadable
from hearingdesk.record import Field, Record, meanings
from hearingdesk.records import KINDS
from hearingdesk.records.matters import Matter, Matters
from hearingdesk.when import When
from hearingdesk.words import _

_WRITTEN_AS: Mapping[str, type] = {
    "number": int,
    "flag": bool,
}  # a field of any other shape is written as words
_LINKS = ("link", "about")


@dataclass(frozen=True, slots=True)
class Planned:
    """One record as a file describes it, its links still by key."""

    file: str
    table: str
    key: str
    values: Mapping[str, Any]
    links: Mapping[str, str]  # field: the key of what it points at
    facts: tuple[str, ...] = ()

    def wrong(self, reason: str) -> Invalid:
        """The error that says what is wrong with it, and where it stands."""
        return _wrong(self.file, self.table, self.key, reason)


class Seed:
    """Records waiting to be planted, in the order they were read."""

    def __init__(self) -> None:
        self.planned: dict[str, Planned] = {}

    @classmethod
    def read(cls, files: Iterable[Path]) -> Seed:
        """Everything in these files. Raises Invalid with file, kind and key where one says something impossible."""
        seed = cls()
        for file in files:
            try:
                seed.take(tomllib.loads(file.read_text("utf-8")), file.name)
            except tomllib.TOMLDecodeError as error:
                raise Invalid(_("{file} is not TOML: {reason}.", file=file.name, reason=error)) from error
        return seed

    def take(self, document: Mapping[str, Any], file: str) -> None:
        """Add the records of one parsed document, which sentences call `file`. Raises Invalid."""
        for table, records in document.items():
            for record in records if isinstance(records, list) else [records]:
                key = record.get("key") if isinstance(record, dict) else None
                if table not in KINDS:
                    raise _wrong(file, table, key, _("there is no such kind."))
                if not isinstance(key, str) or not key:
                    raise _wrong(file, table, "", _("a record needs a key."))
                self._plan(file, table, key, record)

    def founding(self) -> Matter:
        """What the case is about, its links still open: `plant` fills them in. Raises Invalid where nothing says."""
        for entry in self._founders():
            matter = Matter(**entry.values)
            for _field, sentence in matter.problems():
                raise entry.wrong(sentence)
            return matter
        raise Invalid(_("No matter is described, so there is no case to open."))

    def plant(self, edit: Edit, matter: Matter | None = None) -> dict[str, int]:
        """Add everything to an open change; returns the ids by key. `matter` is the one the case stands on already.

        Raises Invalid with file, kind and key where a record says too little or points nowhere.
        """
        standing = {e.key: matter.id for e in self._founders() if matter is not None}
        ids = dict(standing)
        seen = set(standing)
        for first in self.planned.values():
            for entry in self._with_needs(first, seen):
                try:
                    ids[entry.key] = edit.add(self._record(entry, ids)).id
                except Invalid as error:
                    raise entry.wrong(str(error)) from error
        for key, id in standing.items():
            edit.update(replace(self._record(self.planned[key], ids), id=id))
        return ids

    def _founders(self) -> list[Planned]:
        return [entry for entry in self.planned.values() if entry.table == Matters.table]

    def _plan(self, file: str, table: str, key: str, written: Mapping[str, Any]) -> None:
        """Note a record, and what is nested under it after it."""
        if key in self.planned:
            raise _wrong(file, table, key, _("another record has this key."))
        fields = meanings(KINDS[table].kind)
        values: dict[str, Any] = {}
        links: dict[str, str] = {}
        nested: list[tuple[str, Any]] = []
        for name, value in written.items():
            if name in ("key", "facts"):
                continue
            if name in fields:
                try:
                    _put(fields[name], name, value, values, links)
                except (Invalid, Unreadable) as error:
                    raise _wrong(file, table, key, str(error)) from error
            elif name in KINDS:
                nested.append((name, value))
            else:
                raise _wrong(file, table, key, _("there is no field called {name}.", name=name))
        self.planned[key] = Planned(file, table, key, values, links, tuple(written.get("facts", ())))
        for child, records in nested:
            self._plan_under(self.planned[key], child, records)

    def _plan_under(self, parent: Planned, table: str, records: Sequence[Any]) -> None:
        up = _upward(table, parent.table)
        across = [n for n, f in meanings(KINDS[table].kind).items() if f.shape in _LINKS and n != up]
        if not up:
            raise parent.wrong(_("nothing of the kind {kind} can stand under it.", kind=table))
        for number, record in enumerate(records, 1):
            if isinstance(record, str) and across:
                record = {across[0]: record}
            if not isinstance(record, dict):
                raise parent.wrong(_("{kind} must list records.", kind=table))
            key = record.get("key") or f"{parent.key}/{table}-{number}"
            facts = record.get("facts", parent.facts)
            self._plan(parent.file, table, key, {**record, up: f"@{parent.key}", "facts": facts})

    def _with_needs(self, entry: Planned, seen: set[str], above: tuple[str, ...] = ()) -> Iterator[Planned]:
        """A record after everything it points at, each once."""
        if entry.key in seen:
            return
        if entry.key in above:
            raise entry.wrong(_("it points back at itself through {key}.", key=above[-1]))
        for field in entry.links:
            yield from self._with_needs(self._target(entry, field), seen, (*above, entry.key))
        seen.add(entry.key)
        yield entry

    def _target(self, entry: Planned, field: str) -> Planned:
        """What a link points at, if it is of the kind the field takes."""
        target = self.planned.get(entry.links[field])
        if target is None:
            raise entry.wrong(
                _("{field} points at @{key}, which nothing is called.", field=field, key=entry.links[field])
            )
        wanted = meanings(KINDS[entry.table].kind)[field].to
        if wanted and target.table != wanted:
            raise entry.wrong(
                _(
                    "{field} takes a record of the kind {kind}; @{key} is one of the kind {other}.",
                    field=field,
                    kind=wanted,
                    key=target.key,
                    other=target.table,
                )
            )
        return target

    def _record(self, entry: Planned, ids: Mapping[str, int]) -> Record:
        values = dict(entry.values)
        for field in entry.links:
            target = self._target(entry, field)
            values[field] = ids[target.key]
            if meanings(KINDS[entry.table].kind)[field].shape == "about":
                values[f"{field}_kind"] = target.table
        return KINDS[entry.table].kind(**values)


def _put(field: Field, name: str, value: Any, values: dict[str, Any], links: dict[str, str]) -> None:
    """Sort one written value into values or links. Raises Invalid, Unreadable."""
    wanted = _WRITTEN_AS.get(field.shape, str)
    if type(value) is not wanted or field.shape == "data":
        raise Invalid(_("{field} cannot be {value}.", field=name, value=repr(value)))
    if field.shape in _LINKS:
        if not value.startswith("@"):
            raise Invalid(_("{field} must point at a record, as @key does.", field=name))
        links[name] = value[1:]
    elif field.shape == "when":
        values[name] = When.parse(value)
    elif field.shape == "code" and value and value not in codes.entries(field.codes):
        raise Invalid(_("{field} has no code called {value}.", field=name, value=value))
    else:
        values[name] = value


def _upward(table: str, parent: str) -> str:
    """The field by which a record of one kind hangs on one of another; "" where it cannot.

    What may be about anything is about its parent, though it has a link of the right kind too: a citation under
    a source speaks of that source.
    """
    fields = meanings(KINDS[table].kind)
    about = [name for name, field in fields.items() if field.shape == "about"]
    return next(iter(about + [name for name, field in fields.items() if field.to == parent]), "")


def _wrong(file: str, table: str, key: object, reason: str) -> Invalid:
    return Invalid(_("{file}, {kind} “{key}”: {reason}", file=file, kind=table, key=key or "", reason=reason))
