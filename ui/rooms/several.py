"""One sheet for several records at once: a form made of the same fields of each, saved as one change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, make_dataclass, replace
from typing import Any

from hearingdesk.record import Problem
from ui.forms.form import Part


def _no_problems(self: Any) -> Iterator[Problem]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Several:
    """The form: what it is filled with, its parts, and how to read the records back from it."""

    shown: Any
    parts: tuple[Part, ...]
    records: tuple[Any, ...] = field(repr=False)
    names: tuple[str, ...] = ()

    def edited(self, result: Any) -> list[Any]:
        """The records as the form has them, those alone that differ."""
        made = [
            replace(record, **{name: getattr(result, f"{name}_{at}") for name in self.names})
            for at, record in enumerate(self.records)
        ]
        return [new for new, old in zip(made, self.records, strict=True) if new != old]


def several(records: Sequence[Any], names: Sequence[str], titles: Sequence[str]) -> Several:
    """A form with these fields of every record, each record under its title."""
    made: list[tuple[str, Any, Any]] = [("id", int, 0)]
    for at, record in enumerate(records):
        known = {one.name: one for one in fields(record)}
        made += [
            (
                f"{name}_{at}",
                known[name].type,
                field(default=getattr(record, name), metadata=known[name].metadata),
            )
            for name in names
        ]
    kind = make_dataclass("SeveralRecords", made, frozen=True, namespace={"problems": _no_problems})
    parts = tuple(Part(tuple(f"{name}_{at}" for name in names), title) for at, title in enumerate(titles))
    return Several(kind(), parts, tuple(records), tuple(names))
