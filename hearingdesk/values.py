"""The value of a field as people read it: codes and dates in words, linked records by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hearingdesk import codes
from hearingdesk.change import Row, RowChange
from hearingdesk.record import Field, meanings, to_row
from hearingdesk.records import KINDS
from hearingdesk.store.outgoing import ARCHIVE, Outgoing
from hearingdesk.store.records import shorten
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import N_, _, language


@dataclass(frozen=True, slots=True)
class Told:
    """One field of a row that changed, in words; "" where there was, or is, nothing."""

    field: str
    label: str
    shape: str
    before: str
    after: str


WHAT = {"pack": N_("Briefing pack"), "list": N_("List"), "copy": N_("Copy of the case")}
UNSHOWN = ("key", "data")  # shapes that are for the program


def told(view: View, row: RowChange) -> Iterator[Told]:
    """What a change did to a row, field by field; of a row that came or went, every field that says something."""
    if row.table not in KINDS:
        return
    before, after = row.before or {}, row.after or {}
    now: Row | None = None
    for name, meaning in meanings(KINDS[row.table].kind).items():
        if meaning.shape in UNSHOWN or (name not in before and name not in after):
            continue
        kinds = [side.get(f"{name}_kind", "") for side in (before, after)]
        if meaning.shape == "about" and not any(kinds):  # only where it leads has changed, not to which kind
            now = now or _row(view, row)
            kinds = [now.get(f"{name}_kind", "")] * 2
        words = [
            in_words(view, meaning, side.get(name), kind)
            for side, kind in zip((before, after), kinds, strict=True)
        ]
        if any(words):
            yield Told(name, _(meaning.label), meaning.shape, *words)


def _row(view: View, row: RowChange) -> Row:
    record = view.of(row.table).find(row.id)
    return to_row(record) if record is not None else {}


def in_words(view: View, meaning: Field, value: Any, kind: str = "") -> str:
    """A stored value; "" for none. `kind`: the table that an "about" field leads to."""
    if value in (None, ""):
        return ""
    match meaning.shape:
        case "link":
            return view.of(meaning.to).called(value) or _gone(meaning.to)
        case "about":
            return (view.of(kind).called(value) or _gone(kind)) if kind in KINDS else ""
        case "code":
            return codes.label(meaning.codes, value, language())
        case "when":
            return When.parse(str(value)).say()
        case "flag":
            return _("Yes") if value else _("No")
    return str(value)


def record_name(view: View, row: RowChange) -> str:
    """How the record of a row is named, also when it is not there any more."""
    name = view.of(row.table).called(row.id) if row.table in KINDS else ""
    fields = row.after or row.before or {}
    return name or shorten(
        str(next((fields[key] for key in ("title", "name", "text") if fields.get(key)), ""))
    )


def _gone(table: str) -> str:
    return _("{kind}, removed since", kind=_(KINDS[table].one))


def handed_out(entry: Outgoing) -> str:
    """What was handed out."""
    return _("Open archive of the case") if entry.note == ARCHIVE else _(WHAT[entry.what])


def desk(number: int) -> str:
    """The short name of a desk."""
    return f"{number:07X}"
